"""A room gets every dilemma of the data, in the sets that the data names, with the numbers and reasons of its pages."""

from __future__ import annotations

import dataclasses

import pytest
import yaml

from macros.model.index import Index
from macros.model.places import Place, Text
from macros.model.words import BASES, GAPS
from macros.reading.project import load
from macros.views import learn, room
from tests.support.data import Raw, items, links_of, squeeze
from tests.support.project import ROOT
from tests.support.site import Site

pytestmark = pytest.mark.both_builders

HERE = "room/"
SMALL = load(ROOT / "tests" / "sound").index


def written() -> Raw:
    """Return the dilemmas as plain PyYAML reads them."""
    return dict(yaml.safe_load((ROOT / "data" / "dilemmas.yml").read_text(encoding="utf-8"))["dilemmas"])


def small(**fields: object) -> Index:
    """Return the small map with one dilemma that says otherwise."""
    dilemma = dataclasses.replace(SMALL.data.dilemmas[0], **fields)  # type: ignore[arg-type]
    return Index.of(dataclasses.replace(SMALL.data, dilemmas=(dilemma,)))


def texts(*words: str) -> tuple[Text, ...]:
    return tuple(Text(word, Place("data/dilemmas.yml")) for word in words)


def test_a_screen_holds_a_dilemma_its_corners_what_to_weigh_and_its_minutes(site: Site) -> None:
    screens = site.article(HERE).select(".sm-screen:has(details)")

    assert [screen["id"] for screen in screens] == list(written())
    for screen, dilemma in zip(screens, written().values(), strict=True):
        assert squeeze(screen.select_one("h2").get_text()) == dilemma["says"]
        assert [squeeze(point.get_text()) for point in screen.select(".sm-weigh li")] == dilemma["weigh"]
        corners = [squeeze(corner.get_text()) for corner in screen.select(".sm-corners li")]
        assert corners == [f"{name} {means}" for name, means in learn.RUNGS.items()]
        assert screen.select_one(".sm-timer")["data-minutes"] == dilemma.get("minutes", "4")
        assert not screen.select("details[open]")


def test_the_numbers_of_a_dilemma_have_the_reasons_and_bases_of_its_pages(site: Site, index: Index) -> None:
    for dilemma in index.data.dilemmas:
        shown = site.article(HERE).select_one(f"[id={dilemma.id}] details")
        for behind in room.behind(index, dilemma):
            part = shown.select_one(f".sm-behind[data-framework={behind.framework.id}]")
            text = squeeze(part.get_text())
            if behind.reason is None:
                assert behind.gap is not None
                assert GAPS[behind.gap.kind].label in text
                continue
            _, item, mapping = behind.reason
            assert squeeze(mapping.why) in text
            assert BASES[mapping.basis].label in text
            assert items()[item.id] in links_of(part, HERE)
        mains = set(learn.main_provisions(index, dilemma.items))
        assert {
            reference
            for behind in room.behind(index, dilemma)
            for reference in (*([behind.reason.reference] if behind.reason else []), *behind.further)
        } == mains


def test_one_chooses_all_a_session_or_a_theme(site: Site, index: Index) -> None:
    choices = {choice["value"]: choice for choice in site.article(HERE).select(".sm-room-choice option")}
    of = {name: set(screen["data-sets"].split()) for name, screen in by_name(site).items()}
    themes = {name: {index.items[item].theme for item in dilemma["items"]} for name, dilemma in written().items()}

    assert squeeze(choices.pop("").get_text()).startswith(f"All ({len(written())}, ")
    assert set(choices) == set().union(*of.values())
    for name, dilemma in written().items():
        assert of[name] == set(dilemma.get("sessions", [])) | (themes[name] - {None})
    for value, choice in choices.items():
        assert f" ({sum(value in sets for sets in of.values())}, " in squeeze(choice.get_text())


def by_name(site: Site) -> Raw:
    return {screen["id"]: screen for screen in site.article(HERE).select(".sm-screen:has(details)")}


def test_a_set_adds_up_its_minutes_and_keeps_the_order_of_the_data() -> None:
    (session,) = room.sessions(small(sessions=texts("fair-weight"), minutes=Text("2", Place("data/dilemmas.yml"))))

    assert (session.id, session.label, session.minutes) == ("fair-weight", SMALL.items["fair-weight"].title, "2")
    assert room.sessions(SMALL) == []


def test_a_framework_without_a_number_says_why() -> None:
    names = [name for name in SMALL.items if not SMALL.touched_by(name)]
    gaps = [
        behind
        for name in names
        for behind in room.behind(small(items=texts(name)), small(items=texts(name)).data.dilemmas[0])
    ]

    assert {behind.reason for behind in gaps} <= {None}
    assert all(behind.gap and behind.gap.why for behind in gaps)
