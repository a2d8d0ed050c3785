"""What no builder does: made pages and files of scripts before a build; search, open data, policy, archive after it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from macros.builders import menu
from macros.builders.headers import HEADERS, headers
from macros.builders.join import join
from macros.builders.lean_page import lean_page
from macros.builders.offline import archive
from macros.builders.security import SECURITY_TXT, NotSealedError, security_txt, with_policy
from macros.exports.write import write
from macros.handouts.choose_your_own import choices_script
from macros.model import urls
from macros.model.dates import dated, dates_of
from macros.model.index import Index
from macros.model.site import Site
from macros.pages.made import edit_of, made_pages
from macros.reading.files.folders import DOCS
from macros.reading.files.tree import Tree
from macros.rules import addresses
from macros.search import as_at, catalogue, description, letter, text

Frame = Mapping[str, Any]  # lists, dictionaries, numbers and texts alone


def beside_pages(index: Index, site: Site) -> dict[str, str]:
    """Return the files that scripts and browsers ask for, by address.

    These are numbers, days, letters, the choices for a handout, and what makes a browser offer the search.
    """
    return {
        catalogue.CATALOGUE: catalogue.catalogue_script(index),
        as_at.BINDINGS: as_at.bindings_script(index),
        urls.OF_LETTER: letter.letter_script(index),
        urls.CHOICES: choices_script(index),
        description.FILE: description.description(site),
    }


def write_made(index: Index, site: Site, docs: Path) -> None:
    """Write the made pages into a folder of pages, but where one stands already, and the files beside them."""
    pages = {page.source: page.markdown for page in made_pages(index) if not (docs / page.source).exists()}
    for name, content in (pages | beside_pages(index, site)).items():
        file = docs / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")


def said_by_the_frame(index: Index, nav: list[Any]) -> Frame:
    """Return what the frame of every page says of the map.

    That is its editions and when they were checked, a sample of a number, page → line of its numbers and reasons, the
    version, what stands at the foot, and the ways from page to page.
    """
    current = dates_of(index, [reference for reference in index.provisions if reference.current])
    mapped = {answer.item: answer.item.place for answer in index.data.answers}
    return {
        "editions": " ".join(dated(current)),
        "sample": index.samples()[0].number,
        "reasons": {urls.of_item(index.items[item]): edit_of(place) for item, place in mapped.items()},
        "state": menu.state(index),
        "foot": menu.foot(index),
        "ways": menu.ways(nav, index),
    }


def add_search(index: Index, built: Path) -> None:
    """Write into a built site what its search knows of the pages, with the text that they have by now."""

    def read(address: str) -> text.BuiltPage:
        return text.read((built / address / "index.html").read_bytes().decode())

    (built / catalogue.PAGES).write_text(catalogue.pages_script(index, read), encoding="utf-8")


def add_data(root: Path, index: Index, site: Site, built: Path) -> list[str]:
    """Write the open data into a built site, and return what was once published and has vanished."""
    write(index, site, built)
    return list(map(str, addresses.problems(root, index, built)))


def add_contact(index: Index, site: Site, built: Path, seconds: int) -> None:
    """Say in a built site whom to tell of a hole; `seconds` since 1970 is the time of the build.

    Where that time is older than the newest version of the map, it is no time that anybody should count from.
    """
    days = [datetime.fromisoformat(f"{version.on}T00:00:00+00:00") for version in index.data.versions]
    today = max([datetime.fromtimestamp(seconds, UTC), *days])
    file = built / SECURITY_TXT
    file.parent.mkdir(exist_ok=True)
    file.write_text(security_txt(site.repository, site.address, today), encoding="utf-8")


def add_hidden(root: Path, tree: Tree, built: Path) -> None:
    """Copy into a built site what a host wants under a name that no builder copies, such as `.nojekyll`."""
    for path in tree.copied:
        if path.startswith(f"{DOCS}/."):
            shutil.copy(root / path, built / path.removeprefix(f"{DOCS}/"))


def seal(tree: Tree, built: Path, seconds: int) -> None:
    """Join what pages of a built site ask for, give them sound HTML and a policy, and pack it; nothing changes then.

    What a host shall say with each file goes beside them.

    Raises:
        NotSealedError: A page holds a script of its own, or has no place for a policy.
    """
    as_they_came = {built / path.removeprefix(f"{DOCS}/") for path in tree.copied}  # so that search engines know a site
    made = [page for page in sorted(built.rglob("*.html")) if page not in as_they_came]
    for page, html in join(built, made):
        try:
            page.write_bytes(with_policy(lean_page(_SWITCH.sub(r"\1", html))).encode())
        except NotSealedError as problem:
            raise NotSealedError(f"{page.relative_to(built).as_posix()}: {problem}") from None
    said = built / HEADERS
    said.write_text(headers(built, said.read_text(encoding="utf-8") if said.is_file() else ""), encoding="utf-8")
    (built / f"{urls.ARCHIVE}.zip").write_bytes(archive(built, urls.ARCHIVE, seconds))


# The theme's hidden switches carry an attribute that HTML does not give to switches; menu.js does what it was for.
_SWITCH = re.compile(r'(<input class="md-toggle"[^>]*) autocomplete="off"')
