"""Pages whose file may have slipped into another folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from macros.model import dates, urls
from macros.model.index import Index
from macros.model.places import Place, Problem
from macros.model.records import Data, Item, Page
from macros.model.words import KINDS
from macros.rules.addresses import RETIRED, entry
from macros.rules.behind.suspect import Suspect
from macros.rules.ways import pages_of


def pages(index: Index) -> Iterator[Suspect]:
    """Yield each page of whose name one was published in another folder, where none stands now."""
    written = pages_of(index)
    standing = {urls.of_file(page.file) for page in written} | {str(each.id) for each in index.data.retired}
    gone = {address.rstrip("/").rpartition("/")[2]: address for address in index.data.published - standing}
    for page in written:
        address = urls.of_file(page.file)
        before = gone.get(address.rstrip("/").rpartition("/")[2])
        if before and before.endswith("/") and address not in index.data.published:
            file = f"docs/{before.rstrip('/')}.md"
            fact = f"this page was published as {file.removeprefix('docs/')}, which is not there"
            lines = "\n    ".join(entry(before, dates.today(), "Say in one sentence why it went.", address))
            remedy = (
                f"move it back to {file}; or, if it moved for good, lead each link here, give it what its kind asks"
            )
            remedy += f" for, and write below retired: in {RETIRED}\n    {lines}"
            yield Suspect(Problem(Place(page.file), fact, remedy), _moved(index, page, file), fewest=1)


def _moved(index: Index, page: Item | Page, file: str) -> Data:
    """Return the data with a page in another file, and of the kind to which its folder belongs."""
    folder = file.removeprefix("docs/").rpartition("/")[0]
    kind = next((name for name, each in KINDS.items() if each.folder == folder), "")
    data = index.data
    items = tuple(each for each in data.items if each is not page)
    pages = tuple(each for each in data.pages if each is not page)
    if kind and isinstance(page, Item):
        return replace(data, items=(*items, replace(page, kind=kind, file=file)), pages=pages)
    if kind:
        return data
    shared: dict[str, Any] = {each.name: getattr(page, each.name, ()) for each in fields(Page)}
    return replace(data, items=items, pages=(*pages, Page(**shared | {"file": file})))
