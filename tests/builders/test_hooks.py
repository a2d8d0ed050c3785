"""While serving, a change builds again what it changes, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.support.project import PUBLISHED_AS, edit, small_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the small map, with a menu that names no number."""
    project = small_project(tmp_path / "map")
    edit(project / "mkdocs.yml", "\nplugins:\n", "\nnav: [index.md]\nplugins:\n")
    return project


def built(project: Path) -> set[str]:
    """Build as `mkdocs serve --dirty` does after a change; return the pages that were written."""
    site = project.parent / "site"
    before = {file: file.stat().st_mtime_ns for file in site.rglob("index.html")}
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site), strict=False)
    if not before:
        config.plugins.on_startup(command="serve", dirty=True)
    build(config, serve_url="http://127.0.0.1/", dirty=True)
    return {
        file.parent.relative_to(site).as_posix()
        for file in site.rglob("index.html")
        if before.get(file) != file.stat().st_mtime_ns
    }


def test_a_change_builds_the_pages_that_show_it_and_no_other(project: Path) -> None:
    site = project.parent / "site"
    everything = built(project)
    edit(project / "data" / "mappings.yml", 'why: "A fair weight is', 'why: "New words here. A fair weight is')
    after_mapping = built(project)
    edit(project / "data" / "standards.yml", 'title: "Weigh in the open"', 'title: "Another title of this number"')
    after_title = built(project)
    edit(project / "docs" / "index.md", "Start with", "Begin with")
    after_page = built(project)
    after_nothing = built(project)
    edit(project / "mkdocs.yml", f"site_name: {PUBLISHED_AS.name}", "site_name: Another Map")
    after_settings = built(project)
    new = project / "docs" / "about-us.md"
    new.write_text('---\ntitle: "About us"\nsummary: "Who we are."\n---\n\n# About us\n\nPeople.\n', encoding="utf-8")
    edit(project / "docs" / "index.md", "Begin with", "Who? [We](about-us.md). Begin with")
    built(project)
    new.rename(new.with_name("who-we-are.md"))
    edit(project / "docs" / "index.md", "about-us.md", "who-we-are.md")
    built(project)

    assert after_mapping == {"concepts/fair-weight", "standards/mill/1-2"}
    assert "New words here." in (site / "concepts" / "fair-weight" / "index.html").read_text(encoding="utf-8")
    assert "standards/mill/1-1" in after_title
    assert "Another title of this number" in (site / "standards" / "mill" / "1-1" / "index.html").read_text(
        encoding="utf-8"
    )
    for address in after_title ^ everything:  # what was left alone does not show what changed
        assert "Another title of this number" not in (site / address / "index.html").read_text(encoding="utf-8")
    assert after_title < everything
    assert after_page == {"."}
    assert after_nothing == set()
    assert (site / "who-we-are").is_dir()
    assert not (site / "about-us" / "index.html").exists()  # its old address is gone
    assert after_settings == everything
