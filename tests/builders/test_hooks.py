"""While serving, a change builds again what it changes, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tools.generate import generate


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a small map that stands by itself."""
    generate(tmp_path / "map", 100)  # an item for each source
    return tmp_path / "map"


def built(project: Path) -> set[str]:
    """Build as `mkdocs serve --dirty` does after a change; return the pages that were written."""
    site = project.parent / "site"
    before = {file: file.stat().st_mtime_ns for file in site.rglob("index.html")}
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site), strict=False)
    if not before:
        config.plugins.on_startup(command="serve", dirty=True)
    build(config, serve_url="http://127.0.0.1/", dirty=True)
    return {file.parent.relative_to(site).as_posix() for file in site.rglob("index.html") if before.get(file) != file.stat().st_mtime_ns}


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_change_builds_the_pages_that_show_it_and_no_other(project: Path) -> None:
    site = project.parent / "site"
    everything = built(project)
    mappings = project / "data" / "mappings.yml"
    reason = next(line for line in mappings.read_text(encoding="utf-8").splitlines() if "why:" in line)
    change(mappings, reason, reason.replace('why: "', 'why: "New words here. '))
    after_mapping = built(project)
    standards = project / "data" / "standards.yml"
    title = next(line for line in standards.read_text(encoding="utf-8").splitlines() if line.startswith("        title:"))
    change(standards, title, '        title: "Another title of this number"')
    after_title = built(project)
    change(project / "docs" / "index.md", "A map to measure", "A map to follow")
    after_page = built(project)
    after_nothing = built(project)
    change(project / "mkdocs.yml", "site_name: Standards Map", "site_name: Another Map")
    after_settings = built(project)

    assert len(everything) > 100
    assert {address.split("/")[0] for address in after_mapping} == {"principles", "standards"}
    assert len(after_mapping) == 2
    assert "New words here." in (site / "principles" / "item-0" / "index.html").read_text(encoding="utf-8")
    assert "standards/f0/1-1" in after_title
    assert "Another title of this number" in (site / "standards" / "f0" / "1-1" / "index.html").read_text(encoding="utf-8")
    for address in after_title ^ everything:  # what was left alone does not show what changed
        assert "Another title of this number" not in (site / address / "index.html").read_text(encoding="utf-8")
    assert after_title < everything
    assert after_page == {"."}
    assert after_nothing == set()
    assert after_settings == everything
