"""An invented booklet of sixty provisions, as a publisher would print it, and our words for each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import typst

THINGS = ("lamp", "wick", "oil", "ladder", "tower", "log book")


@dataclass(frozen=True, slots=True)
class Duty:
    """What the booklet asks of one thing, and how we say it."""

    official: str
    title: str
    ours: str


DUTIES = (
    Duty(
        "You must inspect the {} before dusk on every evening of your watch and make good whatever you find wanting.",
        "The {} at dusk",
        "Look at the {} each evening, before it is dark. Mend what is wrong with it.",
    ),
    Duty(
        "You must take all reasonable steps to keep the {} from harm while a storm is blowing over the harbour.",
        "The {} in a storm",
        "Do all that you reasonably can so that bad weather does not hurt the {}.",
    ),
    Duty(
        "You must not lend the {} to anybody who has not been shown by a keeper how it ought to be used.",
        "Lending the {}",
        "Never lend the {} to people to whom no keeper has shown the use of it.",
    ),
    Duty(
        "You should tell the harbour office of each repair to the {} within a week of the day on which it was done.",
        "Repairs to the {}",
        "When you have mended the {}, let the office know in the same week.",
    ),
    Duty(
        "You must hand over the {} in good order to the keeper of the next watch and explain what has changed.",
        "Handing on the {}",
        "Pass the {} on as you would like to find it. Say what is new.",
    ),
    Duty(
        "You must report without delay any fault of the {} that could put the crew of a passing ship in danger.",
        "Faults of the {}",
        "Tell the office at once if the {} has a fault that could harm a crew at sea.",
    ),
    Duty(
        "You must teach whoever learns the craft from you how the {} is cared for in summer and in winter.",
        "Teaching about the {}",
        "Show learners how to look after the {}, in the warm months and in the cold.",
    ),
    Duty(
        "You must ask a second keeper for help with the {} where the work cannot be done safely by one alone.",
        "Help with the {}",
        "Some work on the {} is not safe for one. Ask another keeper then.",
    ),
    Duty(
        "You must keep to yourself what visitors confide to you beside the {}, unless somebody would be harmed.",
        "What is said by the {}",
        "Do not pass on what people confide near the {}. If silence could hurt somebody, tell.",
    ),
    Duty(
        "You may show the {} to visitors by day, so long as they never touch it and leave before the light is lit.",
        "Guests at the {}",
        "Guests may see the {} in the daytime. They do not touch it, and are gone by dusk.",
    ),
)

# What `python -m macros new framework` asks, in its order.
FRAMEWORK = (
    "lamp",
    "The lamp keepers' booklet",
    "Lamp",
    "Harbour Office of Meadowland",
    "Meadowland",
    "Everyone who keeps a harbour lamp.",
    "Six parts of ten, as in 3.10, which is not 3.1.",
    ".",
    "lamp",
    "2026",
    "2026 edition",
    "",
    "https://lamp.example.org/booklet.pdf",
    "you must",
)


def official() -> dict[str, str]:
    """Return number → what the booklet says."""
    return {
        f"{part}.{item}": duty.official.format(thing)
        for part, thing in enumerate(THINGS, 1)
        for item, duty in enumerate(DUTIES, 1)
    }


def ours() -> dict[str, tuple[str, str]]:
    """Return number → our title and our words."""
    return {
        f"{part}.{item}": (duty.title.format(thing), duty.ours.format(thing))
        for part, thing in enumerate(THINGS, 1)
        for item, duty in enumerate(DUTIES, 1)
    }


def as_text() -> str:
    """Return the booklet as plain text."""
    return "".join(f"{number} {words}\n" for number, words in official().items())


def as_pdf(file: Path) -> Path:
    """Print the booklet as PDF, with running heads, page numbers and words that break over lines."""
    parts = []
    for part, thing in enumerate(THINGS, 1):
        parts.append(f"= {part}. The {thing}\n")
        parts += [f"#item[{part}.{item}][{duty.official.format(thing)}]\n" for item, duty in enumerate(DUTIES, 1)]
    file.write_bytes(typst.compile((_LAYOUT + "\n".join(parts)).encode()))
    return file


_LAYOUT = """\
#set document(title: "The lamp keepers' booklet")
#set page(paper: "a5", margin: 1.8cm, numbering: "1", header: [The lamp keepers' booklet])
#set text(lang: "en", region: "GB", size: 11pt, hyphenate: true)
#set par(justify: true)
#let item(number, words) = grid(columns: (1.2cm, 1fr), gutter: 0.4em, number, words) + v(0.4em)
"""
