"""Read `mkdocs.yml`: what a fork sets, and whether all that guards a build still stands there."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import yaml

from macros.model.fields import FORMS
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
        return Settings(problems=tuple(problems))
    settings = _loaded(root / FILE, FILE, environment, problems)
    if settings is None:
        return Settings(problems=tuple(problems))
    problems += _unguarded(root, settings)
    menu = tuple(_menu(settings.get("nav"), problems))
    listed = frozenset(_listed(settings, problems)) if settings and _names_scripts(settings) else None
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


def _loaded(
    path: Path, file: str, environment: Mapping[str, str], problems: list[Problem], above: tuple[Path, ...] = ()
) -> Values | None:
    """Return the settings of a file, on top of those of the file that it builds on; None where they cannot be read."""
    node = _node(path, file, problems)
    if node is None:
        return None
    plain = _Plain(file, environment, problems, set()).of(node)
    if not isinstance(plain, dict):
        problems.append(Problem(Place(file), "the settings are no list of names and values", "write site_name: …"))
        return None
    if _BELOW not in plain:
        return plain
    place, below = _place(plain, _BELOW), plain.pop(_BELOW)
    inherited = Path(os.path.normpath(path.parent / str(below)))
    is_round = inherited in (*above, path)
    if not isinstance(below, Setting) or is_round or not inherited.is_file():
        is_named = isinstance(below, Setting)
        fact = f"no file {below}" if is_named and not is_round else f"{_BELOW} names no other file"
        problems.append(Problem(place, fact, "name the file of settings that this one builds on, or remove the line"))
        return plain
    name = Path(os.path.normpath(Path(file).parent / below)).as_posix()
    base = _loaded(inherited, name, environment, problems, (*above, path))
    return None if base is None else _merged(base, plain)


def _node(path: Path, file: str, problems: list[Problem]) -> Any:
    """Return what a file holds, as YAML reads it; None where it cannot be read."""
    text = encoding.text_of(path.read_bytes(), file, problems)
    merged = list(signs.conflicts(text or "", file))
    problems += merged
    if text is None or merged:
        return None
    try:
        return yaml.compose(text, Loader=yaml.CSafeLoader) or yaml.MappingNode(f"{_YAML}map", [])
    except RecursionError:
        problems.append(Problem(Place(file), "brackets within too many others", "write them as this project has them"))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        said = getattr(error, "problem", None) or "it holds a sign that YAML does not know"
        problems.append(Problem(place, f"the settings cannot be read: {said}", "look at this line"))
    return None


_BELOW = "INHERIT"


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
    read: set[int]  # the nodes that were read

    def of(self, node: Any) -> Any:
        if id(node) in self.read:  # it stands at another place, or even in itself
            self._refuse(node, "a value that an asterisk takes from another place", "write it out in each of them")
            return None
        self.read.add(id(node))
        if node.tag == "!ENV":
            return self._from_environment(node)
        if not node.tag.startswith(_YAML) or node.tag.startswith(f"{_YAML}python"):
            remedy = "write the value itself; !ENV is the only such word that may stand here"
            self._refuse(node, f"a setting that runs code: {brief(node.tag)}", remedy)
            return None
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.of(value) for value in node.value]
        return None if node.tag == f"{_YAML}null" else self._scalar(node)

    def _pairs(self, node: Any) -> Iterator[tuple[Setting, Any]]:
        names: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or not key.value or key.tag == f"{_YAML}merge":
                self._refuse(key, "no name of a setting", "write a word and a colon")
                continue
            if key.value in names:
                self._refuse(key, f"{key.value} stands twice: one would be lost", "join both, or delete one")
                continue
            names.add(key.value)
            yield self._scalar(key), self.of(value)

    def _from_environment(self, node: Any) -> Any:
        """Return the value of the first name that has one, else the last of several entries, as MkDocs does."""
        *names, last = node.value if isinstance(node, yaml.SequenceNode) else [node]
        for name in names or [last]:
            if (value := self.environment.get(name.value)) is not None:
                return self._setting(value, node, "bool" if value in {"true", "false"} else "str")
        return self.of(last) if names else None

    def _scalar(self, node: Any) -> Setting:
        if not str(node.value).rstrip("\n").isprintable():
            fact = f"a sign that cannot be seen, or a line end: {brief(str(node.value))}"
            self._refuse(node, fact, "delete it, and write all on one line")
        return self._setting(str(node.value), node, node.tag.removeprefix(_YAML))

    def _setting(self, value: str, node: Any, form: str) -> Setting:
        setting = Setting(value, self._place(node))
        setting.form = form
        return setting

    def _refuse(self, node: Any, fact: str, remedy: str) -> None:
        self.problems.append(Problem(self._place(node), fact, remedy))

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
        elif name == "site_name" and re.search("[<>{}]", value):
            fact = f"site_name is {brief(value)}, which pages would take for code"
            problems.append(Problem(value.place, fact, "write it in plain words"))
        elif name != "site_name" and not (_is_address(value) and (name == "site_url" or _OF_FILES.match(value))):
            problems.append(Problem(value.place, f"{name} is {brief(value)}, which is no address", remedy))
    contact = extra.get("contact")
    if contact is not None and not re.fullmatch(
        rf"[A-Za-z0-9._+-]+@(?:{_LABEL}\.)+{_LABEL}", str(contact), re.IGNORECASE
    ):
        remedy = "write one mail address, or remove the line"
        problems.append(Problem(_place(extra, "contact"), f"contact is {brief(str(contact))}", remedy))
    return Site(
        str(settings.get("site_name") or Site().name),
        str(settings.get("site_url") or "").rstrip("/") + "/",
        str(extra.get("repository") or ""),
        str(contact or ""),
    )


def _is_address(value: str) -> bool:
    part = r"/(?!\.{1,2}(?:/|$))(?:[a-z0-9_.~-]|%[0-9a-f]{2})+"
    form = rf"https?://{_LABEL}(?:\.{_LABEL})*(?::[0-9]{{1,5}})?(?:{part})*(?<!\.html|.\.git)/?"
    return bool(re.fullmatch(form, value, re.IGNORECASE | re.ASCII))


_OF_FILES = re.compile(r"https?://[^/]+(?:/(?!tree/|blob/)[^/]+){2,}/?$")  # whose they are, and their name
_LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"


def _names_scripts(settings: Values) -> bool:
    return all(isinstance(settings.get(key, []), list) for key in ("extra_javascript", "extra_css"))


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


# --- What guards a build ----------------------------------------------------------------------------------------------


def _unguarded(root: Path, settings: Values) -> Iterator[Problem]:
    yield from _known(settings)
    yield from _watched(root, settings)
    yield from _hooks(root, settings)
    yield from _plugins(settings)
    yield from _extensions(settings)
    theme = settings.get("theme")
    needed = (
        (settings, "docs_dir", ("docs", "./docs"), "docs", "the check reads no other folder"),
        (settings, "use_directory_urls", ("true",), "true", "every link of the map counts on it"),
        (settings, "strict", ("true",), "", "else a build goes on where it finds something wrong"),
        (theme, "name", ("material",), "", "styles and templates are made for it"),
        (theme, "custom_dir", (_theme(settings),), "", "the templates that ask nobody else for anything stand there"),
        (theme, "language", ("en",), "en", "the words of its pages are English"),
        (theme, "font", ("false",), "", "else every reader's browser asks another site for its letters"),
    )
    for where, key, values, default, why in needed:
        value = where.get(key) if isinstance(where, dict) else None
        if where is theme and not isinstance(theme, dict | None):
            continue  # told as a whole
        given = str(default if value is None else value)
        is_bool = getattr(value, "form", "bool") == "bool"
        if (given.lower() if is_bool else "" if values[0] in {"true", "false"} else given) in values:
            continue
        yield Problem(_place(where, key), f"{key} must be {values[0]}: {why}", f"write {key}: {values[0]}")
    built = settings.get("site_dir")
    if built is not None and built not in _BUILT:
        fact = f"site_dir is {brief(str(built))}: a build would empty that folder first"
        yield Problem(_place(settings, "site_dir"), fact, "write site_dir: site")
    for key, why in _UNWANTED.items():
        if settings.get(key) is not None:
            yield Problem(_place(settings, key), f"{key}: {why}", "remove it")
    extra = settings.get("extra")
    if isinstance(extra, dict) and extra.get("analytics") is not None:
        yield Problem(_place(extra, "analytics"), "analytics: it would tell another site who reads what", "remove it")


_BUILT = ("site", "public")  # where a build may stand: it empties its folder first
_UNWANTED = {
    "exclude_docs": "a build would leave out what the check has read; delete such pages, or move them out of docs/",
    "draft_docs": "a build would leave out what the check has read; delete such pages, or move them out of docs/",
    "extra_templates": "template code in docs/ would run without a check",
}


def _theme(settings: Values) -> str:
    """Return where the templates stand that belong to the hook of these settings."""
    hooks = [str(hook) for hook in _list(settings.get("hooks")) if f"/{hook}".endswith(f"/{HOOKS}")]
    return f"{hooks[0].removesuffix(HOOKS) if hooks else ''}theme"


def _known(settings: Values) -> Iterator[Problem]:
    """Yield settings that this project does not know, and those that hold something else than they should."""
    for of, forms in _FORMS.items():
        values: Any = settings.get(of) if of else settings
        for name, value in values.items() if isinstance(values, dict) else ():
            if name in _UNWANTED or name == "analytics":
                continue  # told with the reason
            form = forms.get(name)
            if not form:
                yield Problem(name.place, f"{name}{f' of {of}' if of else ''} is not known here", "remove it")
            elif value is not None and not _HOLDS[form](value):
                yield Problem(name.place, f"{name} holds something else than {form}", "write it as this project has it")


def _watched(root: Path, settings: Values) -> Iterator[Problem]:
    for part in _list(settings.get("watch")):
        is_ours = str(part) in {"data", "macros", "theme"}
        if isinstance(part, Setting) and part.place.file == FILE and not is_ours and not (root / part).exists():
            yield Problem(part.place, f"no folder {part}", "name a folder that is there, or remove the entry")


def _are_levels(value: Any) -> bool:
    """Tell whether a part of `validation` is one that MkDocs knows."""
    return isinstance(value, dict) and value.keys() <= _LOOKED_AT and set(value.values()) <= {"warn", "info", "ignore"}


_LOOKED_AT = {"omitted_files", "not_found", "absolute_links", "unrecognized_links", "anchors"}
_PICTURE = re.compile(r"assets/[A-Za-z0-9._/-]+\.(?:svg|png|ico)")
_TEXT, _LIST, _NAMES, _PICTURES, _LEVELS, _TOLD = (
    "one text",
    "a list, each entry with a dash before it",
    "names, each with its value",
    "a picture of this site, such as assets/logo.svg",
    "levels such as not_found: warn",
    "told elsewhere",  # in words of its own
)
_HOLDS: dict[str, Callable[[Any], bool]] = {
    _TEXT: lambda value: isinstance(value, Setting),
    _LIST: lambda value: isinstance(value, list),
    _NAMES: lambda value: isinstance(value, dict),
    _PICTURES: lambda value: isinstance(value, Setting) and bool(_PICTURE.fullmatch(value)),
    _LEVELS: _are_levels,
    _TOLD: lambda _: True,
}
# What may be set, and what it holds: at the top, and below the names that follow.
_FORMS: dict[str, dict[str, str]] = {
    "": {
        **dict.fromkeys(("site_name", "site_url", "docs_dir", "site_dir", "strict", "use_directory_urls"), _TOLD),
        **dict.fromkeys(("hooks", "plugins", "markdown_extensions"), _TOLD),
        **dict.fromkeys(("site_description", "site_author", "copyright"), _TEXT),
        **dict.fromkeys(("watch", "nav", "extra_css", "extra_javascript"), _LIST),
        **dict.fromkeys(("extra", "theme", "validation"), _NAMES),
    },
    "extra": {"repository": _TOLD, "contact": _TOLD, "generator": _TEXT},
    "theme": {
        **dict.fromkeys(("name", "custom_dir", "language", "font"), _TOLD),
        **dict.fromkeys(("logo", "favicon"), _PICTURES),
        "features": _LIST,
        "palette": _NAMES,
    },
    "validation": {"nav": _LEVELS, "links": _LEVELS},
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
