"""The map as CSV, safe to open in a spreadsheet: no cell is run as a formula, and no number changes on the way."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from macros.exports.catalogue import COMPARISONS, ITEMS, MAPPINGS, MATRIX, PROVISIONS, STATEMENTS, pair_file
from macros.exports.catalogue import GAPS as GAPS_FILE
from macros.model import urls
from macros.model.evidence import best_copy, status_in_words
from macros.model.force import force_of
from macros.model.index import Index
from macros.model.names import name_of
from macros.model.records import Framework, Reference, Review
from macros.model.site import Site
from macros.model.words import GAPS, KINDS
from macros.views import bindings, compare, comparisons
from macros.views.compare import Cell, Row, ThemeRows

Lines = Iterable[Iterable[object]]


def tables(index: Index, site: Site) -> Iterator[tuple[str, str]]:
    """Yield path and text of every CSV file."""
    yield PROVISIONS, as_csv(_provisions(index, site))
    yield ITEMS, as_csv(_items(index, site))
    yield MAPPINGS, as_csv(_mappings(index))
    yield GAPS_FILE, as_csv(_gaps(index))
    yield STATEMENTS, as_csv(_statements(index))
    yield MATRIX, as_csv(_matrix(index, site))
    yield COMPARISONS, as_csv(_comparisons(index, site))
    for left, right in compare.pairs(index):
        yield pair_file(left.id, right.id), as_csv(_pair(index, site, left, right))


def as_csv(lines: Lines) -> str:
    """Return lines as CSV with the mark by which spreadsheets know UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    for line in lines:
        writer.writerow(map(_safe, line))
    return f"\ufeff{text.getvalue()}"


def _safe(cell: object) -> str:
    text = " ".join(str("" if cell is None else cell).split())
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text  # a spreadsheet would run it


# No column holds a bare number such as 3.10 or 5:9: a spreadsheet would make 3.1 and a time of day of them.


def _provisions(index: Index, site: Site) -> Lines:
    yield [
        "id",
        "name",
        "title",
        "in_our_words",
        "online",
        "status",
        "rests_on",
        "looked_at",
        "force",
        "binds",
        "edition",
        "current",
        "became",
        "change",
        "evidence",
        "warning",
        "note",
        "reviews",
        "official_url",
        "url",
    ]
    for reference, provision in index.provisions.items():
        became, copy = provision.became, best_copy(provision)
        yield (
            reference,
            name_of(index, reference),
            provision.title,
            provision.in_our_words,
            provision.online,
            status_in_words(provision).label,
            copy and copy.copy,
            copy and copy.on,
            force_of(index, reference),
            " ".join(bindings.reach(index, reference.framework, reference.edition)),
            f"{index.frameworks[reference.framework].short} {reference.edition}",
            "yes" if reference.current else "no",
            _joined(index, index.became(reference)),
            became and became.change,
            became and became.evidence,
            became and became.warning,
            provision.note,
            _reviews(provision.reviews),
            provision.official_url or index.edition_of(reference).official_url,
            site.at(urls.of_provision(reference)),
        )


def _items(index: Index, site: Site) -> Lines:
    yield ["id", "kind", "title", "summary", "theme", "origin", "status", "search_terms", "related", "url"]
    for item in index.items.values():
        terms, related = "; ".join(item.search_terms), "; ".join(item.related)
        yield (
            item.id,
            item.kind,
            item.title,
            item.summary,
            item.theme,
            item.origin,
            item.status,
            terms,
            related,
            site.at(urls.of_item(item)),
        )


def _mappings(index: Index) -> Lines:
    yield [
        "item",
        "title",
        "provision",
        "name",
        "main",
        "relation",
        "basis",
        "why",
        "source",
        "place",
        "draft",
        "reviews",
    ]
    for answer in index.answers.values():
        for target, mapping in index.targets(answer):
            main = "main" if mapping is answer.mappings[0] else "related"
            title = index.items[answer.item].title
            yield (
                answer.item,
                title,
                target,
                name_of(index, target),
                main,
                mapping.relation,
                mapping.basis,
                mapping.why,
                "; ".join(source for source, _ in mapping.passages),
                "; ".join(place for _, place in mapping.passages),
                mapping.draft and "draft",
                _reviews(mapping.reviews),
            )


def _gaps(index: Index) -> Lines:
    yield ["item", "title", "framework", "kind", "why", "on"]
    for answer in index.answers.values():
        if gap := answer.gap:
            yield answer.item, index.items[answer.item].title, answer.framework, gap.kind, gap.why, gap.on or ""


def _statements(index: Index) -> Lines:
    yield ["id", "source", "place", "kind", "item", "says"]
    for source in index.sources.values():
        for statement in source.statements:
            yield statement.id, source.id, statement.where, statement.kind, statement.item, statement.says


def _matrix(index: Index, site: Site) -> Lines:
    yield ["theme", "kind", "title", *(framework.short for framework in index.frameworks.values()), "url"]
    for group in compare.matrix(index):
        yield from _rows(index, site, group)


def _comparisons(index: Index, site: Site) -> Lines:
    yield ["comparison", "title", "aspect", "provision", "name", "mark", "shown", "why", "status", "url"]
    for table in comparisons.tables(index):
        comparison = table.comparison
        for aspect, cell in ((row.aspect, cell) for row in table.rows for cell in row.cells):
            yield (
                comparison.id,
                comparison.title,
                aspect.name,
                cell.reference,
                name_of(index, cell.reference),
                cell.mark.mark,
                cell.label,
                cell.mark.why,
                status_in_words(index.provisions[cell.reference]).label,
                f"{site.at(urls.SAME_SUBJECT)}#{comparison.id}",
            )


def _pair(index: Index, site: Site, left: Framework, right: Framework) -> Lines:
    yield "part", "theme", "kind", "title", left.short, right.short, "url"
    for state, groups in compare.side_by_side(index, left, right).items():
        for group in groups:
            yield from ([state, *row] for row in _rows(index, site, group))


def _rows(index: Index, site: Site, group: ThemeRows) -> Iterator[list[object]]:
    for row in group.rows:
        yield [
            group.theme.label,
            KINDS[row.item.kind].label,
            row.item.title,
            *_cells(index, row),
            site.at(urls.of_item(row.item)),
        ]


def _cells(index: Index, row: Row) -> Iterator[str]:
    for cell in row.cells:
        yield "; ".join(f"{name_of(index, target)} ({mapping.basis})" for target, mapping in cell.targets) or _gap(cell)


def _gap(cell: Cell) -> str:
    gap = cell.answer.gap
    return f"{GAPS[gap.kind].label}: {gap.why}" if gap else f"{GAPS['not-yet'].label}: "


def _reviews(reviews: Iterable[Review]) -> str:
    return "; ".join(
        f"{review.by} {review.finding} on {review.on}"
        + (f", because: {review.because}" if review.because else "")
        + (f" (our text changed on {review.changed})" if review.changed else "")
        for review in reviews
    )


def _joined(index: Index, references: list[Reference]) -> str:
    return "; ".join(name_of(index, reference) for reference in references)
