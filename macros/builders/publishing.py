"""What stands between a clone and a public site, as far as its files can tell: one generator a thing."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from macros.desk import kept
from macros.history import git, versions
from macros.history.changes import changes
from macros.model.index import Index
from macros.model.places import Place, Problem
from macros.model.typed import COMMAND
from macros.reading.mkdocs_yml import FILE
from macros.reading.project import load
from macros.reading.settings import Settings, read
from macros.views import cite

README, LICENCE, OWNERS, PAGES = "README.md", "LICENSE", ".github/CODEOWNERS", ".github/workflows/pages.yml"

# Names that stand for another: endings and hosts that nobody can have (RFC 2606, RFC 6761), and those of our examples.
_NOBODYS_HOST = re.compile(
    r"localhost|.*\.(?:example|invalid|local|localhost|test)|(?:.*\.)?example\.(?:com|net|org)|you\.github\.io|[0-9.]+"
)
_NOBODY = {"example", "you"}
_GITHUB, _ITS_PAGES = "github.com", ".github.io"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clone:
    """A folder that is to become a site: the map in it, and what a fork sets."""

    root: Path
    index: Index
    settings: Settings

    @property
    def top(self) -> Path:
        """Return the folder of the repository, in which a map may stand further down: the next one with a licence."""
        folder = self.root.absolute()
        return next((above for above in (folder, *folder.parents) if (above / LICENCE).is_file()), folder)

    @property
    def owner_and_name(self) -> tuple[str, str]:
        """Return who has the repository on GitHub, and its name; nothing of both where it stands elsewhere."""
        address = urlsplit(self.settings.site.repository)
        owner, _, name = address.path.strip("/").partition("/")
        return (owner, name) if address.hostname == _GITHUB else ("", "")


def clone_in(root: Path) -> Clone:
    """Return the clone that stands in a folder."""
    return Clone(root=root, index=load(root).index, settings=read(root))


def in_the_way(clone: Clone) -> Iterator[Problem]:
    """Yield what must change before readers and contributors are sent there, in the order in which to change it."""
    for looks in IN_THE_WAY:
        yield from looks(clone)


def can_wait(clone: Clone) -> Iterator[Problem]:
    """Yield what readers would miss, though a site can stand without it."""
    for looks in CAN_WAIT:
        yield from looks(clone)


def to_look_at(clone: Clone) -> Iterator[str]:
    """Yield what no file tells, with the way to look."""
    site = clone.settings.site
    if clone.owner_and_name[0]:
        settings = f"{site.repository.rstrip('/')}/settings"
        yield f"Pages come from the workflow: {settings}/pages, Source, choose GitHub Actions."
        yield f"Workflows run: {site.repository.rstrip('/')}/actions; a fork has to allow them once."
        yield f"Issues are open, else no form opens: {settings}, Features."
        yield f"Weaknesses can be told in private: {settings}/security_analysis, Private vulnerability reporting."
        if not _host(site.address).endswith(_ITS_PAGES):
            yield f"If Pages shall stand at {_host(site.address)}: {settings}/pages, Custom domain."
    else:
        yield "Forms and edit links are those of GitHub: on some page, try each link below “Tell us, or change it”."
    yield f"The site answers: open {site.address} and {site.at('no/such/page/')}."


# --- In the way -------------------------------------------------------------------------------------------------------


def placeholder_address(clone: Clone) -> Iterator[Problem]:
    """The site has an address that somebody can open, over https."""
    address, place = clone.settings.site.address, clone.settings.places.get("site_url", Place(FILE))
    owner, name = clone.owner_and_name
    if _NOBODYS_HOST.fullmatch(_host(address)):
        fact = f"the address of the site is a placeholder: {address}"
        somewhere = _of_pages(owner, name) if owner and owner not in _NOBODY else "https://you.github.io/your-map/"
        yield Problem(place, fact, f"write where it will stand, such as site_url: {somewhere}")
    elif not address.startswith("https://"):
        fact = f"the address of the site is not one of https: {address}"
        yield Problem(place, fact, f"write site_url: https://{address.partition('//')[2]}")
    elif owner and _host(address).endswith(_ITS_PAGES) and address.lower() != _of_pages(owner, name):
        fact = f"GitHub will not put {clone.settings.site.repository} at {address}"
        yield Problem(place, fact, f"write site_url: {_of_pages(owner, name)}")


def placeholder_repository(clone: Clone) -> Iterator[Problem]:
    """The repository is one that a reader can open: every edit link and every form leads there."""
    repository, owner = clone.settings.site.repository, clone.owner_and_name[0]
    if owner.lower() in _NOBODY or _NOBODYS_HOST.fullmatch(_host(repository)):
        fact = f"the repository is a placeholder, and every edit link and form leads there: {repository}"
        remedy = "write where your files stand, such as repository: https://github.com/you/your-map"
        yield Problem(clone.settings.places.get("repository", Place(FILE)), fact, remedy)


def clone_of_another(clone: Clone) -> Iterator[Problem]:
    """Every guide clones this repository."""
    repository = clone.settings.site.repository.removesuffix("/")
    remedy = f"write git clone {repository}, and cd {repository.rpartition('/')[2]} below it"
    pages = {page.relative_to(clone.root).as_posix(): page for page in sorted((clone.root / "docs").rglob("*.md"))}
    for file, guide in {README: clone.top / README, **pages}.items():
        for number, line in _lines(guide):
            if (named := re.match(r"git clone (\S+)", line)) and named[1].removesuffix(".git") != repository:
                yield Problem(Place(file, number), f"the guide clones another repository: {named[1]}", remedy)


def cited_elsewhere(clone: Clone) -> Iterator[Problem]:
    """The citation for GitHub and Zenodo names this site, this repository and the newest version."""
    wanted = cite.cff(clone.index, clone.settings.site).splitlines()
    for (number, line), right in zip(_lines(clone.root / versions.CITATION), wanted, strict=False):
        if line != right:
            yield Problem(Place(versions.CITATION, number), f"the citation says {line}", f"write {right}")


def licence_of_nobody(clone: Clone) -> Iterator[Problem]:
    """The licence names a person or a body who gives it."""
    holders = [(number, line) for number, line in _lines(clone.top / LICENCE) if line.startswith("Copyright")]
    if not any(line.rstrip().lower().endswith("contributors") for _, line in holders) or len(holders) > 1:
        return
    number, line = holders[0]
    year = max((version.on[:4] for version in clone.index.data.versions), default="2026")
    fact = f"the licence names nobody in particular: {line}"
    remedy = f"leave the line, and write below it, with your name or body: Copyright (c) {year} …"
    yield Problem(Place(LICENCE, number), fact, remedy)


def owners_who_are_nobody(clone: Clone) -> Iterator[Problem]:
    """Whoever is asked to review is somebody."""
    lines = [(number, line) for number, line in _lines(clone.top / OWNERS) if not line.startswith("#")]
    nobody = [(number, line) for number, line in lines if _NOBODY & set(re.findall(r"@([\w-]+)", line))]
    if clone.owner_and_name[0] and nobody:
        number, line = nobody[0]
        fact = f"{len(nobody)} of {len(lines)} lines ask nobody to review: {' '.join(line.split())}"
        yield Problem(Place(OWNERS, number), fact, f"write in each your name on GitHub: {line.split()[0]} @…")


def no_workflow(clone: Clone) -> Iterator[Problem]:
    """Something puts the site there."""
    is_there = (clone.top / PAGES).is_file()
    if clone.owner_and_name[0] and _host(clone.settings.site.address).endswith(_ITS_PAGES) and not is_there:
        yield Problem(Place(PAGES), "no workflow puts the site on GitHub Pages", "put the file back as it was")


def nothing_watched(clone: Clone) -> Iterator[Problem]:
    """A change of an official page would be noticed."""
    fingerprints, problems = kept.read(clone.root, clone.index)
    if not problems and not fingerprints.provisions and not fingerprints.pages:
        fact = "nothing is kept of the official pages, so that no change of theirs would be noticed"
        remedy = f"with the network, run {kept.KEEP}, and commit the file: it holds hashes, no words"
        yield Problem(Place(kept.FILE), fact, remedy)


def no_version(clone: Clone) -> Iterator[Problem]:
    """What readers cite is a version that stands in the list."""
    record = f'{COMMAND} changes --released --record --summary "…", with what is new'
    if not clone.index.data.versions:
        yield Problem(Place(versions.VERSIONS), "no version of the map is recorded", f"run {record}")
    elif moved := _moved(clone):
        newest = clone.index.data.versions[0].id
        fact = f"the map has moved since version {newest}, which its pages name: {moved} sentences"
        yield Problem(Place(versions.VERSIONS), fact, f"run {record}")


IN_THE_WAY: tuple[Callable[[Clone], Iterator[Problem]], ...] = (
    placeholder_repository,
    placeholder_address,
    clone_of_another,
    licence_of_nobody,
    owners_who_are_nobody,
    no_workflow,
    nothing_watched,
    no_version,
    cited_elsewhere,
)


# --- Can wait ---------------------------------------------------------------------------------------------------------


def no_contact(clone: Clone) -> Iterator[Problem]:
    """People who have no account where the files stand can reach somebody."""
    if not clone.settings.site.contact:
        fact = "no mail address: whoever has no account where the files stand cannot reach you, or help on paper"
        remedy = "write below extra: contact: the address of a person or a body who will answer"
        yield Problem(clone.settings.places.get("extra", Place(FILE)), fact, remedy)


CAN_WAIT: tuple[Callable[[Clone], Iterator[Problem]], ...] = (no_contact,)


# --- What the above is made of ----------------------------------------------------------------------------------------


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").lower()


def _of_pages(owner: str, name: str) -> str:
    own = f"{owner}{_ITS_PAGES}".lower()
    return f"https://{own}/" if name.lower() == own else f"https://{own}/{name}/".lower()


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    if file.is_file():
        yield from enumerate(file.read_text(encoding="utf-8").splitlines(), 1)


def _moved(clone: Clone) -> int:
    """Return how many sentences say what moved since the newest version; none where git cannot tell.

    A version that is recorded and not yet committed is of the map as it stands.
    """
    try:
        with git.folder_at(clone.root, git.last_change(clone.root, versions.VERSIONS)) as folder:
            before = load(folder).index
            is_recorded = cite.version(before) != cite.version(clone.index)
            return 0 if is_recorded else len(changes(before, clone.index))
    except (OSError, subprocess.CalledProcessError):
        return 0
