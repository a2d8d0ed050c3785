"""Every file of open data is read back by the tool of its format, and holds what the data holds."""

from __future__ import annotations

import csv
import dataclasses
import io
import itertools
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import citeproc
import feedparser
import jsonschema
import pytest
import rdflib
import yaml
from bibtexparser.entrypoint import parse_file, parse_string
from bs4 import BeautifulSoup
from citeproc.source.json import CiteProcJSON

from macros.exports import catalogue, tables
from macros.exports.write import files
from macros.model import urls
from macros.model.index import Index
from macros.model.places import Place, Text
from macros.model.records import Answer
from macros.model.site import Site as Published
from macros.reading.settings import site_of
from macros.views.cite import cff
from tests.support import today
from tests.support.data import Raw, items, label, mapped, provisions, squeeze, well_known
from tests.support.project import PUBLISHED_AS, ROOT
from tests.support.site import Site

HOME = PUBLISHED_AS.address
SCHEMAS = ROOT / "tests" / "schemas"
SKOS = rdflib.Namespace("http://www.w3.org/2004/02/skos/core#")


@pytest.fixture(scope="module")
def book(site: Site) -> Any:
    return json.loads((site.root / catalogue.WHOLE).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def schema(site: Site) -> Any:
    return json.loads((site.root / catalogue.SCHEMA).read_text(encoding="utf-8"))


def rows_of(site: Site, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((site.root / path).read_text(encoding="utf-8-sig"), newline="")))


# --- JSON -------------------------------------------------------------------------------------------------------------


def test_the_map_in_one_file_keeps_its_own_schema(book: Any, schema: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(book, schema)


@pytest.mark.parametrize(
    "break_it",
    [
        lambda book: book["mappings"][0].pop("why"),
        lambda book: book["provisions"][0].update(number=5.6),
        lambda book: book["provisions"][0].update(status="guessed"),
        lambda book: book["items"][0].update(extra="x"),
        lambda book: book.update(format="3.0.0"),
    ],
    ids=["no reason", "number as a float", "unknown word", "unknown key", "other format"],
)
def test_the_schema_notices_what_does_not_belong(book: Any, schema: Any, break_it: Any) -> None:
    broken = json.loads(json.dumps(book))
    break_it(broken)

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, schema)


def test_the_map_in_one_file_holds_every_entry_of_the_data(book: Any, raw: Raw) -> None:
    entries = [
        (item, framework, entry)
        for item, by_framework in raw["mappings"].items()
        for framework, found in by_framework.items()
        for entry in found
    ]

    assert {(p["framework"], p["edition"], p["number"]) for p in book["provisions"]} == {
        (n, p["edition"], p["number"]) for n, _, p, _ in provisions(raw)
    }
    assert {item["id"] for item in book["items"]} == set(items())
    assert [(link["item"], link["framework"], link["why"]) for link in book["mappings"]] == [
        (item, framework, entry["why"]) for item, framework, entry in entries if "number" in entry
    ]
    assert sorted((gap["item"], gap["framework"], gap["kind"]) for gap in book["gaps"]) == sorted(
        (item, framework, "none" if "none" in entry else "not-yet")
        for item, framework, entry in entries
        if "number" not in entry
    )
    assert [s["id"] for s in book["statements"]] == [
        s["id"] for source in raw["sources"]["sources"].values() for s in source.get("statements", [])
    ]


def test_every_name_in_the_map_leads_to_an_entry_and_a_page(book: Any, site: Site) -> None:
    known = {name: {entry["id"] for entry in book[name]} for name in ("frameworks", "provisions", "items", "sources")}

    assert {link["provision"] for link in book["mappings"]} <= known["provisions"]
    for comparison in book["comparisons"]:
        for aspect in comparison["aspects"]:
            assert [mark["provision"] for mark in aspect["marks"]] == comparison["provisions"]
        assert set(comparison["provisions"]) <= known["provisions"]
    assert {link["item"] for link in (*book["mappings"], *book["gaps"])} <= known["items"]
    assert {
        later for provision in book["provisions"] for later in (*provision["later"], *provision["earlier"])
    } <= known["provisions"]
    assert {entry["address"] for name in ("frameworks", "provisions", "items") for entry in book[name]} <= set(
        site.addresses
    )


def test_the_file_beside_each_page_holds_the_same_entries(book: Any, site: Site) -> None:
    for name, one in (("provisions", "provision"), ("items", "item")):
        for entry in book[name]:
            beside = json.loads((site.root / entry["address"] / "index.json").read_text(encoding="utf-8"))

            assert beside[one] == entry
            assert [(link["item"], link["provision"], link["why"]) for link in beside["mappings"]] == [
                (link["item"], link["provision"], link["why"]) for link in book["mappings"] if link[one] == entry["id"]
            ], entry["id"]


def test_a_script_that_knows_only_the_file_answers_two_questions(
    site: Site, index: Index, book: Any, raw: Raw, tmp_path: Path
) -> None:
    known, older = well_known(index), today.ended(index)
    day = str(index.edition_of(older).until)
    for file in ("assets/examples/ask.py", catalogue.WHOLE):
        shutil.copy(site.root / file, tmp_path)
    command = [sys.executable, "-I", "-S", "ask.py", "map.json"]  # no package, no project, no variable of ours

    def said(*asked: str) -> str:
        done = subprocess.run(
            [*command, *asked], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=True
        )
        return done.stdout

    asked = said(str(known))
    today_of = index.reference(older.framework, older.number)
    short = index.frameworks[older.framework].short
    _, _, old = said(str(today_of), day).partition(f"What did {short} {older.number} say on {day}?\n")
    titles = {item["id"]: item["title"] for item in book["items"]}
    touching = {
        f"- {titles[item]}: {entry['why']}" for item, target, entry in mapped(raw) if target == urls.of_provision(known)
    }
    (meaning,) = [p["in_our_words"] for _, _, p, address in provisions(raw) if address == urls.of_provision(older)]

    assert asked.splitlines()[0] == f"Which pages link to {label(index, known)}, and why?"
    assert touching
    assert sorted(asked.splitlines()[1:]) == sorted(touching)
    assert said().startswith("Which pages link to ")
    assert squeeze(old) == f"- {index.edition_of(older).label}, in our words: {squeeze(meaning)}"


# --- CSV --------------------------------------------------------------------------------------------------------------


def test_the_tables_hold_as_many_rows_as_the_data_has_entries(site: Site, book: Any) -> None:
    compared = rows_of(site, catalogue.COMPARISONS)
    assert [row["id"] for row in rows_of(site, catalogue.PROVISIONS)] == [entry["id"] for entry in book["provisions"]]
    assert [row["id"] for row in rows_of(site, catalogue.ITEMS)] == [entry["id"] for entry in book["items"]]
    assert [row["id"] for row in rows_of(site, catalogue.STATEMENTS)] == [entry["id"] for entry in book["statements"]]
    assert [(row["item"], row["provision"], row["why"]) for row in rows_of(site, catalogue.MAPPINGS)] == [
        (link["item"], link["provision"], link["why"]) for link in book["mappings"]
    ]
    assert [(row["item"], row["framework"]) for row in rows_of(site, catalogue.GAPS)] == [
        (gap["item"], gap["framework"]) for gap in book["gaps"]
    ]
    assert [(row["comparison"], row["aspect"], row["provision"], row["why"]) for row in compared] == [
        (comparison["id"], aspect["name"], mark["provision"], mark["why"])
        for comparison in book["comparisons"]
        for aspect in comparison["aspects"]
        for mark in aspect["marks"]
    ]
    assert len(rows_of(site, catalogue.MATRIX)) == len({link["item"] for link in (*book["mappings"], *book["gaps"])})


def test_the_matrix_gives_back_every_link_with_its_basis(site: Site, book: Any) -> None:
    names = {provision["id"]: provision["name"] for provision in book["provisions"]}
    titles = {item["id"]: item["title"] for item in book["items"]}
    shown = {
        (row["title"], *found)
        for row in rows_of(site, catalogue.MATRIX)
        for framework in book["frameworks"]
        for found in re.findall(r"(\w+ [\d.:]+(?: \(\d{4}\))?) \((\w+)\)", row[framework["short"]])
    }

    assert shown == {(titles[link["item"]], names[link["provision"]], link["basis"]) for link in book["mappings"]}


def test_no_cell_is_a_formula_or_a_number_that_a_spreadsheet_would_change(site: Site) -> None:
    seen = 0
    for file in site.root.glob("data/**/*.csv"):
        for row in rows_of(site, file.relative_to(site.root).as_posix()):
            for name, cell in row.items():
                seen += 1
                assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), (file, name, cell)
                assert not re.fullmatch(r"\d+([.:]\d+)+", cell), (file, name, cell)
    assert seen


@pytest.mark.parametrize("text", ['=HYPERLINK("https://x.example")', "+1", "-1+1", "@SUM(A1)", "\t=1", "\n=1", " =1"])
def test_a_text_that_a_spreadsheet_would_run_is_defused(text: str) -> None:
    (cell,) = next(csv.reader(io.StringIO(tables.as_csv([[text]]).removeprefix("\ufeff"))))

    assert cell == f"'{text.strip()}"


# --- SSSOM ------------------------------------------------------------------------------------------------------------


def mapping_set(text: str) -> Any:
    """Read a mapping set as SSSOM describes it: YAML behind # in front, then tab-separated rows."""
    lines = text.splitlines()
    head = yaml.safe_load("\n".join(line[1:] for line in lines if line.startswith("#")))
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    lists = {"reviewer_label"}
    head["mappings"] = [
        {key: value.split("|") if key in lists else value for key, value in row.items() if value} for row in rows
    ]
    return head


@pytest.fixture(scope="module")
def sssom(site: Site) -> Any:
    return mapping_set((site.root / catalogue.SSSOM).read_text(encoding="utf-8"))


def test_the_mapping_set_keeps_the_schema_of_sssom_and_uses_none_but_its_columns(sssom: Any) -> None:
    rules = json.loads((SCHEMAS / "sssom.json").read_text(encoding="utf-8"))
    jsonschema.validate(sssom, rules)

    assert set(sssom) <= set(rules["properties"]) | {"curie_map"}
    assert {key for row in sssom["mappings"] for key in row} <= set(rules["$defs"]["Mapping"]["properties"])
    for row in sssom["mappings"]:
        for key in ("subject_id", "predicate_id", "object_id", "object_source", "mapping_justification"):
            assert row[key].partition(":")[0] in {*sssom["curie_map"], "semapv", "skos", "sssom"}, row


def test_the_schema_of_sssom_notices_a_mapping_without_justification(sssom: Any) -> None:
    rules = json.loads((SCHEMAS / "sssom.json").read_text(encoding="utf-8"))
    broken = sssom | {
        "mappings": [{key: value for key, value in sssom["mappings"][0].items() if key != "mapping_justification"}]
    }

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, rules)


def test_the_mapping_set_gives_back_every_link_and_every_reasoned_none(sssom: Any, book: Any) -> None:
    pages = {entry["id"]: f"map:{entry['address']}" for entry in (*book["provisions"], *book["items"])}
    links = sorted(
        (pages[link["item"]], f"relation:{link['relation']}", pages[link["provision"]], link["why"])
        for link in book["mappings"]
    )
    nothing = sorted((pages[gap["item"]], gap["why"]) for gap in book["gaps"] if gap["kind"] == "none")
    found, none = (
        [row for row in sssom["mappings"] if row["object_id"] != "sssom:NoTermFound"],
        [row for row in sssom["mappings"] if row["object_id"] == "sssom:NoTermFound"],
    )

    assert sorted((row["subject_id"], row["predicate_id"], row["object_id"], row["comment"]) for row in found) == [
        tuple(part.replace('"', "'") for part in link) for link in links
    ]
    assert sorted((row["subject_id"], row["comment"]) for row in none) == nothing


# --- SKOS -------------------------------------------------------------------------------------------------------------


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own reader of JSON-LD
def test_the_concepts_are_the_same_in_turtle_and_json_ld_and_hold_every_link(site: Site, book: Any) -> None:
    turtle = rdflib.Graph().parse(site.root / catalogue.TURTLE, format="turtle")
    json_ld = rdflib.Graph().parse(site.root / catalogue.JSON_LD, format="json-ld")
    pages = {entry["id"]: rdflib.URIRef(HOME + entry["address"]) for entry in (*book["provisions"], *book["items"])}

    assert set(turtle) == set(json_ld)
    assert set(turtle.subjects(rdflib.RDF.type, SKOS.Concept)) == set(pages.values())
    assert set(turtle.subject_objects(SKOS.relatedMatch)) == {
        (pages[link["item"]], pages[link["provision"]]) for link in book["mappings"]
    }
    for link in book["mappings"]:
        assert (
            pages[link["item"]],
            rdflib.URIRef(f"{HOME}data/#relation-{link['relation']}"),
            pages[link["provision"]],
        ) in turtle
    assert {str(number) for number in turtle.objects(None, SKOS.notation)} == {
        provision["number"] for provision in book["provisions"]
    }
    for provision in book["provisions"]:
        assert {pages[later] for later in provision["later"]} == set(
            turtle.objects(pages[provision["id"]], rdflib.DCTERMS.isReplacedBy)
        )


def test_no_concept_claims_to_be_the_same_as_another(site: Site) -> None:
    text = (site.root / catalogue.TURTLE).read_text(encoding="utf-8")

    assert not re.search(r"exactMatch|closeMatch|broadMatch|narrowMatch|sameAs", text)


# --- Citations --------------------------------------------------------------------------------------------------------


def test_every_page_can_be_cited_in_bibtex_and_csl_alike(site: Site, book: Any) -> None:
    library = parse_file(str(site.root / catalogue.BIBTEX))
    csl = json.loads((site.root / catalogue.CSL).read_text(encoding="utf-8"))
    pages = {HOME} | {HOME + entry["address"] for entry in (*book["provisions"], *book["items"])}

    assert library.failed_blocks == []
    assert {entry.fields_dict["url"].value for entry in library.entries} == pages
    assert [entry.key for entry in library.entries] == [entry["id"] for entry in csl]
    assert {entry["URL"] for entry in csl} == pages
    assert {entry["type"] for entry in csl} == {"webpage"}
    for entry in csl:
        assert entry["note"].split("; ")[0] == f"Version {book['version']} of the map"


def rendered(entries: Any) -> list[str]:
    """Print entries of CSL-JSON as a bibliography in the style of Cite Them Right.

    A warning, as of an unknown field, is an error here.
    """
    bibliography = citeproc.CitationStylesBibliography(
        citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False),
        CiteProcJSON(entries),
        citeproc.formatter.plain,
    )
    for entry in entries:
        bibliography.register(citeproc.Citation([citeproc.CitationItem(entry["id"])]))
    return [str(line) for line in bibliography.bibliography()]


def test_a_reference_manager_prints_every_entry_of_csl_in_full(site: Site, book: Any) -> None:
    entries = json.loads((site.root / catalogue.CSL).read_text(encoding="utf-8"))
    printed = rendered(entries)

    assert printed == [
        f"{book['title']} ({book['version'][:4]}) {entry['title']}"
        f"{'' if entry['URL'] == HOME else ', ' + book['title']}. Available at: {entry['URL']}."
        for entry in entries
    ]


@pytest.mark.parametrize(
    "slip",
    [{"titel": "Misspelt"}, {"author": [{"nom": "x"}]}],
    ids=["unknown field", "no name"],
)
def test_a_reference_manager_notices_a_slip_in_csl(site: Site, slip: dict[str, Any]) -> None:
    (entry, *_) = json.loads((site.root / catalogue.CSL).read_text(encoding="utf-8"))

    with pytest.raises((UserWarning, TypeError, ValueError)):
        rendered([entry | slip])


def test_the_citation_file_keeps_its_schema_and_is_the_one_in_the_repository(site: Site, index: Index) -> None:
    text = (site.root / catalogue.CFF).read_text(encoding="utf-8")
    jsonschema.validate(yaml.safe_load(text), json.loads((SCHEMAS / "cff-1.2.0.json").read_text(encoding="utf-8")))

    assert (ROOT / "CITATION.cff").read_text(encoding="utf-8") == cff(index, site_of(ROOT))


def test_cite_this_states_edition_version_and_what_our_words_rest_on(site: Site, index: Index, book: Any) -> None:
    older = today.older(index)
    said = site.article(urls.of_provision(older)).select_one(".sm-cite").get_text(" ", strip=True)

    assert label(index, older) in said
    version, edition = f"Version {book['version']} of the map", re.escape(index.edition_of(older).label)
    assert re.search(rf"{version}; {edition}; the map's words rest on: [^;.]+; cop(y|ies) looked at", said)
    assert HOME + urls.of_provision(older) in said
    for address in (
        *(entry["address"] for entry in book["provisions"]),
        *(entry["address"] for entry in book["items"]),
    ):
        entry = parse_string(site.tree(address).xpath("string(//*[@id='cite']//pre)")).entries[0]

        assert entry.fields_dict["url"].value == HOME + address


# --- Feeds, guide, sitemap --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["about/", "data/"])
def test_the_map_as_a_whole_can_be_cited(site: Site, book: Any, raw: Raw, address: str) -> None:
    said = site.article(address).select_one(".sm-cite").get_text(" ", strip=True)

    editions = ", ".join(
        f"{body['short']} {body['editions'][body['current_edition']]['label']}"
        for body in raw["standards"]["frameworks"].values()
    )

    assert f"Version {book['version']} of the map; editions: {editions}" in said
    assert re.search(r"copies looked at from \d+ \w+ \d{4} to \d+ \w+ \d{4}", said)
    assert (
        parse_string(site.article(address).select_one(".sm-cite pre").get_text()).entries[0].fields_dict["url"].value
        == HOME
    )


def test_the_feeds_hold_one_entry_a_version(site: Site, book: Any) -> None:
    for path in (catalogue.FEED, *(catalogue.feed_file(framework["id"]) for framework in book["frameworks"])):
        feed = feedparser.parse((site.root / path).read_bytes())

        assert not feed.bozo, feed.get("bozo_exception")
        assert feed.version == "atom10"
        assert feed.feed.id == HOME + path
    whole_feed = feedparser.parse((site.root / catalogue.FEED).read_bytes())
    assert [entry.title.removeprefix("Version ").partition(":")[0] for entry in whole_feed.entries] == [
        version["id"] for version in book["versions"]
    ]
    ids = {tag["id"] for tag in site.page("changes/").select("[id]")}
    assert {entry.link.partition("#")[2] for entry in whole_feed.entries} <= ids


def test_every_page_names_the_feed(site: Site, index: Index) -> None:
    for address in ("", "compare/", urls.of_provision(next(iter(index.provisions)))):
        assert site.page(address).select_one('link[type="application/atom+xml"]')["href"].endswith("changes/feed.xml")


def test_the_sitemap_lists_every_page_that_counts_and_no_day(site: Site) -> None:
    listed = {tag.get_text() for tag in BeautifulSoup((site.root / "sitemap.xml").read_bytes(), "xml").select("loc")}
    leading_on = {address for address in site.addresses if site.tree(address).xpath("//meta[@http-equiv='refresh']")}

    assert listed == {HOME + address for address in set(site.addresses) - leading_on}
    assert "lastmod" not in (site.root / "sitemap.xml").read_text(encoding="utf-8")


def test_the_guide_for_language_models_names_only_what_is_there(site: Site) -> None:
    text = (site.root / catalogue.LLMS).read_text(encoding="utf-8")
    named = [link.removeprefix(HOME) for link in re.findall(r"\((https://[^)]+)\)", text)]

    assert named
    assert [path for path in named if path not in site.addresses and not (site.root / path).is_file()] == []
    assert text.startswith("# Standards Map\n\n> ")


def test_every_file_on_the_data_page_is_there_and_every_file_is_on_the_page(site: Site) -> None:
    page = {link["href"].removeprefix("../").removeprefix("./") for link in site.article("data/").select("a[href]")}
    offered = {
        path if not path.startswith("data/") else path.removeprefix("data/")
        for path in (offer.path for offer in catalogue.OFFERS)
    }

    assert offered <= page
    assert {offer.path for offer in catalogue.OFFERS if not (site.root / offer.path).is_file()} == set()


# --- All of them ------------------------------------------------------------------------------------------------------


def test_the_same_data_gives_the_same_bytes_whatever_the_order_of_sets(tmp_path: Path) -> None:
    written = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        command = [sys.executable, "-m", "macros", "export", "--out", str(folder)]
        subprocess.run(
            command,
            cwd=ROOT,
            check=True,
            capture_output=True,
            env={"PYTHONHASHSEED": seed, "PATH": "", "PYTHONPATH": str(ROOT)},
        )
        written.append(
            {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
        )

    assert written[0] == written[1]
    assert written[0]


def test_the_build_and_the_command_write_the_same(site: Site, index: Index, whole_project: Path) -> None:
    for path, text in files(index, site_of(whole_project)):
        assert (site.root / path).read_bytes() == text.encode(), path


HOSTILE = "=cmd|' /C calc'!A0 \t\"quoted\" <script>alert(1)</script> }} \\end{document} # % & ~ ] |x|"


def test_hostile_text_breaks_no_format(index: Index) -> None:
    place = Place("data/mappings.yml")

    def poisoned(answer: Answer) -> Answer:
        return dataclasses.replace(
            answer,
            mappings=tuple(
                dataclasses.replace(mapping, why=Text(HOSTILE, place), where=Text(HOSTILE, place))
                for mapping in answer.mappings
            ),
        )

    shown = tuple(
        dataclasses.replace(item, title=Text(HOSTILE, place), summary=Text(HOSTILE, place)) for item in index.data.items
    )
    data = dataclasses.replace(index.data, items=shown, answers=tuple(map(poisoned, index.data.answers)))
    texts = dict(files(Index.of(data), Published("Map", HOME, "")))
    library = parse_string(texts[catalogue.BIBTEX])
    rows = list(csv.DictReader(io.StringIO(texts[catalogue.MAPPINGS].removeprefix("\ufeff"), newline="")))
    said = mapping_set(texts[catalogue.SSSOM])["mappings"]
    graph = rdflib.Graph().parse(data=texts[catalogue.TURTLE], format="turtle")

    assert library.failed_blocks == []
    assert {row["why"] for row in rows} == {"'" + " ".join(HOSTILE.split())}
    assert len(rows) == len(json.loads(texts[catalogue.WHOLE])["mappings"])
    assert {row.get("comment") for row in said if row["object_id"] != "sssom:NoTermFound"} == {
        " ".join(HOSTILE.split()).replace('"', "'")
    }
    assert rdflib.Literal(HOSTILE, lang="en-GB") in set(graph.objects(None, SKOS.prefLabel))


def test_the_data_page_explains_every_key_of_the_map_and_no_other(site: Site, schema: Any) -> None:
    tables_of_keys = site.article("data/").select(".sm-dictionary")
    explained = {
        head["id"].removeprefix("shape-"): [code.get_text() for code in table.select("td code")]
        for head, table in zip(site.article("data/").select('h3[id^="shape-"]'), tables_of_keys, strict=True)
    }

    assert explained == {
        name: list(part["items"]["properties"])
        for name, part in schema["properties"].items()
        if part.get("type") == "array"
    }


def test_each_pair_of_frameworks_has_its_table(site: Site, book: Any) -> None:
    mapped_items = {link["item"] for link in (*book["mappings"], *book["gaps"])}
    for left, right in itertools.combinations(book["frameworks"], 2):
        rows = rows_of(site, catalogue.pair_file(left["id"], right["id"]))

        assert len(rows) == len(mapped_items)
        assert {row["part"] for row in rows} <= {"both", "left", "right", "neither", "open"}


def test_the_note_says_what_the_map_is_not(book: Any) -> None:
    assert "not legal advice" in book["note"]
