"""What comes out when a page is printed from the browser, and the handout that readers choose for themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Dialog, Page, expect

from macros.model import urls
from macros.model.index import Index
from macros.model.records import Reference
from macros.views.steps import steps
from tests.support import firefox, folds, today
from tests.support.data import label, named, shared, squeeze, well_known
from tests.support.paper import last_lines_of, shapes_of, texts_of, words_of
from tests.support.project import PUBLISHED_AS
from tests.support.tabs import Tabs
from tests.support.visits import KINDS_OF_PAGE, open_details
from tools.matrix import firefox_window

PRINTED = PUBLISHED_AS.address.partition("://")[2]
PRINTED_KINDS = [
    "home",
    "situation with a table",
    "case pattern",
    "provision that was seen",
    "framework",
    "numbers",
    "number of several",
    "handouts, some ticked",
    "coverage",
]
# A quarter of what the margins leave of A4 across, in pixels: Chromium repeats no taller head on the next page.
REPEATED = (210 - 12 - 16) * 96 / 25.4 / 4
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def dark(tabs: Tabs) -> Iterator[Page]:
    """Return a tab that shows the site dark."""
    with tabs.one(dark=True) as page:
        yield page


def paper_of(page: Page) -> bytes:
    return page.pdf(prefer_css_page_size=True)


def printed(page: Page) -> str:
    return words_of(paper_of(page))


def test_paper_is_light_and_shows_the_page_without_its_frame(dark: Page, index: Index) -> None:
    frame = ".md-header, .md-tabs, .md-sidebar--primary, .md-footer, .sm-edit, .headerlink, .sm-tick"
    luminance = (
        "title => getComputedStyle(title).color.match(/[0-9]+/g).slice(0, 3).map(Number)"
        ".reduce((sum, part) => sum + part) / 3"
    )
    dark.emulate_media(media="print")
    for kind in PRINTED_KINDS:
        where = KINDS_OF_PAGE[kind](index)
        dark.goto(f"/{where}")

        assert dark.locator(frame).filter(visible=True).all() == [], where
        assert dark.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)", where
        assert dark.locator("h1").evaluate("title => getComputedStyle(title).color").startswith("rgb("), where
        assert dark.locator("h1").evaluate(luminance) < 60, where
        assert dark.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), where


def test_cards_rows_and_headings_keep_together(dark: Page, index: Index) -> None:
    dark.goto(f"/{urls.of_item(today.situation(index))}")
    dark.emulate_media(media="print")

    assert dark.locator(".sm-card").first.evaluate("card => getComputedStyle(card).breakInside") == "avoid"
    assert dark.locator("article tr").first.evaluate("row => getComputedStyle(row).breakInside") == "avoid"
    assert dark.locator("article h2").first.evaluate("heading => getComputedStyle(heading).breakAfter") == "avoid"
    dark.goto(f"/{urls.of_provision(well_known(index))}")
    last = dark.locator(".sm-facts > div").last  # no last page with the foot alone
    assert last.evaluate("fact => getComputedStyle(fact).breakBefore") == "avoid"
    dark.goto("/")
    assert dark.locator(".sm-doors").evaluate("doors => getComputedStyle(doors).breakInside") == "avoid"


def test_a_printed_page_says_where_links_lead_how_old_it_is_and_where_it_stands(dark: Page, index: Index) -> None:
    known = well_known(index)
    edition = index.edition_of(known)
    dark.goto(f"/{urls.of_provision(known)}")
    text = printed(dark)

    assert "https://" in text
    named = f"{index.frameworks[known.framework].short} {re.escape(edition.label)}"
    assert re.search(rf"Editions: {named}\. Copies of the standards looked at until \d+ \w+ \d{{4}}\.", text)
    assert PRINTED + urls.of_provision(known) in text.replace(" ", "")
    assert "A study aid, not legal advice. The official wording prevails." in text
    assert "Page 1 of" in text
    assert "print this page" not in text


@pytest.mark.parametrize("kind", ["home", "number of several", "source"])
def test_a_page_without_numbers_of_its_own_names_the_current_editions_in_its_foot(
    dark: Page, index: Index, kind: str
) -> None:
    where = KINDS_OF_PAGE[kind](index)
    current = [
        f"{framework.short} {index.editions[framework.id, str(framework.current_edition)].label}"
        for framework in index.frameworks.values()
    ]
    dark.goto(f"/{where}")
    text = printed(dark)

    assert f"{', '.join(current)}. Copies looked at " in text
    assert f"{PRINTED}{where}" in text.replace(" ", "")


@pytest.mark.parametrize("kind", ["compare", "two frameworks"])
def test_a_table_for_a_report_names_its_editions_once(dark: Page, index: Index, kind: str) -> None:
    where = KINDS_OF_PAGE[kind](index)
    dark.goto(f"/{where}")
    text = printed(dark)

    assert text.count("Copies looked at ") == 1
    assert f"{PRINTED}{where}" in text.replace(" ", "")


def test_what_is_folded_away_is_whole_on_paper_without_a_script(tabs: Tabs, index: Index) -> None:
    with tabs.one(scripts=False) as page:
        page.goto(f"/{urls.of_item(today.richest(index, 'pattern'))}")
        folded = folds.on_paper(page.content())
        paper = printed(page)

    assert len(folded) > 1
    assert [words for words in folded if words not in folds.letters(paper)] == []


def test_the_matrix_lies_across_whole_with_its_heads_on_every_page(dark: Page) -> None:
    dark.goto("/compare/")
    themes = dark.locator(".sm-matrix caption").all_text_contents()
    rows = dark.locator(".sm-matrix tbody tr th a").all_text_contents()
    frameworks = dark.locator(".sm-matrix").first.locator("thead th").all_text_contents()
    paper = paper_of(dark)
    texts = texts_of(paper)

    assert all(width > height for width, height in shapes_of(paper))
    assert all(squeeze(" ".join(frameworks)) in text for text in texts)  # no page holds what it rests on alone
    assert [theme for theme in themes if not any(theme in text for text in texts)] == []
    assert {row for row in rows if squeeze(row).replace(" ", "") not in "".join(texts).replace(" ", "")} == set()


def test_the_last_page_of_the_matrix_has_rows_beside_what_it_rests_on(dark: Page, index: Index) -> None:
    one, other = today.two_frameworks(index)
    dark.goto(f"/compare/#framework={one.short}+{other.short}")
    dark.evaluate("window.print = () => {}")
    dark.get_by_role("button", name="Print the table").click()
    rows = dark.locator(".sm-matrix tbody tr:not([hidden]) th a").all_text_contents()
    paper = paper_of(dark)
    last = texts_of(paper)[-1]

    assert [row for row in rows[-3:] if squeeze(row) not in last] == []
    assert "map of" in last
    assert dark.locator(".sm-report > .sm-about-table").count() == 1  # where it was


def test_no_cell_of_the_matrix_is_cut_on_paper(dark: Page) -> None:
    dark.set_viewport_size({"width": 1032, "height": 700})  # what the margins leave of A4 across
    dark.goto("/compare/")
    dark.emulate_media(media="print")
    cut = """cells => cells
        .filter(cell => cell.scrollWidth > cell.clientWidth + 1 || cell.getBoundingClientRect().right > innerWidth)
        .map(cell => cell.innerText)"""

    assert dark.locator(".sm-matrix :is(th, td)").evaluate_all(cut) == []
    assert min(dark.locator(".sm-matrix").evaluate_all("tables => tables.map(table => table.offsetWidth)")) >= 1000


def test_no_heading_of_a_map_runs_into_the_next_on_paper_and_heads_are_repeated(dark: Page, index: Index) -> None:
    heights = "heads => heads.map(head => head.offsetHeight)"
    spills = """heads => heads
        .filter(head => head.scrollWidth > head.clientWidth + 1 || head.scrollHeight > head.clientHeight + 1)
        .map(head => head.innerText)"""
    dark.set_viewport_size({"width": 1032, "height": 700})
    for framework in index.frameworks.values():
        dark.goto(f"/{urls.of_heat(framework)}")
        dark.emulate_media(media="print")
        dark.locator(".sm-heat-fold").evaluate_all("folds => folds.forEach(fold => (fold.open = true))")

        assert dark.locator(".sm-marks [scope=colgroup] a").evaluate_all(spills) == [], framework.id
        assert max(dark.locator(".sm-marks thead").evaluate_all(heights), default=0) <= REPEATED, framework.id


def test_provisions_side_by_side_lie_across_alone_and_say_what_they_rest_on(dark: Page, index: Index) -> None:
    dark.goto(f"/{urls.of_pair(*today.two_frameworks(index))}")
    dark.evaluate("window.print = () => {}")
    dark.get_by_role("button", name="Print the table").click()
    heads = dark.locator(".sm-sides").first.locator("thead th").all_text_contents()
    numbers = dark.locator(".sm-sides tbody th [data-is=number]").all_text_contents()
    paper = paper_of(dark)
    texts = texts_of(paper)
    whole = " ".join(texts)

    assert all(width > height for width, height in shapes_of(paper))
    assert all(squeeze(" ".join(heads)) in text for text in texts)  # no page holds notes alone
    assert squeeze(" ".join(heads)) not in last_lines_of(paper)
    assert [number for number in numbers if number not in whole] == []
    assert "map of" in texts[-1]
    assert "The pages that join them" not in whole


def test_a_printed_policy_check_lies_across_and_ends_with_rows_beside_what_the_list_cannot_tell(
    dark: Page, index: Index
) -> None:
    check = next(item for item in index.items.values() if today.calls(item, "policy_check"))
    dark.goto(f"/{urls.of_item(check)}")
    last_question = dark.locator(".sm-gap-sheet tbody th").last.inner_text()
    paper = paper_of(dark)

    assert all(width > height for width, height in shapes_of(paper))
    assert squeeze(last_question) in texts_of(paper)[-1]


def test_the_end_of_a_list_is_not_alone_on_a_page(dark: Page, index: Index) -> None:
    dark.goto(f"/{urls.SUBJECTS}")
    lines = dark.locator("article > ul:not(.sm-cards) > li a").all_text_contents()[-3:]
    paper = texts_of(paper_of(dark))

    assert any(all(line in page for line in lines) for page in paper)
    dark.goto(f"/{KINDS_OF_PAGE['number of several'](index)}")
    note = dark.locator(".sm-cards + .sm-note")
    assert note.evaluate("note => getComputedStyle(note).breakBefore") == "auto"  # a screen has no pages
    dark.emulate_media(media="print")
    assert note.evaluate("note => getComputedStyle(note).breakBefore") == "avoid"


def test_a_table_that_goes_on_in_a_fold_has_its_head_once_on_paper(dark: Page, index: Index) -> None:
    dark.goto(f"/{urls.of_provision(well_known(index))}")
    dark.emulate_media(media="print")

    assert dark.locator(".sm-alike .sm-fold tbody").count() > 0
    assert dark.locator(".sm-alike .sm-fold thead").filter(visible=True).count() == 0


def test_what_is_taller_than_a_few_lines_may_go_on_on_the_next_page(dark: Page, index: Index) -> None:
    breaks = "parts => [...new Set(parts.map(part => getComputedStyle(part).breakInside))]"
    before = "rows => [...new Set(rows.map(row => getComputedStyle(row).breakBefore))]"
    dark.emulate_media(media="print")
    dark.goto(f"/{urls.of_provision(well_known(index))}")
    assert dark.locator(".sm-facts > div:has(li)").evaluate_all(breaks) == ["auto"]
    dark.goto("/compare/same-subject/")
    assert dark.locator(".sm-asked tbody > tr:nth-last-child(2):not(:first-child)").evaluate_all(before) == ["auto"]


@pytest.mark.weekly
def test_firefox_prints_no_empty_page_of_a_map(index: Index, address: str) -> None:
    program = firefox.find()
    assert program, "no Firefox here: .venv/bin/python -m tests.support.firefox"
    with firefox_window(program) as window:
        for framework in index.frameworks.values():
            window.open(f"{address}/{urls.of_heat(framework)}")
            pages = texts_of(window.paper())

            assert [page for page in pages if len(page) < 200] == [], framework.id


def test_a_cpd_sheet_and_a_worksheet_fit_one_page(dark: Page) -> None:
    dark.goto("/learn/identity-prism-worksheet/")
    assert len(shapes_of(paper_of(dark))) == 1
    dark.goto("/learn/cpd-sheet/")

    assert len(shapes_of(paper_of(dark))) == 1
    assert "this sheet is not a submission" in printed(dark)


def test_ticks_make_a_handout_that_stays_on_this_device(dark: Page, index: Index) -> None:
    item = today.situation(index)
    known = next(reference for reference in index.touched_by(item.id))
    number = label(index, known)
    dark.goto(f"/{urls.of_item(item)}")
    open_details(dark)
    dark.get_by_label(f"Add {number} to my handout", exact=True).check()
    dark.get_by_label("Add this page to my handout").check()
    expect(dark.locator(".sm-handout [role=status]")).to_have_text("Added: this page. 2 in my handout.")
    dark.get_by_role("link", name="Open my handout (2)").click()

    expect(dark.locator(".sm-chosen h2")).to_have_text([heading(index, known), item.title])
    dark.reload()
    expect(dark.locator(".sm-chosen")).to_have_count(2)
    assert (
        dark.get_by_role("link", name="Address of this handout").get_attribute("href")
        == f"/handouts/mine/#p={known},{item.id}"
    )
    dark.get_by_role("button", name=f"Remove {number}").click()
    expect(dark.locator(".sm-chosen")).to_have_count(1)
    dark.goto(f"/{urls.of_item(item)}")
    expect(dark.get_by_label(f"Add {number} to my handout", exact=True)).not_to_be_checked()
    expect(dark.get_by_label("Add this page to my handout")).to_be_checked()


def heading(index: Index, reference: Reference) -> str:
    return f"{label(index, reference)}: {named(index.provisions[reference])}"


def test_an_address_brings_a_handout_and_names_what_is_unknown(dark: Page, index: Index) -> None:
    older = next(
        reference for reference, provision in index.provisions.items() if not reference.current and provision.title
    )
    chosen = [well_known(index), *[reference for reference in shared(index) if reference.current][:1], older]
    address = f"handouts/mine/#p={','.join(map(str, chosen))},swe:99.9"
    dark.goto(f"/{address}")

    expect(dark.locator(".sm-chosen h2")).to_have_text([heading(index, reference) for reference in chosen])
    expect(dark.locator("#sm-mine > .sm-gap")).to_have_text("We have no number and no page called “swe:99.9”.")
    assert dark.evaluate("window.localStorage.length") == dark.evaluate(
        "Object.keys(window.localStorage).filter(key => !key.includes('handout')).length"
    )
    paper = texts_of(paper_of(dark))
    text = " ".join(paper)
    assert heading(index, chosen[0]) in text
    assert address.replace(",swe:99.9", "") in paper[0].replace(" ", "")  # on the cover: no last page has it alone
    assert text.count("Copies looked at ") == sum(bool(index.provisions[each].seen) for each in chosen) + 1
    assert "99.9" not in text
    assert "Add a number" not in text
    assert "Wrong number?" not in text  # a form for a screen
    assert "Address of this handout" not in text


def test_an_address_cannot_bring_live_html(dark: Page, index: Index) -> None:
    said: list[str] = []

    def heard(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    dark.on("dialog", heard)
    dark.goto(f"/handouts/mine/#p={HOSTILE},{well_known(index)}")

    expect(dark.locator("#sm-mine > .sm-gap")).to_contain_text(HOSTILE)
    assert dark.locator("#sm-mine img").count() == 0
    assert said == []


def test_sheets_are_found_ticked_and_put_in_order_and_the_address_holds_them(dark: Page, index: Index) -> None:
    number = well_known(index)
    session = next(printed for printed in index.items.values() if printed.led_by == "one")
    row = dark.locator(f".sm-sheets [data-sheet='{number}']")
    dark.goto("/handouts/")
    expect(row).to_be_hidden()
    expect(dark.get_by_role("link", name="Open my pack")).to_have_count(0)  # nor does it take the focus
    dark.get_by_label("Words, or a number").fill(label(index, number).replace(".", " "))
    expect(row).to_be_visible()
    fold = dark.locator(".sm-sheets:visible").first
    expect(fold.locator(f"[data-sheet='{number}']")).to_be_visible()  # before the pages that link to it
    assert dark.locator(".sm-sheets:visible:has(li[hidden]) summary:not(:text(' shown'))").count() == 0
    row.get_by_role("checkbox").check()
    ready = dark.get_by_label("For a session on …")
    ready.select_option(index=2)  # as arrow keys do on their way to another
    expect(dark.locator(".sm-pack-bar strong")).to_contain_text("sheets")
    ready.select_option(f"packs/{urls.of_item(session).strip('/')}")
    of_session = re.compile(f"/{urls.of_item(session).strip('/')}-sheets.pdf$")
    expect(dark.get_by_role("link", name="This pack as one PDF")).to_have_attribute("href", of_session)
    held = [number, *(item.id for item in (session, *map(index.items.get, session.related)) if item)]
    dark.get_by_label("Words, or a number").fill("")
    for name in held[1:]:
        expect(dark.locator(f"[data-sheet='{name}']")).to_be_visible()  # its fold is open
    expect(dark.locator(".sm-pack-bar strong")).to_contain_text(f"{len(held)} sheets, ")
    dark.get_by_role("link", name="Open my pack").click()

    entries = dark.locator(".sm-pack-list li")
    expect(entries).to_have_count(len(held))
    first = entries.first.locator("a").inner_text()
    dark.get_by_role("button", name=f"Down: {first}").press("Enter")
    expect(entries.nth(1).locator("a")).to_have_text(first)
    expect(dark.get_by_role("button", name=f"Down: {first}")).to_be_focused()
    dark.get_by_label(f"Minutes for {first}").fill("7")
    dark.keyboard.press("Tab")
    assert f"#p={held[1]},{number}" in dark.url
    assert "&m=,7" in dark.url
    dark.reload()
    expect(dark.get_by_label(f"Minutes for {first}")).to_have_value("7")
    dark.emulate_media(media="print")
    to_write_on = dark.locator(".sm-chosen .sm-lines > span")
    to_write_on.first.wait_for(state="visible")
    assert min(to_write_on.evaluate_all("lines => lines.map(line => line.offsetHeight)")) > 20
    paper = texts_of(paper_of(dark))
    titles = [squeeze(title) for title in entries.locator("> a").all_inner_texts()]
    contents = " ".join(f"Sheet {place} {title}" for place, title in enumerate(titles, 1))
    assert f"A pack of sheets In this pack {contents}" in paper[0]
    assert "Run sheet for the person who leads" in paper[1]
    others = 7 + sum(int(index.items[name].minutes or 0) for name in session.related)  # used in the session's own time
    assert f"The session {session.minutes}" in paper[1]
    assert f"The other sheets, in that time or after it {others}" in paper[1]
    assert all(f"{step.says} {step.minutes}" in " ".join(paper[1:3]) for step in steps(session))
    assert [f"Sheet {place} of {len(held)}" in " ".join(paper) for place in (1, len(held))] == [True, True]


def test_the_sheets_of_a_chosen_pack_stand_first_in_their_folds(dark: Page, index: Index) -> None:
    session = next(printed for printed in index.items.values() if printed.led_by == "one")
    held = {session.id, *session.related}
    dark.goto("/handouts/")
    dark.get_by_label("For a session on …").select_option(f"packs/{urls.of_item(session).strip('/')}")
    expect(dark.locator(".sm-pack-bar strong")).to_contain_text(f"{len(held)} sheets, ")
    above = "row => [...row.parentElement.children].slice(0, [...row.parentElement.children].indexOf(row))"
    for name in held:
        row = dark.locator(f"[data-sheet='{name}']")

        assert set(row.evaluate(f"row => ({above})(row).map(({{ dataset }}) => dataset.sheet)")) <= held, name


def test_nobody_swipes_past_a_long_list_to_print_it(phone: Page, index: Index) -> None:
    phone.goto(f"/handouts/mine/#p={','.join(list(index.items)[:12])}")
    expect(phone.locator(".sm-pack-list li")).to_have_count(12)

    expect(phone.get_by_role("button", name="Print", exact=True)).to_be_in_viewport()


def test_cover_contents_and_run_sheet_share_a_page_and_boxes_are_drawn(dark: Page, index: Index) -> None:
    sheets = [item.id for item in index.items.values() if item.kind == "situation"][:3]
    to_tick = next(item for item in index.items.values() if today.calls(item, "policy_check"))
    dark.goto(f"/handouts/mine/#p={','.join([*sheets, to_tick.id])}")
    dark.locator(".sm-chosen").nth(3).wait_for(state="attached")
    titles = dark.locator(".sm-pack-list a").all_inner_texts()
    paper = texts_of(paper_of(dark))

    assert f"Run sheet for the person who leads Sheet Minutes With whom Done 1: {titles[0]}" in paper[0]
    assert "Sheet 1 of 4" in paper[1]
    assert dark.locator(".sm-chosen .sm-to-tick").count() > len(sheets)
    assert "☐" not in "".join(paper)


def test_what_the_number_box_takes_can_be_added_and_nothing_else(dark: Page, index: Index) -> None:
    known, several, item = well_known(index), shared(index), today.situation(index)
    field, heard = dark.get_by_label("Add a number or a page"), dark.locator("#sm-mine > [role=status]")
    dark.goto("/handouts/mine/")

    def ask(words: str) -> None:
        field.fill(words)
        dark.keyboard.press("Enter")

    ask("99.9")
    expect(heard).to_contain_text("We have no page for “99.9”")
    ask("no such thing qqq")
    expect(heard).to_contain_text("qqq")
    ask(several[0].number)
    expect(heard).to_contain_text(several[0].number)
    expect(dark.locator(".sm-offers button").nth(1)).to_be_visible()
    expect(dark.locator(".sm-chosen")).to_have_count(0)
    ask(str(known).upper())
    expect(dark.locator(".sm-chosen h2")).to_have_text([heading(index, known)])
    ask(f"{index.frameworks[known.framework].publisher}, {known.number}")
    expect(heard).to_have_text(f"In the list already: {heading(index, known)}.")
    ask(item.title)
    expect(dark.locator(".sm-chosen h2")).to_have_text([heading(index, known), item.title])
    expect(field).to_be_focused()


def test_without_javascript_the_page_points_to_the_handouts_that_are_ready(tabs: Tabs, index: Index) -> None:
    with tabs.one(scripts=False) as page:
        page.goto("/handouts/mine/")

        page.get_by_role("link", name="handouts that are ready").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Handouts")
        expect(page.locator(".sm-summary")).not_to_contain_text("tick", use_inner_text=True)
        page.goto("/compare/")
        expect(page.locator(".sm-summary")).not_to_contain_text("copied", use_inner_text=True)
        page.goto(f"/{urls.of_item(today.situation(index))}#on-paper")  # the address opens the fold
        assert page.locator(".sm-tick").count() == 0
        expect(page.get_by_role("link", name=re.compile(r"^Handout: \d page"))).to_be_visible()
