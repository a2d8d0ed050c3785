"""What no builder does: made pages and files of scripts before a build; search, open data, policy, archive after it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from macros.builders.join import join
from macros.builders.offline import archive
from macros.builders.security import SECURITY_TXT, security_txt, with_policy
from macros.exports.write import write
from macros.handouts.choose_your_own import choices_script
from macros.model import urls
from macros.model.dates import dated, dates_of
from macros.model.index import Index
from macros.model.site import Site
from macros.pages.made import made_pages
from macros.rules import addresses
from macros.search import as_at, catalogue


def beside_pages(index: Index) -> dict[str, str]:
    """Return the files that scripts ask for, by address: numbers, whom they bound when, the choices for a handout."""
    return {
        catalogue.CATALOGUE: catalogue.catalogue_script(index),
        as_at.BINDINGS: as_at.bindings_script(index),
        urls.CHOICES: choices_script(index),
    }


def write_made(index: Index, docs: Path) -> None:
    """Write the made pages into a folder of pages, but where one stands already, and the files beside them."""
    pages = {page.source: page.markdown for page in made_pages(index) if not (docs / page.source).exists()}
    for name, text in (pages | beside_pages(index)).items():
        file = docs / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def said_by_the_frame(index: Index) -> dict[str, str]:
    """Return what the frame of every page says of the map: its editions and when they were checked, and a number."""
    current = dates_of(index, [reference for reference in index.provisions if reference.current])
    return {"editions": " ".join(dated(current)), "sample": index.most_linked(next(iter(index.frameworks))).number}


def add_search(index: Index, built: Path) -> None:
    """Write into a built site what its search knows of the pages, with the headings that they have by now."""
    headings = {}
    for file in built.rglob("index.html"):
        address = urls.of_file(file.relative_to(built).with_suffix(".md").as_posix())
        headings[address] = catalogue.headings(file.read_bytes().decode())
    (built / catalogue.PAGES).write_text(catalogue.pages_script(index, headings), encoding="utf-8")


def add_data(root: Path, index: Index, site: Site, built: Path) -> list[str]:
    """Write the open data into a built site, and return what was once published and has vanished."""
    write(index, site, built)
    return addresses.problems(root, index, built)


def add_contact(site: Site, built: Path, seconds: int) -> None:
    """Say in a built site whom to tell of a hole; `seconds` since 1970 is the time of the build."""
    file = built / SECURITY_TXT
    file.parent.mkdir(exist_ok=True)
    file.write_text(security_txt(site.repository, site.address, datetime.fromtimestamp(seconds, UTC)), encoding="utf-8")


def seal(built: Path, seconds: int) -> None:
    """Join what pages of a built site ask for, give them sound HTML and a policy, and pack it; nothing changes then."""
    join(built)
    for page in built.rglob("*.html"):
        html = _SWITCH.sub(r"\1", page.read_bytes().decode())
        page.write_bytes(with_policy(html).encode())
    (built / f"{urls.ARCHIVE}.zip").write_bytes(archive(built, urls.ARCHIVE, seconds))


# The theme's hidden switches carry an attribute that HTML does not give to switches; menu.js does what it was for.
_SWITCH = re.compile(r'(<input class="md-toggle"[^>]*) autocomplete="off"')
