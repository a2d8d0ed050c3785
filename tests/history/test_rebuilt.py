"""Which pages of a built site changed is read off the pages themselves."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.history.rebuilt import MOST, rebuilt
from macros.model import urls
from macros.model.index import Index
from tests.support import today
from tests.support.project import ROOT
from tests.support.site import Site


@pytest.fixture
def sites(tmp_path: Path) -> tuple[Path, Path]:
    """Return two folders that hold the same three pages."""
    for name in ("before", "after"):
        for address in ("", "concepts/a/", "concepts/b/"):
            (tmp_path / name / address).mkdir(parents=True, exist_ok=True)
            text = (
                f'<head><link href="x.{name[0] * 8}.css"></head><nav>{name}</nav><article>\n'
                f'<p>{address}</p><script src="a.0a1b2c3d.min.js"></script></article>'
            )
            (tmp_path / name / address / "index.html").write_text(text, encoding="utf-8")
    return tmp_path / "before", tmp_path / "after"


def change(page: Path, old: str, new: str) -> None:
    page.write_text(page.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def told(sites: tuple[Path, Path]) -> list[str]:
    return rebuilt(*sites).splitlines()[2:]


def test_the_frame_and_the_names_of_scripts_are_no_change_of_a_page(sites: tuple[Path, Path]) -> None:
    change(sites[1] / "index.html", "a.0a1b2c3d.min.js", "a.ffffffff.min.js")

    assert told(sites) == ["No page reads otherwise."]


def test_a_page_that_is_new_reads_otherwise_or_is_gone_is_named(sites: tuple[Path, Path]) -> None:
    change(sites[1] / "concepts/a/index.html", "<p>", "<p>other words ")
    shutil.move(sites[1] / "concepts/b", sites[1] / "concepts/c`]")

    assert told(sites) == ["- New: `/concepts/c??/`", "- Changed: `/concepts/a/`", "- Gone: `/concepts/b/`"]


def test_a_long_list_ends_with_how_many_more(sites: tuple[Path, Path]) -> None:
    for number in range(MOST + 7):
        (sites[1] / f"{number:03}.html").write_text("<p>", encoding="utf-8")

    assert told(sites)[-1] == "- New: 7 more pages"
    assert len(told(sites)) == MOST + 1


def test_one_changed_sentence_of_the_real_site_names_one_page(site: Site, index: Index, tmp_path: Path) -> None:
    example = today.richest(index, "example")
    address = urls.of_item(example)
    after = tmp_path / "after"
    for here in site.addresses:
        (after / here).mkdir(parents=True, exist_ok=True)
        shutil.copy(site.root / here / "index.html", after / here)
    shutil.copy(site.root / "404.html", after)
    page = after / address / "index.html"
    head, own, words = page.read_text(encoding="utf-8").partition('id="scene"')
    page.write_text(head + own + re.sub(r"(?<=<p>)\w+", "Otherwise", words, count=1), encoding="utf-8")
    command = [sys.executable, "-m", "macros", "rebuilt", str(site.root), str(after)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[2:] == [f"- Changed: `/{address}`"]
