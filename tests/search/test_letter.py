"""A letter is read in the browser: its numbers on the day that counts, and nothing of it leaves or stays."""

from __future__ import annotations

import re
from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import Page, expect

from macros.model import urls
from macros.model.evidence import is_told
from macros.model.index import Index
from macros.search.letter import PAGES, letter
from macros.views.bindings import whom
from macros.views.comparisons import tables
from tests.support.data import label, shared, titled, well_known

pytestmark = pytest.mark.both_builders

LETTERS = (
    "2.2, 2.6 and 3.1",
    "HCPC 1.7 in 2019",
    "Between March and May 2019 you broke standards 2.7 and 9.1 of the HCPC",
    "SSSC 2.4, standard 5.6 and 15.6",
    "HCPC 2016 2.1 to 2.3, and BASW 2012 2.3.3",
)  # where the numbers of the data of today are not there, the address still has to say so
NAME = "Ms Nobody-Known"


@pytest.fixture
def asked(phone: Page) -> list[str]:
    """Return what the phone asks of the server from now on."""
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(f"{request.url} {request.post_data or ''}"))
    return asked


def read(page: Page, words: str) -> None:
    page.get_by_label("Paste the letter").fill(words)
    expect(page.locator("#sm-letter-read h2")).to_be_visible()


def kept(page: Page) -> str:
    """Return all that the browser keeps and shows in its address."""
    stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, history.state, document.cookie])")
    return f"{unquote_plus(page.url)} {stored}"


def test_a_whole_letter_stays_in_the_browser_and_its_other_words_are_not_shown_again(
    phone: Page, asked: list[str], index: Index
) -> None:
    known = well_known(index)
    told = [one for one, provision in index.provisions.items() if one.current and is_told(provision)]
    other = next(one for one in told if one.framework != known.framework)
    visited: list[str] = []
    phone.on("framenavigated", lambda frame: visited.append(unquote_plus(frame.url)))
    phone.goto("/letter/")
    words = f"Dear {NAME},\nwe look at {label(index, known)} and {label(index, other)}.\n"
    read(phone, words)
    shown = phone.locator("#sm-letter-read")

    expect(shown.locator("h2")).to_have_text("What the 2 numbers mean")
    expect(shown.locator("h3").nth(0)).to_contain_text(titled(index, known))
    expect(shown.locator("h3").nth(1)).to_contain_text(titled(index, other))
    assert NAME not in shown.inner_text() + kept(phone)
    shown.get_by_role("link", name=titled(index, known)).first.click()
    expect(phone).to_have_url(f"/{urls.of_provision(known)}")
    phone.go_back()
    expect(shown.locator("h3").nth(1)).to_contain_text(titled(index, other))  # Back shows the numbers again
    phone.get_by_role("button", name="Clear").click()
    expect(shown).to_be_empty()
    expect(phone).to_have_url("/letter/")
    assert phone.get_by_label("Paste the letter").input_value() == ""
    phone.goto("/n/")
    phone.get_by_label("The number in your letter").fill(f"{NAME} {label(index, known)} and {label(index, other)}")
    phone.keyboard.press("Enter")
    expect(phone).to_have_url(re.compile("/letter/"))
    expect(shown.locator("h2")).to_have_text("What the 2 numbers mean")
    assert NAME not in kept(phone)
    phone.goto("/n/")
    phone.get_by_label("The number in your letter").fill("friend request nobodyknown")
    phone.keyboard.press("Enter")
    expect(phone.locator(".sm-search[open]")).to_be_visible()
    assert [url for url in asked if "nobody" in url.lower() or "?" in url] == []
    assert [url for url in visited if NAME in url] == []  # no address of the visit, however short it stood there


@pytest.mark.one_builder("the scripts of both are the same files")
def test_the_address_holds_the_numbers_as_they_were_read(phone: Page) -> None:
    phone.goto("/letter/")
    for words in LETTERS:
        read(phone, words)
        expect(phone).to_have_url(re.compile("#q="))
        before = phone.locator("#sm-letter-read :is(h2, h3)").all_inner_texts()
        phone.reload()
        expect(phone.locator("#sm-letter-read h2")).to_be_visible()

        assert phone.locator("#sm-letter-read :is(h2, h3)").all_inner_texts() == before, words
        phone.get_by_role("button", name="Clear").click()


def test_a_number_of_several_is_a_question_that_the_reader_answers(phone: Page, index: Index) -> None:
    bearers = shared(index)
    phone.goto(f"/letter/#q={bearers[0].number}")
    entry = phone.locator("#sm-letter-read ol > li")

    expect(entry.locator("h3")).to_have_text(f"{bearers[0].number}: which one is meant?")
    name = re.compile(re.escape(f"This one: {label(index, bearers[1])}") + r"(?! \()")
    entry.get_by_role("button", name=name).click()
    expect(entry.locator("h3")).to_contain_text(titled(index, bearers[1]))
    expect(entry.locator("h3 a")).to_be_focused()
    phone.get_by_role("link", name="Make a handout of these").click()
    expect(phone.locator("#sm-mine h2")).to_contain_text(f"{label(index, bearers[1])}: ")


def test_badges_tell_of_the_readers_day_alone(phone: Page, index: Index) -> None:
    others = [one for one in index.data.bindings if one.framework and one.framework != well_known(index).framework]
    binding = next(one for one in others if one.since and one.where)
    began = index.edition_of(well_known(index)).in_force or binding.since  # before it, another number may be meant
    reader = {"who": [binding.who], "where": binding.where, "day": max(str(binding.since), str(began))}
    phone.goto("/letter/")
    phone.evaluate("reader => StandardsKept.reader.keep(reader)", reader)
    phone.reload()
    shown, known = phone.locator("#sm-letter-read"), label(index, well_known(index))
    read(phone, known)
    expect(shown.locator("h3 .sm-mark")).to_have_count(1)
    read(phone, f"{known}, conduct in 2025")
    expect(shown).to_contain_text("Read as at 2025")
    expect(shown.locator("h3 .sm-mark")).to_have_count(0)


def test_numbers_that_were_compared_say_whom_they_bind_what_they_share_and_what_only_one_asks(
    phone: Page, index: Index
) -> None:
    table = next(table for table in tables(index) if table.together() and any(map(table.alone, table.references)))
    first = next(reference for reference in table.references if table.alone(reference))
    second = table.others(first)[0]
    phone.goto("/letter/")
    shown = phone.locator("#sm-letter-read")
    read(phone, label(index, first))
    expect(shown).to_contain_text(whom(index, first.framework, first.edition))
    expect(shown).not_to_contain_text("side by side")
    read(phone, f"{label(index, first)} and {label(index, second)}")
    expect(shown.locator("h3").last).to_have_text("What they ask, side by side")
    lines = shown.get_by_role("listitem")
    expect(lines.filter(has_text="Both ask: ").first).to_contain_text(table.together()[0])
    expect(lines.filter(has_text=table.alone(first)[0]).first).to_contain_text(label(index, first))
    shown.get_by_role("link", name=str(table.comparison.title), exact=True).click()
    expect(phone).to_have_url(re.compile(f"{urls.SAME_SUBJECT}#{table.comparison.id}$"))


def test_an_old_link_says_that_its_words_were_sent(phone: Page, index: Index) -> None:
    said = phone.get_by_text("This link sent its words to the server of this site.")
    for address in ("/letter/?q=5.6+and+2.10", f"/go/?q={label(index, well_known(index))}", "/go/?q=5.6+and+2.10"):
        phone.goto(address)
        expect(said).to_be_visible()
        expect(phone).to_have_url(re.compile(r"^[^?]*$"))


def test_a_letter_pasted_into_the_box_keeps_its_lines_apart_and_has_no_short_limit(phone: Page, index: Index) -> None:
    known = well_known(index)
    began = int(str(index.edition_of(known).in_force or "2018")[:4])
    words = "word " * 3_000 + f"{label(index, known)}\n{began + 1}"
    phone.goto("/n/")
    box = phone.get_by_label("The number in your letter")
    box.evaluate(
        """(box, words) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text", words);
            box.focus();
            box.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
        }""",
        words,
    )

    assert box.input_value() == words.replace("\n", " ")
    expect(phone.get_by_role("option").first).to_contain_text(label(index, known))


def test_what_helps_with_a_number_is_mapped_to_it_and_the_situations_come_first(index: Index) -> None:
    known = letter(index)["numbers"]
    for reference in index.provisions:
        pages = known[str(reference)].get("pages", [])
        touching = {urls.of_item(item): item.kind for item, _ in index.mappings_to(reference)}
        kinds = [touching[address] for _, address, _ in pages]

        assert len(pages) == min(PAGES, len(touching))
        assert kinds == sorted(kinds, key=lambda kind: kind != "situation")
