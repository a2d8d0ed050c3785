"""Whose title stands beside a number."""

from __future__ import annotations

from typing import Any

from macros.model.places import Place, Text
from macros.model.records import Mapping, Reference
from macros.rules.titles import meant_by
from macros.rules.ways import letters_of

HERE = Place("data/mappings.yml", 3)
TITLE = "Ropes and knots"


def test_a_draft_keeps_the_title_of_the_number_it_was_carried_over_from_although_another_edition_shares_it() -> None:
    oldest, older, new = (
        Reference(framework="bell", edition=edition, number="2:3", current=edition == "2030")
        for edition in ("2016", "2024", "2030")
    )
    known = {letters_of(TITLE): [oldest, older]}

    def carried_from(draft: str) -> Mapping:
        values = {"number": "2:3", "relation": "engages", "basis": "inferred", "why": "Knots hold.", "draft": draft}
        texts: dict[str, Any] = {key: Text(value, HERE) for key, value in values.items()}
        return Mapping(place=HERE, source=None, where=None, edition=None, also_in=(), reviews=(), **texts)

    assert meant_by(known, new, carried_from("2024"), TITLE) is None
    assert meant_by(known, new, carried_from("2019"), TITLE) in {oldest, older}
