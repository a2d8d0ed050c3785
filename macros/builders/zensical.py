"""Build the site with Zensical, which runs none of our code: give it plain pages and settings that it reads, and finish what it built."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import yaml

from macros.builders import finish
from macros.model import urls
from macros.model.index import Index
from macros.model.site import Site
from macros.pages.made import made_pages
from macros.pages.plain import plain_pages

BUILDER = Path("build/zensical/bin/zensical")

# Zensical reads no hooks, answers to plugins of its own, and takes the places of its folders from us.
_OURS = ("hooks", "plugins", "watch", "docs_dir", "site_dir")


class NotBuiltError(Exception):
    """The site was not built; the message says why."""


def build(root: Path, index: Index, site: Site, built: Path, builder: Path) -> str:
    """Build the site of a project into the folder `built`, which is replaced, and return what Zensical said.

    Raises:
        NotBuiltError: Zensical is not installed, or found something wrong, or something that was published has vanished.
    """
    if not builder.exists():
        raise NotBuiltError(f"no Zensical at {builder}\n    make zensical")
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        write_project(root, index, site, project)
        command = [str(builder.absolute()), "build", "--strict", "--config-file", str(project / "mkdocs.yml")]
        done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)  # noqa: S603  our own environment's
        if done.returncode:
            raise NotBuiltError(done.stdout + done.stderr)
        shutil.rmtree(built, ignore_errors=True)
        shutil.move(project / "site", built)
    finish.add_search(index, built)
    if lost := finish.add_data(root, index, site, built):
        raise NotBuiltError("\n".join(lost))
    finish.add_contact(site, built, seconds)
    finish.seal(built, seconds)
    return done.stdout + done.stderr


def write_project(root: Path, index: Index, site: Site, project: Path) -> None:
    """Write a project for Zensical into an empty folder: every page as plain Markdown, with what stands beside them."""
    shutil.copytree(root / "theme", project / "theme")
    shutil.copytree(root / "docs", project / "docs", ignore=shutil.ignore_patterns("*.md"))
    heads = {page.source: {"edit": page.edit, "canonical": page.redirect} for page in made_pages(index)}
    texts = dict(finish.beside_pages(index))
    for source, markdown in plain_pages(index, site, root / "docs", links_from=_folder):
        head = heads.get(source, {})
        written = (root / "docs" / source).exists()
        address = urls.of_file(source)
        said: dict[str, str | bool] = {
            "edit": f"{site.repository}/{f'edit/main/docs/{source}' if written else head['edit']}",
            "index": source.endswith("index.md"),
            "canonical": "" if written else head["canonical"] and urljoin(site.at(address), head["canonical"]),
        }
        texts[source] = _with_head(markdown, said)
    for name, text in texts.items():
        file = project / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (project / "mkdocs.yml").write_text(settings((root / "mkdocs.yml").read_text(encoding="utf-8"), finish.editions_in_words(index)), encoding="utf-8")


def settings(text: str, editions: str) -> str:
    """Return the settings for Zensical from those for MkDocs; only composed, never constructed, as in `site.site_of`."""
    whole: Any = yaml.compose(text)
    whole.value = [(key, value) for key, value in whole.value if key.value not in _OURS]
    whole.value += _entries({"plugins": {"search": {"enabled": False}}, "docs_dir": "docs", "site_dir": "site"})
    sections = {key.value: value for key, value in whole.value}
    sections["theme"].value += _entries({"variant": "classic"})  # the look that our style sheets were made for
    sections["extra"].value += _entries({"editions": editions})
    return str(yaml.serialize(whole))


def _entries(values: dict[str, Any]) -> Any:
    node: Any = yaml.compose(json.dumps(values))
    return node.value


def _folder(source: str) -> str:
    """Return the address from which Zensical moves the links of a page: it takes them as leading from the folder of the page's file."""
    return source.rpartition("/")[0] + "/" if "/" in source else urls.HOME


def _with_head(markdown: str, said: dict[str, str | bool]) -> str:
    """Return a page with more in its head; a page without a head gets one."""
    lines = "".join(f"{key}: {json.dumps(value)}\n" for key, value in said.items() if value)
    _, _, rest = markdown.partition("---\n") if markdown.startswith("---\n") else ("", "", f"---\n{markdown}")
    return f"---\n{lines}{rest}"
