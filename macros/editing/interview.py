"""Somebody who answers questions: each answer is looked at when it is given, and none is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from macros.editing import trial
from macros.model.fields import fields_of, is_date
from macros.model.places import Place, Problem, Text, brief, nearest
from macros.model.records import Reference
from macros.model.typed import quoted, tidy, typed, without_quotes
from macros.model.words import Meaning
from macros.reading.fitting import misfits
from macros.reading.yaml.strict import read_yaml

ANSWER = Place("your answer")

Doubt = Callable[[str], str]  # what is wrong with an answer, in a sentence; nothing where it fits


def none(_: str) -> str:
    """Doubt nothing."""
    return ""


def misread(cls: Any, key: str, answer: str) -> str:
    """Say why an answer cannot be the value of a field, or one entry of its list."""
    written = f"{key}: {_written(cls, key, answer)}"
    problems = [*read_yaml(written.encode(), ANSWER.file).problems]
    return _told([*problems, *misfits(Text(answer, ANSWER), key, fields_of(cls)[key])])


def unruly(cls: Any, key: str, answer: str) -> str:
    """Say which rule an answer breaks by itself as the value of a field."""
    return _told(trial.doubts(cls, key, _written(cls, key, answer)))


def _written(cls: Any, key: str, answer: str) -> str:
    return f"[{quoted(answer)}]" if fields_of(cls)[key].many else quoted(answer)


def _told(problems: Iterable[Problem]) -> str:
    return "\n  ".join(f"{problem.fact}: {typed(problem.remedy)}" for problem in problems)


@dataclass(slots=True)
class Interview:
    """Somebody who answers: `ask` shows a question and returns what was typed, `tell` shows a line.

    `today` is the day as 2026-11-20; `given` holds answers to questions that are not asked, by their first words;
    `answers` keeps what was answered, and answers the same question when it is asked anew.
    """

    ask: Callable[[str], str]
    tell: Callable[[str], None]
    today: str
    given: Mapping[str, str] = field(default_factory=dict)
    means: Callable[[str], Iterable[Reference]] = lambda _: ()
    answers: dict[str, str] = field(default_factory=dict)

    def known(
        self,
        what: str,
        words: Iterable[str],
        called: Callable[[str], str] = str,
        like: Doubt | None = None,
        doubt: Doubt = none,
    ) -> str:
        """Ask until one of the known words is given; `called` finds it by other names, `like` offers some."""
        known = list(words)

        def meant(answer: str) -> str:
            return next((word for word in known if word.lower() == answer.lower()), "") or called(answer)

        def unfit(answer: str) -> str:
            if meant(answer) in known:
                return doubt(meant(answer))
            return like(answer) if like and answer else nearest(answer, known)

        return meant(self._answered(f"{what}: ", unfit))

    def word(self, what: str, words: Mapping[str, Meaning], default: str = "") -> str:
        """Ask for a word of a vocabulary after showing what each means."""
        self.offer(what, ((word, meaning.says if meaning else "") for word, meaning in words.items()))
        return self.known(f"{what} [{default}]" if default else what, words, called=lambda answer: answer or default)

    def field(self, cls: Any, key: str, default: str = "", doubt: Doubt = none, *, needed: bool = False) -> str:
        """Ask for one field until the answer fits; an empty one takes the default, or leaves an optional field out.

        `needed` tells that this entry must have it, although others may go without.
        """
        field = fields_of(cls)[key]
        if field.words:
            return self.word(key, field.words, default or field.default)
        is_optional = field.optional and not needed
        without_answer = default or ("leave out" if is_optional else "")
        offered = f" [{without_answer}]" if without_answer else ""

        def fits(answer: str) -> str:
            answer = answer or default
            if not answer and is_optional:
                return doubt("")
            if wrong := misread(cls, key, answer):
                return wrong
            if field.form == "date" and is_date(answer) and key == "on" and answer > self.today:
                return f"{answer} is still to come: write the day on which somebody looked, {self.today} at the latest"
            return doubt(answer) or unruly(cls, key, answer)

        return self._answered(f"{key} ({typed(field.help)}){offered}: ", fits) or default

    def text(self, what: str, doubt: Doubt = none) -> str:
        """Ask for a text that is no field; nothing is an answer, too."""
        return self._answered(f"{what}: ", doubt)

    def offer(self, what: str, choices: Iterable[tuple[str, str]]) -> None:
        """Show what there is to choose from, unless the answer is there already."""
        if self._name(what) not in {*self.answers, *self.given}:
            for word, says in choices:
                self.tell(f"  {word:<16} {says}".rstrip())

    def _answered(self, question: str, doubt: Doubt) -> str:
        name = self._name(question)
        ready = self.answers.pop(name, self.given.get(name))
        while True:
            answer = without_quotes(tidy(self.ask(question))) if ready is None else ready
            wrong = doubt(answer)
            if not wrong:
                self.answers[name] = answer
                return answer
            self.tell(f"  {brief(ready)}: {wrong}" if ready else f"  {wrong}")
            ready = None

    @staticmethod
    def _name(question: str) -> str:
        return question.split(maxsplit=1)[0].strip(":,")
