"""A room is led through its dilemmas by keys, by a presenter's remote and by touch, and in its own time."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from macros.model.index import Index
from macros.views import room
from tests.support.tabs import DESK, Tabs

pytestmark = pytest.mark.both_builders

MOST_PRESSES = 12  # an arrow scrolls by lines what a screen cannot hold, before it leads on
DILEMMAS_OF_A_SHEET = 3  # A4, at least


@pytest.fixture
def projector(tabs: Tabs) -> Iterator[Page]:
    with tabs.one(DESK) as page:
        yield page


def place(page: Page) -> tuple[str, int]:
    """Return what the address says behind #, and how many dilemmas show their numbers."""
    return page.evaluate("location.hash"), page.locator(".sm-screen details[open]").count()


def test_keys_lead_from_a_dilemma_to_its_numbers_and_on_and_the_address_keeps_the_place(
    projector: Page, index: Index
) -> None:
    projector.goto("/room/")
    last = len(index.data.dilemmas) + 1
    walk = [
        ("ArrowRight", "#1", 0),
        ("PageDown", "#1", 1),
        ("Space", "#2", 1),  # what was seen stays open above
        ("ArrowLeft", "#1", 1),
        ("Escape", "#1", 0),
        ("ArrowDown", "#1", 1),
        ("ArrowDown", "#2", 1),
        ("PageUp", "#1", 1),
        ("PageUp", "#1", 0),
        ("End", f"#{last}", 0),
        ("ArrowRight", f"#{last}", 0),
        ("Home", "#1", 0),
        ("Control+ArrowRight", "#1", 0),
    ]

    assert place(projector) == ("", 0)
    for key, where, opened in walk:
        projector.keyboard.press(key)
        for _ in range(MOST_PRESSES):  # what stands below the screen comes first
            if place(projector) != (where, opened):
                projector.keyboard.press(key)
        assert (key, *place(projector)) == (key, where, opened)
    numbers = projector.locator(f"#{index.data.dilemmas[0].id} details")
    numbers.locator("summary").click()  # opened by hand, below what the keys have come to
    projector.keyboard.press("Escape")
    expect(numbers).not_to_have_attribute("open", "")
    projector.goto("about:blank")
    projector.goto("/room/#2")
    heading = projector.get_by_role("heading", name=index.data.dilemmas[1].says)
    expect(heading).to_be_in_viewport()
    for part in (".sm-corners > li", ".sm-weigh > li", ".sm-timer"):
        for one in projector.locator(f"#{index.data.dilemmas[1].id} {part}").all():
            expect(one).to_be_in_viewport(ratio=1)


def test_a_page_that_was_saved_as_it_stood_works_as_before(projector: Page) -> None:
    projector.goto("/room/#2")
    saved = projector.content()
    projector.route("**/room/saved.html", lambda route: route.fulfill(body=saved, content_type="text/html"))
    projector.goto("/room/saved.html#1")
    projector.keyboard.press("ArrowRight")

    assert place(projector) == ("#1", 1)
    assert projector.locator(".sm-timer").first.get_by_role("button").all_inner_texts() == ["Start", "Reset"]


def test_the_time_runs_only_when_it_is_started_and_tells_its_end_once(projector: Page, index: Index) -> None:
    projector.clock.install()
    projector.goto("/room/#1")
    timer = projector.locator(".sm-timer").first
    face, over = timer.get_by_role("timer"), timer.get_by_role("status")
    whole = f"{index.data.dilemmas[0].minutes}:00"
    minutes = int(index.data.dilemmas[0].minutes)

    projector.clock.run_for(60_000)
    expect(face).to_have_text(whole)
    timer.get_by_role("button", name="Start").click()
    projector.clock.run_for(61_000)
    expect(face).to_have_text(f"{minutes - 2}:59")
    timer.get_by_role("button", name="Pause").click()
    projector.clock.run_for(60_000)
    expect(face).to_have_text(f"{minutes - 2}:59")
    timer.get_by_role("button", name="Start").click()
    expect(over).to_have_text("")
    projector.clock.run_for(minutes * 60_000)
    expect(face).to_have_text("0:00")
    expect(over).to_have_text("Time is up.")
    timer.get_by_role("button", name="Reset").click()
    expect(face).to_have_text(whole)
    expect(over).to_have_text("")
    for key, words in (("Enter", "Pause"), ("Space", "Start")):  # the keys of a button
        timer.get_by_role("button").first.press(key)
        expect(timer.get_by_role("button").first).to_have_text(words)
    timer.get_by_role("button", name="Start").click()
    projector.keyboard.press("ArrowRight")
    expect(timer.get_by_role("button", name="Pause")).to_be_attached()  # its numbers belong to it
    projector.keyboard.press("ArrowRight")
    expect(timer.get_by_role("button", name="Start")).to_be_attached()


def test_by_touch_a_set_is_chosen_led_through_and_printed_short(phone: Page, index: Index) -> None:
    session = room.sessions(index)[0]
    phone.goto("/room/")
    phone.get_by_label("Which dilemmas?").select_option(session.id)
    phone.get_by_role("button", name="Start").first.click()
    says = phone.locator(".sm-screen:visible h2")

    assert says.all_inner_texts()[:-1] == [dilemma.says for dilemma in session.dilemmas]
    assert place(phone) == (f"#show={session.id}&at=1", 0)
    expect(phone.locator(".sm-room-bar [data-place]")).to_have_text(f"1 of {len(session.dilemmas)}")
    phone.get_by_role("button", name="Next").click()
    assert place(phone) == (f"#show={session.id}&at=1", 1)
    phone.get_by_role("button", name="Next").click()
    assert place(phone) == (f"#show={session.id}&at=2", 1)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    phone.set_viewport_size({"width": 320, "height": 740})  # the longest words of the bar on the smallest phone
    phone.get_by_role("button", name="Full screen").click()
    expect(phone.get_by_role("button", name="Leave full screen")).to_be_visible()
    for _ in range(9):  # what is longer than the screen is read to its end first
        if place(phone)[1] == 1:
            phone.keyboard.press("Space")
    assert place(phone) == (f"#show={session.id}&at=2", 2)
    phone.get_by_role("button", name="Leave full screen").click()
    expect(phone.get_by_role("button", name="Full screen", exact=True)).to_be_visible()
    assert place(phone)[0] == f"#show={session.id}&at=2"
    phone.get_by_label("Which dilemmas?").select_option("")
    assert (
        len(re.findall(rb"/Type\s*/Page\b", phone.pdf(format="A4")))
        <= 1 + len(index.data.dilemmas) // DILEMMAS_OF_A_SHEET
    )
