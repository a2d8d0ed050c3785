"""What stands below the head of a new page: the sections that its kind has, with a mark where words belong."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model.words import ANSWER, KINDS, SCENES

WORDS = "Write here, one sentence a line."  # no rule lets it stay
QUESTION = "Write a {} question here?"
STANDARDS = "what_the_standards_say"
FOLD = "???"  # stands for the id of a heading where a section is folded away


def body_of(kind: str) -> tuple[str, ...]:
    """Return the lines of a new page of a kind: filled in, they keep every rule for pages."""
    sections = _SCENE if kind in SCENES else _SECTIONS.get(kind, _PLAIN)
    called = (STANDARDS, "what_the_sources_say", "related_pages") if KINDS[kind].mapped else ()
    lines = [line for heading, name in sections for line in _section(heading, name)]
    head = [_call("item_head"), ""] if KINDS[kind].mapped else []
    return (
        "",
        *head,
        *lines,
        *(line for macro in called if ("", macro) not in sections for line in (_call(macro), "")),
    )[:-1]


_PLAIN = (("What it is about", "what"),)
_SCENE = (
    ("What happened", "scene"),
    ("Stop and think", "stop-and-think"),
    ("What would change the picture", "changes"),
)
_SECTIONS = {
    "principle": (
        ("Why it matters", "why"),
        ("Do", "do"),
        ("Take care", "take-care"),
        ("Questions for supervision", "questions"),
    ),
    "concept": (
        ("What it means", "meaning"),
        ("What to do", "what-to-do"),
        ("How it shows up online", "online"),
        ("Good side and risk", "good-and-risk"),
        ("Questions for supervision", "questions"),
    ),
    "situation": (
        *((heading, name) for name, heading in ANSWER.items()),
        ("", STANDARDS),  # a macro
        ("What is not covered", FOLD),
    ),
    "tool": (("What it is", "what"), ("When it helps", "when"), ("Limits", "limits")),
}
_ASKS = {"stop-and-think", "questions"}


def _section(heading: str, name: str) -> Iterator[str]:
    if not heading:
        yield from (_call(name), "")
        return
    if name == FOLD:
        yield from _fold(heading)
        return
    yield from (f"## {heading} {{ #{name} }}", "")
    if name in _ASKS:
        yield from (f"1. {QUESTION.format('first')}", f"2. {QUESTION.format('second')}", "")
    else:
        yield from (WORDS, "")
    if name == "stop-and-think":
        yield from _fold("When you have thought it over")


def _fold(title: str) -> Iterator[str]:
    yield from (f'??? note "{title}"', "", f"    {WORDS}", "")


def _call(macro: str) -> str:
    return f"{{{{ {macro}() }}}}"
