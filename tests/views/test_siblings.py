"""Pages stand side by side in the order of the data, and each knows what comes before it and after it."""

from __future__ import annotations

import itertools
from collections import Counter

from macros.model import urls
from macros.model.index import Index
from macros.views.siblings import MOST, Shelf, shelves


def row_of(index: Index, above: str) -> list[Shelf]:
    return [shelf for shelf in shelves(index) if shelf.above[-1].address == above]


def test_every_item_and_every_provision_stands_on_one_shelf(index: Index) -> None:
    standing = Counter(link.address for shelf in shelves(index) for link in shelf.pages)
    wanted = [*map(urls.of_item, index.items.values()), *map(urls.of_provision, index.provisions)]

    assert [address for address in wanted if standing[address] != 1] == []


def test_the_provisions_of_an_edition_follow_one_another_across_its_headings(index: Index) -> None:
    for name, edition in index.editions:
        row = row_of(index, urls.of_framework(index.frameworks[name], edition))
        of_edition = [shelf for shelf in row if shelf.title != "Older editions"]
        walked = [link.address for shelf in of_edition for link in shelf.pages]

        assert walked == [urls.of_provision(reference) for reference in index.in_edition(name, edition)]
        for one, next_one in itertools.pairwise(of_edition):
            assert (one.after, next_one.before) == (next_one.pages[0], one.pages[-1])


def test_a_kind_of_many_pages_is_parted_by_theme_and_goes_on_over_the_parts(index: Index) -> None:
    for kind, count in Counter(item.kind for item in index.items.values()).items():
        row = row_of(index, urls.of_kind(kind))

        assert sum(len(shelf.pages) for shelf in row) == count
        assert (len(row) > 1) == (count > MOST)
        assert row[0].before is row[-1].after is None
        for one, next_one in itertools.pairwise(row):
            assert (one.after, next_one.before) == (next_one.pages[0], one.pages[-1])


def test_a_number_that_only_leads_on_is_on_no_shelf(index: Index) -> None:
    standing = {link.address for shelf in row_of(index, urls.ALL_NUMBERS) for link in shelf.pages}

    assert standing == {urls.of_number(parts) for parts, found in index.numbers.items() if len(found) > 1}
