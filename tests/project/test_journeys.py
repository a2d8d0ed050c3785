"""The journeys of the people this site is for, on a phone of 360 px, by links and taps alone."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.model import urls
from macros.model.dates import day
from macros.model.evidence import status_of
from macros.model.index import Index, numeric_parts
from macros.model.words import KINDS, MOST_LINES, STATUSES, TO_CPD
from macros.views.bindings import Span, spans
from macros.views.learn import nations
from tests.support import today
from tests.support.data import Raw, label, mains, shared, squeeze, titled, well_known
from tests.support.pasted import pasted

HEIGHT = 740
MOST_LINES_OF_TITLE = 2
SHEETS_OF_CPD = 2  # A4
SIGNS_OF_A_LINE, SIGNS_OF_A_SHEET = 120, 4_000  # printed from the page
ICON = "/logo.svg"  # Chromium looks at the icon of the tab again when the part behind # changes; that carries nothing
TYPED = "I wait until the morning now, and say so to people."


def tap(page: Page, name: str) -> None:
    """Follow a link in the text of the page, and wait until the next page stands."""
    with page.expect_navigation():
        page.locator("article").get_by_role("link", name=name, exact=True).first.click()


def bottom(part: Locator) -> float:
    """Return how far down the page a part ends."""
    box = part.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


def kept(page: Page) -> list[str]:
    """Return the names under which this site keeps something on the device."""
    return [str(name) for name in page.evaluate("Object.keys(localStorage)")]


def badges(page: Page, where: str) -> list[str]:
    """Return the numbers that stand in a part of the page, in the order in which they are read."""
    return [squeeze(name) for name in page.locator(f"{where} .sm-badge").all_text_contents()]


# --- a former service user sent me a friend request ------------------------------------------------------------------


# Of a first screen: how many lines the title and the four parts take, where it ends, and the order of what is above.
FIRST_SCREEN = """() => {
    const box = (part) => part.getBoundingClientRect();
    const lines = (part) => Math.round(box(part).height / parseFloat(getComputedStyle(part).lineHeight));
    const parts = [".sm-trail", "h1", ".sm-now", ".sm-now-more"].map((name) => document.querySelector(name));
    const tops = parts.map((part) => box(part).top);
    return {
        title: lines(document.querySelector("h1")),
        lines: [...document.querySelectorAll(".sm-now li")].map(lines).reduce((all, some) => all + some),
        ends: box(parts.at(-1)).bottom,
        ordered: tops.every((top, at) => at === 0 || top > tops[at - 1]),
        wide: document.documentElement.scrollWidth,
    };
}"""


def test_the_whole_answer_to_every_situation_stands_on_the_first_screen_with_every_notice_open(
    phone: Page, index: Index
) -> None:
    roles = list(dict.fromkeys(str(binding.who) for binding in index.data.bindings))
    phone.add_init_script(
        f"localStorage.setItem('standards-map:reader', JSON.stringify({{who: {roles}, where: '', day: '2019-03-03'}}))"
    )
    situations = {item.id: urls.of_item(item) for item in index.items.values() if KINDS[item.kind].answers_first}
    found = {}
    for name, address in situations.items():
        phone.goto(f"/{address}", wait_until="domcontentloaded")
        phone.locator(".sm-reader").wait_for()
        found[name] = phone.evaluate(FIRST_SCREEN)

    assert situations
    for name, screen in found.items():
        assert screen["title"] <= MOST_LINES_OF_TITLE, name
        assert screen["lines"] <= MOST_LINES, name
        assert screen["ends"] <= HEIGHT, name
        assert screen["ordered"], name
        assert screen["wide"] == phone.viewport_size["width"], name  # type: ignore[index]


def test_one_tap_leads_to_what_to_do_and_the_next_to_what_to_do_too_late(phone: Page, index: Index, raw: Raw) -> None:
    item = today.situation(index)
    too_late = re.search(r"(?m)^## (.*) \{ #already-done \}", item.body.text)
    assert too_late
    phone.goto("/")
    tap(phone, item.title)

    expect(phone.locator(".sm-mains .sm-badge")).to_have_text(list(mains(raw, item.id).values()))
    for name in ("Now", "Do not", "Ask", "Write down"):
        expect(phone.get_by_role("heading", name=name, exact=True, level=2)).to_be_visible()
    phone.get_by_role("link", name=too_late[1]).first.click()
    expect(phone.get_by_role("heading", name=too_late[1])).to_be_in_viewport()
    phone.go_back()
    phone.get_by_role("link", name="warnings").click()
    expect(phone.locator(".sm-caution").first).to_be_in_viewport()


def test_a_card_is_shared_by_its_address_which_shows_it_at_the_top(phone: Page, index: Index) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    address = urls.of_item(today.situation(index))
    phone.goto(f"/{address}")
    phone.get_by_role("button", name="Copy the address of this card").click()
    expect(phone.locator(".sm-acts [role=status]")).to_have_text("Copied.")
    copied = phone.evaluate("navigator.clipboard.readText()")
    phone.goto("about:blank")
    phone.goto(f"/{copied.partition('://')[2].partition('/')[2]}")

    assert copied.endswith(f"/{address}#now")
    expect(phone.get_by_role("heading", level=1)).to_be_in_viewport()
    assert bottom(phone.locator(".sm-now-more")) <= HEIGHT


def test_my_nation_comes_first_and_is_remembered_on_this_device_only(phone: Page, index: Index, raw: Raw) -> None:
    item = today.situation(index)
    numbers = mains(raw, item.id)
    mine = list(numbers)[1]
    first = [numbers[mine], *(number for name, number in numbers.items() if name != mine)]
    nation = raw["standards"]["frameworks"][mine]["nation"]
    phone.goto("/")
    phone.get_by_label(nation, exact=True).check()
    expect(phone.locator(".sm-door .sm-badge").first).to_contain_text(index.frameworks[mine].short)
    tap(phone, item.title)

    expect(phone.locator(".sm-mains .sm-badge")).to_have_text(first)
    assert badges(phone, ".sm-frameworks")[0] == first[0]
    assert kept(phone) == ["standards-map:reader"]
    phone.goto("/")
    assert phone.get_by_label(nation, exact=True).is_checked()
    phone.get_by_label("All", exact=True).check()
    tap(phone, item.title)
    expect(phone.locator(".sm-mains .sm-badge")).to_have_text(list(numbers.values()))
    assert badges(phone, ".sm-frameworks")[0] == next(iter(numbers.values()))
    assert kept(phone) == []
    assert phone.context.cookies() == []


def test_the_choice_of_a_nation_is_made_by_keyboard_too(phone: Page) -> None:
    phone.goto("/")
    phone.get_by_label("All", exact=True).focus()
    phone.keyboard.press("ArrowLeft")

    expect(phone.locator(".sm-reader")).to_be_visible()
    expect(phone.get_by_label("All", exact=True)).not_to_be_checked()
    assert kept(phone) == ["standards-map:reader"]


# --- my letter says 5.6; 3.10, which one? ---------------------------------------------------------------------


def test_from_home_to_a_number_and_all_that_touches_it_by_links(phone: Page, index: Index) -> None:
    known = well_known(index)
    phone.goto("/")
    tap(phone, "All numbers")
    tap(phone, titled(index, known))

    expect(phone.get_by_role("heading", level=1)).to_contain_text(label(index, known))
    expect(phone.locator("blockquote")).to_contain_text(" ".join(str(index.provisions[known].in_our_words).split()))
    expect(phone.locator(".sm-head")).to_contain_text(index.edition_of(known).label)
    for kind in {KINDS[item.kind].plural for item, _ in index.mappings_to(known)}:
        expect(phone.locator(".sm-pages").get_by_text(kind).first).to_be_visible()


def test_a_shared_number_asks_which_one_is_meant(phone: Page, index: Index) -> None:
    bearers = shared(index)
    phone.goto("/n/")
    tap(phone, bearers[0].number)
    badges_of_cards = phone.locator("article .sm-cards > li .sm-badge")

    assert set(badges_of_cards.all_inner_texts()) == {label(index, reference) for reference in bearers}
    assert bottom(badges_of_cards.first) <= HEIGHT


# --- may she look at the parent's profile? ---------------------------------------------------------------------------


def test_a_manager_finds_what_to_ask_and_what_is_not_covered(phone: Page, index: Index) -> None:
    """What a page does not cover is folded away on it, below the numbers."""
    item = today.richest(index, "situation", lambda item: bool(item.cautions and today.folds(item)))
    fold, words = today.folds(item)[-1]
    phone.goto("/")
    tap(phone, item.title)

    assert len(badges(phone, ".sm-mains")) == len(index.frameworks)
    expect(phone.locator(".sm-caution").first).to_contain_text(squeeze(item.cautions[0]))
    expect(phone.locator("details", has_text=words).last).to_be_visible()
    phone.locator("summary", has_text=fold).last.click()
    expect(phone.get_by_text(words).last).to_be_visible()


# --- a session of 45 minutes ------------------------------------------------------------------------------------------


def test_the_pack_holds_all_that_a_session_needs_and_fills_its_minutes(phone: Page, index: Index) -> None:
    session = today.session(index)
    phone.goto("/learn/")
    tap(phone, session.title)
    headings = phone.locator("article h2").all_inner_texts()
    minutes = [int(minutes) for heading in headings for minutes in re.findall(r"(\d+) minutes", heading)]

    assert str(sum(minutes)) == str(session.minutes or 0)
    assert phone.locator(".sm-rungs > li").count() == len(index.data.dilemmas)
    for case in phone.locator(".sm-case").all():
        assert case.locator(".sm-badge").count() > 0
    assert phone.locator("article ul.sm-jump a").count() > 0
    expect(phone.locator(".sm-paper")).to_contain_text("What you learnt from talking it over with a peer")


def test_what_is_handed_round_prints_on_few_sheets(phone: Page, index: Index) -> None:
    """A page that somebody makes longer takes the sheets that its words need, and no more."""
    for item in (today.session(index), today.worksheet(index)):
        signs = sum(max(len(block.words), SIGNS_OF_A_LINE) for block in item.body.blocks)
        phone.goto(f"/{urls.of_item(item)}")

        assert 1 <= sheets(phone.pdf(format="A4")) <= 2 + signs // SIGNS_OF_A_SHEET, item.id
    phone.goto("/learn/cpd-sheet/")
    assert sheets(phone.pdf(format="A4")) <= SHEETS_OF_CPD


# --- my CPD record ----------------------------------------------------------------------------------------------------


def test_the_sheet_opens_filled_in_keeps_what_is_typed_and_sends_nothing(
    phone: Page, index: Index, tmp_path: Path
) -> None:
    phone.goto(f"/{urls.of_item(today.situation(index))}")
    title = phone.get_by_role("heading", level=1).inner_text()
    numbers = [name.split()[1] for name in badges(phone, ".sm-frameworks") if " " in name and "(" not in name]
    tap(phone, TO_CPD)
    phone.wait_for_url("**/learn/cpd-sheet/**", wait_until="networkidle")
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url) if not request.url.endswith(ICON) else None)

    assert title.strip("¶") in phone.get_by_label("Where you started").input_value()
    assert all(number in phone.get_by_label("Provisions you looked at").input_value() for number in numbers)
    assert kept(phone) == []  # nothing is kept before something is typed
    phone.get_by_label("What you learnt", exact=True).fill(TYPED)
    ticked = phone.locator("[data-cpd-sheet] [type=checkbox]").last
    ticked.check()
    expect(phone.locator("main [data-status]")).to_have_text("Kept on this device.")
    assert sheets(phone.pdf(format="A4")) <= 2
    phone.emulate_media(media="print")
    expect(phone.locator(".sm-typed", has_text=TYPED)).to_be_visible()
    expect(phone.get_by_role("button", name="Print")).to_be_hidden()
    phone.emulate_media(media="screen")
    with phone.expect_download() as saved:
        phone.get_by_role("button", name="Save as text").click()
    saved.value.save_as(tmp_path / "sheet.txt")
    text = (tmp_path / "sheet.txt").read_text(encoding="utf-8")
    assert f"What you learnt\n{TYPED}\n" in text
    assert len(re.findall(r"(?m)^\s*(?:- )?\[x\] \w+ \d", text)) == 1
    assert [url for url in asked if not url.startswith("blob:")] == []

    phone.reload(wait_until="networkidle")
    expect(phone.get_by_label("What you learnt", exact=True)).to_have_value(TYPED)
    expect(ticked).to_be_checked()
    assert not any("morning" in url or "title=" in url for url in asked)

    asked.clear()
    phone.on("dialog", lambda dialog: dialog.accept())
    phone.get_by_role("button", name="Delete this sheet").click()
    expect(phone.get_by_label("What you learnt", exact=True)).to_have_value("")
    assert kept(phone) == []
    assert asked == []
    phone.reload()
    expect(phone.get_by_label("What you learnt", exact=True)).to_have_value("")


def test_each_page_has_its_own_sheet_and_none_is_overwritten(phone: Page, index: Index) -> None:
    one, other = urls.of_item(today.situation(index)), urls.of_item(today.other_situation(index))
    phone.goto(f"/{one}")
    tap(phone, TO_CPD)
    phone.get_by_label("What you learnt", exact=True).fill(TYPED)
    phone.goto(f"/{other}")
    tap(phone, TO_CPD)

    expect(phone.get_by_label("What you learnt", exact=True)).to_have_value("")
    phone.get_by_label("Hours").fill("1")
    phone.get_by_label("Sheets kept on this device").select_option(one)
    expect(phone.get_by_label("What you learnt", exact=True)).to_have_value(TYPED)
    phone.on("dialog", lambda dialog: dialog.accept())
    phone.get_by_role("button", name="Delete all sheets").click()
    assert kept(phone) == []


def test_an_address_made_by_somebody_else_is_shown_as_text(phone: Page) -> None:
    said: list[str] = []
    phone.on("dialog", lambda dialog: said.append(dialog.message))
    phone.goto(
        "/learn/cpd-sheet/#from=x&title=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E"
        "&numbers=%3Cscript%3Ealert(1)%3C/script%3E"
    )

    expect(phone.get_by_label("Where you started")).to_have_value("<img src=x onerror=alert(1)>")
    assert phone.locator("article :is(img, script:not([src]))").count() == 0
    assert said == []


def test_the_sheet_asks_for_no_names(phone: Page) -> None:
    phone.goto("/learn/cpd-sheet/")

    assert not [
        label
        for label in phone.locator("[data-cpd-sheet] label").all_inner_texts()
        if re.search(r"\bname", label, re.IGNORECASE)
    ]
    expect(phone.locator("[data-foot]")).to_contain_text("Do not name anyone.")


# --- I am being abused online -----------------------------------------------------------------------------------------


@pytest.mark.weekly
def test_somebody_who_is_attacked_finds_what_to_do_first(phone: Page, index: Index) -> None:
    """Words of a page, which nobody's change turns red: whoever keeps the map reads this each week."""
    item = today.richest(index, "situation", lambda item: "abused" in item.title)
    phone.goto("/")
    tap(phone, item.title)
    steps = phone.locator("#first-steps ~ ol").first.inner_text()
    cautions = " ".join(phone.locator(".sm-caution").all_inner_texts())

    assert all(word in steps for word in ("safe", "manager", "copy", "police", "union"))
    assert "emergency services" in cautions
    assert re.search(r"frameworks[^.]*little|little[^.]*frameworks", cautions)
    assert "employer" in phone.locator("#in-short ~ p").first.inner_text()
    assert phone.locator(".sm-mains > div").count() == len(index.frameworks)


# --- is this still current? -------------------------------------------------------------------------------------------


def test_every_number_on_a_page_shows_its_edition_and_how_well_it_is_known(phone: Page, index: Index) -> None:
    item = today.situation(index)
    phone.goto(f"/{urls.of_item(item)}")
    cards = phone.locator(".sm-frameworks .sm-card")
    less = {meaning.label.lower() for word, meaning in STATUSES.items() if word in {"most", "opening", "subject"}}

    for row in phone.locator(".sm-framework").all():
        assert re.search(r"\bedition\b", str(row.locator(".sm-publisher").text_content()), re.IGNORECASE)
        for card in row.locator(".sm-card").filter(has_text=re.compile(r"\d \(\d{4}\)")).all():
            assert re.search(r"\bedition\b", str(card.locator(".sm-meta").text_content()))
    for badge in cards.locator(".sm-badge").all():
        assert str(badge.get_attribute("title")).startswith("Our words rest on: ")
    for answer in (index.answer(item.id, framework) for framework in index.frameworks.values()):
        for mapping in answer.mappings:
            target = index.target(answer.framework, mapping)
            label = STATUSES[status_of(index.provisions[target])].label.lower() if target else ""
            if label in less:
                expect(cards.filter(has_text=str(mapping.why)).locator(".sm-meta")).to_contain_text(label)


def test_a_proposed_source_and_an_older_edition_say_so_at_the_top(phone: Page, index: Index) -> None:
    proposed = [item for item in index.data.items if today.is_proposed(index, item)]
    phone.goto(f"/{urls.of_item(today.of_today(proposed, 'page of a proposed source alone')[0])}")
    expect(phone.locator(".sm-banner")).to_contain_text("Proposed")
    phone.goto(f"/{urls.of_provision(next(reference for reference in index.provisions if not reference.current))}")
    expect(phone.locator(".sm-banner").first).to_contain_text("Older edition")


# --- The policy check, and: does this apply to me? --------------------------------------------------------------------


def test_the_policy_check_leaves_the_numbers_that_nothing_addresses_and_ends_in_a_sheet_of_gaps(
    phone: Page, index: Index, tmp_path: Path
) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.goto("/learn/policy-check/")
    left = phone.locator("[data-provision]:not([hidden])")
    result, says = phone.locator("main [data-result]"), phone.locator("[data-says]")
    rows = phone.locator(".sm-gap-sheet tbody tr:not([hidden])")
    all_of_them, questions = left.count(), index.data.questions
    asked = len(questions)
    expect(result).to_contain_text(f"0 of {asked} questions answered. {all_of_them} of {all_of_them}")
    assert rows.count() == asked  # blank, to be filled in by hand
    first = phone.locator(".sm-questions > li").first
    first.get_by_label("Answered").focus()
    phone.keyboard.press("Space")
    touched = (first.get_attribute("data-provisions") or "").split()

    assert left.count() == all_of_them - len(touched)
    expect(result).to_contain_text(f"1 of {asked} questions answered. {all_of_them - len(touched)} of {all_of_them}")
    for place, answer in ((1, "Unclear"), (2, "Missing")):
        phone.locator(".sm-questions > li").nth(place).get_by_label(answer).check()
    expect(says).to_have_text(f"2 unclear or missing. {asked - 3} not answered yet.")
    address = phone.url
    assert address.endswith(f"#yes={questions[0].id}&unclear={questions[1].id}&missing={questions[2].id}")
    phone.goto("about:blank")
    phone.goto(address)
    expect(rows.locator("th")).to_have_text([question.asks for question in questions[1:3]])
    phone.get_by_role("button", name="Copy as a table").click()
    expect(phone.get_by_text("Copied.")).to_be_visible()
    taken = pasted(phone)
    states = [state for _, [state], *_ in taken.rows]
    with phone.expect_download() as saved:
        phone.get_by_role("button", name="Download as CSV").click()
    saved.value.save_as(tmp_path / "gaps.csv")
    sheet = (tmp_path / "gaps.csv").read_text(encoding="utf-8-sig")

    assert states == ["Unclear", "Missing"]
    assert all(str(link["href"]).startswith("https://standards-map.example/") for link in taken.document.select("a"))
    assert "map of" in taken.document.get_text()
    assert [line["In our policy"] for line in csv.DictReader(io.StringIO(sheet))][:2] == states
    for question in phone.locator(".sm-questions > li").all():
        question.get_by_label("Answered").check()
    assert left.count() == rows.count() == 0
    expect(result).to_contain_text("Each of the numbers is met")
    assert kept(phone) == []


@pytest.mark.parametrize(
    ("who", "where", "day"),
    [
        ("Registered social worker", "England", "2018-05-01"),
        ("Registered social worker", "England", "2019-12-02"),
        ("Registered social worker", "England", "2010-05-01"),
        ("Registered social worker", "Northern Ireland", "2024-05-01"),
        ("Member of BASW", "Wales", "2024-05-01"),
    ],
)
def test_role_nation_and_day_lead_to_framework_and_edition(
    phone: Page, index: Index, who: str, where: str, day: str
) -> None:
    expected = [
        f"{span.framework.publisher}, {span.edition.label}"
        if span.framework and span.edition
        else "None of the frameworks here"
        for binding, stretch in spans(index)
        for span in stretch
        if binding.who == who and binding.where in {where, None} and span.since <= day <= (span.until or "9999")
    ]
    phone.goto("/about/does-this-apply-to-me/")
    phone.get_by_label(who).check()
    phone.get_by_label("Where you work").select_option(where)
    phone.get_by_label("The day it happened").fill(day)
    rows = phone.locator(".sm-bound tbody tr:not([hidden]) td:nth-child(2)")
    shown = [row.removeprefix("What bound you: ") for row in rows.all_inner_texts()]

    assert expected
    assert [text for text, start in zip(shown, expected, strict=True) if not text.startswith(start)] == []
    expect(phone.locator("main [role=status][data-result]")).to_contain_text(f"{len(expected)} row")


def test_who_reads_is_said_once_and_followed_everywhere(phone: Page, index: Index) -> None:
    binding, span = next(
        (binding, span)
        for binding, stretch in spans(index)
        for span in stretch
        if binding.where and span.since and span.until and index.in_edition(str(binding.framework), edition_of(span))
    )
    mine = {reference.number: reference for reference in index.in_edition(str(binding.framework), edition_of(span))}
    bearers = next(all_of for all_of in index.numbers.values() if all_of[0].number in mine and len(all_of) > 2)
    reference = mine[bearers[0].number]
    mark = phone.locator(".sm-mark[data-binds=binds]")
    phone.goto("/about/does-this-apply-to-me/")
    phone.get_by_label(str(binding.who)).check()
    phone.get_by_label("Where you work").select_option(binding.where)
    phone.get_by_label("The day it happened").fill(span.since)
    phone.get_by_role("button", name="Read this site so").click()
    expect(phone.locator(".sm-reader")).to_contain_text(f"{binding.where}, as at {day(span.since)}. Bound you then: ")
    assert kept(phone) == ["standards-map:reader"]

    phone.goto(f"/{urls.of_number(numeric_parts(reference.number))}")
    expect(phone.locator(".sm-card .sm-badge").first).to_have_text(f"{label(index, reference)} bound you then")
    assert phone.locator(".sm-card .sm-mark").count() == len(bearers)  # nothing is hidden
    phone.get_by_role("combobox").fill(reference.number)
    expect(phone.get_by_role("option").first).to_contain_text(f"{label(index, reference)} bound you then")
    phone.goto(f"/handouts/mine/#p={reference},{bearers[0]}")
    expect(mark).to_have_text("bound you then")
    phone.emulate_media(media="print")
    expect(phone.locator(".sm-reader p").first).to_be_visible()
    expect(phone.get_by_role("button", name="Change")).to_be_hidden()
    phone.emulate_media(media="screen")

    phone.get_by_role("button", name="Hide this line").click()
    expect(phone.locator(".sm-reader")).to_be_hidden()
    phone.goto(f"/{urls.of_provision(reference)}")
    expect(phone.locator(".sm-head .sm-badge")).to_contain_text("bound you then")
    expect(phone.locator(".sm-reader")).to_be_hidden()
    phone.evaluate("StandardsKept.closedLine.forget()")
    phone.reload()
    phone.get_by_role("button", name="Change").press("Enter")
    phone.get_by_label("The day it happened").fill("")
    phone.get_by_role("button", name="Read this site so").press("Enter")
    expect(phone.locator(".sm-head .sm-badge")).to_contain_text(re.compile("does not bind you now|older edition"))
    phone.get_by_role("button", name="Clear").click()
    expect(phone.locator(".sm-mark")).to_have_count(0)
    assert kept(phone) == []


def edition_of(span: Span) -> str:
    """Return the edition of a span, or nothing."""
    return str(span.edition.id) if span.edition else ""


def test_a_nation_that_was_kept_by_older_pages_is_not_lost(phone: Page, index: Index) -> None:
    nation = nations(index)[0]
    mine = next(binding.framework for binding in index.data.bindings if binding.where == nation and not binding.until)
    phone.goto("/")
    phone.evaluate("framework => StandardsKept.showFirst.keep(framework)", mine)
    phone.reload()

    expect(phone.locator(".sm-reader")).to_contain_text(f"You read as: {nation}.")
    assert kept(phone) == ["standards-map:reader"]


def sheets(pdf: bytes) -> int:
    """Return how many sheets of paper a PDF of Chromium's fills."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))
