"""The pages that are made from the data: a title and one macro call each."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from macros.model import urls
from macros.model.index import Index
from macros.model.names import name_of, title_of
from macros.model.places import Place
from macros.model.records import Edition, Framework, Provision, Reference, Retired, Source
from macros.model.words import KINDS, THEMES
from macros.pages.environment import escape
from macros.views import editions, made


def edit_of(words: Place) -> str:
    """Return where words can be changed, below the address of the repository: the file, and the line."""
    kind = "edit" if words.file.endswith((".yml", ".md")) else "tree"
    line = f"#L{words.line}" if words.line > 1 else ""
    return f"{kind}/main/{words.file}{line}"


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page that no one writes.

    `source` is its file as if it stood in `docs/`, `words` where its words really stand. All of it is one macro, and
    what that is called with.
    """

    source: str
    title: str
    macro: str
    arguments: tuple[str, ...] = ()
    words: Place = made.STANDARDS_FILE
    redirect: str = ""
    description: str = ""
    wide: bool = False  # without menu and contents beside it

    @property
    def edit(self) -> str:
        """Where the words of the page can be changed, below the address of the repository: the file, and the line."""
        return edit_of(self.words)

    @property
    def markdown(self) -> str:
        """The page as Markdown: front matter and one macro call, so that text from the data is never read as Jinja."""
        call = f"{self.macro}({', '.join(map(json.dumps, self.arguments))})"
        meta = {"title": self.title, "description": self.description, "redirect": self.redirect}
        lines = [f"{key}: {json.dumps(html.escape(value), ensure_ascii=False)}" for key, value in meta.items() if value]
        lines += ['hide: ["navigation", "toc"]'] if self.wide else []
        return "\n".join(["---", *lines, "---", "", f"# {escape(self.title)}", "", f"{{{{ {call} }}}}", ""])


def made_pages(index: Index) -> Iterator[MadePage]:
    """Yield every page that is made; `views.made` says which."""
    for page in made.made(index):
        says = _LISTS.get(page.shows) or _SAYS[page.shows](index, *page.subject)
        yield MadePage(source=page.source, words=page.words, **says)


_LISTS: dict[str, dict[str, Any]] = {
    "frameworks": {
        "title": "The frameworks",
        "macro": "frameworks_list",
        "description": "The frameworks that this site joins, whom they bind, and how they number.",
    },
    "numbers": {
        "title": "All numbers",
        "macro": "all_numbers",
        "description": "Every provision number, whatever its framework or edition.",
    },
    "subjects": {
        "title": "By subject",
        "macro": "subjects",
        "description": "All pages by subject, in six themes.",
    },
    "heat maps": {
        "title": "The map at a glance",
        "macro": "heat_maps",
        "wide": True,
        "description": "Situations and numbers on one page: a mark where they meet.",
    },
    "same subject": {
        "title": "Same subject, different words",
        "macro": "same_subject",
        "wide": True,
        "description": "Numbers of several frameworks side by side: what all of them ask, and what only one does.",
    },
    "choose your own": {
        "title": "Choose your own handout",
        "macro": "choose_your_own",
        "description": "A pack to print from your browser, of the numbers and pages that you tick.",
    },
}


def _theme(_: Index, theme: str) -> dict[str, Any]:
    says = THEMES[theme]
    return {"title": says.label, "macro": "items_of_theme", "arguments": (theme,), "description": says.says}


def _kind(_: Index, kind: str) -> dict[str, Any]:
    return {"title": KINDS[kind].plural, "macro": "items_of_kind", "arguments": (kind,)}


def _source(_: Index, source: Source) -> dict[str, Any]:
    return {"title": f"{source.short}: what it says", "macro": "source_page", "arguments": (source.id,)}


def _framework(_: Index, framework: Framework, edition: Edition) -> dict[str, Any]:
    older = "" if edition.id == framework.current_edition else f" ({edition.label})"
    return {
        "title": f"{framework.publisher}: {framework.title}{older}",
        "macro": "framework_page",
        "arguments": (framework.id, edition.id),
        "description": framework.binds,
    }


def _provision(index: Index, reference: Reference, provision: Provision) -> dict[str, Any]:
    unread = f"{name_of(index, reference)} has not been read yet: what is known, and where to read it."
    return {
        "title": title_of(index, reference),
        "macro": "provision_page",
        "arguments": (reference.framework, reference.edition, reference.number),
        "description": provision.in_our_words or unread,
    }


def _heat(_: Index, framework: Framework) -> dict[str, Any]:
    return {
        "title": f"The map at a glance: {framework.short}",
        "macro": "heat_map",
        "arguments": (framework.id,),
        "wide": True,
        "description": f"Every page by the numbers of {framework.publisher}: which is main, which comes in as well.",
    }


def _compared(_: Index, framework: Framework) -> dict[str, Any]:
    return {
        "title": f"All frameworks by the numbers of {framework.short}",
        "macro": "compare_numbers",
        "arguments": (framework.id,),
        "wide": True,
        "description": f"Each number of {framework.publisher}, and what the other frameworks have on the same pages.",
    }


def _pair(_: Index, left: Framework, right: Framework) -> dict[str, Any]:
    both = f"The difference between {left.publisher} and {right.publisher}"
    return {
        "title": f"{left.short} and {right.short} side by side",
        "macro": "compare_pair",
        "arguments": (left.id, right.id),
        "wide": True,
        "description": f"{both}: number by number, in our words, joined by the pages that touch both.",
    }


def _became(_: Index, succession: editions.Succession) -> dict[str, Any]:
    framework, older = succession.framework, succession.older
    return {
        "title": f"{framework.short}: from the {older.label} to the {succession.later.label}",
        "macro": "edition_became",
        "arguments": (framework.id, older.id),
        "description": f"What became of each number of the {older.label}, and which numbers changed their meaning.",
    }


def _retired(_: Index, retired: Retired) -> dict[str, Any]:
    return {
        "title": f"{'Moved' if retired.to else 'Gone'}: {retired.id}",
        "macro": "retired_page",
        "arguments": (retired.id,),
        "redirect": urls.relative(retired.id, retired.to) if retired.to else "",
        "description": retired.why,
    }


def _number(_: Index, parts: tuple[str, ...], references: list[Reference]) -> dict[str, Any]:
    alone = references[0] if len(references) == 1 else None
    return {
        "title": f"Number {'.'.join(parts)}: which one?",
        "macro": "number_page",
        "arguments": ("-".join(parts),),
        "redirect": urls.relative(urls.of_number(parts), urls.of_provision(alone)) if alone else "",
    }


_SAYS: dict[str, Callable[..., dict[str, Any]]] = {
    "theme": _theme,
    "kind": _kind,
    "source": _source,
    "framework": _framework,
    "provision": _provision,
    "heat map": _heat,
    "compared": _compared,
    "pair": _pair,
    "became": _became,
    "retired": _retired,
    "number": _number,
}
