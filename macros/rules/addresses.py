"""Keep every address and id that was ever published: it stays, moves with a redirect, or is said to be gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from macros.model.index import Index
from macros.model.references import with_edition

PUBLISHED = "data/published.txt"
RETIRED = "data/retired.yml"
MARK = "data-retired"  # stands on the page of a retired address, so that no other page can take its place unseen


def published(root: Path) -> list[str]:
    """Return the addresses and ids of the list; a map that has never been published has none."""
    file = root / PUBLISHED
    return (
        [line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        if file.is_file()
        else []
    )


def record(root: Path, index: Index, site: Path) -> list[str]:
    """Add what the built site and the data hold to the list, and return what was new; nothing is ever taken from it."""
    listed = set(published(root))
    new = sorted({*addresses(site), *ids(index)} - listed)
    head = (
        "# Every address and id that was published. "
        "Never delete a line: move what it names, and say so in data/retired.yml.\n"
    )
    (root / PUBLISHED).write_text(
        head + "".join(f"{line}\n" for line in sorted(listed | set(new))), encoding="utf-8", newline="\n"
    )
    return new


def problems(root: Path, index: Index, site: Path) -> list[str]:
    """Return what was published and is no longer there, and what was retired and is in use again."""
    return list(_problems(published(root), index, site))


def addresses(site: Path) -> Iterator[str]:
    """Yield the address of every page of a built site but the home page, which cannot vanish unseen."""
    for file in site.rglob("index.html"):
        if file.parent != site:
            yield f"{file.parent.relative_to(site).as_posix()}/"


def ids(index: Index) -> Iterator[str]:
    """Yield every id of the data, with what it names; a provision with its edition, since the current one changes."""
    yield from (f"framework:{name}" for name in index.frameworks)
    yield from (f"edition:{framework}@{edition}" for framework, edition in index.editions)
    yield from (f"provision:{with_edition(reference)}" for reference in index.provisions)
    yield from (f"item:{name}" for name in index.items)
    yield from (f"source:{name}" for name in index.sources)
    yield from (f"statement:{statement.id}" for source in index.sources.values() for statement in source.statements)


def _problems(listed: Iterable[str], index: Index, site: Path) -> Iterator[str]:
    built, living = set(addresses(site)), set(ids(index))
    retired = {str(retirement.id): retirement for retirement in index.data.retired}
    for name in listed:
        if name not in built | living | set(retired):
            what = "the address" if name.endswith("/") else "the id"
            yield (
                f"{what} {name} was published, and is gone\n"
                f"    put it back, or add it to {RETIRED} with on, why and, if it moved, to"
            )
    for name, retirement in retired.items():
        page = site / name / "index.html"
        if name in living or (name in built and MARK not in page.read_text(encoding="utf-8")):
            yield (
                f"{retirement.id.place}: {name} is retired, and is in use again\n"
                "    choose another name: a retired one is never used for anything else"
            )
        target = retirement.to
        if target and target not in built:
            yield f"{target.place}: {name} leads to {target}, which has no page\n    name an address that has one"
