"""Truths about the handouts: every PDF that `make site` makes, read back by other means than those that made it."""

from __future__ import annotations

import dataclasses
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import page
import pikepdf
import pypdfium2
import pytest
import typst
import zxingcpp

from macros.handouts.content import Handout
from macros.handouts.packs import near_each_other, with_sheets
from macros.handouts.press import Failure, handouts_of, of_size, print_all, with_codes
from macros.handouts.typesetting import DATA, FONTS, SIZES, STANDARDS, TEMPLATE
from macros.handouts.wall import pages_of
from macros.model import urls
from macros.model.index import Index
from macros.model.names import name_of
from macros.model.records import Framework
from macros.model.words import SHEETS
from macros.reading.project import load
from macros.views import learn, room
from macros.views.coverage import sureness
from macros.views.heat import Table, first_of, heat
from macros.views.packs import Pack
from macros.views.steps import steps
from tests.support import today
from tests.support.data import items, label, mapped, named, shared, squeeze, well_known
from tests.support.hostile import HOSTILE
from tests.support.paper import shapes_of, sizes_of, texts_of, words_of
from tests.support.project import PUBLISHED_AS, ROOT, called, run
from tests.support.site import Site

A4, A6, A3_ACROSS = (595, 842), (298, 420), (1191, 842)  # points
FOR_WALLS = "map/"  # one large page
SITE_URL = PUBLISHED_AS.address
PRINTED = SITE_URL.partition("://")[2]
MAY_RUN_ON = ("capabilities/", "learn/", "standards/")


@pytest.fixture(params=["one of each kind", pytest.param("all", marks=pytest.mark.weekly)])
def chosen(request: pytest.FixtureRequest, handouts: Path) -> list[tuple[str, Path]]:
    """Return address and file of the handouts whose words a test reads back: in every run, one of each kind of page.

    To read them all takes long.
    """
    every = [pair for large in (False, True) for pair in sheets(handouts, large=large)]
    if request.param == "all":
        return every
    return list(
        {(file.parent, file.stem.endswith("-large-print")): (address, file) for address, file in every}.values()
    )


def sheets(folder: Path, *, large: bool = False) -> Iterator[tuple[str, Path]]:
    """Yield address and file of every handout that was made."""
    for row in listed(folder):
        if not row["holds"]:
            yield row["address"], folder / row["sheets"][large]["file"]


def listed(folder: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((folder / "handouts.json").read_text(encoding="utf-8"))
    return rows


def packs_in(folder: Path) -> list[tuple[dict[str, Any], Path]]:
    """Return every pack that was made, as it is listed, with each of its files."""
    return [(row, folder / sheet["file"]) for row in listed(folder) if row["holds"] for sheet in row["sheets"]]


def one_pack_of_each_kind(folder: Path) -> list[tuple[dict[str, Any], Path]]:
    return list({(row["kind"], len(row["sheets"])): (row, file) for row, file in packs_in(folder)}.values())


def both(folder: Path) -> list[Path]:
    return [file for large in (False, True) for _, file in sheets(folder, large=large)]


def others(folder: Path, form: str = "") -> dict[str, Path]:
    """Return the further sheets that were made, of one form or of all, by the names of their pages and their forms."""
    every = [(row["id"], kind, sheet["file"]) for row in listed(folder) for kind, sheet in row["others"].items()]
    return {name if form else f"{name}-{kind}": folder / file for name, kind, file in every if form in {kind, ""}}


def all_of(folder: Path) -> list[Path]:
    return [*both(folder), *others(folder).values(), *(file for _, file in packs_in(folder))]


@pytest.fixture(scope="module")
def known() -> dict[str, Handout]:
    return {handout.id: handout for handout in handouts_of(ROOT, load().index)}


def on_walls(index: Index) -> list[tuple[Framework, Table]]:
    """Return each framework that some page of the map for the wall is mapped to, with the table of that map."""
    tables = ((framework, first_of(heat(index, framework))) for framework in index.frameworks.values())
    return [(framework, table) for framework, table in tables if table and table.has_marks]


# --- What is there ----------------------------------------------------------------------------------------------------


def test_every_mapped_page_provision_and_framework_has_its_handout(
    handouts: Path, raw: dict[str, Any], index: Index
) -> None:
    expected = {items()[item] for item in raw["mappings"]} | {target for _, target, _ in mapped(raw)}
    expected |= {f"standards/{name}/" for name in raw["standards"]["frameworks"]}
    expected |= {f"map/{framework.id}/" for framework, _ in on_walls(index)}

    assert {address for address, _ in sheets(handouts)} == expected
    assert all(file.is_file() for file in both(handouts))
    assert set(handouts.rglob("*.pdf")) == set(all_of(handouts))


def test_a_card_holds_the_first_screen_and_the_way_to_its_page_on_one_side_of_a6(handouts: Path, index: Index) -> None:
    made = others(handouts, "card")

    assert set(made) == {item.id for item in index.items.values() if item.now}
    for name, file in made.items():
        item, text = index.items[name], words_of(file).replace("- ", "-")
        with pikepdf.open(file) as document:
            boxes = [(round(float(side.mediabox[2])), round(float(side.mediabox[3]))) for side in document.pages]

        assert boxes == [A6], file
        assert file.stat().st_size <= 40_000, file
        for words in (item.title, "Now", "Do not", "Ask", "Write down", "Take care."):
            assert words in text, file
        for line in (*item.now, *item.do_not, *item.ask, *item.write_down, *item.cautions[:1]):
            assert squeeze(line).replace("- ", "-") in text, file
        assert f"{PRINTED}{items()[name]}" in text, file


def test_a_card_makes_room_for_the_longest_lines_and_leaves_a_long_warning_to_its_page(
    known: dict[str, Handout], index: Index, tmp_path: Path
) -> None:
    handout = known[today.situation(index).id]
    lines = ["W" * 12 + " " + "M" * 12 + " " + "W" * 14] * 3
    longest: dict[str, Any] = {"parts": [part | {"lines": lines} for part in handout.others["card"]["parts"]]}
    longest |= {"care": "Take heed. " * 60, "title": " ".join(["W" * 15] * 3)}
    changed_forms = {form: content | longest for form, content in handout.others.items()}
    made, failed = print_all([dataclasses.replace(handout, others=changed_forms)], tmp_path)

    assert failed == []
    assert "The page says when to stop and ask." in words_of(tmp_path / made[0].others["card"].file)


def test_a_poster_holds_the_first_screen_and_its_numbers_in_letters_for_a_wall(handouts: Path, index: Index) -> None:
    made = others(handouts, "poster")

    assert set(made) == {item.id for item in index.items.values() if item.now}
    for name, file in made.items():
        item = index.items[name]
        text, sizes = words_of(file), sizes_of(file)
        rows = [[reference for reference, _ in index.targets(answer)] for _, answer in index.answers_of(name)]
        numbers = [name_of(index, row[0]) for row in rows if row]
        numbers += [reference.number for row in rows for reference in row[1:] if reference.current]
        lines = [*item.now, *item.do_not, *item.ask, *item.write_down, *numbers]

        assert len(shapes_of(file)) == 1, file
        assert max(sizes) >= 30, file  # the title
        assert {size for size in sizes if size < 18} == {10}, file  # the line at the foot
        assert {line for line in lines if squeeze(line).replace("- ", "-") not in text.replace("- ", "-")} == set()


@pytest.mark.parametrize("profile", [page.ValidationProfile.PDF_A_2A, page.ValidationProfile.PDF_UA_1])
def test_every_sheet_is_fit_for_archives_and_accessible(
    chosen: list[tuple[str, Path]], handouts: Path, profile: page.ValidationProfile
) -> None:
    """Typst refuses each sheet that is not, and packing goes one way for all."""
    made = [others(handouts, form) for form in SHEETS]
    further = [next(iter(files.values())) for files in made] + [file for _, file in one_pack_of_each_kind(handouts)]
    assert faults([*(file for _, file in chosen), *further], profile) == {}


def faults(files: list[Path], profile: page.ValidationProfile) -> dict[str, list[str]]:
    reports = {file.name: page.validate_pdf(file, profile=profile) for file in files}
    return {
        name: [failure.message for failure in report.failures]
        for name, report in reports.items()
        if not report.is_compliant
    }


def test_the_validator_sees_what_is_wrong(handouts: Path, index: Index, tmp_path: Path) -> None:
    """A validator that finds nothing must also be seen to find something."""
    with pikepdf.open(handouts / f"{urls.of_item(today.situation(index)).strip('/')}.pdf") as document:
        del document.Root.Lang, document.Root.MarkInfo
        document.save(tmp_path / "worse.pdf")

    assert not page.is_pdf_compliant(tmp_path / "worse.pdf", profile=page.ValidationProfile.PDF_UA_1)


def test_every_sheet_is_a4_small_titled_in_english_and_keeps_its_number_of_pages(handouts: Path) -> None:
    for address, file in [pair for large in (False, True) for pair in sheets(handouts, large=large)]:
        large = file.stem.endswith("-large-print")
        with pikepdf.open(file) as document:
            is_number = address.startswith("standards/") and address.count("/") > 2
            most = 2 if is_number else 4 if address.startswith(MAY_RUN_ON) else 1

            assert large or len(document.pages) <= most, file
            assert file.stat().st_size <= 80_000, file
            sizes = {(round(float(one.mediabox[2])), round(float(one.mediabox[3]))) for one in document.pages}
            assert sizes == {A3_ACROSS if address.startswith(FOR_WALLS) and not large else A4}, file
            assert document.Root.Lang == "en-GB", file
            assert str(document.docinfo["/Title"]).strip(), file
            assert document.Root.ViewerPreferences.DisplayDocTitle, file
            assert document.Root.MarkInfo.Marked, file
            assert len(document.open_outline().root) >= 1, file


def test_sheets_embed_our_font_and_carry_nothing_that_acts(handouts: Path) -> None:
    for file in all_of(handouts):
        with pikepdf.open(file) as document:
            found = [thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary)]
            fonts = [thing for thing in found if thing.get("/Type") == "/FontDescriptor"]

            assert fonts, file
            assert all("AtkinsonHyperlegible" in str(font.FontName) and "/FontFile2" in font for font in fonts), file
            assert not [
                thing for thing in found if {"/JS", "/JavaScript", "/EmbeddedFiles", "/OpenAction"} & set(thing.keys())
            ], file


def test_links_of_a_sheet_lead_to_pages_that_exist(handouts: Path, site: Site) -> None:
    led = set()
    for file in all_of(handouts):
        with pikepdf.open(file) as document:
            annotations = [note for sheet in document.pages for note in sheet.get("/Annots", [])]
            addresses = [str(note.A.URI) for note in annotations if "/URI" in note.get("/A", {})]

            assert addresses, file
            assert all(len(str(note.get("/Contents", ""))) > 3 for note in annotations), file
            led |= set(addresses)

    assert {address for address in led if not address.startswith(SITE_URL)} == set()
    assert {address.removeprefix(SITE_URL) for address in led} <= set(site.addresses)


def test_the_code_on_each_kind_of_sheet_leads_to_its_page(handouts: Path) -> None:
    """All codes have the same mask, which the standard lets anyone choose; a phone has to read it on any paper."""
    one_of_each: dict[tuple[str, bool, bool], tuple[str, Path]] = {}
    for row in listed(handouts):
        forms = [("", sheet) for sheet in row["sheets"][:1]] + [("large", sheet) for sheet in row["sheets"][1:]]
        for form, sheet in [*forms, *row["others"].items()]:
            kind = (form, row["address"].startswith(FOR_WALLS), bool(row["holds"]))
            one_of_each.setdefault(kind, (row["address"], handouts / sheet["file"]))

    for address, file in one_of_each.values():
        with pypdfium2.PdfDocument(file) as document:
            codes = zxingcpp.read_barcodes(document[0].render(scale=2, grayscale=True).to_pil())
        assert [code.text.removeprefix(SITE_URL) for code in codes] == [address.removeprefix(urls.PACKS)], file


def test_no_text_is_small_and_the_body_is_for_reading(chosen: list[tuple[str, Path]]) -> None:
    for address, file in chosen:
        large = file.stem.endswith("-large-print")
        sizes = sizes_of(file)
        if address.startswith(FOR_WALLS) and not large:
            assert min(sizes) >= 9, file
            assert sizes[12] > 0.2 * sizes.total(), file
            continue

        assert min(sizes) >= (18 if large else 10), file
        assert sizes[18 if large else 11] > 0.2 * sizes.total(), file  # the sheet of a framework is mostly a table
        assert large or set(sizes) >= {10, 11, 12.5, 18}, file  # and those of its drawings


# --- What they say ----------------------------------------------------------------------------------------------------


def test_a_sheet_holds_every_number_that_its_page_holds(chosen: list[tuple[str, Path]], site: Site) -> None:
    for address, file in chosen:
        article, text = site.article(address), words_of(file)
        badges = article.select("h1, .sm-frameworks .sm-badge, .sm-alike .sm-badge")
        if address.count("/") == 2 and address.startswith(
            "standards/"
        ):  # a framework lists all numbers, its handout those that a page touches
            badges = [
                row.select_one(".sm-badge")
                for row in article.select(".sm-numbers li")
                if re.search(r"\d pages?\b", row.get_text())
            ]
        numbers = {
            found
            for badge in badges
            for found in re.findall(r"\b[A-Z]{3,5} \d[\d.:]*(?: \(\d{4}\))?", squeeze(badge.get_text()))
        }

        assert {number for number in numbers if number.rstrip(":") not in text} == set(), file


def test_a_sheet_that_leaves_something_out_says_that_the_page_has_more(
    chosen: list[tuple[str, Path]], site: Site
) -> None:
    not_prose = {"standards", "sources", "questions", "in-short", "gap-sheet"}  # the last is made of what one ticks
    for address, file in chosen:
        text = words_of(file)
        parts = [heading for heading in site.article(address).select("h2[id]") if heading["id"] not in not_prose]
        missing = [part for part in parts if squeeze(part.contents[0]) not in text and part.find_next_sibling()]

        if address.startswith("standards/"):  # of many pages under a number it may leave some out, in large print too
            continue
        if file.stem.endswith("-large-print"):
            assert "More on the page" not in text, file
        else:
            assert not missing or "More on the page" in text, (file, missing)


def test_a_sheet_says_what_it_is_where_its_page_is_and_how_old_it_is(chosen: list[tuple[str, Path]]) -> None:
    for address, file in chosen:
        text = words_of(file)

        assert "Study aid, not legal advice. The official wording prevails." in text, file
        assert "CC BY 4.0" in text, file
        told = r"data of \d+ \w+ \d{4}, version [0-9a-f]{8}|version [0-9a-f]{8} of \d+ \w+ \d{4}"
        assert re.search(told, text), file
        with pikepdf.open(file) as document:
            assert len(document.pages) == 1 or re.search(r"Page 1 of \d", text), file
        is_in_lines = file.stem.endswith("-large-print") or address.startswith(FOR_WALLS)
        in_one_line = text.replace("- ", "-").replace("/ ", "/") if is_in_lines else text
        assert f"{PRINTED}{address}" in in_one_line, file


def test_boxes_to_tick_stand_on_one_line_with_their_words(known: dict[str, Handout], index: Index) -> None:
    blocks = [block for part in known[today.session(index).id].content["parts"] for block in part["blocks"]]
    steps_of_it = [line for block in blocks if block["form"] == "steps" for line in block["lines"]]
    rungs = [line for line in steps_of_it if "\u2610" in line]

    assert len(rungs) == len(index.data.dilemmas)
    boxes = "\u00a0".join(f"\u2610\u00a0{rung}" for rung in learn.RUNGS)
    assert all(re.search(rf"[.?!] {boxes}$", line) for line in rungs)


def test_a_sheet_of_many_links_says_once_what_most_of_them_rest_on(known: dict[str, Handout], index: Index) -> None:
    reference = well_known(index)
    bases = [str(mapping.basis) for _, mapping in index.mappings_to(reference)]
    (table, *_) = known[str(reference)].content["tables"]
    told = [row["basis"] for group in table["groups"] for row in group["rows"]]

    assert table["lines"] == ["Our reading, where nothing else is said: we think that this number applies."]
    assert table["title"] == f"{len(told)} of {len(bases)} pages under this number: the rest stand online"
    assert sum(basis.startswith("Cited: ") for basis in told) == bases.count("cited")  # the surest come first
    assert sum(basis.startswith("Stated: ") for basis in told) == bases.count("stated")


def test_a_drawing_stands_on_the_sheets_of_its_page_with_its_words(handouts: Path, index: Index) -> None:
    for item in (today.richest(index, "concept", today.has_picture), today.worksheet(index)):
        name = urls.of_item(item).strip("/")
        (picture, *_) = re.findall(r"!\[([^]]+)\]", item.body.text)
        for large in ("", "-large-print"):
            with pikepdf.open(handouts / f"{name}{large}.pdf") as document:
                told = [
                    str(thing.Alt)
                    for thing in document.objects
                    if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing
                ]

            assert [words for words in told if squeeze(words) == squeeze(picture)], (name, large)


def test_one_page_holds_steps_words_reasons_questions_and_room(
    handouts: Path, index: Index, raw: dict[str, Any]
) -> None:
    item = today.situation(index)
    main = index.touched_by(item.id)[0]
    text = words_of(handouts / f"{urls.of_item(item).strip('/')}.pdf")
    first = raw["mappings"][item.id][main.framework][0]
    body = raw["standards"]["frameworks"][main.framework]
    name = first.get("edition", body["current_edition"])
    edition = body["editions"][name]
    provision = next(
        known for known in body["provisions"] if (known["number"], known["edition"]) == (first["number"], name)
    )

    for words in ("In short.", "First steps", "Questions to talk over", "Notes", edition["label"]):
        assert words in text
    large = words_of(handouts / f"{urls.of_item(item).strip('/')}-large-print.pdf")  # where nothing gives way
    for words in (provision.get("in_our_words", ""), first["why"]):
        assert squeeze(words) in large


def test_a_last_page_is_never_nearly_empty(known: dict[str, Handout], index: Index, tmp_path: Path) -> None:
    handout = known[today.to_write_on(index).id]
    line = {"form": "text", "lines": ["A line of its own."], "rows": [], "count": 0}
    for count in (36, 38, 40, 42, 80):  # about one page, and about two
        part = {"rank": 0, "title": "Lines", "blocks": [line] * count}
        made, failed = print_all([changed(handout, parts=[part], cards=[])], tmp_path / str(count))
        assert failed == []
        for sheet in made[0].sheets:
            pages = texts_of(tmp_path / str(count) / sheet.file)
            lines = [words.count("A line of its own.") for words in pages]

            assert len(lines) == 1 or lines[-1] > 0.2 * lines[0], (count, lines)


@pytest.mark.parametrize("size", ["", "-large-print"])
def test_a_session_is_printed_apart_for_who_leads_and_who_takes_part(handouts: Path, index: Index, size: str) -> None:
    forms = (f"{form}{size}" for form in ("leader", "participants"))
    session = today.session(index)
    leader, participants = (others(handouts, form)[session.id] for form in forms)
    told = {steps(session)[0].says, "What the standards say"}

    assert {words for words in told if words not in words_of(leader)} == set()
    assert {words for words in told if words in words_of(participants)} == set()
    for words in (*(squeeze(dilemma.says) for dilemma in index.data.dilemmas), "Fine Think Ask Stop"):
        assert words in words_of(participants).replace("\u00a0", " ")
    assert learn.BOXES[-1].label in words_of(participants)
    assert learn.BOXES[-1].label not in words_of(leader)
    assert not size or min(sizes_of(participants)) >= 18


def test_lines_of_a_form_never_stand_alone_on_a_page(handouts: Path, index: Index) -> None:
    made = others(handouts)
    for name in (f"{today.session(index).id}-participants{size}" for size in ("", "-large-print")):
        pages = texts_of(made[name])
        boxes = [sum(box.label in text for box in learn.BOXES) for text in pages]

        assert sum(boxes) > 1, name
        assert 1 not in boxes, name


def test_lines_to_write_on_stand_under_their_question(handouts: Path, index: Index) -> None:
    for item in (today.worksheet(index), today.to_write_on(index)):
        for size in ("", "-large-print"):
            sheet = pypdfium2.PdfDocument(handouts / f"{urls.of_item(item).strip('/')}{size}.pdf")
            for number, side in enumerate(sheet, 1):
                tops: dict[str, list[float]] = {"text": [], "line": []}
                for thing in side.get_objects(max_depth=1):
                    left, bottom, right, top = thing.get_bounds()
                    is_line = top - bottom < 2 and right - left > 200
                    tops["line" if is_line else "text"].append(top)

                assert max(tops["text"]) > max(tops["line"], default=0), (item.id, size, number)


def test_slides_hold_the_steps_of_a_session_and_each_dilemma_before_its_numbers(handouts: Path, index: Index) -> None:
    made = others(handouts, "slides")

    assert set(made) == {item.id for item in index.items.values() if steps(item) or room.of_session(index, item)}
    assert {dilemma.id for name in made for dilemma in room.of_session(index, index.items[name])} == {
        dilemma.id for dilemma in index.data.dilemmas
    }
    for name, file in made.items():
        session = index.items[name]
        pages = texts_of(file)
        with pikepdf.open(file) as document:
            titles = [squeeze(entry.title) for entry in outline(document.open_outline().root)]
            shapes = {float(slide.mediabox[2]) / float(slide.mediabox[3]) for slide in document.pages}

        assert [round(shape, 3) for shape in shapes] == [round(16 / 9, 3)]
        assert len(pages) == len(titles)  # a slide has one
        assert all(words in pages[0] for words in ("Take care.", squeeze(session.cautions[0]), items()[name]))
        assert all(squeeze(sentences) in pages[-1] for sentences in sureness(index))
        assert (titles[0], titles[-1]) == (session.title, "How sure is it?")
        assert [title for title in titles if title in {step.says for step in steps(session)}] == [
            step.says for step in steps(session)
        ]
        assert all(f"{step.minutes} minutes" in pages[titles.index(step.says)] for step in steps(session))
        for dilemma in room.of_session(index, session):
            place = titles.index(squeeze(dilemma.says))
            asked, numbers = pages[place : place + 2]
            assert titles[place + 1] == "Which numbers?"
            assert all(words in asked for words in (squeeze(dilemma.says), *map(squeeze, dilemma.weigh), *learn.RUNGS))
            for behind in room.behind(index, dilemma):
                assert behind.reason is None or name_of(index, behind.reason.reference) in numbers
                assert behind.reason is None or squeeze(behind.reason.mapping.why) in numbers


def outline(entries: list[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for entry in entries:
        yield entry
        yield from outline(entry.children)


def test_a_row_of_a_map_for_the_wall_is_told_by_its_title(handouts: Path, index: Index) -> None:
    framework = next(iter(index.frameworks.values()))
    table = first_of(heat(index, framework))
    assert table is not None
    with pikepdf.open(handouts / "map" / f"{framework.id}.pdf") as document:
        tags = [thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary) and "/S" in thing]
        heads = {str(tag.ID): tag for tag in tags if tag.S == "/TH" and tag.A[0].Scope == "/Row"}
        cells = [tag for tag in tags if tag.S == "/TD"]
        named = pikepdf.NameTree(document.Root.StructTreeRoot.IDTree)

        assert len(heads) == len(table.rows)
        assert all(named[name].objgen == head.objgen for name, head in heads.items())
        assert {len({str(name) for name in cell.A[0].Headers} & set(heads)) for cell in cells} == {1}


def test_a_map_for_the_wall_holds_every_page_and_number_of_its_table(handouts: Path, index: Index) -> None:
    for framework, table in on_walls(index):
        for large, name in enumerate((f"{framework.id}.pdf", f"{framework.id}-large-print.pdf")):
            text = words_of(handouts / "map" / name)
            words = {squeeze(row.item.title) for row in table.rows} | {str(each.number) for each in table.columns}

            assert {word for word in words if word not in text} == set(), name
            assert large or len(shapes_of(handouts / "map" / name)) == pages_of(table)


# --- Packs ------------------------------------------------------------------------------------------------------------


def test_a_pack_has_a_cover_contents_a_run_sheet_and_its_sheets_with_pages_throughout(
    handouts: Path, index: Index
) -> None:
    for row, file in one_pack_of_each_kind(handouts):
        texts = texts_of(file)
        with pikepdf.open(file) as document:
            marks = list(document.open_outline().root)
            leads = {squeeze(str(mark.title)): cast("pikepdf.Array", mark.destination)[0] for mark in marks}
            bookmarks = {title: document.pages.index(pikepdf.Page(side)) for title, side in leads.items()}
        run_sheet = bookmarks["Run sheet for the person who leads"]
        first_sheet = min(place for place in bookmarks.values() if place > run_sheet)
        plan = " ".join(texts[run_sheet:first_sheet])  # of a long pack it goes over two pages

        assert all(f"Page {number} of {len(texts)}" in text for number, text in enumerate(texts, 1)), file
        contents_end = next(place for place, words in enumerate(texts) if "Page: " in words)
        # below short contents, else on a page of its own; a second page of contents is not left nearly empty
        assert run_sheet in {0, max(1, contents_end)}, file
        assert squeeze(row["title"]) in texts[0]
        assert f"{len(row['holds'])} sheets" in texts[0]  # as its page says
        for number, name in enumerate(row["holds"], 1):
            title = squeeze(index.items[name].title)
            place = next(place for words, place in reversed(bookmarks.items()) if words.startswith(title))
            contents = re.sub(r"[ .]+", " ", " ".join(texts[: run_sheet + 1]))
            assert re.search(rf"{re.escape(re.sub(r'[ .]+', ' ', title))}.*? {place + 1}\b", contents), (file, title)
            assert re.search(rf"\b{place + 1}\b", plan), (file, title)
            assert re.search(rf"\b{number}[ab]?\. {re.escape(title)}", plan), (file, title)
        first = index.items[row["holds"][0]]
        timed = [first] if first.led_by == "one" else [index.items[name] for name in row["holds"]]
        minutes = [int(item.minutes or 0) for item in timed]  # of a session its own: the rest is used in it
        assert (f"{sum(minutes)} minutes" in plan) is (sum(minutes) > 0), file
        for step in steps(first):
            assert f"{step.says} {step.minutes}" in plan, file


def test_a_pack_of_few_sheets_has_its_run_sheet_below_its_contents(handouts: Path, index: Index) -> None:
    shortest = min((row for row, _ in packs_in(handouts)), key=lambda row: len(row["holds"]))
    first, second, *_ = texts_of(handouts / shortest["sheets"][0]["file"])

    assert first.index("In this pack") < first.index("Run sheet for the person who leads") < first.index("Page: ")
    assert squeeze(index.items[shortest["holds"][0]].title) in second


def test_the_foot_of_large_print_is_one_line(handouts: Path) -> None:
    _, file = next(sheets(handouts, large=True))

    for text in texts_of(file):
        assert re.search(r"Study aid, not legal advice Page \d+ of \d+$", text)


def test_every_pack_comes_in_a4_and_in_large_print_under_names_of_its_own(handouts: Path) -> None:
    names = [file.name for file in all_of(handouts) if file.parent.parent.name == "packs"]

    assert names
    assert {len(row["sheets"]) for row in listed(handouts) if row["holds"]} == {2}
    assert set(names) & {file.name for file in (*both(handouts), *others(handouts).values())} == set()


def test_a_pack_follows_those_that_hold_most_of_its_sheets(known: dict[str, Handout], index: Index) -> None:
    a, b, c, d, e, f, *_ = (item for item in index.items.values() if item.id in known)
    held = {"first": (a, b, c), "of others": (d, e, f), "of both": (a, b, d), "of the first": (b, c)}
    packs = [Pack(address=name, page="", kind="", title=name, items=items) for name, items in held.items()]

    near = near_each_other(with_sheets(packs, [*known.values()], PUBLISHED_AS))

    assert [pack.title for pack in near] == ["first", "of the first", "of both", "of others"]


def test_a_mark_is_set_above_a_w_of_welsh_in_a_pack_as_on_a_sheet(
    known: dict[str, Handout], index: Index, tmp_path: Path
) -> None:
    item = today.situation(index)
    pack = Pack(address="packs/one/", page=urls.of_item(item), kind="One", title="One", items=(item,))
    made, failed = print_all(
        [changed(known[item.id], lead="ŵ")],
        tmp_path,
        packs_with=lambda sheets: with_sheets([pack], sheets, PUBLISHED_AS),
    )

    assert failed == []
    for printed in made:
        for sheet in printed.sheets:
            with pypdfium2.PdfDocument(tmp_path / sheet.file) as document:
                letters = "".join(side.get_textpage().get_text_range() for side in document)
            assert "w\u0302" in letters, sheet.file  # the typeface alone has no place for it, and reads as one letter


# --- The same again, and what must not come out -----------------------------------------------------------------------


def test_the_same_data_makes_the_same_bytes(
    handouts: Path, whole_project: Path, known: dict[str, Handout], index: Index, tmp_path: Path
) -> None:
    older, first = next(name for name in known if "@" in name), next(iter(index.frameworks))
    packs = [row for row in listed(handouts) if row["holds"]]
    pages = today.situation(index).id, min(packs, key=lambda pack: len(pack["holds"]))["id"]
    ids = [*pages, str(well_known(index)), older, first, f"map:{older.partition('@')[0]}"]
    # Another process, which has printed nothing before.
    done = run("handouts", *ids, "--out", tmp_path, cwd=whole_project)
    assert done.returncode == 0, done.stdout + done.stderr
    made = sorted(file.relative_to(tmp_path) for file in (*tmp_path.rglob("*.pdf"), *tmp_path.rglob("*.js")))

    assert len(made) > 3 * len(ids)  # with the sheets of the pack, cards and posters
    assert [file for file in made if (tmp_path / file).read_bytes() != (handouts / file).read_bytes()] == []


def changed(handout: Handout, **content: Any) -> Handout:
    return dataclasses.replace(handout, content=handout.content | content)


def test_hostile_text_comes_out_as_plain_text(known: dict[str, Handout], index: Index, tmp_path: Path) -> None:
    hostile = (
        '#panic() #import "x" $a_1$ @ref \\ `raw` *b* _i_ = h <lab> // c /* d */ [x] https://x.example '
        + HOSTILE.replace("\u202e", "")
    )
    block = {"form": "text", "lines": [hostile], "rows": [], "count": 0}
    part = {"rank": 0, "title": "#panic()", "blocks": [block]}
    made, failed = print_all([changed(known[today.situation(index).id], title="#panic() $x$", parts=[part])], tmp_path)

    assert failed == []
    text = words_of(tmp_path / made[0].sheets[0].file)
    assert "#panic() $x$" in text
    assert squeeze(hostile).replace(" ", "") in text.replace(" ", "")
    assert page.is_pdf_compliant(tmp_path / made[0].sheets[0].file, profile=page.ValidationProfile.PDF_UA_1)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ({"lead": "\u4e2d\u6587"}, "could not be displayed"),
        ({"lead": "word " * 3000}, "does not fit on 1 A4 page"),
        ({"most_large": 0}, "in large print, and may take 0"),
    ],
    ids=["missing glyph", "overfull page", "more large print than may be"],
)
def test_a_failure_names_the_handout_and_the_reason(
    known: dict[str, Handout], index: Index, tmp_path: Path, content: dict[str, str], reason: str
) -> None:
    sound, other = today.richest(index, "example").id, today.situation(index).id
    made, failed = print_all([changed(known[other], **content), known[sound]], tmp_path)

    assert [printed.id for printed in made] == [sound]
    assert [failure.handout for failure in failed] == [other]
    assert isinstance(failed[0], Failure)
    assert reason in str(failed[0])


@pytest.mark.parametrize(
    ("sound", "broken", "reason"),
    [
        (r'  alt: "QR code[^\n]*\n', "", "alt"),
        (r"\[== What the standards say", "[==== What the standards say", "heading"),
        (r"set document\(title: data.title, ", "set document(", "title"),
    ],
    ids=["no alternative text", "skipped heading", "no title"],
)
def test_the_compiler_refuses_what_a_reader_could_not_hear(
    known: dict[str, Handout], sound: str, broken: str, reason: str, tmp_path: Path
) -> None:
    shared = TEMPLATE.with_name("sheet.typ")
    template, count = re.subn(sound, broken, shared.read_text(encoding="utf-8"))
    for part in TEMPLATE.parent.glob("*.typ"):
        (tmp_path / part.name).write_bytes(part.read_bytes())
    (tmp_path / shared.name).write_text(template, encoding="utf-8")
    record = with_codes(of_size(next(iter(known.values())), large=False))
    (tmp_path / DATA).write_text(json.dumps(record), encoding="utf-8")
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    assert count == 1

    with pytest.raises(typst.TypstError, match=f"(?i){reason}"):
        typst.compile(
            tmp_path / TEMPLATE.name,
            font_paths=fonts,
            sys_inputs=SIZES[False],
            pdf_standards=STANDARDS,
        )


def test_the_command_takes_a_short_name_or_the_address_of_a_page(index: Index, tmp_path: Path) -> None:
    known, other = well_known(index), shared(index)[0]
    page_of, number_of, other_of = (
        address.strip("/")
        for address in (urls.of_item(today.situation(index)), urls.of_provision(known), urls.of_provision(other))
    )
    done = called("handouts", page_of, f"/{number_of}/", str(other), "--out", tmp_path)

    assert done.returncode == 0, done.stdout
    assert {
        file.relative_to(tmp_path).as_posix()
        for file in tmp_path.rglob("*.pdf")
        if not file.stem.endswith("-large-print")
    } == {
        f"{page_of}.pdf",
        f"{page_of}-card.pdf",
        f"{page_of}-poster.pdf",
        f"{number_of}.pdf",
        f"{other_of}.pdf",
    }


def test_the_command_says_what_it_does_not_know(index: Index, tmp_path: Path) -> None:
    name = max(index.items, key=len)
    done = called("handouts", f"{name[:-2]}{name[-1]}", "--out", tmp_path)

    assert done.returncode == 1
    assert f"no handout {name[:-2]}{name[-1]}\n    did you mean {name}?" in done.stdout
    assert list(tmp_path.rglob("*.pdf")) == []


def test_a_terminal_sees_how_far_it_is(index: Index, tmp_path: Path) -> None:
    ids = [today.situation(index).id, str(well_known(index))]
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "macros", "handouts", *ids, "--out", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, stderr=theirs)
    os.close(theirs)

    assert os.read(ours, 1000).decode().split("\r")[1:3] == ["1 of 2 handouts", "2 of 2 handouts"]
    os.close(ours)


# --- On the site ------------------------------------------------------------------------------------------------------


def test_each_page_links_its_handouts_and_its_pack_with_pages_and_size(site: Site, handouts: Path) -> None:
    packs = {row["address"].removeprefix(urls.PACKS): row["sheets"] for row in listed(handouts) if row["holds"]}
    for row in listed(handouts):
        if row["holds"]:
            continue
        article = site.tree(row["address"]).find(".//article")
        links = article.xpath(".//*[contains(@class, 'sm-handout')]//a[contains(@href, '.pdf')]")
        if "card" in row["others"]:
            way = article.xpath(".//*[contains(@class, 'sm-acts')]//a[contains(@href, '.pdf')]/@href")[0]
            card = site.root / "handouts" / row["others"]["card"]["file"]
            assert (site.root / row["address"] / way).resolve() == card.resolve()

        made = [*row["sheets"], *row["others"].values(), *packs.get(row["address"], ())]
        for link, sheet in zip(links, made, strict=True):
            file = site.root / "handouts" / sheet["file"]
            assert (site.root / row["address"] / link.get("href")).resolve() == file.resolve()
            with pikepdf.open(file) as document:
                assert f"{len(document.pages)} page" in link.text_content()
            assert f"{round(file.stat().st_size / 1000)} KB" in link.text_content()


def test_the_list_names_every_handout_and_pack_with_its_date(site: Site, handouts: Path) -> None:
    page_of = site.article("handouts/")
    rows = page_of.select(".sm-sheets li")
    led = {(site.root / "handouts" / link["href"]).resolve() for link in page_of.select("a[href$='.pdf']")}
    names = [link.get("aria-label") or link.get_text() for link in page_of.select("a[href$='.pdf']")]

    assert len(rows) == len(list(sheets(handouts)))
    assert led == {(site.root / "handouts" / file.relative_to(handouts)).resolve() for file in all_of(handouts)}
    said = [fold.get_text() for fold in page_of.select(".sm-sheets")]
    assert all(re.search(r"looked at: \d{1,2} \w+ \d{4}", says) for says in said)
    assert len({name for name in names if name.endswith(": large print")}) >= len(rows)


def test_the_zip_files_hold_every_sheet(site: Site, handouts: Path) -> None:
    for large, name in enumerate(("handouts.zip", "handouts-large-print.zip")):
        with zipfile.ZipFile(site.root / "handouts" / name) as archive:
            expected = {
                file.relative_to(handouts).as_posix(): file.read_bytes()
                for file in (
                    *(file for _, file in sheets(handouts, large=bool(large))),
                    *(() if large else others(handouts).values()),
                )
            }

            assert {entry: archive.read(entry) for entry in archive.namelist()} == expected


def test_what_can_be_chosen_is_every_provision_and_every_item(site: Site, index: Index) -> None:
    script = (site.root / urls.CHOICES).read_text(encoding="utf-8")
    of_choices, of_packs = script.removesuffix(";\n").split(";\nvar StandardsPacks = ")
    choices, packs = json.loads(of_choices.removeprefix("var StandardsChoices = ")), json.loads(of_packs)
    on_paper = {name: choice["sheet"] for name, choice in choices.items() if "sheet" in choice}
    everything = {str(reference) for reference in index.provisions} | set(index.items) | set(index.frameworks)

    assert set(choices) == everything
    assert {name for names in packs.values() for name in names} <= set(on_paper)
    for name, sheet in on_paper.items():
        text = (site.root / "handouts" / sheet).read_text(encoding="utf-8")
        said = re.fullmatch(r"StandardsSheets\.add\((\".+?\"),(\{.*\})\);\n", text.replace('", {', '",{'))
        assert said is not None, sheet
        assert (json.loads(said[1]), json.loads(said[2])["title"].replace("\u00a0", " ")) == (
            name,
            choices[name]["title"].replace("\u00a0", " "),
        )
    assert {choice["page"] for choice in choices.values()} <= set(site.addresses)
    assert {choices[str(reference)]["title"] for reference in index.provisions} == {
        f"{label(index, reference)}: {named(provision)}" for reference, provision in index.provisions.items()
    }
