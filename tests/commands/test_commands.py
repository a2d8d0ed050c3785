"""The commands for people who edit and review the data, run as they run them, in a copy of the project."""

from __future__ import annotations

import dataclasses
import errno
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from macros.__main__ import COMMANDS, STOPPED, main
from macros.commands.elsewhere import at
from macros.commands.sound import numbers_of, write
from macros.desk import watch
from macros.desk.kept import FILE
from macros.editing.interview import Interview
from macros.editing.new import KINDS_OF_ENTRY, is_left_to_write
from macros.editing.schema import editor_files
from macros.handouts import press
from macros.history.review import review
from macros.model.evidence import status_of
from macros.model.index import Index
from macros.model.names import title_of
from macros.model.places import Place, Problem, Text
from macros.model.records import Reference
from macros.model.typed import COMMAND
from macros.model.words import THEMES
from macros.reading.encoding import LARGEST_FILE
from macros.reading.project import checked, load
from macros.rules import reports
from macros.search.show import of_provision, show
from tests.support.broken import SOUND
from tests.support.lamps import FRAMEWORK
from tests.support.project import ROOT, called, copied, edit, run, small_project

HOSTILE = "\x1b[31mred\u202e <b>x</b> @everyone [a](https://x.example) ![i](x) `c` | p\n::error::x %0A"


SMALL = ROOT / "tests" / "sound"
STANDARDS = "data/standards.yml"
INDEX = load(SMALL).index
FILES = {
    path.relative_to(SMALL).as_posix(): path.read_bytes()
    for path in [*SMALL.glob("data/*.yml"), *SMALL.glob("docs/**/*.md")]
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the small map with the commands that read and change it."""
    return small_project(tmp_path)


def in_project(
    project: Path, *arguments: str, answers: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    return run(*arguments, cwd=project, answers=answers, **environment)


@dataclasses.dataclass(frozen=True)
class Typist:
    """Runs commands in this process on a copy of the small map, and answers what they ask until nothing is left."""

    root: Path
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def __call__(self, *words: str, answers: str = "") -> tuple[int, str]:
        left = iter(answers.splitlines())

        def typed(question: str) -> str:
            print(question)
            try:
                return next(left)
            except StopIteration:
                raise EOFError from None

        self.monkeypatch.setattr("builtins.input", typed)
        code = main([*words, "--root", str(self.root)])
        return code, self.capsys.readouterr().out


@pytest.fixture
def typist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Typist:
    return Typist(shutil.copytree(SMALL, tmp_path / "map"), monkeypatch, capsys)


def provision(index: Index, framework: str, number: str, edition: str | None = None) -> Reference:
    reference = index.reference(framework, number, edition)
    assert reference in index.provisions
    assert reference
    return reference


# --- show -------------------------------------------------------------------------------------------------------------


def test_show_prints_a_provision_both_ways() -> None:
    reference = provision(INDEX, "mill", "3.10")
    text, found = show(INDEX, "mill:3.10")

    assert found
    assert text.startswith("Mill 3.10: Gossip\n")
    for item, link in INDEX.mappings_to(reference):
        assert f"{item.id} (" in text
        assert f"{link.number.place.file}:{link.number.place.line}" in text
    for other, _ in INDEX.alike(reference):
        assert f"  {title_of(INDEX, other)}, through " in text


def test_show_tells_of_editions_and_of_numbers_that_look_alike() -> None:
    old = of_provision(INDEX, provision(INDEX, "mill", "1.1", "2016"))
    new = of_provision(INDEX, provision(INDEX, "mill", "1.1"))

    assert "not the current one" in old
    assert re.search(r"What it became\n(  .*\n)+", old)
    assert "  Mill 1.1 (2016): " in new.partition("The same number elsewhere")[2]
    assert show(INDEX, "mill@2016:1.1") == (old, True)


def test_show_prints_a_page_with_its_mappings_and_sources() -> None:
    text, found = show(INDEX, "fair-weight")

    assert found
    for framework, answer in INDEX.answers_of("fair-weight"):
        assert answer.state != "missing"
        assert f"\n{framework.publisher}\n" in text
    assert "What the sources say" in text


# --- new --------------------------------------------------------------------------------------------------------------


def interviewed(index: Index, files: dict[str, bytes], what: str, *answers: str) -> tuple[dict[str, bytes], list[str]]:
    """Answer the questions in turn; every answer must be asked for."""
    told: list[str] = []
    left = iter(answers)
    interview = Interview(lambda _: next(left), told.append, "2026-11-20", means=numbers_of(index))
    new = KINDS_OF_ENTRY[what](index, files, interview)
    assert list(left) == []
    return new, told


def test_a_new_mapping_stands_at_its_item_and_framework() -> None:
    why = "Somebody typed this reason: it has \u201cquotes\u201d and a colon in it."
    new, told = interviewed(
        INDEX,
        FILES,
        "mapping",
        "two-hts",
        "two-hats",
        "mill",
        "mapping",
        "3,10",
        "",
        "touches",
        "supports",
        "inferred",
        why,
    )
    after = checked({**FILES, **new})
    mappings = after.index.answers["two-hats", "mill"].mappings

    assert str(mappings[-1].number) == "3.10"
    assert (mappings[-1].why, mappings[-1].relation, mappings[-1].basis) == (why, "supports", "inferred")
    assert after.problems == ()
    assert "  did you mean two-hats?" in told


def test_a_new_mapping_takes_the_place_of_a_gap() -> None:
    answers = ["market-day", "bell", "mapping", "5:9", "", "engages", "stated", "millers-letter", "Third paragraph"]
    new, _ = interviewed(INDEX, FILES, "mapping", *answers, "A reason of more than forty characters, as it must be.")
    answer = checked({**FILES, **new}).index.answers["market-day", "bell"]

    assert answer.gap is None
    assert [(str(mapping.number), str(mapping.source), str(mapping.where)) for mapping in answer.mappings] == [
        ("5:9", "millers-letter", "Third paragraph")
    ]


def test_a_new_item_and_its_first_mappings_bring_no_problem() -> None:
    page, _ = interviewed(
        INDEX, FILES, "item", "concept", "two-hats", "brand-new", "Brand new", "It is: a sentence.", "privacy"
    )
    changed = {**FILES, **page}
    for framework in INDEX.frameworks:
        new, _ = interviewed(
            checked(changed).index,
            changed,
            "mapping",
            "brand-new",
            framework,
            "not-yet",
            f"Nobody has compared the new page with {framework} so far.",
        )
        changed |= new

    assert list(page) == ["docs/concepts/brand-new.md", "data/mappings.yml"]
    assert {problem.fact.partition(":")[0] for problem in checked(changed).problems} == {"a placeholder was left"}


def with_a_framework() -> dict[str, bytes]:
    """Return the files of the small map with one more framework, which nobody has looked at."""
    return {**FILES, **interviewed(INDEX, FILES, "framework", *FRAMEWORK)[0]}


def test_a_new_framework_says_once_that_nobody_has_looked_at_it() -> None:
    files = with_a_framework()
    after = checked(files)

    assert {file for file in files if files[file] != FILES[file]} == {STANDARDS}
    assert after.problems == ()
    assert [(untouched.theme, str(untouched.why)) for untouched in after.index.frameworks["lamp"].not_yet] == [
        (None, "Nobody here has compared The lamp keepers' booklet with these pages yet.")
    ]


def test_a_framework_that_was_not_covered_before_is_covered_from_then_on() -> None:
    said = load(SMALL).index.data.elsewhere[0]
    answers = [str(said.spoken_as[-1]) if answer == "lamp" else answer for answer in FRAMEWORK[1:]]
    new, told = interviewed(INDEX, FILES, "framework", str(said.id), *answers)
    after = checked({**FILES, **new})

    assert after.problems == ()
    assert said.id not in [body.id for body in after.index.data.elsewhere]
    assert f"  data/elsewhere.yml no longer says of it that it is not covered: {said.name}" in told


def test_the_draft_of_a_number_that_a_new_edition_no_longer_has_is_told_once_with_what_to_do(typist: Typist) -> None:
    typist("new-edition", "mill", "2025", "--in-force", "2025-01-01")
    standards = typist.root / STANDARDS
    draft = next(
        mapping for answer in load(typist.root).index.data.answers for mapping in answer.mappings if mapping.draft
    )
    gone = f'      - number: "{draft.number}"\n        edition: "2025"\n        seen: []\n'
    edit(standards, gone, "")
    told = [
        problem
        for problem in load(typist.root).problems
        if problem.place.line in {draft.number.place.line, draft.number.place.line + 1}
    ]

    assert [(problem.fact, problem.remedy) for problem in told] == [
        (
            f"no provision mill:{draft.number}",
            f"the draft is from {draft.draft}: write the number that it became, or take the mapping out",
        )
    ]


def test_the_first_mapping_leaves_what_nobody_has_looked_at_to_the_other_themes_and_pages() -> None:
    files = with_a_framework()
    copy = '{kind: source, extent: whole, source: millers-letter, copy: "A print", on: "2026-11-20"}'
    words = 'title: "Shade", in_our_words: "Shade your lamp in a storm.", force: "you must"'
    provisions = f'provisions:\n      - {{number: "1.1", edition: "2026", {words}, seen: [{copy}]}}\n'
    files[STANDARDS] = files[STANDARDS].replace(b"provisions: []\n", provisions.encode())
    example = "docs/examples/market-day.md"
    files[example] = files[example].replace(b'theme: "privacy"', b'theme: "tools"')
    of_page, of_theme = ["two-hats", "lamp", "mapping", "1.1", "", "engages", "inferred"], ["fair-weight", "lamp"]
    once, told = interviewed(checked(files).index, files, "mapping", *of_page, REASON)
    files |= once
    between = checked(files)
    twice, _ = interviewed(between.index, files, "mapping", *of_theme, "none", f"{REASON} It fits nowhere.", "")
    after = checked({**files, **twice})

    assert told[-1] == "  nobody had looked at lamp, it said in data/standards.yml; now it says so of what is left"
    assert (between.problems, after.problems) == ((), ())
    assert themes_left(between.index) == set(THEMES) - {"tools"}
    assert themes_left(after.index) == set(THEMES) - {"tools", "boundaries"}
    answered = {str(answer.item): answer.state for answer in after.index.data.answers if answer.framework == "lamp"}
    assert answered.items() >= {"fair-weight": "none", "market-day": "not-yet", "two-hats": "mapped"}.items()


def test_a_page_is_mapped_to_no_framework_of_which_nobody_has_read_a_number() -> None:
    files = with_a_framework()

    with pytest.raises(LookupError, match=r"nobody has read a number of lamp yet: .* desk lamp"):
        interviewed(checked(files).index, files, "mapping", "two-hats", "lamp", "mapping")


def themes_left(index: Index) -> set[str]:
    return {str(untouched.theme) for untouched in index.frameworks["lamp"].not_yet}


def test_a_new_provision_stands_in_the_order_of_the_numbers() -> None:
    words = "Do what this made-up number asks of you. " * 3
    seen = ["source", "most", "yes", "no", "millers-letter", "A made-up text", ""]
    new, _ = interviewed(INDEX, FILES, "provision", "mill", "2.99", "", *seen, "A title", words, "", "")
    after = checked({**FILES, **new}).index
    numbers = [str(provision.number) for provision in after.frameworks["mill"].provisions]

    assert numbers.index("2.99") == numbers.index("3.1") - 1
    assert after.provisions[provision(after, "mill", "2.99")].in_our_words == words.strip()
    assert status_of(after.provisions[provision(after, "mill", "2.99")]) == "most"
    assert after.provisions[provision(after, "mill", "2.99")].seen[0].names_edition == "no"


def test_the_first_provision_of_a_new_framework_begins_its_list() -> None:
    files = with_a_framework()
    seen = ["source", "whole", "yes", "yes", "millers-letter", "A made-up text", ""]
    new, _ = interviewed(
        checked(files).index, files, "provision", "lamp", "1.1", "", *seen, "Shade", "Shade your lamp.", "", ""
    )
    after = checked({**files, **new})

    assert after.problems == ()
    assert [provision.number for provision in after.index.frameworks["lamp"].provisions] == ["1.1"]


def test_a_new_provision_of_an_older_edition_says_what_became_of_it() -> None:
    seen = ["press", "number", "yes", "yes", "", "A list of numbers", ""]
    new, _ = interviewed(INDEX, FILES, "provision", "mill", "9.99", "2016", *seen, "removed", "", "A list of changes")
    after = checked({**FILES, **new})

    assert after.problems == ()
    became = after.index.provisions[provision(after.index, "mill", "9.99", "2016")].became
    assert became
    assert became.numbers == ()


def test_a_new_statement_stands_last_in_its_source() -> None:
    new, _ = interviewed(
        INDEX, FILES, "statement", "millers-letter", "brand-new", "Page 1", "advice", "fair-weight", "It says: this."
    )
    after = checked({**FILES, **new})

    assert after.problems == ()
    assert after.index.sources["millers-letter"].statements[-1].says == "It says: this."


REASON = "Somebody typed this reason, which has more than forty characters."
ASKED: dict[str, tuple[list[str], str, str]] = {  # what is answered to one question, what is told, what is understood
    "quotes as in the file": (['"2.10"'], "", "2.10"),
    "curly quotes": (["“2.10”"], "", "2.10"),
    "low quotes": (["„2.10“"], "", "2.10"),
    "single curly quotes": (["\u20182.10\u2019"], "", "2.10"),
    "angled quotes": (["«2.10»"], "", "2.10"),
    "spaces round it": (["\u00a0 2.10\u200b "], "", "2.10"),
    "a comma for a dot": (["2,10"], "", "2.10"),
    "its short name in front": (["Mill 2.10"], "", "2.10"),
    "its full name": (["mill:2.10"], "", "2.10"),
    "words of its title": (["open hours", "2.10"], "one of these?\n  2.10             Open hours", "2.10"),
    "nothing": (["", "2.10"], "write one of the numbers above", "2.10"),
    "no number of this framework": (["9.9", "2.10"], "no number 9.9: ", "2.10"),
    "a number of another": (["5:9", "2.10"], "no number 5:9: ", "2.10"),
    "what is mapped already": (["3.10", "2.10"], "market-day is mapped to mill:3.10 already: choose another", "2.10"),
    "what nobody has seen": (["2.2", "2.10"], "nobody here has seen what mill:2.2 is about", "2.10"),
}


@pytest.mark.parametrize(("typed", "told", "number"), ASKED.values(), ids=ASKED)
def test_a_number_is_understood_or_asked_again_at_once(typed: list[str], told: str, number: str) -> None:
    answers = ["Market day", "Guild of Millers", "mapping", *typed, "", "supports", "inferred", REASON]
    new, lines = interviewed(INDEX, FILES, "mapping", *answers)
    after = checked({**FILES, **new})

    assert [str(mapping.number) for mapping in after.index.answers["market-day", "mill"].mappings] == ["3.10", number]
    assert after.problems == ()
    assert told in "\n".join(lines)
    assert "  2.10             Open hours" in lines  # what there is to choose from
    assert "is there: Mill 3.10: Gossip" in "\n".join(lines)


WRONG: dict[str, tuple[str, list[str], str]] = {  # answers, of which one is refused, and what is told at once
    "a page by a word": ("mapping", ["market", "market-day", "bell", "not-yet", REASON], "market-day: Market day"),
    "a framework by a slip": ("mapping", ["market-day", "bel", "bell", "not-yet", REASON], "did you mean bell?"),
    "a reason that is short": (
        "mapping",
        ["market-day", "bell", "not-yet", "relevant", REASON],
        "that has 8 characters",
    ),
    "a reason in quotes": ("mapping", ["market-day", "bell", "not-yet", f'"{REASON}"'], "is there|not-yet|$"),
    "a day to come": (
        "mapping",
        ["market-day", "bell", "none", REASON, "2099-01-01", "2026-11-20"],
        "2099-01-01 is still to come",
    ),
    "a day in another order": (
        "mapping",
        ["market-day", "bell", "none", REASON, "20/11/2026", "2026-11-20"],
        "on is 20/11/2026: write 2026-11-20",
    ),
    "a day that is none": (
        "mapping",
        ["market-day", "bell", "none", REASON, "2026-02-30", "2026-11-20"],
        "on is 2026-02-30",
    ),
    "a day in quotes": ("mapping", ["market-day", "bell", "none", REASON, "“2026-11-19”"], "$"),
    "an edition of nobody": (
        "mapping",
        ["two-hats", "mill", "mapping", "1.1", "2017", "2016", "supports", "inferred", REASON],
        "no edition 2017",
    ),
    "an edition without the number": (
        "mapping",
        ["two-hats", "mill", "mapping", "1.2", "2016", "", "supports", "inferred", REASON],
        "1.2 stands in 2024, and not in 2016",
    ),
    "a basis by its capital": (
        "mapping",
        ["two-hats", "mill", "mapping", "1.2", "", "Supports", "Inferred", REASON],
        "$",
    ),
    "a source by its name": (
        "mapping",
        ["two-hats", "mill", "mapping", "1.2", "", "cites", "cited", "The letter", "Page 1", REASON],
        "$",
    ),
    "a provision that is there": (
        "provision",
        [
            "mill",
            "5:1",
            "1.2",
            "2024",
            "2016",
            "press",
            "number",
            "yes",
            "yes",
            "",
            "A list",
            "",
            "split",
            "1.2 7.7",
            "1.2, 1.1",
            "A list",
        ],
        "Mill prints its numbers as 5.1\n.*(?s:.*)mill:1.2 is in the map already(?s:.*)no number 7.7 in the current",
    ),
    "a statement that is there": (
        "statement",
        [
            "letter",
            "The letter",
            "one-hat-at-a-time",
            "Two Hats",
            "two-hats-more",
            "Page 1",
            "advice",
            "Two hats",
            "It says: this.",
        ],
        "there is a statement one-hat-at-a-time already",
    ),
    "a page that is there": (
        "item",
        ["Concepts", "two-hats", "brand-new", "Brand new", "It is: a sentence.", "privacy"],
        "there is a page two-hats",
    ),
    "a line too long for a first screen": (
        "item",
        [
            *("Situations", "wet-sack", "Wet sack", "It is: a sentence.", "privacy"),
            *("Ask whose sack it is before you weigh it again.", "Ask whose it is. / Wait.", "Hurry.", "Who pays?"),
            "Who carried it.",
        ],
        "now has 47 characters",
    ),
    "a framework without a name": ("framework", ["", *FRAMEWORK], r"id is empty: fill it in\. "),
    "an edition that nobody named": (
        "framework",
        [*FRAMEWORK[: FRAMEWORK.index("2026")], "", *FRAMEWORK[FRAMEWORK.index("2026") :]],
        "current_edition is empty",
    ),
    "a framework that is there": (
        "framework",
        ["bell", *FRAMEWORK],
        "there is a framework bell already",
    ),
}


@pytest.mark.parametrize(("what", "answers", "told"), WRONG.values(), ids=WRONG)
def test_an_answer_that_does_not_fit_is_asked_again_at_once(what: str, answers: list[str], told: str) -> None:
    new, lines = interviewed(INDEX, FILES, what, *answers)

    assert re.search(told, "\n".join(lines)), lines
    left = [str(problem) for problem in checked({**FILES, **new}).problems]
    assert [problem for problem in left if "a placeholder was left: Write " not in problem] == []


LAST = "two-hats\nmill\nmapping\n1.2\n\n"
BROKEN_OFF: dict[str, tuple[str, str, str]] = {  # what was answered, what is told, what goes on from there
    "no answer": ("", "", "two-hats\nmill\nnot-yet\n" + REASON),
    "the answers end": (LAST, "  number: 1.2\n", f"supports\ninferred\n{REASON}"),
    "somebody says no": (f"{LAST}supports\ninferred\n{REASON}\nn\n", f"  why: {REASON}\n", ""),
}


@pytest.mark.parametrize(("answers", "told", "more"), BROKEN_OFF.values(), ids=BROKEN_OFF)
def test_what_was_typed_is_kept_and_gone_on_with(typist: Typist, answers: str, told: str, more: str) -> None:
    mappings = typist.root / "data/mappings.yml"
    before = mappings.read_bytes()
    code, printed = typist("new", "mapping", answers=answers)

    assert code == 1
    assert printed.endswith("nothing was written\n")
    assert told in printed
    assert mappings.read_bytes() == before
    go_on = f"go on with: .venv/bin/python -m macros new --root {typist.root} mapping --go-on\n"
    assert (go_on in printed) is bool(told)
    if told:
        code, printed = typist("new", "mapping", "--go-on", answers=f"{more}\ny".strip())

        assert code == 0, printed
        assert REASON in mappings.read_text(encoding="utf-8")
        assert not (typist.root / "build/new-mapping.json").exists()


def test_what_the_check_refuses_is_asked_again_and_never_written(typist: Typist) -> None:
    same = str(INDEX.answers["market-day", "mill"].mappings[0].why)
    answers = f"{LAST}cites\ninferred\n{same}\n{REASON}\nsupports\nrelation\nengages\ny\n"
    code, printed = typist("new", "mapping", answers=answers)
    after = load(typist.root)
    mapping = after.index.answers["two-hats", "mill"].mappings[-1]

    assert "the same reason stands in the map already" in printed
    assert "cites, yet the basis is inferred" in printed
    assert "asked again: relation" in printed
    assert (code, mapping.relation, mapping.why) == (0, "engages", REASON)
    assert after.problems == ()


@pytest.mark.parametrize(
    "answers", ["", "market-day\n", "market-day\nmill\nnot-yet\nA new gap that nobody has written before.\nn\n"]
)
def test_nothing_is_written_when_the_answers_end_or_say_no(project: Path, answers: str) -> None:
    before = (project / "data/mappings.yml").read_bytes()
    done = called("new", "mapping", root=project, answers=answers)

    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.endswith("nothing was written\n")
    assert (project / "data/mappings.yml").read_bytes() == before


# --- fix, sheets and show on the command line -------------------------------------------------------------------------


def test_fix_mends_shows_and_then_has_nothing_left(project: Path) -> None:
    file = project / "data/mappings.yml"
    file.write_text(
        re.sub(r'number: "3\.10"', "number: 3.10", file.read_text(encoding="utf-8"), count=1), encoding="utf-8"
    )
    broken, dry = called("check", root=project), called("fix", "--dry-run", root=project)
    wet, again, sound = in_project(project, "fix"), called("fix", root=project), called("check", root=project)

    assert "has no quotes" in broken.stdout
    assert (dry.returncode, wet.returncode, again.returncode, sound.returncode) == (1, 0, 0, 0)
    assert "\n+    - number: " in dry.stdout
    assert wet.stdout.startswith(dry.stdout.rstrip("\n"))
    assert again.stdout == "nothing to mend\n"


def test_fix_writes_a_new_address_into_the_citation(project: Path) -> None:
    shutil.copy(ROOT / "CITATION.cff", project)
    edit(project / "mkdocs.yml", "site_url: ", "site_url: https://you.github.io/your-map/  # ")
    broken, wet, sound = called("check", root=project), in_project(project, "fix"), called("check", root=project)

    assert f"make fix MAP={project} mends it" in broken.stdout
    assert '+url: "https://you.github.io/your-map/"' in wet.stdout
    assert sound.returncode == 0, sound.stdout


def test_a_sheet_that_is_larger_than_any_is_not_read(typist: Typist) -> None:
    sheet = typist.root / "sheet.csv"
    with sheet.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)

    assert typist("import-csv", str(sheet)) == (
        1,
        f"{sheet} is too large: {LARGEST_FILE + 1:,} bytes; keep it under {LARGEST_FILE:,}\n",
    )


def test_a_sheet_goes_out_and_comes_back_on_the_command_line(typist: Typist) -> None:
    typist("fix")
    mappings, sheet = typist.root / "data/mappings.yml", typist.root / "sheet.csv"
    before = mappings.read_bytes()

    assert typist("export-csv", "mappings", str(sheet))[0] == 0
    assert typist("import-csv", str(sheet)) == (0, "the sheet says what the map says already; nothing was written\n")

    text = sheet.read_text(encoding="utf-8-sig")
    sheet.write_text(text.replace(",mill:1.2,", ",mill:1.22,", 1), encoding="utf-8")
    for words in ([], ["--yes"]):
        code, printed = typist("import-csv", str(sheet), *words)

        assert code == 1
        assert "sheet.csv:3:2: no provision mill:1.22" in printed
        assert printed.endswith("1 problem\nnothing was written\n")
        assert mappings.read_bytes() == before

    sheet.write_text(text.replace(",supports,", ",engages,", 1), encoding="utf-8")

    assert typist("import-csv", str(sheet), answers="n")[1].endswith("write it? [y/N] \nnothing was written\n")
    assert mappings.read_bytes() == before

    code, printed = typist("import-csv", str(sheet), "--yes")

    assert code == 0
    assert printed.endswith(
        "row 3: fair-weight → mill:1.2: relation\n"
        "1 change in all; the check finds no problem\nwritten: data/mappings.yml\n"
    )
    assert mappings.read_bytes() == before.replace(b"supports", b"engages", 1)


# --- What is told to GitHub -------------------------------------------------------------------------------------------

PROBLEMS = [Problem(Place("data/mappings.yml", line, 3), f"fact {line}", "remedy") for line in range(1, 16)]


def test_the_first_ten_annotations_are_those_on_changed_lines() -> None:
    lines = reports.github(
        PROBLEMS, {("data/mappings.yml", 14), ("data/mappings.yml", 15), ("data/sources.yml", 1)}
    ).split("\n")

    assert len(lines) == 10
    assert [int(re.findall(r"line=(\d+)", line)[0]) for line in lines] == [14, 15, 1, 2, 3, 4, 5, 6, 7, 8]
    assert lines[0] == "::error file=data/mappings.yml,line=14,col=3,title=The map does not fit::fact 14%0Aremedy"


def test_signs_of_markdown_and_of_commands_alone_are_made_inert() -> None:
    assert reports.inert("a_b XX") == "a&#95;b XX"
    assert reports.github([Problem(Place("x.yml"), "50% XX", "write")]).endswith("::50%25 XX%0Awrite")
    assert "file=docs/X%2Cy%3Az.md," in reports.github([Problem(Place("docs/X,y:z.md"), "fact", "remedy")])


def test_text_from_the_data_cannot_give_github_a_command_or_live_markdown() -> None:
    problem = Problem(Place("data/a,b:c.yml"), HOSTILE, HOSTILE)
    command, table = reports.github([problem]), reports.summary([problem])

    assert len(command.split("\n")) == 1
    assert "file=data/a%2Cb%3Ac.yml," in command
    assert "\x1b" not in command + table
    assert not re.search(r"[<>@`\[\]]|https:|!\[", table.replace("| ---", ""))
    assert len(table.splitlines()) == 5  # heading, nothing, head of the table, its line, one row


def test_json_tells_every_problem() -> None:
    told = json.loads(reports.as_json(PROBLEMS))

    assert told[0] == {"file": "data/mappings.yml", "line": 1, "column": 3, "fact": "fact 1", "remedy": "remedy"}
    assert len(told) == len(PROBLEMS)


def test_changed_lines_are_read_from_a_diff() -> None:
    diff = (
        "--- a/data/x.yml\n+++ b/data/x.yml\n@@ -1 +1,2 @@ a\n-old\n+new\n+new\n@@ -9,2 +10,0 @@\n-gone\n-gone\n"
        "--- a/y\n+++ /dev/null\n@@ -3 +0,0 @@\n"
    )

    assert reports.changed_lines(diff) == {("data/x.yml", 1), ("data/x.yml", 2)}


def test_check_tells_github_of_the_lines_of_this_branch_first(tmp_path: Path) -> None:
    project = copied(tmp_path / "project", "macros", "data", "docs")

    def git(*arguments: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments],
            cwd=project,
            check=True,
            capture_output=True,
        )

    file, summary = project / "data/mappings.yml", tmp_path / "summary.md"
    text = re.sub(r"relation: supports", "relation: helps", file.read_text(encoding="utf-8"), count=12)
    file.write_text(text, encoding="utf-8")
    git("init", "-q", "-b", "main")
    git("add", "data")
    git("commit", "-qm", "before")
    head, _, tail = text.rpartition("relation: supports")
    file.write_text(f"{head}relation: aids{tail}", encoding="utf-8")
    git("commit", "-qam", "after")
    done = in_project(project, "check", "--format", "github", "--since", "HEAD~1", GITHUB_STEP_SUMMARY=str(summary))
    annotations = [line for line in done.stdout.split("\n") if line.startswith("::error")]

    assert done.returncode == 1
    assert f"line={head.count(chr(10)) + 1}," in annotations[0]
    assert len(annotations) == 10
    assert done.stdout.endswith("13 problems\n")
    assert (
        summary.read_text(encoding="utf-8").count("| write one of")
        + summary.read_text(encoding="utf-8").count("| did you mean")
        == 13
    )


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("github", "git knows no commit nosuch here, so no line is told before the others\n"),
        ("text", "--since counts with --format github alone\n"),
    ],
)
def test_a_commit_that_changes_nothing_is_told(form: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["check", str(SOUND), "--format", form, "--since", "nosuch"])

    assert (status, *capsys.readouterr()) == (0, "0 problems\n", told)


def test_a_handout_that_does_not_fit_is_told_at_its_page(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    failure = press.Failure("two-hats", "it takes three pages of two")
    monkeypatch.setattr(press, "print_all", lambda *_: ([], [failure]))
    status = main(["check", str(SOUND), "--paper"])

    assert status == 1
    assert capsys.readouterr().out.startswith(f"docs/concepts/two-hats.md:2:1: {failure}\n")

    monkeypatch.setattr(press, "print_all", lambda *_: pytest.fail("no sheet of this map may be full"))
    assert main(["check", str(SOUND)]) == 0


def test_what_a_merge_left_behind_is_told_once_in_whatever_file_it_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = small_project(tmp_path / "map")
    files = [".github/form.md", "README.md", "data/fingerprints.json", "docs/assets/scales.svg", "docs/robots.txt"]
    for name in files:
        file = project / name
        file.parent.mkdir(exist_ok=True)
        before = file.read_text(encoding="utf-8") if file.is_file() else "{}\n"
        file.write_text(f"{before}<<<<<<< HEAD\none\n=======\nother\n>>>>>>> theirs\n", encoding="utf-8")

    assert main(["check", str(project)]) == 1
    told = re.findall(r"^(\S+?):\d+:\d+: (.*)", capsys.readouterr().out, re.MULTILINE)
    assert sorted(told) == [(name, "a merge conflict was left here: <<<<<<< HEAD") for name in files]


@pytest.mark.parametrize(("sentences", "count"), [(46, "0 problems"), (52, "1 problem")])
def test_only_a_sheet_that_may_be_full_is_set_by_every_check(
    sentences: int, count: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = small_project(tmp_path / "map")
    more = "What would they hope for when they came late at night, and who could help?\n" * sentences
    edit(project / "docs/examples/market-day.md", "1. What may you say", f"{more}\n1. What may you say")
    main(["check", str(project)])
    said = capsys.readouterr().out.splitlines()

    assert said[-1] == count
    assert [line.partition(": ")[0] for line in said if "does not fit on 1 A4" in line] == (
        ["docs/examples/market-day.md:2:1"] if count == "1 problem" else []
    )


# --- What changed -----------------------------------------------------------------------------------------------------


def changed(*slips: tuple[str, str, str]) -> str:
    new = dict(FILES)
    for file, old, replacement in slips:
        assert old.encode() in new[file]
        new[file] = new[file].replace(old.encode(), replacement.encode(), 1)
    return review(INDEX, checked(new).index)


def test_where_nothing_changes_it_says_so_even_if_lines_move() -> None:
    text = changed(("data/mappings.yml", "\n", "\n\n# A remark.\n"), ("data/standards.yml", "\n", "\n\n"))

    assert "Nothing in the data changes." in text
    assert "Pages to look at" not in text


def test_a_review_reads_in_sentences_what_changes_and_where() -> None:
    answer = INDEX.answers["fair-weight", "mill"]
    old, why = answer.mappings[0], "A new reason with <b>html</b> and @somebody in it, in words."
    text = changed(
        ("data/mappings.yml", str(old.why), why),
        ("data/standards.yml", 'title: "Weigh in the open"', 'title: "Weigh openly"'),
    )

    number = str(old.number).replace(".", "&#46;")
    reason = "A new reason with &#60;b&#62;html"
    assert f"- Mill {number}&#58; the reason for “Fair weight” is now&#58; {reason}" in text
    assert "- Mill 1&#46;1&#58; our short title is now “Weigh openly”; it was “Weigh in the open”" in text
    assert "<b>" not in text
    assert "@somebody" not in text
    assert "- /concepts/fair-weight/" in text
    assert f"- /standards/mill/{str(old.number).replace('.', '-')}/" in text
    assert "- /standards/mill/1-1/" in text
    assert "| Links | " in text


# --- The watch over the official pages --------------------------------------------------------------------------------


RULES = "\n\n".join(
    f"{part}.{place} Rule {place} of part {part}, ours." for part in (1, 2, 3) for place in range(1, 11)
)
WATCHED: dict[str, dict[str, Any]] = {
    "nothing kept yet": {"code": 0, "says": "Not every fingerprint is kept yet: .*\n"},
    "nothing moved": {"keep": True, "code": 0, "says": "every official page is there and says what it said\n"},
    "something moved": {
        "keep": True,
        "rules": f"{RULES}\n\n3.11 More words.",
        "letter": OSError("gone"),
        "code": 1,
        "says": r"(?s)These official texts .*\n- Mill 3\.11 is new\n.*could not be read:\n.*`[\w./ -]+ --keep`\.\n",
    },
    "what is kept is broken": {"broken": True, "code": 1, "says": ""},
}


@pytest.mark.parametrize("case", WATCHED.values(), ids=WATCHED)
def test_the_watch_ends_with_1_where_somebody_must_be_told(
    case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_project(tmp_path)
    answers = {"rules": RULES, "letter": "A letter."}

    def fetch(address: str) -> bytes:
        answer = answers["letter" if "letter" in address else "rules"]
        if isinstance(answer, OSError):
            raise answer
        return answer.encode()

    monkeypatch.setattr(watch, "fetch", fetch)
    if "keep" in case:
        assert main(["watch", "--keep", "--root", str(root)]) == 0
        assert "Mill (2024 edition): 30 numbers were kept" in capsys.readouterr().out
    if "broken" in case:
        (root / FILE).write_text("{]", encoding="utf-8")
    answers |= case

    assert main(["watch", "--root", str(root)]) == case["code"]
    printed = capsys.readouterr()
    assert re.fullmatch(case["says"], printed.out)
    assert ("1 problem" in printed.err) is (not printed.out)


def test_a_watch_that_reached_nothing_has_kept_nothing_and_says_so_to_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fetch(address: str) -> bytes:
        raise OSError(f"no network for {address}")

    monkeypatch.setattr(watch, "fetch", fetch)

    assert main(["watch", "--keep", "--root", str(small_project(tmp_path))]) == 1
    assert "0 pages of sources kept" in capsys.readouterr().out


def test_the_watch_names_further_sources_whose_day_has_come() -> None:
    reports = load(SMALL).index.data.reports
    due = min(report.review_by for report in reports)

    assert watch.past(reports, "2026-11-20") == ""
    assert "gazette" in watch.past(reports, due)


# --- What people call things ------------------------------------------------------------------------------------------


def test_a_handout_is_called_as_people_call_its_page_or_number(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    printed: list[str] = []

    def print_all(wanted: Any, *_: Any) -> tuple[tuple[()], tuple[()]]:
        printed.extend(str(handout.id) for handout in wanted)
        return (), ()

    monkeypatch.setattr("macros.handouts.press.print_all", print_all)
    names = ["Mill 1.1", "order 5.9", "Two hats", "Guild of Millers", "Mill 9.9"]

    assert main(["handouts", *names, "--out", str(tmp_path), "--root", str(SMALL)]) == 1
    assert sorted(printed) == ["bell:5:9", "mill", "mill:1.1", "two-hats"]


def test_serving_shows_no_notice_of_the_theme(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, Any] = {}

    def run(command: list[str], **how: Any) -> subprocess.CompletedProcess[str]:
        seen.update(how)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.delenv("NO_MKDOCS_2_WARNING", raising=False)
    monkeypatch.setattr("macros.builders.serving.is_taken", lambda _: False)
    monkeypatch.setattr("macros.builders.serving.wait_until_sound", lambda *_: None)
    monkeypatch.setattr("macros.commands.building.subprocess.run", run)

    assert main(["serve", "--root", str(SMALL)]) == 0
    assert seen["env"]["NO_MKDOCS_2_WARNING"] == "1"


# --- What does not fit ------------------------------------------------------------------------------------------------

NO_MAP = "EMPTY holds no map: there is no folder EMPTY/data"
NO_SITE = "EMPTY holds no built site: build one with make site"
NO_VERSION = "there is no folder nosuch, and git knows no commit or tag of that name with a map"
WRONG_WORDS = {  # MAP holds a map, EMPTY nothing, OTHER what is none, FILE is a file of somebody's
    "check EMPTY": NO_MAP,
    "check /nope": "/nope holds no map: there is no folder /nope/data",
    "check OTHER": "OTHER holds no map: there is no folder OTHER/docs",  # but a file of that name
    "fix --dry-run --root LACKING": "LACKING holds no map: there is no folder LACKING/docs",
    **dict.fromkeys(
        (
            f"{command} --root EMPTY"
            for command in (
                "coverage",
                "show 1.1",
                "addresses MAP",
                "addresses --record",
                "watch",
                "fix",
                "fix --dry-run",
                "new mapping",
                "export-csv mappings x.csv",
                "import-csv FILE",
                "schema",
                "new-edition mill 2030",
                "desk mill FILE",
                "changes MAP",
                "changes --record 2026-11-20 --summary x",
                "review MAP",
                "handouts",
                "export",
                "write EMPTY",
            )
        ),
        NO_MAP,
    ),
    "addresses EMPTY --root MAP": NO_SITE,
    "addresses --record --root MAP": "MAP/site holds no built site: build one with make site",
    "addresses OTHER --record --root MAP": "OTHER is half built, or the site of something else",
    "rebuilt EMPTY EMPTY": NO_SITE,
    "rebuilt /nope /nope2": "/nope holds no built site: build one with make site",
    "review EMPTY --root MAP": NO_MAP,
    "review FILE --root MAP": "FILE holds no map: there is no folder FILE/data",
    "changes EMPTY --root MAP": NO_MAP,
    "changes nosuch --root MAP": NO_VERSION,
    "changes MAP nosuch --root MAP": NO_VERSION,
    "changes MAP --record 2026-13-40 --summary x --root MAP": "write the day as 2026-11-20, and say with --summary",
    "changes MAP --record 2026-11-20 --root MAP": "write the day as 2026-11-20, and say with --summary what is new",
    "export-csv mappings FILE --root MAP": "no spreadsheet would open FILE as what it is: let its name end in .csv",
    "export-csv mappings TABLE --root MAP": "TABLE is there, and somebody has written in it: bring it back",
    "export-csv mappings MAP/sheet.xlsx --root MAP": "let its name end in .csv",
    "export-csv mappings /dev/full --root MAP": "let its name end in .csv",
    "show mill@2030:1.1 --root MAP": "No edition 2030 of Mill: write one of 2024, 2016.",
    "export-csv mappings EMPTY/nope/x.csv --root MAP": "there is no folder EMPTY/nope",
    "export-csv mappings EMPTY --root MAP": "EMPTY: is a directory",
    "import-csv /nope.csv --root MAP": "/nope.csv: no such file or directory",
    "import-csv EMPTY --root MAP": "EMPTY: is a directory",
    "import-csv FILE --root MAP": "FILE:1:1: no row of heads: something else",
    "import-csv FILE --yes --root MAP": "FILE:1:1: no row of heads: something else",
    "import-csv /dev/zero --root MAP": "/dev/zero is no file: save the sheet, and name the file that it is in",
    "desk mill /nope.txt --root MAP": "/nope.txt: No such file or directory",
    "desk mull FILE --root MAP": "no framework mull: did you mean mill?",
    "desk --take EMPTY --root MAP": "EMPTY: Is a directory",
    "handouts nosuch --root MAP": "no handout nosuch",
    "handouts mill:1.1 --out FILE/x --root MAP": "no folder can be made at FILE/x: name another one behind --out",
    "handouts --out FILE --root MAP": "no folder can be made at FILE: name another one behind --out",
    "export --out FILE --root MAP": "FILE/",
    "write FILE --root MAP": "FILE",
    "serve --port 99999 --root MAP": "There is no port 99999 for this: choose a number from 1024 to 65535.",
    "serve --port 8e3 --root MAP": "There is no port 8e3 for this",
    "serve --port= --root MAP": "No port is named: choose a number from 1024 to 65535.",
    "new mapping --go-on --root MAP": "no answers are kept in MAP/build/new-mapping.json: ",
    "new-edition mull 2030 --root MAP": "no framework mull: did you mean mill?",
}


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return a folder with a map, an empty one, and a file."""
    folder = tmp_path_factory.mktemp("places")
    shutil.copytree(SMALL, folder / "map")
    (folder / "empty").mkdir()
    (folder / "notes.txt").write_text("something else\n", encoding="utf-8")
    (folder / "other" / "data").mkdir(parents=True)
    (folder / "other" / "docs").write_text("no folder", encoding="utf-8")
    (folder / "lacking" / "data").mkdir(parents=True)
    (folder / "other" / "index.html").write_text("<p>The site of something else.</p>", encoding="utf-8")
    shutil.copy(folder / "notes.txt", folder / "notes.csv")
    return {
        "TABLE": folder / "notes.csv",
        "OTHER": folder / "other",
        "LACKING": folder / "lacking",
        "MAP": folder / "map",
        "EMPTY": folder / "empty",
        "FILE": folder / "notes.txt",
    }


@pytest.mark.parametrize(("words", "told"), WRONG_WORDS.items(), ids=WRONG_WORDS)
def test_what_does_not_fit_is_told_in_a_sentence_and_changes_nothing(
    words: str, told: str, places: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    def named(text: str) -> str:
        return re.sub("MAP|EMPTY|FILE|OTHER|LACKING|TABLE", lambda match: str(places[match[0]]), text)

    before = written_below(places)
    code = main(named(words).split())
    printed = capsys.readouterr()
    expected = named(told).replace(f"{places['FILE']}:1", "notes.txt:1")

    assert code == 1
    assert expected in printed.out + printed.err
    assert "Traceback" not in printed.out + printed.err
    assert written_below(places) == before


@pytest.mark.parametrize(("stream", "words"), [("<&-", "new mapping"), (">&-", "check"), ("2>&-", "check /nope")])
def test_a_stream_that_is_closed_is_no_reason_for_a_traceback(stream: str, words: str) -> None:
    line = f'"{sys.executable}" -m macros {words} {stream}'
    done = subprocess.run(["bash", "-c", line], cwd=ROOT, capture_output=True, text=True, check=False)

    assert "Traceback" not in done.stdout + done.stderr
    assert done.returncode == int(words != "check")


def test_what_bears_the_name_of_a_library_where_a_command_is_called_is_not_run(tmp_path: Path) -> None:
    for name in ("argparse.py", "yaml.py"):
        (tmp_path / name).write_text("raise SystemExit('run')", encoding="utf-8")

    assert in_project(tmp_path, "check", str(SMALL)).stdout == "0 problems\n"


def written_below(places: dict[str, Path]) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in places["MAP"].parent.rglob("*") if file.is_file()}


def test_a_sheet_is_written_over_only_where_nobody_has_changed_it(tmp_path: Path) -> None:
    root, sheet = shutil.copytree(SMALL, tmp_path / "map"), tmp_path / "sheet.csv"
    words = ["export-csv", "mappings", str(sheet), "--root", str(root)]

    assert [main(words), main(words)] == [0, 0]

    sheet.write_text(sheet.read_text(encoding="utf-8").replace(",engages,", ",supports,"), encoding="utf-8")

    assert main(words) == 1
    assert ",engages," not in sheet.read_text(encoding="utf-8")


def test_a_full_disk_leaves_what_stood_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: Path, content: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", str(len(content)))

    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left") as told:
        write(tmp_path, {"a": b"new"})

    assert told.value.filename == str(tmp_path / "a")
    assert [file.name for file in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"


# --- A terminal -------------------------------------------------------------------------------------------------------


def test_ctrl_c_ends_a_command_in_one_line_with_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("data", "docs"):
        (tmp_path / folder).mkdir()
    before = signal.getsignal(signal.SIGINT)  # a shell that runs the tests in the background has it ignored
    replace = Path.replace

    def pressed_between(path: Path, target: Path) -> Path:
        signal.raise_signal(signal.SIGINT)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", pressed_between)

    assert main(["schema", "--root", str(tmp_path)]) == STOPPED
    assert capsys.readouterr() == ("", "stopped\n")
    assert {
        path.relative_to(tmp_path).as_posix(): path.read_text(encoding="utf-8")
        for path in tmp_path.rglob("*")
        if path.is_file()
    } == editor_files()
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize(
    ("ended_by", "status", "told"),
    [
        (KeyboardInterrupt, STOPPED, ("", "stopped\n")),
        (
            BrokenProcessPool,
            1,
            (
                (
                    "the system ended a process that printed handouts, perhaps for want of memory: "
                    "close what you can, and run the command again\n"
                ),
                "",
            ),
        ),
    ],
    ids=["Ctrl-C", "the system"],
)
def test_printing_that_ends_early_is_told_in_a_line(
    ended_by: type[BaseException],
    status: int,
    told: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def ended(*_: object) -> None:
        raise ended_by

    monkeypatch.setattr("macros.handouts.press.print_all", ended)

    assert main(["handouts", "--root", str(SMALL)]) == status
    assert capsys.readouterr() == told


def test_no_room_for_the_press_is_told_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "a.typ", None, "room/a.typ")

    monkeypatch.setattr("macros.handouts.typesetting.shutil.copy", full)

    assert main(["handouts", "fair-weight", "--root", str(SMALL), "--out", str(tmp_path)]) == 1
    assert capsys.readouterr() == ("", "room/a.typ: no space left on device\n")


@pytest.mark.weekly
def test_ctrl_c_is_told_once_even_while_the_processes_of_the_press_begin(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "macros", "handouts", "--out", str(tmp_path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    ) as press:
        children = Path(f"/proc/{press.pid}/task/{press.pid}/children")
        while len(children.read_text(encoding="ascii").split()) < 2:  # one that Python starts for itself, one of ours
            time.sleep(0.01)
        os.killpg(press.pid, signal.SIGINT)
        told, _ = press.communicate()

    assert (press.returncode, told) == (STOPPED, "stopped\n")


def test_text_from_the_data_cannot_command_a_terminal() -> None:
    reference = provision(INDEX, "mill", "1.1")
    frameworks = tuple(
        dataclasses.replace(
            framework,
            provisions=tuple(
                dataclasses.replace(p, title=Text(HOSTILE, p.place), online=Text(HOSTILE, p.place))
                for p in framework.provisions
            ),
        )
        for framework in INDEX.data.frameworks
    )
    text = of_provision(Index.of(dataclasses.replace(INDEX.data, frameworks=frameworks)), reference)

    assert "U+001B" in text
    assert set(controls(text)) <= {"\n"}


def controls(text: str) -> Iterator[str]:
    return (character for character in text if not character.isprintable())


@pytest.mark.parametrize("arguments", [["coverage", "--json"], ["check"]], ids=lambda arguments: arguments[0])
def test_a_command_that_nobody_reads_on_ends_without_a_word(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)  # as `head` does when it has seen enough
    done = subprocess.run(
        [sys.executable, "-m", "macros", *arguments],
        cwd=ROOT,
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writing)

    assert (done.returncode, done.stderr) == (1, "")


# --- What a command loads ---------------------------------------------------------------------------------------------

HEAVY = {"bs4", "pikepdf", "typst"}  # each takes longer to load than the check to run
LOADED = """
import sys
from macros.__main__ import main
for arguments in (["check"], ["coverage"], ["show", "swe:5.6"], ["changes", "."]):
    main(arguments)
    print("loaded by", *arguments, "and before:", *sys.modules)
"""


def test_a_command_loads_no_library_that_only_others_need() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = [set(line.split()) for line in done.stdout.splitlines() if line.startswith("loaded by ")]

    assert [modules & HEAVY for modules in loaded] == [set()] * 4
    assert loaded[0] & {"jinja2", "markdown", "mkdocs", "quickjs"} == set()


@pytest.mark.parametrize("name", [name for says in COMMANDS.values() for name in says])
def test_every_command_that_is_listed_tells_what_it_takes(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([name, "--help"])

    assert left.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: {COMMAND} {name} ")


# --- new, whatever is answered ----------------------------------------------------------------------------------------

_MAPPING = {
    "item": "market-day",
    "framework": "mill",
    "mapping": "mapping",
    "number": "2.9",
    "relation": "supports",
    "basis": "inferred",
    "why": "A market day sets the scales in front of everybody who buys grain there.",
}
_PROVISION = {
    "framework": "mill",
    "number": "2.11",
    "kind": "press",
    "extent": "whole",
    "numbered": "yes",
    "names_edition": "yes",
    "copy": "A page of the gazette",
    "title": "Shared mill stones",
    "in_our_words": "Turn the stones of others with the same care as your own.",
}
_OLDER = {"edition": "2016", "change": "split", "numbers": "1.1 1.2", "evidence": "comparison"}
_STATEMENT = {
    "source": "millers-letter",
    "id": "count-twice",
    "place": "Ninth paragraph",
    "kind": "advice",
    "item": "fair-weight",
    "says": "Count each sack twice before it leaves the mill.",
}
_TOWER = {
    "id": "tower",
    "title": "Rules of the tower",
    "short": "Tower",
    "publisher": "The Tower",
    "nation": "Meadowland",
    "binds": "Keepers of towers.",
    "numbering": "The numbers are printed.",
    "separator": ".",
    "current_edition": "2026",
}
_ITEM = {
    "kind": "situation",
    "id": "empty-sack",
    "title": "An empty sack",
    "summary": "A sack comes back empty and nobody asks why.",
    "theme": "privacy",
    "origin": "teaching",
    "now": "Look.",
    "do_not": "Shout.",
    "ask": "Who?",
    "write_down": "When.",
}
# Kind → answers by the first word of each question; what is not named here may be left empty.
WHOLE: dict[str, tuple[str, dict[str, str]]] = {
    "mapping": ("mapping", _MAPPING),
    "gap": ("mapping", {"item": "market-day", "framework": "bell", "mapping": "none", "none": _MAPPING["why"]}),
    "provision": ("provision", _PROVISION),
    "older": ("provision", {**_PROVISION, **_OLDER}),
    "statement": ("statement", _STATEMENT),
    "framework": ("framework", _TOWER),
    "situation": ("item", _ITEM),
    "example": ("item", {**_ITEM, "kind": "example"}),
}


def walked(kind: str, answer: Callable[[str, int], str]) -> tuple[list[str], dict[str, bytes]]:
    """Return the questions that `new` asks, and what it makes; `answer` gets the name of one, and how often it came."""
    asked: list[str] = []

    def ask(question: str) -> str:
        name = question.split(maxsplit=1)[0].strip(":,")
        asked.append(name)
        if len(asked) > 60 or asked.count(name) > 3:  # nobody is asked the same again and again
            raise EOFError
        return answer(name, asked.count(name))

    interview = Interview(ask, lambda _: None, "2026-11-30", {}, numbers_of(INDEX))
    return asked, KINDS_OF_ENTRY[kind](INDEX, FILES, interview)


def fresh(made: dict[str, bytes]) -> list[Problem]:
    """Return what the check finds with new files, but for what is left to write on a page that begins."""
    problems = checked({**FILES, **made}).problems
    return [problem for problem in problems if not is_left_to_write(problem, FILES, made)]


@pytest.mark.parametrize(("kind", "whole"), WHOLE.values(), ids=WHOLE)
def test_new_takes_no_answer_that_the_check_refuses_later(kind: str, whole: dict[str, str]) -> None:
    for wrong in ("", "{{ x }}", "TODO", "http://mill.example.org"):

        def answer(name: str, times: int, wrong: str = wrong) -> str:
            return wrong if times == 1 else whole.get(name, "")

        assert fresh(walked(kind, answer)[1]) == [], wrong


@pytest.mark.parametrize(("kind", "whole"), WHOLE.values(), ids=WHOLE)
def test_new_ends_where_the_answers_end(kind: str, whole: dict[str, str]) -> None:
    questions = walked(kind, lambda name, _: whole.get(name, ""))[0]
    for number in range(len(questions)):
        left = iter(questions[:number])

        def ask(name: str, _: int, left: Iterator[str] = left) -> str:
            if next(left, None) is None:
                raise EOFError
            return whole.get(name, "")

        with pytest.raises(EOFError):
            walked(kind, ask)


# --- Commands that messages name --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("root", "said", "told"),
    [
        (
            "maps/ours",
            f"bring it back with: {COMMAND} import-csv a.csv",
            f"{COMMAND} import-csv --root maps/ours a.csv",
        ),
        ("my map", f"{COMMAND} new mapping --item x", f"{COMMAND} new --root 'my map' mapping --item x"),
        ("my map", f"{COMMAND} check", f"{COMMAND} check 'my map'"),
        ("maps/ours", "write - and a space; make fix does it", "make fix MAP=maps/ours does it"),
        ("my map", "make fix does it", f"{COMMAND} fix --root 'my map' does it"),
        ("maps/ours", f"make sites, or {COMMAND} zensical", f"make sites, or {COMMAND} zensical"),
    ],
)
def test_a_command_in_a_message_is_told_of_the_map(root: str, said: str, told: str) -> None:
    assert at(said, Path(root)).endswith(told)


def test_what_a_message_says_to_run_runs(typist: Typist, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = typist.root / "sheet.csv"
    printed = typist("export-csv", "mappings", str(sheet))[1]
    words = shlex.split(printed.partition(f"{COMMAND} ")[2])

    assert main(words) == 0
    assert "says what the map says already" in capsys.readouterr().out
