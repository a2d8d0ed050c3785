"""One more framework takes data only."""

from __future__ import annotations

import re
from pathlib import Path

from macros.pages.environment import Here
from macros.pages.heat import heat_map
from macros.reading.project import checked, load
from tests.support.broken import STANDARDS, TODAY, sound_files
from tests.support.project import WEAVERS, small_project
from tests.support.site import build

FRAMEWORK = f"""\
{WEAVERS}        force: "not seen"
    provisions:
      - number: "9:1"
        edition: "2026"
        title: "Show the pattern"
        in_our_words: "Let people see the pattern before you weave."
        seen:
          - kind: third-party
            extent: whole
            copy: "The board in the hall"
            on: "2026-11-20"
      - number: "9:10"
        edition: "2026"
        title: "Loose ends"
        in_our_words: "Tie up loose ends before you begin anew."
        seen:
          - kind: third-party
            extent: whole
            copy: "The board in the hall"
            on: "2026-11-20"
"""
NOBODY = 'not_yet:\n      - says: "Nobody here has compared the rules of the loom with any page yet."\n    '
MAPPED = ("9:10", "A tie from an older piece of work is a loose end that pulls at the next one.")


def add_the_framework(project: Path) -> None:
    """Add the framework to the data, to one page a mapping and to every other an honest gap."""
    standards, mappings = project / "data" / "standards.yml", project / "data" / "mappings.yml"
    standards.write_text(standards.read_text(encoding="utf-8").rstrip("\n") + "\n" + FRAMEWORK, encoding="utf-8")
    head, *items = re.split(r"(?m)^(?=[a-z0-9-]+:$)", mappings.read_text(encoding="utf-8"))
    mappings.write_text("".join([head, *map(with_the_framework, items)]), encoding="utf-8")


def with_the_framework(item: str) -> str:
    name = item.partition(":")[0]
    entry = f'    - not-yet: "Nobody has compared {name} with the rules of the loom."\n'
    if name == "fair-weight":
        number, why = MAPPED
        entry = f'    - number: "{number}"\n      relation: engages\n      basis: inferred\n      why: "{why}"\n'
    return item.rstrip("\n") + "\n  weavers:\n" + entry


def test_one_more_framework_takes_data_only_and_reaches_every_page(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    add_the_framework(project)
    assert load(project).problems == ()

    site = build(project, tmp_path / "site")
    provision = site.article("standards/weavers/9-10/")

    assert {"standards/weavers/", "standards/weavers/9-1/", "standards/weavers/9-10/", "n/9-10/"} <= set(site.addresses)
    assert "Let people" not in provision.text
    assert "Tie up loose ends before you begin anew." in provision.text
    assert [link["href"] for link in provision.select(".sm-pages li > a")] == ["../../../concepts/fair-weight/"]
    assert [
        link["href"]
        for link in site.article("concepts/fair-weight/").select(
            '.sm-framework[data-framework="weavers"] a.sm-provision'
        )
    ] == ["../../standards/weavers/9-10/"]
    assert "Nobody has compared market-day with the rules of the loom." in (site.root / "data" / "map.json").read_text(
        encoding="utf-8"
    )
    assert "Company of Weavers" in site.article("standards/").text
    assert "Loom" in [link.get_text(strip=True) for link in site.article("map/").select("nav a[href]")]
    assert "Company of Weavers" in site.article("").text
    assert "Loose ends" in (site.root / "search" / "numbers.js").read_text(encoding="utf-8")


def test_a_map_of_a_framework_says_nothing_of_marks_where_it_has_none() -> None:
    files = sound_files()
    standards = files[STANDARDS] + FRAMEWORK.replace("current_edition:", f"{NOBODY}current_edition:").encode()
    index = checked({**files, STANDARDS: standards}, TODAY).index
    heat, none = (heat_map(index, Here(f"map/{name}/", "docs/index.md"), name) for name in ("mill", "weavers"))

    assert ("Each mark opens its reason" in heat, "sm-heat-key" in heat) == (True, True)
    assert ("Each mark opens its reason" in none, "sm-heat-key" in none) == (False, False)
