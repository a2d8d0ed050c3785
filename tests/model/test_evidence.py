"""How well a provision is known, and with what force it binds, follows from what the data say of its copies."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from macros.model.evidence import (
    best_copy,
    fingerprint_of,
    is_known,
    is_told,
    level_of,
    rests_on,
    status_in_words,
    status_of,
)
from macros.model.force import NOT_SEEN, force_of, forced
from macros.model.index import Index
from macros.model.places import Place, Problem, Text
from macros.model.records import Data, Provision
from macros.model.words import COPIES, EXTENTS, LEVELS, STATUSES
from macros.reading import build
from macros.reading.yaml.strict import read_yaml

MAP = """
frameworks:
  mill:
    title: "Rules of the mill"
    short: "Mill"
    publisher: "Guild of Millers"
    nation: "Meadowland"
    binds: "Millers."
    numbering: "With dots."
    separator: "."
    spoken_as: ["mill"]
    current_edition: "2024"
    editions:
      "2024":
        label: "2024 edition"
        force: {edition}
        groups: [{{number: "1", heading: "One", force: {group}}}]
    provisions:
      - {{number: {number}, edition: "2024", seen: [{seen}], force: {own}}}
"""


def copied(written: str) -> str:
    """Return a copy as a table writes it: `press whole`, `press whole no` without the number, `press whole undated`."""
    kind, extent, *marks = written.split()
    numbered = "".join(f', numbered: "{mark}"' for mark in marks if mark != "undated")
    edition = ', names_edition: "no"' if "undated" in marks else ""
    return f'{{kind: {kind}, extent: {extent}{numbered}{edition}, copy: "{written}", on: "2026-11-20"}}'


def index_of(*copies: str, number: str = "1.1", own: str = "", group: str = "", edition: str = "") -> Index:
    """Return a map of one provision, with its own force, that of its group and that of its edition."""
    words = {"number": number, "own": own, "group": group, "edition": edition}
    text = MAP.format(seen=", ".join(map(copied, copies)), **{name: json.dumps(word) for name, word in words.items()})
    text = re.sub(r',? *force: ""', "", text)
    problems: list[Problem] = []
    frameworks = build.records(
        "standards", read_yaml(text.encode(), "data/standards.yml").node, "data/standards.yml", problems
    )
    assert not problems
    return Index.of(Data(frameworks=frameworks))


def provision(*copies: str) -> Provision:
    [known] = index_of(*copies).provisions.values()
    return known


KNOWN_BY = {
    # no copy, or none that shows the number
    (): "unconfirmed",
    ("official-page whole no",): "unconfirmed",
    ("press subject no", "court most no"): "unconfirmed",
    # the whole text with its number: the kind of copy decides
    ("official-page whole",): "whole-official",
    ("official-quote whole",): "whole-quoted",
    ("government whole",): "whole-quoted",
    ("court whole",): "whole-quoted",
    ("source whole",): "whole-source",
    ("third-party whole",): "whole-copy",
    ("press whole",): "whole-copy",
    # of several, the one nearest to the owner's page among those that show most
    ("press whole", "official-page whole"): "whole-official",
    ("third-party whole", "official-page number"): "whole-copy",
    ("source whole", "court whole", "official-page most"): "whole-quoted",
    # no copy of the whole text names the edition, or one does
    ("official-page whole undated",): "undated",
    ("third-party whole undated", "official-page subject"): "undated",
    ("official-page whole undated", "press whole"): "whole-copy",
    # the number comes from the place in a list, unless another copy prints it
    ("third-party whole by-order",): "counted",
    ("official-page whole by-order", "press most"): "counted",
    ("official-page whole by-order", "third-party whole"): "whole-copy",
    # less than the whole text
    ("snippet most",): "most",
    ("press opening", "press subject"): "opening",
    ("government subject",): "subject",
    ("press number",): "number",
    # the text without a number, and the number from elsewhere
    ("court whole no", "press number"): "joined",
    ("snippet most no", "third-party opening"): "joined",
    ("court whole no", "press subject"): "joined",
    ("court whole no", "press most"): "most",
    ("court whole no", "third-party whole"): "whole-copy",
    ("court opening no", "press number"): "number",
}
LEVEL_OF = {
    "whole": {"whole-official", "whole-quoted", "whole-source", "whole-copy", "undated", "counted"},
    "part": {"joined", "most", "opening"},
    "subject": {"subject"},
    "unseen": {"number", "unconfirmed"},
}


@pytest.mark.parametrize(("copies", "status"), KNOWN_BY.items(), ids=lambda value: " + ".join(value) or "nothing")
def test_the_status_is_that_of_the_best_copy_or_of_two_joined(copies: tuple[str, ...], status: str) -> None:
    assert status_of(provision(*copies)) == status
    assert status_of(provision(*reversed(copies))) == status


def test_every_status_can_be_reached_and_has_a_level() -> None:
    assert set(KNOWN_BY.values()) == set(STATUSES)
    assert set().union(*LEVEL_OF.values()) == set(STATUSES)
    assert list(LEVEL_OF) == list(LEVELS)


@pytest.mark.parametrize(("copies", "status"), KNOWN_BY.items(), ids=lambda value: " + ".join(value) or "nothing")
def test_what_may_be_said_follows_from_the_level(copies: tuple[str, ...], status: str) -> None:
    known = provision(*copies)
    level = next(level for level, statuses in LEVEL_OF.items() if status in statuses)

    assert level_of(known) == level
    assert is_known(known) == (level != "unseen")
    assert is_told(known) == (level in {"whole", "part"})


def test_no_kind_of_copy_is_ranked_but_by_the_order_of_the_words() -> None:
    nearest = best_copy(provision(*(f"{kind} opening" for kind in reversed(COPIES))))
    fullest = best_copy(provision(*(f"press {extent}" for extent in reversed(EXTENTS))))

    assert nearest
    assert nearest.kind == "official-page"
    assert fullest
    assert fullest.extent == "whole"
    assert best_copy(provision()) is None


def test_what_our_words_rest_on_is_said_in_a_sentence() -> None:
    known = provision("court whole no", "press number")

    assert status_in_words(known) == STATUSES["joined"]
    assert rests_on(known) == "Our words rest on: joined from two copies."


# --- Force ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "own", "group", "edition", "force", "shown"),
    [
        pytest.param("1.1", "could", "must not", "you must", "could", "Mill: could", id="its own words come first"),
        pytest.param("1.1", "", "must not", "you must", "must not", "Mill: must not", id="then those of its group"),
        pytest.param("2.1", "", "must not", "you must", "you must", "Mill: you must", id="a group speaks for its own"),
        pytest.param("1.1", "", "", "you must", "you must", "Mill: you must", id="then those of its edition"),
        pytest.param("1.1", "", "", "", "", "", id="nothing is said"),
        pytest.param("1.1", NOT_SEEN, "", "you must", NOT_SEEN, "", id="somebody looked and saw none"),
        pytest.param("1.1", "", "", NOT_SEEN, NOT_SEEN, "", id="nobody saw any in the edition"),
    ],
)
def test_the_force_is_the_nearest_that_the_data_give(  # noqa: PLR0917  a column of the table each
    number: str, own: str, group: str, edition: str, force: str, shown: str
) -> None:
    index = index_of("press whole", number=number, own=own, group=group, edition=edition)
    [reference] = index.provisions

    assert force_of(index, reference) == force
    assert forced(index, reference) == shown


# --- What a second reader checked -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "alike"),
    [
        pytest.param("weigh in the OPEN -  always!", True, id="signs, capitals and space"),
        pytest.param("Weigh in the open always, or not.", False, id="one word more"),
        pytest.param("Weigh in the always open", False, id="another order"),
    ],
)
def test_other_signs_are_no_other_words(words: str, *, alike: bool) -> None:
    before, after = (Text(text, Place("data/standards.yml")) for text in ("Weigh in the open, always.", words))
    was, now = (replace(provision("press whole"), in_our_words=text) for text in (before, after))

    assert (fingerprint_of(was) == fingerprint_of(now)) is alike
    assert fingerprint_of(replace(was, title=was.in_our_words, in_our_words=None)) != fingerprint_of(was)
