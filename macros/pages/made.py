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
from macros.model.words import KINDS, THEMES
from macros.pages.environment import escape
from macros.views import compare, editions

STANDARDS_FILE = Place("data/standards.yml")


def edit_of(words: Place) -> str:
    """Return where words can be changed, below the address of the repository: the file, and the line."""
    kind = "edit" if words.file.endswith((".yml", ".md")) else "tree"
    line = f"#L{words.line}" if words.line > 1 else ""
    return f"{kind}/main/{words.file}{line}"


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page that no one writes.

    `source` is its file as if it stood in `docs/`, `words` where its words really stand.
    """

    source: str
    title: str
    call: str
    words: Place = STANDARDS_FILE
    redirect: str = ""
    description: str = ""

    @property
    def edit(self) -> str:
        """Where the words of the page can be changed, below the address of the repository: the file, and the line."""
        return edit_of(self.words)

    @property
    def markdown(self) -> str:
        """The page as Markdown: front matter and one macro call, so that text from the data is never read as Jinja."""
        meta = {"title": self.title, "description": self.description, "redirect": self.redirect}
        lines = [f"{key}: {json.dumps(html.escape(value), ensure_ascii=False)}" for key, value in meta.items() if value]
        return "\n".join(["---", *lines, "---", "", f"# {escape(self.title)}", "", f"{{{{ {self.call} }}}}", ""])


def made_pages(index: Index) -> Iterator[MadePage]:
    """Yield every page that is made; a page in `docs/` at the same address replaces it."""
    yield from LISTS
    yield from _theme_pages(index)
    yield from _kind_pages(index)
    yield from _source_pages(index)
    yield from _framework_pages(index)
    yield from _provision_pages(index)
    yield from _compare_pages(index)
    yield from _became_pages(index)
    yield from _retired_pages(index)
    yield from _number_pages(index)


LISTS = (
    MadePage(
        source="standards/index.md",
        title="The frameworks",
        call="frameworks_list()",
        description="The frameworks that this site joins, whom they bind, and how they number.",
    ),
    MadePage(
        source="n/index.md",
        title="All numbers",
        call="all_numbers()",
        description="Every provision number, whatever its framework or edition.",
    ),
    MadePage(
        source="themes/index.md",
        title="By subject",
        call="subjects()",
        words=Place("docs"),
        description="All pages by subject, in six themes.",
    ),
    MadePage(
        source="handouts/index.md",
        title="Handouts",
        call="handouts_list()",
        description="Sheets to print, one for each page and number, also in large print.",
    ),
    MadePage(
        source="handouts/mine.md",
        title="Choose your own handout",
        call="choose_your_own()",
        description="One page to print, from the numbers and pages that you tick.",
    ),
)


def _theme_pages(index: Index) -> Iterator[MadePage]:
    for theme in dict.fromkeys(item.theme for item in index.items.values() if item.theme):
        yield MadePage(
            source=_file(urls.of_theme(theme)),
            title=THEMES[theme].label,
            call=f'items_of_theme("{theme}")',
            words=Place("docs"),
            description=THEMES[theme].says,
        )


def _kind_pages(index: Index) -> Iterator[MadePage]:
    for kind in dict.fromkeys(item.kind for item in index.items.values()):
        yield MadePage(
            source=f"{urls.of_kind(kind)}index.md",
            title=KINDS[kind].plural,
            call=f'items_of_kind("{kind}")',
            words=Place(f"docs/{KINDS[kind].folder}"),
        )


def _source_pages(index: Index) -> Iterator[MadePage]:
    for source in index.sources.values():
        yield MadePage(
            source=_file(urls.of_source(source)),
            title=f"{source.short}: what it says",
            call=f'source_page("{source.id}")',
            words=source.place,
        )


def _framework_pages(index: Index) -> Iterator[MadePage]:
    for framework in index.frameworks.values():
        for edition in framework.editions:
            older = "" if edition.id == framework.current_edition else f" ({edition.label})"
            yield MadePage(
                source=f"{urls.of_framework(framework, edition.id)}index.md",
                title=f"{framework.publisher}: {framework.title}{older}",
                call=f'framework_page("{framework.id}", "{edition.id}")',
                words=edition.id.place,
                description=framework.binds,
            )


def _provision_pages(index: Index) -> Iterator[MadePage]:
    for reference, provision in index.provisions.items():
        unread = f"{name_of(index, reference)} has not been read yet: what is known, and where to read it."
        yield MadePage(
            source=_file(urls.of_provision(reference)),
            title=title_of(index, reference),
            call=f'provision_page("{reference.framework}", "{reference.edition}", "{reference.number}")',
            words=provision.number.place,
            description=provision.in_our_words or unread,
        )


def _compare_pages(index: Index) -> Iterator[MadePage]:
    for left, right in compare.pairs(index):
        both = f"{left.publisher} and {right.publisher}"
        yield MadePage(
            source=_file(urls.of_pair(left, right)),
            title=f"{left.short} and {right.short} side by side",
            call=f'compare_pair("{left.id}", "{right.id}")',
            words=Place("data/mappings.yml"),
            description=f"{both}: which pages touch both, which only one, and what nobody has looked at.",
        )


def _became_pages(index: Index) -> Iterator[MadePage]:
    for succession in editions.successions(index):
        framework, older = succession.framework, succession.older
        yield MadePage(
            source=_file(urls.of_became(framework.id, older.id)),
            title=f"{framework.short}: from the {older.label} to the {succession.later.label}",
            call=f'edition_became("{framework.id}", "{older.id}")',
            words=older.id.place,
            description=f"What became of each number of the {older.label}, and which numbers changed their meaning.",
        )


def _retired_pages(index: Index) -> Iterator[MadePage]:
    for retired in index.data.retired:
        if retired.id.endswith("/"):  # the others are ids, which have no page
            yield MadePage(
                source=_file(retired.id),
                title=f"{'Moved' if retired.to else 'Gone'}: {retired.id}",
                call=f'retired_page("{retired.id}")',
                words=retired.id.place,
                redirect=urls.relative(retired.id, retired.to) if retired.to else "",
                description=retired.why,
            )


def _number_pages(index: Index) -> Iterator[MadePage]:
    for parts, references in index.numbers.items():
        address = urls.of_number(parts)
        unique = len(references) == 1
        yield MadePage(
            source=_file(address),
            title=f"Number {'.'.join(parts)}: which one?",
            call=f'number_page("{"-".join(parts)}")',
            redirect=urls.relative(address, urls.of_provision(references[0])) if unique else "",
        )


def _file(address: str) -> str:
    return f"{address.rstrip('/')}.md"
