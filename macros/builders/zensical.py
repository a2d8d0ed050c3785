"""Build the site with Zensical, which runs our macros but no hooks: give it all pages, and do the rest around it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import yaml

from macros.builders import before_and_after
from macros.builders.drawings import draw
from macros.builders.menu import with_the_data
from macros.builders.security import NotSealedError
from macros.model import urls
from macros.model.index import Index
from macros.model.site import Site
from macros.pages.made import made_pages
from macros.reading.files.folders import is_left_behind
from macros.reading.files.tree import Tree
from macros.reading.project import ROOT, load, report

BUILDER = Path("build/zensical/bin/zensical")

# Zensical reads no hooks, and takes the places of its folders from us.
_OURS = ("hooks", "watch", "docs_dir", "site_dir", "site_url")
_LISTS = ("nav", "extra_css")  # without an entry, it is as if they were not there


class NotBuiltError(Exception):
    """The site was not built; the message says why."""


def build(root: Path, index: Index, site: Site, built: Path, builder: Path) -> str:
    """Build the site of a project into the folder `built`, which is replaced, and return what Zensical said.

    Raises:
        NotBuiltError: Zensical is not installed, or found something wrong, or what was published has vanished.
    """
    if not builder.exists():
        raise NotBuiltError(f"no Zensical at {builder}\n    make zensical")
    checked = load(root)
    if checked.problems:
        raise NotBuiltError(report(checked.problems))
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        write_project(root, index, site, checked.tree, project)
        done = _zensical(builder, project)
        if done.returncode:
            raise NotBuiltError(done.stdout + done.stderr)
        shutil.rmtree(built, ignore_errors=True)
        shutil.move(project / "site", built)
    draw(built)
    before_and_after.add_search(index, built)
    if lost := before_and_after.add_data(root, index, site, built):
        raise NotBuiltError("\n".join(lost))
    before_and_after.add_contact(index, site, built, seconds)
    before_and_after.add_hidden(root, checked.tree, built)
    try:
        before_and_after.seal(checked.tree, built, seconds)
    except NotSealedError as problem:
        raise NotBuiltError(str(problem)) from None
    return "".join([*(f"{note}\n" for note in checked.tree.notes), done.stdout, done.stderr])


def write_project(root: Path, index: Index, site: Site, tree: Tree, project: Path) -> None:
    """Write a project for Zensical into a folder: every page, its head with what the frame asks for, and the rest."""
    shutil.copytree(root / "theme", project / "theme", ignore=lambda _, names: [*filter(is_left_behind, names)])
    for path in (*tree.pages, *tree.copied):
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / path, project / path)
    docs = project / "docs"
    edits = {page.source: (page.edit, page.redirect) for page in made_pages(index)}
    edits |= {path.removeprefix("docs/"): (f"edit/main/{path}", "") for path in tree.pages}
    before_and_after.write_made(index, site, docs)
    for source, (edit, redirect) in edits.items():
        head: dict[str, str | bool] = {
            "edit": f"{site.repository}/{edit}",
            "index": source.rpartition("/")[2] == "index.md",
            "canonical": redirect and urljoin(site.at(urls.of_file(source)), redirect),
        }
        file = docs / source
        file.write_text(_with_head(file.read_text(encoding="utf-8"), head), encoding="utf-8")
    ours = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(settings(ours, site, root, index), encoding="utf-8")


def settings(text: str, site: Site, root: Path, index: Index) -> str:
    """Return the settings for Zensical from those for MkDocs."""
    # Only composed, never constructed, as in `reading.mkdocs_yml`.
    whole: Any = yaml.compose(text)
    whole.value = [(key, value) for key, value in whole.value if key.value not in _OURS]
    whole.value = [(key, value) for key, value in whole.value if value.value or key.value not in _LISTS]
    whole.value += _node({"docs_dir": "docs", "site_dir": "site", "site_url": site.address}).value
    sections = {key.value: value for key, value in whole.value}
    nav = with_the_data(_plain(sections["nav"]), index) if "nav" in sections else []
    if nav:
        sections["nav"].value = _node(nav).value
    frame = before_and_after.said_by_the_frame(index, nav)
    sections["plugins"].value += _node([{"search": {"enabled": False}}]).value
    sections["theme"].value += _node({"variant": "classic"}).value  # the look that our style sheets were made for
    sections["extra"].value += _node({**frame, "map_root": str(root.absolute())}).value
    return str(yaml.serialize(whole))


def _zensical(builder: Path, project: Path) -> subprocess.CompletedProcess[str]:
    command = [str(builder.absolute()), "build", "--strict", "--config-file", str(project / "mkdocs.yml")]
    finds_macros = os.environ | {"PYTHONPATH": str(ROOT)}  # they stand in no environment of its own
    return subprocess.run(  # noqa: S603  no shell, and our own words
        command,
        cwd=project,
        env=finds_macros,
        capture_output=True,
        text=True,
        check=False,
    )


def _node(value: object) -> Any:
    return yaml.compose(json.dumps(value), Loader=yaml.CSafeLoader)


def _plain(node: Any) -> Any:
    """Return lists, dictionaries and texts from a node that holds nothing else."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    return [_plain(entry) for entry in node.value] if isinstance(node, yaml.SequenceNode) else node.value


def _with_head(markdown: str, head: dict[str, str | bool]) -> str:
    """Return a page with more in its head; a page without a head gets one."""
    lines = "".join(f"{key}: {json.dumps(value)}\n" for key, value in head.items() if value)
    _, _, rest = markdown.partition("---\n") if markdown.startswith("---\n") else ("", "", f"---\n{markdown}")
    return f"---\n{lines}{rest}"
