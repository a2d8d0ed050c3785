"""The frameworks side by side: the tables hold what the data holds, with and without JavaScript."""

from __future__ import annotations

import csv
import datetime
import io
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from macros.model import urls
from macros.model.evidence import is_known, status_in_words
from macros.model.index import Index
from macros.model.names import name_of
from macros.model.records import Reference
from macros.model.words import THEMES
from macros.views.compare import PAIR_STATES
from tests.support import today
from tests.support.data import Raw, items, links_of, mains, mapped, provisions, squeeze
from tests.support.pasted import pasted
from tests.support.project import PUBLISHED_AS
from tests.support.site import Site
from tests.support.tabs import Tabs
from tests.support.visits import KINDS_OF_PAGE, NARROW

pytestmark = pytest.mark.both_builders

PASTED_TAGS = {"div", "p", "b", "a", "table", "thead", "tbody", "tr", "th", "td"}


def table_of(article: Any) -> list[tuple[str, list[Any]]]:
    """Return the address of the page in each row, and the cells of the row."""
    rows = article.select(".sm-matrix tr[data-kind]")
    return [(row.select_one("th a")["href"], row.select("td")) for row in rows]


def expected_cell(raw: Raw, item: str, framework: str) -> list[str]:
    body, marks = raw["standards"]["frameworks"][framework], {"cited": " cited", "stated": " stated", "inferred": ""}
    found = []
    for entry in raw["mappings"][item][framework]:
        if "number" not in entry:
            words = f"None found. {entry['none']}" if "none" in entry else f"Not yet looked at. {entry['not-yet']}"
            return [squeeze(words)]
        edition = entry.get("edition", body["current_edition"])
        older = "" if edition == body["current_edition"] else f" ({edition})"
        found.append(f"{entry['number']}{older}{marks[entry['basis']]}{' draft' if 'draft' in entry else ''}")
    return found


@pytest.mark.parametrize("page", ["compare/", "compare/swe-niscc/", "compare/numbers/hcpc/"])
def test_no_choice_of_the_filter_leads_to_an_empty_table(site: Site, page: str) -> None:
    article = site.article(page)
    shown = {
        "theme": {table["data-theme"] for table in article.select("table[data-theme]")},
        "kind": {row["data-kind"] for row in article.select("tr[data-kind]")},
        "basis": {mark["data-basis"] for mark in article.select("table i[data-basis]")}
        | {basis for row in article.select("tr[data-bases]") for basis in row["data-bases"].split()},
    }
    for name, values in shown.items():
        options = {option["value"] for option in article.select(f".sm-filter [name={name}] option")}

        assert options <= values | {"", "none", article.select_one(".sm-filter").get("data-unmarked")}, name
        assert not options or "" in options


def test_the_table_shows_every_number_its_basis_and_every_reason(site: Site, raw: Raw) -> None:
    frameworks = list(raw["standards"]["frameworks"])
    rows = {address.removeprefix("../"): cells for address, cells in table_of(site.article("compare/"))}

    assert set(rows) == {items()[item] for item in raw["mappings"]}
    for item in raw["mappings"]:
        for framework, cell in zip(frameworks, rows[items()[item]], strict=True):
            shown = [squeeze(entry.get_text()) for entry in cell.select("a")] or [squeeze(cell.get_text())]

            assert shown == expected_cell(raw, item, framework), (item, framework)


def test_every_number_of_the_table_leads_to_its_page(site: Site, raw: Raw) -> None:
    shown = {
        (link, address)
        for row, cells in table_of(site.article("compare/"))
        for cell in cells
        for link in _links(cell)
        for address in [row]
    }

    assert shown == {(f"../{target}", f"../{items()[item]}") for item, target, _ in mapped(raw)}


def _links(cell: Any) -> list[str]:
    return [anchor["href"] for anchor in cell.select("a")]


def test_two_frameworks_side_by_side_sort_every_page_once(site: Site, raw: Raw) -> None:
    def state(item: str, framework: str) -> str:
        entry = raw["mappings"][item][framework][0]
        return "mapped" if "number" in entry else "none" if "none" in entry else "open"

    for left, right in itertools.combinations(raw["standards"]["frameworks"], 2):
        article = site.article(f"compare/{left}-{right}/")
        parts = {part: article.select_one(f"#{part}") for part in PAIR_STATES}
        shown = {tuple(links): part for part, fold in parts.items() if fold and (links := _links_of_list(fold))}
        expected: dict[str, set[str]] = {}
        for item in raw["mappings"]:
            pair = (state(item, left), state(item, right))
            part = (
                "open"
                if "open" in pair
                else {("mapped", "mapped"): "both", ("mapped", "none"): "left", ("none", "mapped"): "right"}.get(
                    pair, "neither"
                )
            )
            expected.setdefault(part, set()).add(f"../../{items()[item]}")

        assert {part: set(found) for found, part in shown.items()} == expected


def _links_of_list(fold: Any) -> list[str]:
    return [link["href"] for link in fold.select("li a")]


def test_each_number_that_was_seen_stands_beside_what_the_same_pages_touch(site: Site, index: Index) -> None:
    """Row by row: the provision that leads it, the one that shares most pages with it, and how many those are."""
    for lead, *others in ([left, *index.frameworks.values()] for left in index.frameworks.values()):
        table = site.article(urls.of_compared(lead))
        listed = index.in_edition(lead.id, lead.current_edition)
        seen = [reference for reference in listed if is_known(index.provisions[reference])]
        rows = table.select(".sm-sides tbody tr")

        assert [_number(row.select_one("th")) for row in rows] == [reference.number for reference in seen]
        for reference, row in zip(seen, rows, strict=True):
            shared = {target: len(items) for target, items in index.alike(reference)}
            for framework in (other for other in others if other is not lead):
                cell = row.select_one(f'[data-label="{framework.short}"]')
                of_framework = {
                    name_of(index, target): count
                    for target, count in shared.items()
                    if target.framework == framework.id and target.current
                }
                if of_framework:
                    most = max(of_framework.values())
                    words = f"Joined by {most} page{'s' if most > 1 else ''}: "

                    assert of_framework[f"{framework.short} {_number(cell)}"] == most
                    assert squeeze(cell.select_one("[data-is=joined]").get_text()).startswith(words)
                elif not any(target.framework == framework.id for target in shared):
                    assert re.match("No (number of|page)", squeeze(cell.get_text()))


def _number(cell: Any) -> str:
    return str(cell.select_one("[data-is=number]").get_text())


def test_two_frameworks_tell_each_number_that_was_seen_in_full(site: Site, index: Index) -> None:
    for left, right in itertools.combinations(index.frameworks.values(), 2):
        shown = {
            f"{cell['data-label']} {_number(cell)}"
            for cell in site.article(urls.of_pair(left, right)).select(".sm-sides [data-label]:not([data-gap])")
        }
        seen = {
            name_of(index, reference)
            for framework in (left, right)
            for reference in index.in_edition(framework.id, framework.current_edition)
            if is_known(index.provisions[reference])
        }

        assert seen <= shown


def test_the_picture_on_the_coverage_page_says_what_its_table_says(site: Site, raw: Raw) -> None:
    figure = site.article("about/coverage/").select_one(".sm-overview")
    counts = re.findall(r"(\w+) (\d+)", figure.select_one("desc").get_text())
    drawn = [text.get_text() for text in figure.select("text.sm-count")]
    table = [re.findall(r"^\d+", cell.get_text())[0] for cell in figure.find_next("table").select("td")]
    frameworks = [body["short"] for body in raw["standards"]["frameworks"].values()]
    first = next(iter(raw["standards"]["frameworks"]))
    total = sum(any("number" in entry for entry in by[first]) for by in raw["mappings"].values())

    assert figure.select_one("svg")["role"] == "img"
    assert [name for name, _ in counts if name in frameworks] == frameworks * len(THEMES)
    assert [count for name, count in counts if name in frameworks] == drawn == table
    assert sum(int(count) for count in drawn[:: len(frameworks)]) == total
    assert set(links_of(figure.find_next("table"), "about/coverage/")) == {"compare/"}


# --- In a real browser ------------------------------------------------------------------------------------------------


@pytest.fixture
def desk(tabs: Tabs) -> Iterator[Page]:
    """Return a tab on a desk, which may copy."""
    with tabs.one(ViewportSize(width=1280, height=900)) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield page


def shown_rows(page: Page) -> list[str]:
    return page.locator(".sm-matrix tr[data-kind]:not([hidden]) th a").all_text_contents()


def test_a_policy_lead_compares_the_frameworks_on_one_principle_and_takes_it_away(
    desk: Page, index: Index, raw: Raw, tmp_path: Path
) -> None:
    """One table of principles and frameworks, filtered by both; empty cells say why; CSV and JSON to take away."""
    names = [body["short"] for body in raw["standards"]["frameworks"].values()]
    principles = [
        item for item, address in items().items() if address.startswith("principles/") and item in raw["mappings"]
    ]
    item = next(item for item in principles if any("not-yet" in found[0] for found in raw["mappings"][item].values()))
    principle, entries = str(index.items[item].title), raw["mappings"][item]
    gaps = [squeeze(f"Not yet looked at. {found[0]['not-yet']}") for found in entries.values() if "not-yet" in found[0]]
    desk.goto("/")
    desk.get_by_role("link", name="I have a number", exact=True).click()
    desk.get_by_role("link", name="Compare", exact=True).first.click()
    desk.wait_for_url("**/compare/")
    status, every = desk.locator(".sm-filter [role=status]"), len(raw["mappings"])
    expect(status).to_have_text(f"{every} of {every} pages shown.")
    desk.get_by_label("Kind of page").select_option("principle")
    shown = desk.locator(".sm-matrix tr[data-kind]:visible th a")
    expect(status).to_have_text(f"{len(principles)} of {every} pages shown.")
    assert {link.get_attribute("href") for link in shown.all()} == {f"../{items()[name]}" for name in principles}
    desk.get_by_label("Words in the title").fill(principle)
    expect(status).to_have_text(f"1 of {every} pages shown.")
    expect(shown).to_have_text(principle)
    assert [squeeze(cell) for cell in desk.locator("td[data-gap=not-yet]:visible").all_inner_texts()] == gaps
    desk.get_by_label(names[-1], exact=True).uncheck()
    expect(desk.get_by_role("columnheader", name=names[-1])).to_be_hidden()
    with desk.expect_download() as saved:
        desk.get_by_role("button", name="Download as CSV").click()
    saved.value.save_as(tmp_path / "view.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "view.csv").read_text(encoding="utf-8-sig"), newline="")))

    assert rows[0] == ["Theme", "Kind", "Page", *names[:-1]]
    assert rows[1][1:3] == ["Principle", principle]
    assert "inferred" not in str(rows)
    for cell, number, found in zip(rows[1][3:], mains(raw, item).values(), entries.values(), strict=False):
        assert cell.startswith(
            number if "number" in found[0] else "None found. " if "none" in found[0] else "Not yet looked at. "
        )
    desk.get_by_role("button", name="Copy as a table").click()
    expect(desk.get_by_text("Copied.")).to_be_visible()
    taken = pasted(desk)
    assert taken.heads == ["Page", *names[:-1]]
    assert [row[0] for row in taken.rows] == [[principle, "Principle"]]
    table, book = (
        desk.request.get(desk.get_by_role("link", name=name).evaluate("link => link.href"))
        for name in ("(matrix.csv)", "(map.json)")
    )
    assert principle in table.text()
    assert principle in {entry["title"] for entry in book.json()["items"]}


def test_a_pair_of_frameworks_goes_into_a_document_and_a_spreadsheet(desk: Page, index: Index, tmp_path: Path) -> None:
    """What is pasted is a table of ours with what it rests on; no cell of the spreadsheet is a bare number."""
    left, right = today.two_frameworks(index)
    desk.goto(f"/{urls.of_pair(left, right)}")
    rows = desk.locator(".sm-sides tbody tr")
    status = desk.locator(".sm-filter [role=status]")
    every = rows.count()
    expect(status).to_have_text(f"{every} of {every} rows shown.")
    desk.get_by_label("What joins the row").select_option("inferred")
    chosen = rows.locator("visible=true").count()
    assert 0 < chosen <= every
    desk.goto(desk.url)
    expect(status).to_have_text(f"{chosen} of {every} rows shown.")
    desk.get_by_role("button", name="Copy as a table").click()
    expect(desk.get_by_text("Copied.")).to_be_visible()
    taken = pasted(desk)
    with desk.expect_download() as saved:
        desk.get_by_role("button", name="Download as CSV").click()
    saved.value.save_as(tmp_path / "pair.csv")
    head, *lines = csv.reader(io.StringIO((tmp_path / "pair.csv").read_text(encoding="utf-8-sig"), newline=""))
    whole = taken.document.get_text(" ")

    assert taken.heads == [left.short, right.short]
    assert len(taken.rows) == chosen
    words = Counter(
        words for row in taken.rows for cell in row for words in cell[1:] if not re.match("Joined|Also", words)
    )
    assert set(words.values()) == {1}
    assert {tag.name for tag in taken.document.find_all()} <= PASTED_TAGS
    links = [str(link["href"]) for link in taken.document.select("a")]
    assert all(link.startswith("https://standards-map.example/standards/") for link in links)
    assert all(cell[0].startswith((f"{left.short} ", f"{right.short} ", "No ")) for row in taken.rows for cell in row)
    address = f"https://standards-map.example/{urls.of_pair(left, right)}"
    for told in ("our reading", "Copies looked at", "map of", address):
        assert told in whole
        assert told in taken.text
    assert [line.count("\t") for line in taken.text.splitlines()[2 : chosen + 3]] == [1] * (chosen + 1)
    assert head[:3] == ["Part", f"{left.short}: number", f"{left.short}: title"]
    assert f"{right.short}: what joins it" in head
    assert all(row[0][0].startswith(line[1]) for row, line in zip(taken.rows, lines, strict=False))
    assert [cell for line in lines for cell in line if re.fullmatch(r"[\d.:]+", cell)] == []


def test_a_view_can_be_shared_by_its_address_and_undone(desk: Page) -> None:
    desk.goto("/compare/")
    every = shown_rows(desk)
    desk.get_by_label("Theme").select_option("privacy")
    desk.get_by_label("Kind of page").select_option("principle")
    desk.get_by_label("Who says so").select_option("cited")
    desk.get_by_label("HCPC", exact=True).uncheck()
    chosen = shown_rows(desk)
    desk.goto(desk.url)

    assert 0 < len(chosen) < len(every)
    assert shown_rows(desk) == chosen
    assert "theme=privacy" in desk.url
    assert (
        desk.locator(".sm-matrix td:visible a:visible").count()
        == desk.locator(".sm-matrix td:visible a:visible [data-basis=cited]").count()
        > 0
    )
    desk.get_by_role("button", name="Show all").click()
    expect(desk.locator(".sm-filter [role=status]")).to_have_text(f"{len(every)} of {len(every)} pages shown.")
    assert shown_rows(desk) == every
    assert desk.url.endswith("/compare/")


def test_an_address_with_unknown_words_shows_the_whole_table(desk: Page) -> None:
    desk.goto("/compare/?theme=nonsense&kind=%3Cb%3E")

    expect(desk.locator(".sm-filter [role=status]")).to_have_text(re.compile(r"^(\d+) of \1 pages shown\.$"))


def test_the_heads_stay_in_sight(desk: Page) -> None:
    desk.goto("/compare/")
    fold = desk.locator(".sm-fold", has=desk.locator(".sm-matrix")).first
    fold.locator("summary").click()
    fold.locator("tbody tr").nth(15).evaluate("row => row.scrollIntoView()")

    expect(fold.get_by_role("columnheader", name="NISCC")).to_be_in_viewport()


def test_on_a_phone_each_row_is_a_card(tabs: Tabs, raw: Raw) -> None:
    with tabs.one(NARROW) as page:
        page.goto("/compare/")
        page.locator(".sm-fold > summary", has_text=next(iter(THEMES.values())).label).click()
        boxes = [
            box
            for cell in page.locator(".sm-matrix tr[data-kind]").first.locator("td").all()
            if (box := cell.bounding_box())
        ]

        frameworks = [body["short"] for body in raw["standards"]["frameworks"].values()]

        assert len(boxes) == len(frameworks)
        assert all(above["y"] < below["y"] for above, below in itertools.pairwise(boxes))
        assert (
            page.locator(".sm-matrix td").first.evaluate("cell => getComputedStyle(cell, '::before').content")
            == f'"{frameworks[0]}: "'
        )


def test_without_javascript_the_table_is_whole_and_no_dead_control_is_shown(tabs: Tabs, raw: Raw) -> None:
    with tabs.one(scripts=False) as page:
        page.goto("/compare/")

        assert len(shown_rows(page)) == len(raw["mappings"])
        assert page.locator(".sm-matrix td").count() == len(raw["mappings"]) * len(raw["standards"]["frameworks"])
        assert all(why.strip() for why in page.locator(".sm-matrix td[data-gap]").all_text_contents())
        for control in (".sm-filter", ".sm-report [data-tools]"):
            expect(page.locator(control)).to_be_hidden()
        for name in ("(matrix.csv)", "(map.json)"):
            expect(page.get_by_role("link", name=name)).to_be_visible()


@pytest.mark.parametrize(
    ("kind", "opens"),
    [
        ("concept", "Cite this page"),
        ("provision that was seen", "Cite this page"),
        ("about the map", "Cite the map"),
    ],
)
def test_cite_this_copies_what_it_shows(desk: Page, index: Index, kind: str, opens: str) -> None:
    where = KINDS_OF_PAGE[kind](index) if kind in KINDS_OF_PAGE else "about/"
    key = f"standards-map-{where.strip('/').replace('/', '-')}" if kind in KINDS_OF_PAGE else "standards-map"
    desk.goto(f"/{where}")
    desk.get_by_text(opens).click()
    desk.get_by_role("button", name="Copy reference").click()
    expect(desk.locator(".sm-cite [role=status]").first).to_have_text("Copied.")
    harvard = desk.evaluate("navigator.clipboard.readText()")
    desk.get_by_role("button", name="Copy BibTeX").click()
    expect(desk.locator(".sm-cite [role=status]").last).to_have_text("Copied.")

    shown = desk.locator(".sm-cite [data-form=reference]").inner_text()
    assert "(Accessed: day month year)" in shown
    assert re.fullmatch(re.escape(shown).replace("day\\ month\\ year", r"\d{1,2} [A-Z][a-z]+ \d{4}"), harvard)
    assert harvard.startswith(f"{PUBLISHED_AS.name} (2026)")
    assert desk.evaluate("navigator.clipboard.readText()").startswith(f"@misc{{{key},")


def test_every_page_shows_its_editions_and_until_which_day_copies_were_looked_at(site: Site, raw: Raw) -> None:
    by_address = {address: provision for _, _, provision, address in provisions(raw)}
    for item in raw["mappings"]:
        [told] = site.tree(items()[item]).xpath("//*[contains(@class, 'sm-handout')]/*[contains(@class, 'sm-note')]")
        note = squeeze(told.text_content())

        seen = any(by_address[target]["seen"] for name, target, _ in mapped(raw) if name == item)
        until = r"Editions: \S.*\. Copies of the standards looked at until \d+ \w+ \d{4}\."

        assert re.match(until if seen else r"Editions: \S|You can", note), item
    for _, body, provision, address in provisions(raw):
        article = squeeze(" ".join(site.tree(address).find(".//article").itertext()))

        assert body["editions"][provision["edition"]]["label"] in article, address
        assert len(re.findall(r"Looked at on \d+ \w+ \d{4}\.", article)) == len(provision["seen"]), address


def test_somebody_asks_whether_this_is_still_current(desk: Page, index: Index) -> None:
    """Each page shows edition, status and the day of each copy; the list of what moved is two clicks away."""
    old, new = next((old, new) for old, new in changed_meanings(index) if index.provisions[new].seen)
    copy, edition = index.provisions[new].seen[0], index.edition_of(new)
    desk.goto(f"/{urls.of_provision(new)}")
    desk.locator(".sm-facts summary").click()
    facts = " ".join(desk.locator(".sm-facts").inner_text().split())

    assert f"Edition {edition.label}" in facts
    assert f"Looked at on {written(copy.on)}." in facts
    assert status_in_words(index.provisions[new]).label in facts
    expect(desk.locator(".sm-banner")).to_contain_text("This number changed its meaning")
    desk.locator(".sm-banner a").first.click()
    expect(desk).to_have_url(f"/{urls.of_provision(old)}")
    expect(desk.locator(".sm-banner").first).to_contain_text("Older edition.")
    desk.get_by_role("link", name="What it became").click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text(f"from the {index.edition_of(old).label}")
    desk.get_by_role("link", name="About", exact=True).first.click()
    desk.get_by_role("link", name="What moved").first.click()
    latest, oldest = index.data.versions[0], index.data.versions[-1]
    expect(desk.get_by_role("heading", level=2).first).to_contain_text(written(latest.on))
    expect(desk.get_by_text(oldest.summary)).to_be_visible()


def changed_meanings(index: Index) -> Iterator[tuple[Reference, Reference]]:
    """Yield older and current provision of every number that means something else today."""
    for old, provision in index.provisions.items():
        new = index.reference(old.framework, old.number)
        if provision.became and provision.became.warning and new and new.current:
            yield old, new


def written(day: str) -> str:
    """Return a day of the data as pages write it."""
    return f"{datetime.date.fromisoformat(day):%-d %B %Y}"
