"""The search, the number box and the pages that lead on, in a real browser on the real site."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus
from xml.etree import ElementTree as ET

import pytest
import quickjs
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from macros.__main__ import main
from macros.model import urls
from macros.model.evidence import status_of
from macros.model.index import Index, numeric_parts
from macros.model.records import Reference
from macros.model.words import STATUSES
from macros.search.as_at import bindings
from macros.search.catalogue import catalogue
from tests.support import today
from tests.support.data import label, missing, shared, squeeze, titled, well_known
from tests.support.project import PUBLISHED_AS, ROOT
from tests.support.scripts import SCRIPTS, of_search
from tests.support.site import Site
from tests.support.tabs import Tabs
from tests.support.visits import wait_until

Json = dict[str, Any]
pytestmark = pytest.mark.both_builders
SEARCH_SCRIPTS, SEARCH_DATA = 55, 110  # kilobytes
RESULT = ".sm-result"
SCREEN = 740  # pixels, of a phone
HOSTILE = "<img src=x onerror=alert(1)> <b>&amp;"

# Types each query into the search, and returns the addresses of what it shows.
ASK = """async (queries) => {
  const dialog = document.querySelector("[data-sm-search]");
  const [input, list] = [dialog.querySelector("input"), dialog.querySelector(".sm-results")];
  const base = new URL(dialog.dataset.smRoot, location.href).pathname;
  const answers = [];
  for (const query of queries) {
    const shown = new Promise((resolve) => {
      const observer = new MutationObserver(() => { observer.disconnect(); resolve(); });
      observer.observe(list, {childList: true});
    });
    input.value = query;
    input.dispatchEvent(new Event("input"));
    await shown;
    const links = [...list.querySelectorAll(".sm-result > a")];
    answers.push(links.map((link) => new URL(link.href).pathname.slice(base.length)));
  }
  return answers;
}"""

PASTE = """(field, words) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text", words);
  field.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def narrowest(tabs: Tabs) -> Iterator[Page]:
    """Return a tab as narrow as the narrowest phone."""
    with tabs.one(ViewportSize(width=320, height=640)) as page:
        yield page


def ask(page: Page, queries: list[str]) -> list[list[str]]:
    """Return the addresses that the search shows for each query."""
    page.goto("/")
    search(page, "boundaries")
    expect(page.locator(RESULT).first).to_be_visible()  # the index of words is made
    found: list[list[str]] = page.evaluate(ASK, queries)
    return found


def search(page: Page, words: str) -> None:
    """Open the search and type words, as a reader does."""
    page.get_by_role("button", name="Search numbers and words").click()
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()
    page.keyboard.type(words)


def result(page: Page, title: str) -> Locator:
    """Return the page of a title among what the search shows."""
    return page.locator(RESULT).filter(has_text=squeeze(title)).first


# --- Every number ----------------------------------------------------------------------------------------------------


def spellings(reference: Reference) -> list[str]:
    """Return a number without its framework, in the forms that people type."""
    parts = numeric_parts(reference.number)
    return [
        reference.number,
        *(sign.join(parts) for sign in (".", ":", "-", " ", "\u00b7")),
        f"({reference.number})",
        f"standard {'.'.join(parts)}.",
    ]


def test_every_number_typed_alone_in_any_spelling_gives_its_pages_before_all_others(phone: Page, index: Index) -> None:
    asked = [
        (query, references)
        for references in index.numbers.values()
        for query in dict.fromkeys(spellings(references[0]))
    ]
    found = ask(phone, [query for query, _ in asked])

    assert len(asked) >= 6 * len(index.numbers)
    for (query, references), addresses in zip(asked, found, strict=True):
        assert set(addresses[: len(references)]) == {urls.of_provision(reference) for reference in references}, query


def test_every_provision_typed_with_its_framework_comes_first(phone: Page, index: Index) -> None:
    asked = []
    for reference in index.provisions:
        framework = index.frameworks[reference.framework]
        dotted = ".".join(numeric_parts(reference.number))
        year = "" if reference.current else f" {reference.edition}"
        for query in (
            f"{framework.short}{year} {dotted}",
            f"{framework.publisher}{year} {reference.number}",
            f"{dotted} {framework.short.lower()}{year}",
        ):
            asked += [(query, urls.of_provision(reference))]
    found = ask(phone, [query for query, _ in asked])

    assert [(query, addresses[0]) for (query, _), addresses in zip(asked, found, strict=True)] == asked


# --- Words -----------------------------------------------------------------------------------------------------------


def rows(name: str) -> list[tuple[str, list[str]]]:
    lines = (ROOT / "tests" / "search" / name).read_text(encoding="utf-8").splitlines()
    columns = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(phrase, addresses.split()) for phrase, addresses in columns]


def asked_of(index: Index, name: str) -> list[tuple[str, list[str]]]:
    """Return phrases with the pages that answer them now, wherever these have moved; without those that are gone."""
    retired = {str(retirement.id): str(retirement.to or "") for retirement in index.data.retired}

    def now(address: str) -> str:
        return now(retired[address]) if address in retired else address

    found = [(phrase, [there for address in addresses if (there := now(address))]) for phrase, addresses in rows(name)]
    return [(phrase, addresses) for phrase, addresses in found if addresses]


def missed(phone: Page, asked: list[tuple[str, list[str]]], most: int) -> list[str]:
    """Return the phrases for which no right page is among the first."""
    found = ask(phone, [phrase for phrase, _ in asked])
    pairs = zip(asked, found, strict=True)
    return [phrase for (phrase, right), addresses in pairs if not set(addresses[:most]) & set(right)]


def test_phrases_of_users_give_the_right_page_among_the_first(phone: Page, index: Index) -> None:
    """The words of a page are its author's: what the gate asks holds after many pages have been written anew."""
    asked = [*asked_of(index, "phrases.tsv"), *asked_of(index, "readers.tsv")]

    assert len(asked) > 100
    assert len(missed(phone, asked, 5)) <= len(asked) / 4


@pytest.mark.weekly
def test_phrases_of_users_give_the_right_page_among_the_first_three(phone: Page, index: Index) -> None:
    asked = [*asked_of(index, "phrases.tsv"), *asked_of(index, "readers.tsv")]
    wrong = missed(phone, asked, 3)

    assert len(wrong) <= 0.03 * len(asked), wrong


@pytest.mark.weekly
def test_what_readers_missed_comes_first(phone: Page, index: Index) -> None:
    """A page that somebody adds may speak of the same and come before: it is looked at each week."""
    readers = asked_of(index, "readers.tsv")
    found = ask(phone, [phrase for phrase, _ in readers])

    assert [
        (phrase, addresses[:1])
        for (phrase, right), addresses in zip(readers, found, strict=True)
        if addresses[0] not in right
    ] == []


def test_the_phrases_lead_to_pages_that_exist(site: Site, index: Index) -> None:
    asked = [*asked_of(index, "phrases.tsv"), *asked_of(index, "readers.tsv")]

    assert [phrase for phrase, addresses in asked if not set(addresses) & set(site.addresses)] == []


# A word that is typed → the words that are looked for; "?" stands before one that no page speaks of.
TYPED = {
    "freind reqests": "friend request",
    "confi\u00addentiality": "confidenti",
    "tik tok": "tiktok",
    "e-mail": "email",
    "groupchat #socialmedia outofhours": "group chat social media hour",
    "c.p.d. D.M.": "cpd dm",
    "c p d": "cpd",
    "F.t.P": "ftp",
    "what is a group": "group",
    "candour": "?candour",  # no handout
    "forstater": "?forstat",  # no foster
    "moaning": "?moan",  # no meaning
    "palestine": "?palestin",  # a page is nearest for it, and says nothing of it
    "emai": "emai",  # half typed
}


def test_slips_and_compounds_are_read_as_words_of_the_pages_and_as_no_others() -> None:
    engine = quickjs.Context()
    for name in ("vendor/stemmer-2.0.1.min.js", "typed.js"):
        engine.eval((SCRIPTS / name).read_text(encoding="utf-8"))
    words = (
        "friend requests confidentiality tiktok email group chat social media hours cpd dm ftp handout foster meaning"
    )
    engine.eval(f"const known = StandardsTyped.vocabulary(); for (const w of '{words}'.split(' ')) known.add(w, true)")
    engine.eval("known.add('palestine', false)")
    engine.eval(
        "const read = (typed) => StandardsTyped.read(typed, known)"
        ".map((word) => (word.isMissing ? '?' : '') + word.term).join(' ')"
    )

    assert {typed: engine.eval("read")(typed) for typed in TYPED} == TYPED


def test_slips_endings_and_beginnings_of_words_find_something(phone: Page, index: Index) -> None:
    titles = " ".join(item.title for item in index.data.items).lower()
    words = sorted(set(re.findall(r"\b[a-z]{10,}\b", titles)), key=lambda word: (-len(word), word))[:4]
    pages = [urls.of_item(item) for item in index.data.items]
    queries = [typed for word in words for typed in (f"{word[:-3]}{word[-2:]}", word.title(), word[:5])]

    assert len(words) > 1
    for query, addresses in zip(queries, ask(phone, queries), strict=True):
        assert set(addresses) & set(pages), (query, addresses)


def test_a_number_among_words_comes_before_the_words(phone: Page, index: Index) -> None:
    known, principle = well_known(index), today.richest(index, "principle")
    (addresses,) = ask(phone, [f"{label(index, known)} {principle.title}"])

    assert addresses[0] == urls.of_provision(known)
    assert urls.of_item(principle) in addresses


# Keeps back the index of words until the test asks for it.
HOLD = """() => {
  MiniSearch.prototype.addAllAsync = function (pages) {
    return new Promise((resolve) => { window.release = () => { this.addAll(pages); resolve(); }; });
  };
}"""


def test_words_that_come_late_take_the_focus_from_no_number(phone: Page, index: Index) -> None:
    known = label(index, well_known(index))
    phone.goto("/")
    phone.locator(".sm-open-search").focus()
    wait_until(phone, "window.MiniSearch")
    phone.evaluate(HOLD)
    search(phone, f"{known} confidentiality")
    results = phone.locator(".sm-result > a")
    expect(results).to_have_count(1)
    phone.keyboard.press("ArrowDown")
    expect(results.first).to_be_focused()
    phone.evaluate("release()")
    expect(phone.get_by_role("link", name="Confidentiality")).not_to_have_count(0)

    expect(results.first).to_be_focused()
    expect(results.first).to_contain_text(known)


# --- The journeys ----------------------------------------------------------------------------------------------------


def test_journey_my_letter_gives_a_number(phone: Page, index: Index) -> None:
    known = well_known(index)
    phone.goto("/")
    search(phone, known.number)
    results = phone.locator(RESULT)
    expect(results).to_have_count(1)
    expect(results.first).to_contain_text(label(index, known))
    phone.keyboard.press("Enter")

    expect(phone).to_have_url(f"/{urls.of_provision(known)}")
    expect(phone.get_by_role("heading", level=1)).to_contain_text(label(index, known))


def test_journey_which_of_several_is_meant(phone: Page, index: Index) -> None:
    bearers = shared(index)
    phone.goto("/")
    search(phone, bearers[0].number)
    shown = phone.locator(".sm-result > a")
    expect(shown.nth(len(bearers) - 1)).to_be_visible()
    titles = {squeeze(title) for title in shown.all_text_contents()[: len(bearers)]}

    assert {titled(index, reference) for reference in bearers if reference.current} <= titles
    phone.goto(f"/{urls.of_number(numeric_parts(bearers[0].number))}")
    assert {label(index, reference) for reference in bearers} <= set(
        phone.locator("article .sm-badge").all_text_contents()
    )


def test_journey_several_numbers_of_a_letter_stand_on_one_page(phone: Page, index: Index) -> None:
    asked = [well_known(index), shared(index)[0]]
    phone.goto("/")
    search(phone, ", ".join(label(index, reference) for reference in asked))
    expect(phone.locator(RESULT).first).to_have_text("Both numbers on one page")
    phone.keyboard.press("Enter")

    for reference in asked:
        expect(phone.locator("#sm-letter-read")).to_contain_text(label(index, reference))


FORMS = (
    "{dot}",
    "{colon}",
    "{short} {dot}",
    "{low}{colon}",
    "standard {dash}",
    "{space}",
    "({colon}).",
    "{publisher} {dot}",
)


def test_journey_any_form_of_a_number_gives_the_same_page(phone: Page, index: Index) -> None:
    known = well_known(index)
    parts, framework = numeric_parts(known.number), index.frameworks[known.framework]
    written = {name: sign.join(parts) for name, sign in {"dot": ".", "colon": ":", "dash": "-", "space": " "}.items()}
    for form in FORMS:
        phone.goto("/n/")
        phone.get_by_label("The number in your letter").fill(
            form.format(**written, short=framework.short, low=framework.short.lower(), publisher=framework.publisher)
        )
        phone.keyboard.press("Enter")

        expect(phone, form).to_have_url(f"/{urls.of_provision(known)}")


# --- What results say ------------------------------------------------------------------------------------------------


def test_a_number_that_does_not_exist_says_so_and_offers_neighbours(phone: Page, index: Index) -> None:
    query, _, _ = missing(index)
    phone.goto("/")
    search(phone, query)
    shown = phone.locator(RESULT)

    expect(shown.first).to_contain_text(f"We have no page for “{query}”. Numbers look like")
    expect(shown.filter(has_text="Near it.")).not_to_have_count(0)
    expect(shown.filter(has_text="The same number elsewhere.")).not_to_have_count(0)


def test_the_search_opens_with_examples_and_says_once_which_word_no_page_holds(phone: Page, index: Index) -> None:
    phone.goto("/about/")
    phone.goto("/")
    phone.keyboard.press("Control+k")
    situations = [item.title for item in index.items.values() if item.kind == "situation"]
    shown = phone.locator(".sm-result > a")
    expect(shown).to_have_count(1 + len(situations))
    assert shown.first.text_content() == "About this map"  # where this tab has been
    phone.locator(".sm-example").first.click()
    expect(phone.locator(".sm-group h2").first).to_have_text("Numbers")
    phone.get_by_role("textbox", name="Search").fill("qqqzzzx confidentiality")
    expect(phone.locator(".sm-search-count")).to_have_text("No page speaks of qqqzzzx. Nearest:")
    expect(phone.locator(RESULT).first).to_contain_text("confidential")
    assert 1 <= phone.locator(RESULT).count() <= 5
    assert phone.locator(".sm-results").get_by_text("qqqzzzx").count() == 0

    phone.get_by_role("textbox", name="Search").fill("qqqzzzx")
    expect(phone.locator(".sm-search-count")).to_have_text(
        "No page speaks of qqqzzzx. Try other words, or start from a situation:"
    )
    assert set(shown.all_text_contents()) == set(situations)


def test_a_number_whose_meaning_changed_shows_both_editions(phone: Page, index: Index) -> None:
    new = next(reference for reference in index.provisions if reference.current and index.changed_meaning(reference))
    old = index.changed_meaning(new)[0]
    phone.goto("/")
    search(phone, label(index, new))
    shown = phone.locator(RESULT)

    expect(shown.nth(0)).to_contain_text("This number changed its meaning.")
    expect(shown.filter(has_text=label(index, old)).first).to_contain_text("Older edition")


def test_a_number_that_no_copy_shows_says_so(phone: Page, index: Index) -> None:
    unconfirmed = next(
        reference
        for reference, provision in index.provisions.items()
        if status_of(provision) == "unconfirmed" and reference.current
    )
    phone.goto("/")
    search(phone, str(unconfirmed))

    expect(phone.locator(RESULT).first).to_contain_text(STATUSES["unconfirmed"].label.lower())


def test_the_readers_own_frameworks_come_first(phone: Page, index: Index) -> None:
    mine = [reference for reference in shared(index) if reference.current][-1]
    binding = next(one for one in index.data.bindings if one.framework == mine.framework and not one.until)
    phone.goto("/")
    phone.evaluate("reader => StandardsKept.reader.keep(reader)", {"who": binding.who, "where": binding.where})
    phone.reload()
    search(phone, mine.number)

    expect(phone.locator(RESULT).first).to_contain_text(label(index, mine))
    phone.goto("/n/")
    phone.get_by_label("The number in your letter").fill(mine.number)
    expect(phone.get_by_role("option").first).to_contain_text(label(index, mine))


def test_the_count_and_the_first_result_are_announced(phone: Page, index: Index) -> None:
    bearers = shared(index)
    words = titled(index, bearers[0])
    phone.goto("/")
    search(phone, bearers[0].number)
    expect(phone.locator(".sm-search [role=status]")).to_have_text(f"{len(bearers)} results. First: {words}")
    phone.goto("/n/")
    phone.get_by_label("The number in your letter").fill(bearers[0].number)

    expect(phone.locator(".sm-box [role=status]")).to_contain_text(f"{len(bearers)} results. First: {words}.")


def test_a_shared_link_opens_the_search_and_the_words_are_marked_on_the_page_that_is_chosen(
    phone: Page, index: Index
) -> None:
    title = squeeze(today.situation(index).title)
    typed = set(re.findall(r"[a-z]{4,}", title.lower()))
    phone.goto(f"/?q={quote_plus(title)}")
    expect(phone.locator(".sm-search-count")).to_contain_text("the server of this site has seen them")
    phone.goto("/about/")
    phone.goto(f"/#q={quote_plus(title)}")
    expect(phone).to_have_url("/")
    expect(phone.locator(".sm-search-count")).to_have_text(re.compile(r"^\d+ results$"))
    first = phone.locator(".sm-result a").first
    chosen = first.evaluate("link => link.pathname")
    with phone.expect_navigation():
        first.click()

    expect(phone).to_have_url(chosen)  # what was asked for is in no address
    wait_until(phone, "CSS.highlights.has('sm-words')")  # the words are marked once the page stands
    words = set(phone.evaluate("[...CSS.highlights.get('sm-words')].map(range => range.toString().toLowerCase())"))
    beginnings = tuple(word[:3] for word in typed)  # the search knows other endings of a word
    assert [word for word in words if len(word) > 3 and not word.startswith(beginnings)] == []
    assert words & typed
    phone.go_back()
    expect(phone.get_by_role("textbox", name="Search")).to_have_value(title)
    expect(phone.locator(RESULT).first).to_be_visible()
    phone.go_forward()
    phone.reload()
    assert phone.evaluate("CSS.highlights.has('sm-words')") is False


def test_no_word_of_a_number_is_marked_on_its_page(phone: Page, index: Index) -> None:
    known = well_known(index)
    title = phone.get_by_role("heading", level=1)
    for beside, marks in (("", False), (f" {squeeze(index.provisions[known].title or '')}", True)):
        phone.goto("/")
        search(phone, f"{index.frameworks[known.framework].publisher} {known.number}{beside}")
        expect(result(phone, label(index, known))).to_be_visible()
        phone.keyboard.press("Enter")
        expect(title).to_contain_text(label(index, known))

        assert phone.evaluate("StandardsKept.words.read()") is None  # read, and forgotten
        assert phone.evaluate("CSS.highlights.has('sm-words')") is marks


def test_data_is_shown_as_text_and_never_as_html(phone: Page, index: Index) -> None:
    known = catalogue(index)
    for framework in known["frameworks"]:
        framework["short"] = HOSTILE
        for edition in framework["editions"]:
            edition["label"] = HOSTILE
            for provision in edition["provisions"]:
                provision |= {"title": HOSTILE, "words": HOSTILE}
    known_days = bindings(index)
    for told in known_days["editions"] + known_days["bindings"]:
        told |= {name: HOSTILE for name in ("name", "who", "people", "says") if name in told}
    section = ["friend", f"friend {HOSTILE}", f"A friend and a request: {HOSTILE}"]
    pages = json.dumps([["x/", HOSTILE, HOSTILE, ["friend"], [], HOSTILE, 1, [section, ["", "", ""]]]])
    data = {"pages": pages, "words": "friend 0", "places": {"situations": "x/"}, "kinds": {HOSTILE: HOSTILE}}
    scripts = {
        "bindings": f"var StandardsBindings = {json.dumps(known_days)}",
        "numbers": f"var StandardsCatalogue = {json.dumps(known)}",
        "pages": f"var StandardsPages = {json.dumps(data)}",
    }
    phone.route(
        "**/search/*.js",
        lambda route: route.fulfill(content_type="text/javascript", body=scripts[Path(route.request.url).stem]),
    )
    phone.goto("/")
    phone.evaluate("who => StandardsKept.reader.keep({ who })", HOSTILE)
    phone.reload()
    expect(phone.locator(".sm-reader")).to_contain_text(HOSTILE)
    assert phone.locator(".sm-reader img").count() == 0
    search(phone, "")
    for query in (well_known(index).number, "friend", HOSTILE):
        phone.get_by_role("textbox", name="Search").fill(query)
        expect(phone.locator(".sm-results")).to_contain_text(HOSTILE)

        assert phone.locator(".sm-search img").count() == 0
        assert HOSTILE in phone.locator(".sm-results").inner_text()


# --- The number box --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["/n/", "/go/", "number"])
def test_the_number_box_works_by_keyboard_alone_on_the_narrowest_phone(
    narrowest: Page, index: Index, where: str
) -> None:
    bearers = shared(index)
    narrowest.goto(f"/{urls.of_number(numeric_parts(bearers[0].number))}" if where == "number" else where)
    box = narrowest.get_by_role("combobox")
    box.focus()
    narrowest.keyboard.type(bearers[0].number)
    expect(narrowest.get_by_role("option")).to_have_count(len(bearers))
    expect(box).to_have_attribute("aria-expanded", "true")
    narrowest.keyboard.press("ArrowDown")
    narrowest.keyboard.press("ArrowDown")
    chosen = narrowest.get_by_role("option", selected=True)
    expect(chosen).to_contain_text(label(index, bearers[1]))
    expect(box).to_have_attribute("aria-activedescendant", str(chosen.get_attribute("id")))
    assert narrowest.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    narrowest.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    for _ in bearers[1:]:
        narrowest.keyboard.press("ArrowUp")
    narrowest.keyboard.press("Enter")

    expect(narrowest).to_have_url(f"/{urls.of_provision(bearers[1])}")


def test_the_search_works_by_keyboard_alone_on_the_narrowest_phone(narrowest: Page, index: Index) -> None:
    bearers = shared(index)
    narrowest.goto("/")
    for _ in range(10):
        narrowest.keyboard.press("Tab")
        if narrowest.evaluate("document.activeElement.matches('.sm-open-search')"):
            break
    narrowest.keyboard.press("Enter")
    narrowest.keyboard.type(bearers[0].number)
    expect(narrowest.locator(RESULT)).to_have_count(len(bearers))
    narrowest.keyboard.press("ArrowDown")
    narrowest.keyboard.press("ArrowDown")
    narrowest.keyboard.press("Enter")

    expect(narrowest).to_have_url(f"/{urls.of_provision(bearers[1])}")


def test_a_word_in_the_number_box_leads_to_the_search(phone: Page, index: Index) -> None:
    phone.goto("/n/")
    title = today.situation(index).title
    phone.get_by_label("The number in your letter").fill(title)
    phone.keyboard.press("Enter")

    expect(result(phone, title)).to_be_visible()


def test_the_field_of_the_home_page_stands_on_the_first_screen_and_is_a_way_into_the_search(
    phone: Page, index: Index
) -> None:
    known, title = well_known(index), today.situation(index).title
    phone.goto("/")
    field = phone.get_by_label("A number from your letter, or words")
    place = field.bounding_box()
    assert place is not None
    assert place["y"] + place["height"] < SCREEN
    field.press_sequentially(title[:3])
    phone.keyboard.type(title[3:])
    expect(result(phone, title)).to_be_visible()
    phone.keyboard.press("Escape")
    expect(field).to_be_focused()
    expect(field).to_have_value(title)
    for example in phone.locator(".sm-examples a").all():
        example.click()
        expect(phone.get_by_role("textbox", name="Search: ")).to_have_value(example.inner_text())
        expect(phone.locator(RESULT).first).to_be_visible()
        phone.keyboard.press("Escape")
        expect(field).to_have_value(example.inner_text())  # the dialog has been closed, and nothing follows any more
    field.fill("")
    field.evaluate(PASTE, f"{label(index, known)}\n2019")
    expect(phone.get_by_role("textbox", name="Search: ")).to_have_value(f"{label(index, known)} 2019")


def test_a_click_on_a_choice_opens_it(phone: Page, index: Index) -> None:
    known = shared(index)[0]
    phone.goto("/n/")
    phone.get_by_label("The number in your letter").fill(known.number)
    phone.get_by_role("option", name=re.compile(re.escape(label(index, known)))).first.click()

    expect(phone).to_have_url(f"/{urls.of_provision(known)}")


def test_without_javascript_the_box_is_gone_and_all_numbers_are_there(tabs: Tabs, index: Index) -> None:
    with tabs.one(scripts=False) as page:
        page.goto("/go/")

        expect(page.get_by_role("combobox")).to_have_count(0)
        page.get_by_role("link", name="page of all numbers").click()
        expect(page.get_by_role("link", name=label(index, well_known(index))).first).to_be_visible()


# --- Addresses -------------------------------------------------------------------------------------------------------


def test_go_leads_on_where_one_provision_is_meant(phone: Page, index: Index) -> None:
    known = well_known(index)
    phone.goto(f"/go/#q={quote_plus(label(index, known))}")

    expect(phone).to_have_url(f"/{urls.of_provision(known)}")


def test_go_offers_a_choice_where_several_are_meant(phone: Page, index: Index) -> None:
    bearers = shared(index)
    phone.goto(f"/go/?q={bearers[0].number}")
    phone.wait_for_url("**/letter/#**")
    choices = phone.locator("#sm-letter-read li li")

    expect(phone.locator("#sm-letter-read h3")).to_have_text(f"{bearers[0].number}: which one is meant?")
    expect(choices).to_have_count(len(bearers))
    choices.nth(1).get_by_role("link").click()
    expect(phone).to_have_url(f"/{urls.of_provision(bearers[1])}")


def test_go_explains_where_nothing_is_meant(phone: Page) -> None:
    phone.goto("/go/#q=95.6")

    expect(phone.locator("#sm-letter-read")).to_contain_text("There is no 95.6 here")


def test_go_hands_words_to_the_search(phone: Page, index: Index) -> None:
    title = today.situation(index).title
    phone.goto(f"/go/#q={quote_plus(title)}")

    expect(result(phone, title)).to_be_visible()


WRONG_ADDRESSES = (
    "/standards/{id}/{dot}/",
    "/{id}/{dot}",
    "/standards/{id}/{dash}.html",
    "/{id}:{dot}",
    "/{short}%20{dot}",
    "/n/{dot}/",
)


def test_a_wrong_address_that_holds_a_number_leads_to_it(phone: Page, site: Site, index: Index) -> None:
    known = well_known(index)
    parts, framework = numeric_parts(known.number), index.frameworks[known.framework]
    body = (site.root / "404.html").read_text(encoding="utf-8")
    for form in WRONG_ADDRESSES:
        path = form.format(id=framework.id, short=framework.short, dot=".".join(parts), dash="-".join(parts))
        phone.route(f"**{path}", lambda route: route.fulfill(status=404, content_type="text/html", body=body))
        phone.goto(path)
        phone.get_by_role("link", name=label(index, known)).first.click()

        expect(phone, form).to_have_url(f"/{urls.of_provision(known)}")


@pytest.mark.parametrize("form", ["/nowhere/", "/{folder}/{id}).", "/{id}"])
def test_a_wrong_address_without_a_number_offers_the_nearest_pages_and_a_search(
    phone: Page, site: Site, index: Index, form: str
) -> None:
    address = urls.of_item(max(index.data.items, key=lambda item: len(item.id)))
    folder, name, _ = address.split("/")
    path = form.format(folder=folder, id=name)
    body = (site.root / "404.html").read_text(encoding="utf-8")
    phone.route(f"**{path}", lambda route: route.fulfill(status=404, content_type="text/html", body=body))
    phone.goto(path)

    expect(phone.get_by_role("heading", level=1)).to_have_text("There is no page at this address")
    expect(phone.locator("article").get_by_role("link", name="all numbers")).to_have_attribute("href", "/n/")
    if "{" not in form:
        expect(phone.locator("[data-sm-lost] a")).to_have_count(0)
    else:
        expect(phone.locator("[data-sm-lost] a").first).to_be_visible()
    links = phone.locator("[data-sm-lost] a").evaluate_all("links => links.map((link) => link.pathname.slice(1))")
    assert links[:1] == ([address] if "{" in form else [])
    phone.get_by_label("Search this site").fill("boundaries")
    expect(phone.get_by_role("textbox", name="Search: ")).to_have_value("boundaries")


def test_browsers_are_told_how_to_search_the_site(site: Site, index: Index) -> None:
    link = site.page(urls.of_provision(well_known(index))).select_one("link[rel=search]")
    described = ET.parse(site.root / "opensearch.xml").getroot()  # noqa: S314  our own file

    assert link["href"] == "../../../opensearch.xml"
    name = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert described.findtext(f"{name}ShortName") == PUBLISHED_AS.name
    assert [url.get("template") for url in described.findall(f"{name}Url")] == [PUBLISHED_AS.at("go/#q={searchTerms}")]


# --- Weight, caches, and no network -----------------------------------------------------------------------------------


def test_scripts_of_the_search_are_light(site: Site) -> None:
    files = [site.root / name for name in of_search((site.root / "index.html").read_text(encoding="utf-8"))]

    assert len(files) == 7
    assert sum(size(file) for file in files if file.parent.name != "search") <= SEARCH_SCRIPTS * 1000


@pytest.mark.weekly
def test_the_data_of_the_search_are_light(site: Site) -> None:
    """They grow with every page that somebody writes."""
    files = [site.root / name for name in of_search((site.root / "index.html").read_text(encoding="utf-8"))]

    assert sum(size(file) for file in files if file.parent.name == "search") <= SEARCH_DATA * 1000


def size(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), mtime=0))


def test_numbers_are_answered_before_the_pages_are_read(site: Site, index: Index) -> None:
    engine = quickjs.Context()
    for name in of_search((site.root / "index.html").read_text(encoding="utf-8")):
        if name.startswith("assets/") and "/reader." not in name:  # not the data, nor what needs a page
            engine.eval((site.root / name).read_text(encoding="utf-8"))
    unread = json.dumps({"catalogue": catalogue(index), "pages": "no JSON at all", "words": "", "places": {}})
    engine.eval(f"const search = StandardsSearch.make({unread})")

    known = well_known(index)
    assert engine.eval(f"search.find('{known.number}').hits.map(hit => hit.badge).join()") == label(index, known)
    assert engine.eval("search.find('friend request').hits.length") == 0
    engine.eval("let wrong = null; search.prepare().catch(error => { wrong = error.name; })")
    while engine.execute_pending_job():
        pass
    assert engine.eval("wrong") == "SyntaxError"


def test_the_number_box_gets_its_numbers_under_another_builder_too(site: Site, tmp_path: Path) -> None:
    assert main(["write", str(tmp_path)]) == 0
    assert (tmp_path / "search" / "numbers.js").read_bytes() == (site.root / "search" / "numbers.js").read_bytes()


def test_every_page_that_is_built_can_be_found_but_numbers_by_themselves(site: Site, index: Index) -> None:
    script = (site.root / "search" / "pages.js").read_text(encoding="utf-8")
    data = json.loads(script.removeprefix("var StandardsPages = ").removesuffix(";\n"))
    pages = [row[0] for row in json.loads(data["pages"])]
    provisions = [urls.of_provision(reference) for reference in index.provisions]
    numbers = [urls.of_number(parts) for parts in index.numbers]

    assert sorted(pages + provisions + numbers) == site.addresses


def test_a_search_that_was_touched_goes_on_without_network(narrowest: Page, index: Index) -> None:
    narrowest.goto("/")
    search(narrowest, well_known(index).number)
    expect(narrowest.locator(RESULT)).to_have_count(1)
    narrowest.context.set_offline(offline=True)
    title = today.situation(index).title
    narrowest.get_by_role("textbox", name="Search").fill(title)

    expect(result(narrowest, title)).to_be_visible()


def test_a_search_that_did_not_load_says_so_and_tries_again(phone: Page, index: Index) -> None:
    said: list[str] = []
    phone.on("pageerror", lambda error: said.append(str(error)))
    phone.route("**/search/pages.js", lambda route: route.abort())
    phone.goto("/")
    title = today.situation(index).title
    search(phone, title[:8])
    expect(phone.locator(".sm-search-count")).to_have_text(
        "The search did not load. Check your connection, and type again."
    )
    phone.keyboard.press("Enter")
    # Each letter has asked too: when this has failed, so has what they and Enter asked for.
    phone.evaluate("StandardsPage.load('sm-words').catch(() => null)")
    expect(phone).to_have_url("/")
    phone.unroute("**/search/pages.js")
    phone.keyboard.type(title[8:])

    expect(result(phone, title)).to_be_visible()
    assert said == []


def test_search_and_box_work_from_a_folder_on_disk(browser: Browser, site: Site, index: Index) -> None:
    known, bearers, title = well_known(index), shared(index), today.situation(index).title
    with browser.new_context(offline=True, viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto((site.root / "index.html").as_uri())
        search(page, title)
        expect(result(page, title)).to_be_visible()
        page.keyboard.press("Control+A")
        page.keyboard.type(known.number)
        expect(page.locator(RESULT)).to_have_count(1)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_contain_text(label(index, known))
        page.goto((site.root / "n" / "index.html").as_uri())
        page.get_by_label("The number in your letter").fill(bearers[1].number)
        page.keyboard.press("Enter")
        page.locator("#sm-letter-read").get_by_role("link", name=label(index, bearers[1]), exact=False).first.click()

        expect(page.get_by_role("heading", level=1)).to_contain_text(label(index, bearers[1]))


def test_nothing_that_is_typed_leaves_the_page(phone: Page, index: Index) -> None:
    known = well_known(index)
    asked: list[str] = []
    phone.goto("/n/", wait_until="networkidle")
    phone.on("request", lambda request: asked.append(request.url))
    phone.get_by_label("The number in your letter").fill(label(index, known))
    expect(phone.get_by_role("option")).to_have_count(1)
    search(phone, "friend request")

    assert [url for url in asked if "friend" in url or known.number in url] == []
