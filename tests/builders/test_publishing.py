"""What stands between a clone and a public site is told, and nothing where nothing does."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.builders import publishing
from macros.history import versions
from tests.support.broken import SOUND
from tests.support.plants import plant
from tests.support.project import ROOT, edit, with_placeholders

PAGES = f'{{"https://mill.example/rules": "{"0" * 64}"}}'
VERSION = 'versions:\n  "2026-11-20":\n    on: "2026-11-20"\n    summary: "First version."\n'
READY: dict[str, str | bytes] = {
    "mkdocs.yml": (
        with_placeholders((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
        .partition("\nnav:\n")[0]
        .replace("https://standards-map.example/", "https://jane.github.io/mill-map/")
        .replace("github.com/example/standards-map", "github.com/Jane/mill-map")
        .replace("extra:\n", "extra:\n  contact: mill@mill.invalid\n")
        + "\n"
    ),
    "macros/builders/hooks.py": "",
    "README.md": "Get it:\n\ngit clone https://github.com/Jane/mill-map\n",
    "LICENSE": "MIT License\n\nCopyright (c) 2026 The Standards Map contributors\nCopyright (c) 2027 Jane Miller\n",
    ".github/CODEOWNERS": "# Who is asked.\n*       @jane\n/data/  @jane\n",
    ".github/workflows/pages.yml": "name: Pages\n",
    "data/versions.yml": VERSION,
    "data/fingerprints.json": f'{{"pages": {PAGES}}}',
}


@pytest.fixture
def ready(tmp_path: Path) -> Path:
    """Return a small map of which everything is ready for readers."""
    root = shutil.copytree(SOUND, tmp_path / "map")
    plant(root, READY)
    return root


def told(root: Path) -> list[str]:
    clone = publishing.clone_in(root)
    return [f"{each.place.file}:{each.place.line}: {each.fact}" for each in publishing.in_the_way(clone)]


def test_nothing_is_told_of_a_clone_that_is_ready(ready: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish-check", "--root", str(ready)]) == 0

    said = capsys.readouterr().out
    assert said.startswith("0 things in the way of a public site\n\nNo file tells these, so look for yourself:\n- ")
    assert "https://github.com/Jane/mill-map/settings/pages, Source, choose GitHub Actions" in said


SLIPS = {  # name → file, what stands there, what stands there then, and what is told
    "reserved-host": ("mkdocs.yml", "jane.github.io/mill-map", "map.example", "3: the address of the site is a placeh"),
    "host-of-examples": ("mkdocs.yml", "jane.github.io/mill-map", "www.example.org", "3: the address of the site is a"),
    "our-own-example": ("mkdocs.yml", "jane.github.io/mill-map", "you.github.io/x", "3: the address of the site is a"),
    "this-machine": ("mkdocs.yml", "https://jane.github.io/mill-map", "http://127.0.0.1:8000", "3: the address of the"),
    "not-sealed": ("mkdocs.yml", "https://jane", "http://jane", "3: the address of the site is not one of https: http"),
    "root-of-pages": (
        "mkdocs.yml",
        "github.io/mill-map/",
        "github.io/",
        "3: GitHub will not put https://github.com/Ja",
    ),
    "of-somebody-else": ("mkdocs.yml", "jane.github", "joan.github", "3: GitHub will not put https://github.com/Jane/"),
    "no-owner": ("mkdocs.yml", "Jane/mill", "example/mill", "6: the repository is a placeholder, and every edit link"),
    "another-clone": ("README.md", "Jane/mill-map", "jo/map", "3: the guide clones another repository: https://github"),
    "no-holder": ("LICENSE", "Copyright (c) 2027 Jane Miller\n", "", "3: the licence names nobody in particular: Copy"),
    "no-reviewer": (".github/CODEOWNERS", "*       @jane", "*       @example", "2: 1 of 2 lines ask nobody to review"),
    "nothing-kept": ("data/fingerprints.json", f'{{"pages": {PAGES}}}', "{}", "1: nothing is kept of the official"),
    "no-version": ("data/versions.yml", VERSION, "versions: {}\n", "1: no version of the map is recorded"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_what_stands_in_the_way_is_told_with_its_line(slip: str, ready: Path) -> None:
    file, old, new, fact = SLIPS[slip]
    edit(ready / file, old, new)

    about_it = [line for line in told(ready) if line.startswith(f"{file}:{fact}")]
    assert len(about_it) == 1, told(ready)


def test_what_was_written_as_told_is_told_no_more(ready: Path) -> None:
    edit(ready / "mkdocs.yml", "jane.github.io/mill-map/", "jane.github.io/")
    (problem,) = publishing.in_the_way(publishing.clone_in(ready))
    edit(ready / "mkdocs.yml", "site_url: https://jane.github.io/", problem.remedy.removeprefix("write "))

    assert told(ready) == []


def test_a_map_further_down_is_told_of_with_its_own_settings_and_the_licence_above(ready: Path) -> None:
    below = ready / "maps" / "ours"
    shutil.move(ready / "data", below / "data")
    shutil.move(ready / "docs", below / "docs")
    plant(below, {"mkdocs.yml": "INHERIT: ../../mkdocs.yml\nsite_url: https://map.example/\n"})
    edit(ready / "LICENSE", "Copyright (c) 2027 Jane Miller\n", "")

    assert [line.partition(": ")[0] for line in told(below)] == ["mkdocs.yml:2", "LICENSE:3"]


def test_a_clone_without_a_contact_may_wait_and_is_told(ready: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(ready / "mkdocs.yml", "  contact: mill@mill.invalid\n", "")

    assert main(["publish-check", "--root", str(ready)]) == 0
    assert re.search(r"while it does:\nmkdocs\.yml:4:1: no mail address", capsys.readouterr().out)


def test_elsewhere_than_on_github_nothing_of_it_is_asked(ready: Path) -> None:
    edit(ready / "mkdocs.yml", "github.com/Jane", "code.mill.invalid.uk/jane")
    edit(ready / "mkdocs.yml", "jane.github.io/mill-map", "map.mill.co.uk")
    edit(ready / "README.md", "github.com/Jane", "code.mill.invalid.uk/jane")
    edit(ready / ".github/CODEOWNERS", "@jane", "@example")

    assert told(ready) == []
    assert [look for look in publishing.to_look_at(publishing.clone_in(ready)) if "/settings" in look] == []


def test_a_map_that_moved_since_its_newest_version_is_told_with_how_far(ready: Path) -> None:
    for arguments in (["init", "-q"], ["add", "data", "docs"], ["commit", "-q", "-m", "As it stood"]):
        identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *identity, *arguments], cwd=ready, check=True)

    assert told(ready) == []
    edit(ready / "data/standards.yml", 'title: "Gossip"', 'title: "Idle talk"')
    assert [line for line in told(ready) if line.startswith(f"{versions.VERSIONS}:1: the map has moved since")]
    record = ["changes", "--released", "--record", "2026-11-21", "--summary", "More."]
    assert main([*record, "--root", str(ready)]) == 0
    assert told(ready) == []


def test_a_citation_of_another_site_is_told_line_by_line(ready: Path) -> None:
    plant(ready, {versions.CITATION: 'cff-version: "1.2.0"\nmessage: "Cite us."\n'})

    assert told(ready) == [f'{versions.CITATION}:2: the citation says message: "Cite us."']


def test_a_map_with_problems_is_told_those_first(ready: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(ready / "mkdocs.yml", "site_url:", "site_urls:")

    assert main(["publish-check", "--root", str(ready)]) == 1
    assert "there is no site_url" in capsys.readouterr().out
