"""Read `mkdocs.yml`: what a fork sets, and whether all that guards a build still stands there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import yaml

from macros.model.places import Place, Problem, Text, brief
from macros.model.site import Site
from macros.reading import encoding, signs

FILE = "mkdocs.yml"
HOOKS = "macros/builders/hooks.py"
PLUGIN = {  # the one that may run on pages, and what it must be told
    "modules": ["macros.builders.env"],
    "render_by_default": "true",
    "on_error_fail": "true",
    "on_undefined": "strict",
}
EXTENSIONS = ("admonition", "attr_list", "pymdownx.details", "tables", "toc")  # what the check and the handouts know


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
    if not (root / FILE).is_file():
        return Settings()
    problems: list[Problem] = []
    settings = _loaded(root / FILE, FILE, environment, problems)
    if settings is None:
        return Settings(problems=tuple(problems))
    problems += _unguarded(root, settings)
    menu = tuple(_menu(settings.get("nav"), problems))
    listed = frozenset(_listed(settings, problems)) if settings else None
    site, extra = _site(settings, problems), settings.get("extra")
    places = {name: _place(where, name) for name, where in (("site_url", settings), ("repository", extra))}
    places["extra"] = _place(settings, "extra")
    return Settings(site, listed, menu, tuple(sorted(set(problems))), places)


# --- From YAML to plain values ----------------------------------------------------------------------------------------


class Setting(Text):
    """A value as it stands in the file, with what YAML takes it for, such as `str` or `int`."""

    __slots__ = ("form",)
    form: str


Values = dict[str, Any]  # Setting → Setting, list or Values; nothing where a name of the environment has no value


def _loaded(path: Path, file: str, environment: Mapping[str, str], problems: list[Problem]) -> Values | None:
    """Return the settings of a file, on top of those of the file that it builds on; None where they cannot be read."""
    text = encoding.text_of(path.read_bytes(), file, problems)
    merged = list(signs.conflicts(text or "", file))
    problems += merged
    if text is None or merged:
        return None
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        said = getattr(error, "problem", None) or "it holds a sign that YAML does not know"
        problems.append(Problem(place, f"the settings cannot be read: {said}", "look at this line"))
        return None
    plain = _Plain(file, environment, problems).of(node) if node else {}
    if not isinstance(plain, dict):
        problems.append(Problem(Place(file), "the settings are no list of names and values", "write site_name: …"))
        return None
    below = plain.pop("INHERIT", None)
    if below is None:
        return plain
    inherited = path.parent / str(below)
    if not inherited.is_file():
        problems.append(Problem(below.place, f"no file {below}", "name the file of settings that this one builds on"))
        return plain
    name = Path(os.path.normpath(Path(file).parent / below)).as_posix()
    base = _loaded(inherited, name, environment, problems)
    return None if base is None else _merged(base, plain)


def _merged(below: Values, above: Values) -> Values:
    """Return settings on top of others, as MkDocs joins them: names one by one, lists as a whole."""
    both = {
        key: _merged(below[key], value) if isinstance(below.get(key), dict) and isinstance(value, dict) else value
        for key, value in above.items()
    }
    return {key: value for key, value in below.items() if key not in above} | both  # a name stands where it is set last


class _Plain(NamedTuple):
    file: str
    environment: Mapping[str, str]
    problems: list[Problem]

    def of(self, node: Any) -> Any:
        if node.tag == "!ENV":
            return self._from_environment(node)
        if not node.tag.startswith(_YAML) or node.tag.startswith(f"{_YAML}python"):
            remedy = "write the value itself; !ENV is the only such word that may stand here"
            self.problems.append(Problem(self._place(node), f"a setting that runs code: {brief(node.tag)}", remedy))
            return None
        if isinstance(node, yaml.MappingNode):
            return {self._scalar(key): self.of(value) for key, value in node.value}
        if isinstance(node, yaml.SequenceNode):
            return [self.of(value) for value in node.value]
        return None if node.tag == f"{_YAML}null" else self._scalar(node)

    def _from_environment(self, node: Any) -> Any:
        """Return the value of the first name that has one, else the last of several entries, as MkDocs does."""
        *names, last = node.value if isinstance(node, yaml.SequenceNode) else [node]
        for name in names or [last]:
            if (value := self.environment.get(name.value)) is not None:
                return self._setting(value, node, "str")
        return self.of(last) if names else None

    def _scalar(self, node: Any) -> Setting:
        return self._setting(str(node.value), node, node.tag.removeprefix(_YAML))

    def _setting(self, value: str, node: Any, form: str) -> Setting:
        setting = Setting(value, self._place(node))
        setting.form = form
        return setting

    def _place(self, node: Any) -> Place:
        return Place(self.file, node.start_mark.line + 1, node.start_mark.column + 1)


_YAML = "tag:yaml.org,2002:"


# --- What a fork sets -------------------------------------------------------------------------------------------------


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
            problems.append(Problem(_place(where, name), fact, remedy + note))
        elif name == "site_name" and value.form != "str":
            fact = f"site_name is {value}, which YAML does not take for text"
            problems.append(Problem(value.place, fact, f'put it in quotes: "{value}"'))
        elif name != "site_name" and not _is_address(value):
            problems.append(Problem(value.place, f"{name} is {brief(value)}, which is no address", remedy))
    contact = extra.get("contact")
    if contact is not None and not re.fullmatch(r"[^@\s<>\"'&]+@[^@\s<>\"'&]+", str(contact)):
        remedy = "write one mail address, or remove the line"
        problems.append(Problem(_place(extra, "contact"), f"contact is {brief(str(contact))}", remedy))
    return Site(
        str(settings.get("site_name") or Site().name),
        str(settings.get("site_url") or "").rstrip("/") + "/",
        str(extra.get("repository") or ""),
        str(contact or ""),
    )


def _is_address(value: str) -> bool:
    form = r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::[0-9]+)?(?:/[a-z0-9_./~%-]*)?"
    return bool(re.fullmatch(form, value, re.IGNORECASE | re.ASCII))


def _listed(settings: Values, problems: list[Problem]) -> Iterator[str]:
    for key, folder, ending in (("extra_javascript", "javascripts", "js"), ("extra_css", "stylesheets", "css")):
        for entry in _list(settings.get(key)):
            name = entry.get("path") if isinstance(entry, dict) else entry
            if isinstance(name, str) and re.fullmatch(rf"assets/[A-Za-z0-9._/-]+\.{ending}", name) and ".." not in name:
                yield str(name)
            else:
                fact = f"{key} names what does not stand here: {brief(str(name))}"
                remedy = f"put the file into docs/assets/{folder}/, so that no reader asks another site for it"
                problems.append(Problem(_place(settings, key, entry), fact, remedy))


def _menu(entries: Any, problems: list[Problem]) -> Iterator[Text]:
    """Yield the pages that the menu leads to."""
    for entry in _list(entries):
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
                if not leads_to.startswith("https://"):
                    remedy = "name a page of the site or an https:// address"
                    problems.append(Problem(leads_to.place, f"a bad link in the menu: {brief(leads_to)}", remedy))
            else:
                yield leads_to


# --- What guards a build ----------------------------------------------------------------------------------------------


def _unguarded(root: Path, settings: Values) -> Iterator[Problem]:
    yield from _hooks(root, settings)
    yield from _plugins(settings)
    yield from _extensions(settings)
    theme = settings.get("theme")
    needed = (
        (settings, "docs_dir", ("docs", "./docs"), "docs", "the check reads no other folder"),
        (settings, "use_directory_urls", ("true",), "true", "every link of the map counts on it"),
        (settings, "strict", ("true",), "", "else a build goes on where it finds something wrong"),
        (theme, "name", ("material",), "", "styles and templates are made for it"),
        (theme, "custom_dir", ("theme",), "", "the templates that ask nobody else for anything stand there"),
        (theme, "font", ("false",), "", "else every reader's browser asks another site for its letters"),
    )
    for where, key, values, default, why in needed:
        value = where.get(key) if isinstance(where, dict) else None
        given = str(default if value is None else value).lower()
        if (given.rpartition("/")[2] if key == "custom_dir" else given) in values:
            continue
        yield Problem(_place(where, key), f"{key} must be {values[0]}: {why}", f"write {key}: {values[0]}")
    built = settings.get("site_dir")
    if built is not None and os.path.normpath(str(built)).partition(os.sep)[0] in _OURS:
        fact = f"site_dir is {brief(str(built))}: a build would empty that folder first"
        yield Problem(_place(settings, "site_dir"), fact, "write site_dir: site")
    for key, why in _UNWANTED.items():
        if settings.get(key) is not None:
            yield Problem(_place(settings, key), f"{key}: {why}", "remove it")
    extra = settings.get("extra")
    if isinstance(extra, dict) and extra.get("analytics") is not None:
        yield Problem(_place(extra, "analytics"), "analytics: it would tell another site who reads what", "remove it")


_OURS = {".", "data", "docs", "macros", "tests", "theme", "tools", ".git", ".github"}
_UNWANTED = {
    "exclude_docs": "a build would leave out what the check has read; delete such pages, or move them out of docs/",
    "draft_docs": "a build would leave out what the check has read; delete such pages, or move them out of docs/",
    "extra_templates": "template code in docs/ would run without a check",
}


def _hooks(root: Path, settings: Values) -> Iterator[Problem]:
    hooks = _list(settings.get("hooks"))
    ours = [hook for hook in hooks if f"/{hook}".endswith(f"/{HOOKS}")]
    if not ours:
        fact = f"{HOOKS} is not among the hooks: a build would publish what nobody checked"
        yield Problem(_place(settings, "hooks"), fact, f"write hooks: [{HOOKS}]")
    for hook in hooks:
        if hook not in ours:
            fact = f"the hook {hook} may change or add pages after the check"
            yield Problem(_place({}, "", hook), fact, f"remove it, or do in {HOOKS} what it does")
        elif hook.place.file == FILE and not (root / hook).is_file():
            yield Problem(hook.place, f"no file {hook}", "say the way to it from this file")


def _plugins(settings: Values) -> Iterator[Problem]:
    plugins = settings.get("plugins")
    entries = plugins.items() if isinstance(plugins, dict) else map(_named, _list(plugins))
    told = {str(name): (name, options if isinstance(options, dict) else {}) for name, options in entries}
    if "macros" not in told:
        yield Problem(_place(settings, "plugins"), "the plugin macros is missing", "put it back as this project has it")
    for name, options in told.values():
        if name != "macros":
            fact = f"the plugin {name} may change or add pages after the check"
            remedy = "remove it; if you answer for it, say so in macros/reading/settings.py"
            yield Problem(_place({name: None}, name), fact, remedy)
            continue
        for option, value in PLUGIN.items():
            given = options.get(option)
            same = given == value if isinstance(value, list) else str(given).lower() == value
            if not same:
                wanted = f"[{value[0]}]" if isinstance(value, list) else value
                fact = f"{option} of the plugin macros must be {wanted}"
                yield Problem(_place(options, option, name), fact, f"write {option}: {wanted}")
        for option in options:
            if option not in {*PLUGIN, "verbose"}:
                yield Problem(_place(options, option), f"{option} of the plugin macros is not known here", "remove it")


def _extensions(settings: Values) -> Iterator[Problem]:
    extensions = settings.get("markdown_extensions")
    entries = extensions.items() if isinstance(extensions, dict) else map(_named, _list(extensions))
    for name, _ in entries:
        if name not in EXTENSIONS:
            fact = f"the extension {name} would give pages a meaning that the check does not know"
            yield Problem(_place({name: None}, name), fact, f"keep to {', '.join(EXTENSIONS)}")


def _named(entry: Any) -> tuple[Any, Any]:
    """Return name and options of an entry, which may be a name alone."""
    return next(iter(entry.items())) if isinstance(entry, dict) and entry else (entry, None)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _place(where: Any, key: str, fallback: Any = None) -> Place:
    """Return where a key stands, or its value, or where it should stand."""
    for found in (*(known for known in where or () if known == key), fallback):
        if isinstance(found, Text):
            return found.place
    return Place(FILE)
