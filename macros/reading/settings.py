"""Read `mkdocs.yml`: what a fork sets, and what keeps it from being built."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from macros.model.fields import FORMS
from macros.model.places import Place, Problem, Text, brief
from macros.model.site import Site
from macros.reading.files.folders import THEME
from macros.reading.guards import unguarded
from macros.reading.mkdocs_yml import FILE, Setting, Values, list_of, loaded, place_of

_OTHER_NAME = "mkdocs.yaml"  # which MkDocs takes too, where no other file of settings is there


class Settings(NamedTuple):
    """What `mkdocs.yml` says; where it has problems, the site is not fit to be built."""

    site: Site = Site()
    listed: frozenset[str] | None = None  # scripts and styles of every page; None where nothing can be built
    menu: tuple[Text, ...] = ()  # the pages that it leads to, as `about/index.md`
    problems: tuple[Problem, ...] = ()
    places: Mapping[str, Place] = MappingProxyType({})  # where a fork sets site_url and repository, and below extra


def site_of(root: Path) -> Site:
    """Return what a fork sets, for commands that run without MkDocs."""
    return read(root).site


def read(root: Path, environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings of a map; a folder without any has those that stand here as defaults."""
    problems: list[Problem] = []
    if (root / _OTHER_NAME).exists():
        remedy = f"put what is new in it into {FILE}, and delete it"
        problems.append(Problem(Place(_OTHER_NAME), "settings that nobody checks", remedy))
    if not (root / FILE).is_file():
        if (root / THEME / "main.html").is_file():  # a map that is shown by a site
            problems.append(Problem(Place(FILE), "the settings of the site are missing", "take them back as they were"))
        return Settings(problems=tuple(problems))
    settings = loaded(root / FILE, FILE, environment, problems)
    if settings is None:
        return Settings(problems=tuple(problems))
    problems += unguarded(root, settings)
    menu = tuple(_menu(settings.get("nav"), problems))
    listed = frozenset(_listed(settings, problems)) if settings and _names_scripts(settings) else None
    site, extra = _site(settings, problems), settings.get("extra")
    places = {name: place_of(where, name) for name, where in (("site_url", settings), ("repository", extra))}
    places["extra"] = place_of(settings, "extra")
    return Settings(site, listed, menu, _one_a_line(problems), places)


def _one_a_line(problems: list[Problem]) -> tuple[Problem, ...]:
    """Return problems in their order; on a line with a sign that cannot be seen, nothing else is told."""
    unseen = {
        problem.place.line: problem for problem in problems if problem.fact.startswith("a sign that cannot be seen")
    }
    return tuple(problem for problem in sorted(set(problems)) if unseen.get(problem.place.line, problem) == problem)


def _site(settings: Values, problems: list[Problem]) -> Site:
    extra = settings.get("extra")
    extra = extra if isinstance(extra, dict) else {}
    wanted = (
        ("site_name", settings, "write the name of your site: site_name: Standards Map"),
        ("site_url", settings, "write where the site will stand: site_url: https://map.example.org/"),
        ("repository", extra, "write below extra where its files stand: repository: https://github.com/you/your-map"),
    )
    for name, where, remedy in wanted:
        value = where.get(name)
        if not isinstance(value, Setting) or not value.strip():
            fact = f"{name} has no value" if name in where else f"there is no {name}"
            note = " (a name after !ENV may have none: add one as in !ENV [NAME, value])" if name in where else ""
            problems.append(Problem(place_of(where, name), fact, remedy + note))
        elif name == "site_name" and value.form != "str":
            fact = f"site_name is {value}, which YAML does not take for text"
            problems.append(Problem(value.place, fact, f'put it in quotes: "{value}"'))
        elif name == "site_name" and re.search("[<>{}]", value):
            fact = f"site_name is {brief(value)}, which pages would take for code"
            problems.append(Problem(value.place, fact, "write it in plain words"))
        elif name != "site_name" and not (_is_address(value) and (name == "site_url" or _OF_FILES.match(value))):
            meant = _repository_meant(value) if name == "repository" else ""
            better = f"write repository: {meant}" if meant else remedy
            problems.append(Problem(value.place, f"{name} is {brief(value)}, which is no address", better))
    contact = extra.get("contact")
    if contact is not None and not re.fullmatch(
        rf"[A-Za-z0-9._+-]+@(?:{_LABEL}\.)+{_LABEL}", str(contact), re.IGNORECASE
    ):
        remedy = "write one mail address, or remove the line"
        problems.append(Problem(place_of(extra, "contact"), f"contact is {brief(str(contact))}", remedy))
    return Site(
        str(settings.get("site_name") or Site().name),
        str(settings.get("site_url") or "").rstrip("/") + "/",
        str(extra.get("repository") or ""),
        str(contact or ""),
    )


def _repository_meant(value: str) -> str:
    """Return the address of a repository where its clone, a branch or a file of it was copied; else nothing."""
    host, _, path = re.sub(r"^(?:https?://|git@)", "", value).replace(":", "/").partition("/")
    owner, _, name = path.partition("/")
    meant = f"https://{host}/{owner}/{name.partition('/')[0].removesuffix('.git')}"
    return meant if _is_address(meant) and _OF_FILES.match(meant) else ""


def _is_address(value: str) -> bool:
    part = r"/(?!\.{1,2}(?:/|$))(?:[a-z0-9_.~-]|%[0-9a-f]{2})+"
    form = rf"https?://{_LABEL}(?:\.{_LABEL})*(?::[0-9]{{1,5}})?(?:{part})*(?<!\.html|.\.git)/?"
    return bool(re.fullmatch(form, value, re.IGNORECASE | re.ASCII))


_OF_FILES = re.compile(r"https?://[^/]+(?:/(?!tree/|blob/)[^/]+){2,}/?$")  # whose they are, and their name
_LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"


def _names_scripts(settings: Values) -> bool:
    return all(isinstance(settings.get(key) or [], list) for key in ("extra_javascript", "extra_css"))


def _listed(settings: Values, problems: list[Problem]) -> Iterator[str]:
    for key, folder, ending in (("extra_javascript", "javascripts", "js"), ("extra_css", "stylesheets", "css")):
        for entry in list_of(settings.get(key)):
            name = entry.get("path") if isinstance(entry, dict) else entry
            if isinstance(name, str) and re.fullmatch(rf"assets/[A-Za-z0-9._/-]+\.{ending}", name) and ".." not in name:
                yield str(name)
            else:
                fact = f"{key} names what does not stand here: {brief(str(name))}"
                remedy = f"put the file into docs/assets/{folder}/, so that no reader asks another site for it"
                problems.append(Problem(place_of(settings, key, entry), fact, remedy))


def _menu(entries: Any, problems: list[Problem]) -> Iterator[Text]:
    """Yield the pages that the menu leads to."""
    for entry in list_of(entries):
        if isinstance(entry, list) or (isinstance(entry, dict) and len(entry) != 1):
            remedy = "give each entry a line of its own: a dash, its title, a colon and its page"
            problems.append(Problem(_begins(entry), "an entry of the menu that is not one title with one page", remedy))
            continue
        for title, leads_to in entry.items() if isinstance(entry, dict) else [(None, entry)]:
            if title is not None and title.form != "str":
                fact = f"a title of the menu is {title}, which YAML does not take for text"
                problems.append(Problem(title.place, fact, f'put it in quotes: "{title}"'))
            if isinstance(leads_to, list):
                yield from _menu(leads_to, problems)
            elif not isinstance(leads_to, Setting):
                place = title.place if title is not None else Place(FILE)
                problems.append(Problem(place, "an entry of the menu leads nowhere", "name a page: about/index.md"))
            elif re.match(r"[a-z][a-z0-9+.-]*:|//", leads_to, re.IGNORECASE):
                if not FORMS["address"][0].fullmatch(leads_to):
                    remedy = "name a page of the site or an https:// address"
                    problems.append(Problem(leads_to.place, f"a bad link in the menu: {brief(leads_to)}", remedy))
            else:
                yield leads_to


def _begins(value: Any) -> Place:
    """Return where a value begins."""
    while isinstance(value, list | dict) and value:
        value = next(iter(value))
    return value.place if isinstance(value, Setting) else Place(FILE)
