"""Keep every address and id that was ever published: it stays, moves with a redirect, or is said to be gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from macros.model import dates, urls
from macros.model.index import Index, numeric_parts
from macros.model.places import Cause, Place, Problem
from macros.model.records import Edition, Framework, Retired
from macros.model.references import parts_of, with_edition
from macros.model.typed import COMMAND
from macros.model.words import KINDS
from macros.rules.absent import renamed_pages

PUBLISHED = "data/published.txt"
RETIRED = "data/retired.yml"
MARK = "data-retired"  # stands on the page of a retired address, so that no other page can take its place unseen


def published(root: Path) -> list[str]:
    """Return the addresses and ids of the list; a map that has never been published has none."""
    return list(_listed(root))


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


def problems(root: Path, index: Index, site: Path) -> list[Problem]:
    """Return what was published and is not in a built site, and what was retired and is in use again."""
    built = {address: site / address / "index.html" for address in addresses(site)}
    standing = {address for address, page in built.items() if MARK not in page.read_text(encoding="utf-8")}
    return list(_problems(_listed(root), index, standing))


def problems_before_a_build(root: Path, index: Index) -> list[Problem]:
    """Return the same before there is a site: the addresses of its pages follow from the data."""
    listed = _listed(root)
    is_cited = (root / "CITATION.cff").is_file()
    if is_cited and index.data.versions and not listed:
        fact = f"the map has been published, on {index.data.versions[-1].on} first, and this list holds nothing of it"
        return [Problem(Place(PUBLISHED), fact, "put the file back as it was")]
    if is_cited and listed and not index.data.versions:
        fact = "the map has been published, and no version of it stands here"
        return [Problem(Place("data/versions.yml"), fact, "put the file back as it was")]
    return list(_problems(listed, index, set(to_be_built(index)))) if listed else []


def to_be_built(index: Index) -> Iterator[str]:
    """Yield the address of every page that will be built, but for those that only say where another one went."""
    yield from ALWAYS
    yield from (urls.of_file(item.file) for item in index.data.items)
    yield from (urls.of_file(page.file) for page in index.data.pages)
    yield from {urls.of_kind(item.kind) for item in index.data.items}
    yield from {urls.of_theme(item.theme) for item in index.data.items if item.theme}
    yield from (urls.of_source(source) for source in index.sources.values())
    yield from (urls.SAME_SUBJECT,) if index.data.comparisons else ()
    yield from map(urls.of_heat, index.frameworks.values())
    yield from map(urls.of_compared, index.frameworks.values() if len(index.frameworks) > 1 else ())
    yield from map(urls.of_number, index.numbers)
    yield from (address for address, _ in made_of_names(index))


def made_of_names(index: Index) -> Iterator[tuple[str, Place]]:
    """Yield the address of every page whose name is made of more than one id, with the place of the last of them."""
    frameworks = list(index.frameworks.values())
    for number, left in enumerate(frameworks):
        yield from ((urls.of_framework(left, edition.id), edition.id.place) for edition in _editions(index, left))
        yield from ((urls.of_pair(left, right), right.id.place) for right in frameworks[number + 1 :])
    for reference, provision in index.provisions.items():
        yield urls.of_provision(reference), provision.number.place
    for (framework, edition), listed in index.editions.items():
        references = index.in_edition(framework, edition)
        if references and not references[0].current:
            yield urls.of_became(framework, edition), listed.id.place


def _editions(index: Index, framework: Framework) -> Iterator[Edition]:
    """Yield each edition once."""
    yield from (edition for (name, _), edition in index.editions.items() if name == framework.id)


ALWAYS = (urls.STANDARDS, urls.ALL_NUMBERS, urls.SUBJECTS, urls.HEAT, urls.MINE)  # pages that every map has


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


def names_of_provision(index: Index, name: str) -> list[str]:
    """Return what a full name such as `bell@2016:2:7` is published under: its id, its page, the page of its number."""
    framework, edition, number = parts_of(name)
    names = [f"provision:{name}"]
    reference = index.reference(framework, number, edition)
    return [*names, urls.of_provision(reference), urls.of_number(numeric_parts(number))] if reference else names


def entry(name: str, today: str, why: str, to: str = "") -> list[str]:
    """Return the lines of `data/retired.yml` for a name that is no longer in use."""
    lines = [f'  "{name}":', f'    on: "{today}"', f'    why: "{why}"']
    return [*lines, f'    to: "{to}"'] if to and name.endswith("/") else lines


def _listed(root: Path) -> dict[str, int]:
    """Return name → line of the list of what was published."""
    file = root / PUBLISHED
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return {line: number for number, line in enumerate(lines, 1) if line and not line.startswith("#")}


def _problems(listed: dict[str, int], index: Index, standing: set[str]) -> Iterator[Problem]:
    living = standing | set(ids(index))
    retired = {str(retirement.id): retirement for retirement in index.data.retired}
    gone = [name for name in listed if name not in living and name not in retired]
    told: set[str] = set()
    for name in sorted(gone, key=lambda name: (_rank(name), listed[name])):
        if name not in told:
            together = _together(index, name, gone)
            told |= set(together)
            yield _gone(index, listed, together)
    for name, retirement in retired.items():
        if name in living:
            fact = f"{name} is retired, and is in use again"
            remedy = "choose another name: a retired one is never used for anything else"
            yield Problem(retirement.id.place, fact, remedy)
        target = retirement.to
        if target and target not in standing and target not in retired:
            fact = f"{name} leads to {target}, which has no page"
            yield Problem(target.place, fact, "name an address that has one")
        elif target and _is_circle(retired, name):
            fact = f"{name} leads to {target}, and from there back to where it began"
            yield Problem(target.place, fact, "name the address that has a page now, or leave to out")


def _is_circle(retired: dict[str, Retired], name: str) -> bool:
    """Tell whether the way from a retired address never ends."""
    way: set[str] = set()
    while name in retired and name not in way:
        way.add(name)
        name = str(retired[name].to or "")
    return name in way


def _together(index: Index, name: str, gone: list[str]) -> list[str]:
    """Return the names that went with one: of a provision its page and that of its number, of a page its address."""
    kind, _, own = name.partition(":")
    if kind in {"item", "source"}:
        return [name, *(other for other in gone if other.endswith(f"/{own}/"))]
    if kind in {"framework", "edition"}:
        return [name, *_of_framework(own, gone)]
    if kind != "provision":
        return [name]
    return [other for other in names_of_provision(index, name.removeprefix("provision:")) if other in gone]


def _of_framework(own: str, gone: list[str]) -> Iterator[str]:
    """Yield what went with a framework, or with one of its editions: ids, pages, and pages of its numbers alone."""
    framework, _, edition = own.partition("@")
    ids = (f"provision:{own}:",) if edition else (f"edition:{own}@", f"provision:{own}@")
    pages = (f"{urls.STANDARDS}{framework}/", f"{urls.EDITIONS}{own.replace('@', '-')}")
    pair = re.compile(rf"{urls.COMPARE}(?:{framework}-[^/]+|[^/]+-{framework})/")
    provisions = [name.removeprefix("provision:") for name in gone if name.startswith(ids) and name.startswith("p")]
    numbers = {urls.of_number(numeric_parts(parts_of(name)[2])) for name in provisions}
    for name in gone:
        if name.startswith((*ids, *pages)) or name in numbers or (not edition and pair.fullmatch(name)):
            yield name


def _gone(index: Index, listed: dict[str, int], names: list[str]) -> Problem:
    """Say what is gone, and every line to write if that is meant."""
    name = names[0]
    what = "the address" if name.endswith("/") else "the id"
    remedy, new, why = f"put it back, or write below retired: in {RETIRED}", "", "Say in one sentence why it went."
    if name.startswith("provision:"):
        old = name.removeprefix("provision:")
        new, why = _instead(index, listed, old), WRONG_NUMBER
        command = f"{COMMAND} renumber {old} {new or 'NEW'}"
        remedy = f"put it back, and let {command} move it; or write below retired: in {RETIRED}"
    leads = {old: moved_to(index, old, names[0], new) or _page_now(index, old) for old in names}
    lines = [line for old, to in leads.items() for line in entry(old, dates.today(), why, to)]
    fact = f"{what} {name} was published, and is gone"
    return Problem(Place(PUBLISHED, listed[name]), fact, _in_lines(remedy, lines), cause=_cause(name))


def _rank(name: str) -> int:
    """Return how much goes with a name: most with a framework, nothing with an address."""
    kind = name.partition(":")[0]
    return {"framework": 0, "edition": 1}.get(kind, 3 if name.endswith("/") else 2)


def _cause(name: str) -> Cause | None:
    """Return what is not there, named as those rules name it that miss it too."""
    kind, _, own = name.partition(":")
    if kind == "edition":
        framework, _, edition = own.partition("@")
        return Cause(f"the edition {edition} of {framework}")
    words = {"item": "page", "source": "source", "framework": "framework", "provision": "provision"}
    return Cause(f"the {words[kind]} {own}") if kind in words else None


WRONG_NUMBER = "The number was a slip of ours."


def moved_to(index: Index, address: str, name: str, new: str) -> str:
    """Return the address that takes the place of one of a provision that has another number now; empty for an id."""
    if not new or not address.endswith("/"):
        return ""
    framework, edition, _ = parts_of(name.removeprefix("provision:"))
    reference = index.reference(framework, new, edition)
    is_number = address.startswith(urls.ALL_NUMBERS)
    return urls.of_number(numeric_parts(new)) if is_number or reference is None else urls.of_provision(reference)


def _page_now(index: Index, address: str) -> str:
    """Return the address of a page that moved to another kind, or seems to have another name; else nothing."""
    folder, _, name = address.rstrip("/").rpartition("/")
    item = index.items.get(name) or index.items.get(renamed_pages(index).get(name, ""))
    return urls.of_item(item) if item and folder in {kind.folder for kind in KINDS.values()} else ""


def _instead(index: Index, listed: dict[str, int], name: str) -> str:
    """Return the one number of the same edition that was never published; empty where there is none, or more."""
    framework, edition, _ = parts_of(name)
    new = [
        reference.number
        for reference in index.in_edition(framework, edition)
        if f"provision:{with_edition(reference)}" not in listed
    ]
    return new[0] if len(new) == 1 else ""


def _in_lines(remedy: str, lines: list[str]) -> str:
    return "\n    ".join([remedy, *lines])
