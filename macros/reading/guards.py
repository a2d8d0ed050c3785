"""What guards a build: each setting of `mkdocs.yml` that must be as it is, and those that may not be there at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from macros.model.places import Problem, brief
from macros.reading.mkdocs_yml import FILE, Setting, Values, list_of, place_of

HOOKS = "macros/builders/hooks.py"
PLUGIN = {  # the one that may run on pages, and what it must be told
    "modules": ["macros.builders.env"],
    "render_by_default": "true",
    "on_error_fail": "true",
    "on_undefined": "strict",
}
EXTENSIONS = ("admonition", "attr_list", "pymdownx.details", "tables", "toc")  # what the check and the handouts know


def unguarded(root: Path, settings: Values) -> Iterator[Problem]:
    """Yield what would let a build publish what nobody checked, or tell a reader's steps to others."""
    yield from _known(settings)
    yield from _watched(root, settings)
    yield from _shown(root, settings)
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
        yield Problem(place_of(where, key), f"{key} must be {values[0]}: {why}", f"write {key}: {values[0]}")
    built = settings.get("site_dir")
    if built is not None and built not in _BUILT:
        fact = f"site_dir is {brief(str(built))}: a build would empty that folder first"
        yield Problem(place_of(settings, "site_dir"), fact, "write site_dir: site")
    for key, why in _UNWANTED.items():
        if settings.get(key):
            yield Problem(place_of(settings, key), f"{key}: {why}", "remove it")
    extra = settings.get("extra")
    if isinstance(extra, dict) and extra.get("analytics") is not None:
        yield Problem(place_of(extra, "analytics"), "analytics: it would tell another site who reads what", "remove it")


_BUILT = ("site", "public")  # where a build may stand: it empties its folder first
_UNWANTED = {
    "exclude_docs": "a build would leave out what the check has read; delete such pages, or move them out of docs/",
    "draft_docs": "a build would leave out what the check has read; delete such pages, or move them out of docs/",
    "extra_templates": "template code in docs/ would run without a check",
    **dict.fromkeys(("repo_url", "repo_name", "edit_uri"), "links lead to repository, below extra, and not there"),
}


# Which MkDocs takes without a value; what is missing below extra and theme is told by itself.
_MAY_BE_EMPTY = {
    *("site_description", "site_author", "copyright", "dev_addr", "remote_branch", "remote_name"),
    *("nav", "extra_css", "features", "generator", "extra", "theme"),
}


def _theme(settings: Values) -> str:
    """Return where the templates stand that belong to the hook of these settings."""
    hooks = [str(hook) for hook in list_of(settings.get("hooks")) if f"/{hook}".endswith(f"/{HOOKS}")]
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
            elif value is None and form != _TOLD:
                if name not in _MAY_BE_EMPTY:
                    yield Problem(name.place, f"{name} has no value", "write one as this project has it, or remove it")
            elif not _HOLDS[form](value):
                yield Problem(name.place, f"{name} holds something else than {form}", "write it as this project has it")


def _watched(root: Path, settings: Values) -> Iterator[Problem]:
    for part in list_of(settings.get("watch")):
        is_ours = str(part) in {"data", "macros", "theme"}
        if isinstance(part, Setting) and part.place.file == FILE and not is_ours and not (root / part).exists():
            yield Problem(part.place, f"no folder {part}", "name a folder that is there, or remove the entry")


def _shown(root: Path, settings: Values) -> Iterator[Problem]:
    """Yield templates and pictures of every page that are not there, and words that pages would take for code."""
    theme = settings.get("theme")
    templates = theme.get("custom_dir") if isinstance(theme, dict) else None
    shown = (theme.get("logo"), theme.get("favicon")) if isinstance(theme, dict) else ()
    is_site = (root / "docs" / "assets" / "stylesheets").is_dir()  # else none can be built
    if is_site and templates == _theme(settings) and templates.place.file == FILE and not (root / templates).is_dir():
        yield Problem(templates.place, f"no folder {templates}, in which the templates stand", "take it back as it was")
    for value in shown if is_site else ():
        if isinstance(value, Setting) and _PICTURE.fullmatch(value) and not (root / "docs" / value).is_file():
            yield Problem(
                value.place, f"no picture docs/{value}, which every page shows", "put it there, or name another"
            )
    for name in ("copyright", "site_description", "site_author"):
        value = settings.get(name)
        if isinstance(value, Setting) and (code := re.search(r"[<{][^\s>]*", value)):
            fact = f"{name} holds {code[0]}, which pages would take for code"
            yield Problem(value.place, fact, "write it in plain words")


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
        **dict.fromkeys(("dev_addr", "remote_branch", "remote_name"), _TEXT),  # of no page
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
    hooks = list_of(settings.get("hooks"))
    ours = [hook for hook in hooks if f"/{hook}".endswith(f"/{HOOKS}")]
    if not ours:
        fact = f"{HOOKS} is not among the hooks: a build would publish what nobody checked"
        yield Problem(place_of(settings, "hooks"), fact, f"write hooks: [{HOOKS}]")
    for hook in hooks:
        if hook not in ours:
            fact = f"the hook {hook} may change or add pages after the check"
            yield Problem(place_of({}, "", hook), fact, f"remove it, or do in {HOOKS} what it does")
        elif hook.place.file == FILE and not (root / hook).is_file():
            yield Problem(hook.place, f"no file {hook}", "say the way to it from this file")


def _plugins(settings: Values) -> Iterator[Problem]:
    plugins = settings.get("plugins")
    entries = plugins.items() if isinstance(plugins, dict) else map(_named, list_of(plugins))
    told = {str(name): (name, options if isinstance(options, dict) else {}) for name, options in entries}
    if "macros" not in told:
        yield Problem(
            place_of(settings, "plugins"), "the plugin macros is missing", "put it back as this project has it"
        )
    for name, options in told.values():
        if name != "macros":
            fact = f"the plugin {name} may change or add pages after the check"
            remedy = "remove it; if you answer for it, say so in macros/reading/guards.py"
            yield Problem(place_of({name: None}, name), fact, remedy)
            continue
        for option, value in PLUGIN.items():
            given = options.get(option)
            same = given == value if isinstance(value, list) else str(given).lower() == value
            if not same:
                wanted = f"[{value[0]}]" if isinstance(value, list) else value
                fact = f"{option} of the plugin macros must be {wanted}"
                yield Problem(place_of(options, option, name), fact, f"write {option}: {wanted}")
        for option in options:
            if option not in {*PLUGIN, "verbose"}:
                yield Problem(
                    place_of(options, option), f"{option} of the plugin macros is not known here", "remove it"
                )


def _extensions(settings: Values) -> Iterator[Problem]:
    extensions = settings.get("markdown_extensions")
    entries = extensions.items() if isinstance(extensions, dict) else map(_named, list_of(extensions))
    for name, _ in entries:
        if name not in EXTENSIONS:
            fact = f"the extension {name} would give pages a meaning that the check does not know"
            yield Problem(place_of({name: None}, name), fact, f"keep to {', '.join(EXTENSIONS)}")


def _named(entry: Any) -> tuple[Any, Any]:
    """Return name and options of an entry, which may be a name alone."""
    return next(iter(entry.items())) if isinstance(entry, dict) and entry else (entry, None)
