"""Which pages are made from the data: an address, a title and one macro call each."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from dataclasses import dataclass

from macros.model import urls
from macros.model.index import Index
from macros.model.names import name_of, title_of
from macros.model.places import Place
from macros.model.records import Framework
from macros.model.words import KINDS, THEMES
from macros.pages.macros import escape
from macros.views import compare, editions

STANDARDS_FILE = Place("data/standards.yml")


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page that no one writes; `source` is its file as if it stood in `docs/`, `words` where its words really stand."""

    source: str
    title: str
    call: str
    words: Place = STANDARDS_FILE
    redirect: str = ""
    description: str = ""

    @property
    def edit(self) -> str:
        """Where the words of the page can be changed, below the address of the repository: the file, and the line."""
        kind = "edit" if self.words.file.endswith((".yml", ".md")) else "tree"
        line = f"#L{self.words.line}" if self.words.line > 1 else ""
        return f"{kind}/main/{self.words.file}{line}"

    @property
    def markdown(self) -> str:
        """The page as Markdown: front matter and one macro call, so that text from the data is never read as Jinja."""
        meta = {"title": self.title, "description": self.description, "redirect": self.redirect}
        lines = [f"{key}: {json.dumps(html.escape(value), ensure_ascii=False)}" for key, value in meta.items() if value]
        return "\n".join(["---", *lines, "---", "", f"# {escape(self.title)}", "", f"{{{{ {self.call} }}}}", ""])


def made_pages(index: Index) -> Iterator[MadePage]:
    """Yield every page that is made; a page in `docs/` at the same address replaces it."""
    yield MadePage(
        "standards/index.md", "The frameworks", "frameworks_list()", description="The frameworks that this site joins, whom they bind, and how they number."
    )
    yield MadePage("n/index.md", "All numbers", "all_numbers()", description="Every provision number, whatever its framework or edition.")
    yield MadePage("themes/index.md", "By subject", "subjects()", Place("docs"), description="All pages by subject, in six themes.")
    yield MadePage("handouts/index.md", "Handouts", "handouts_list()", description="Sheets to print, one for each page and number, also in large print.")
    yield MadePage(
        "handouts/mine.md", "Choose your own handout", "choose_your_own()", description="One page to print, from the numbers and pages that you tick."
    )
    for theme in dict.fromkeys(item.theme for item in index.items.values() if item.theme):
        yield MadePage(_file(urls.of_theme(theme)), THEMES[theme].label, f'items_of_theme("{theme}")', Place("docs"), description=THEMES[theme].says)
    for name in dict.fromkeys(item.kind for item in index.items.values()):
        words = Place(f"docs/{KINDS[name].folder}")
        yield MadePage(f"{urls.of_kind(name)}index.md", KINDS[name].plural, f'items_of_kind("{name}")', words)
    for source in index.sources.values():
        yield MadePage(_file(urls.of_source(source)), f"{source.short}: what it says", f'source_page("{source.id}")', source.place)
    for framework in index.frameworks.values():
        yield from _framework_pages(framework)
    for reference, provision in index.provisions.items():
        call = f'provision_page("{reference.framework}", "{reference.edition}", "{reference.number}")'
        description = provision.in_our_words or f"{name_of(index, reference)} has not been read yet: what is known, and where to read it."
        yield MadePage(_file(urls.of_provision(reference)), title_of(index, reference), call, provision.number.place, description=description)
    yield from _compare_pages(index)
    yield from _became_pages(index)
    yield from _retired_pages(index)
    for parts, references in index.numbers.items():
        only = references[0] if len(references) == 1 else None
        address = urls.of_number(parts)
        redirect = urls.relative(address, urls.of_provision(only)) if only else ""
        yield MadePage(_file(address), f"Number {'.'.join(parts)}: which one?", f'number_page("{"-".join(parts)}")', redirect=redirect)


def _framework_pages(framework: Framework) -> Iterator[MadePage]:
    for edition in framework.editions:
        current = edition.id == framework.current_edition
        title = f"{framework.publisher}: {framework.title}" + ("" if current else f" ({edition.label})")
        source = f"{urls.of_framework(framework, edition.id)}index.md"
        yield MadePage(source, title, f'framework_page("{framework.id}", "{edition.id}")', edition.id.place, description=framework.binds)


def _compare_pages(index: Index) -> Iterator[MadePage]:
    for left, right in compare.pairs(index):
        says = f"{left.publisher} and {right.publisher}: which pages touch both, which only one, and what nobody has looked at."
        call = f'compare_pair("{left.id}", "{right.id}")'
        yield MadePage(_file(urls.of_pair(left, right)), f"{left.short} and {right.short} side by side", call, Place("data/mappings.yml"), description=says)


def _became_pages(index: Index) -> Iterator[MadePage]:
    for one in editions.successions(index):
        title = f"{one.framework.short}: from the {one.older.label} to the {one.later.label}"
        call = f'edition_became("{one.framework.id}", "{one.older.id}")'
        says = f"What became of each number of the {one.older.label}, and which numbers changed their meaning."
        yield MadePage(_file(urls.of_became(one.framework.id, one.older.id)), title, call, one.older.id.place, description=says)


def _retired_pages(index: Index) -> Iterator[MadePage]:
    for one in index.data.retired:
        if one.id.endswith("/"):
            redirect = urls.relative(one.id, one.to) if one.to else ""
            title = f"{'Moved' if one.to else 'Gone'}: {one.id}"
            yield MadePage(_file(one.id), title, f'retired_page("{one.id}")', one.id.place, redirect=redirect, description=one.why)


def _file(address: str) -> str:
    return f"{address.rstrip('/')}.md"
