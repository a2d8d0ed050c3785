"""Each macro is found with its template: a module an area, a folder of templates beside it, a template a macro."""

from __future__ import annotations

from types import ModuleType

import pytest

from macros.model import urls
from macros.model.site import Site
from macros.pages.environment import TEMPLATES, Here
from macros.pages.macros import AREAS, MACROS
from macros.pages.made import made_pages
from macros.pages.rendered import rendered_pages
from macros.reading import calls
from macros.reading.project import load
from tests.support.broken import SOUND

NAMES = [macro.__name__ for area in AREAS for macro in area.MACROS]


def test_pages_may_call_every_macro_and_nothing_else() -> None:
    assert sorted(calls.ITEM + calls.PAGE + calls.MADE) == sorted(MACROS)


def test_no_two_macros_share_a_name() -> None:
    assert sorted(NAMES) == sorted(MACROS)


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.__name__.rpartition(".")[2])
def test_each_macro_has_the_template_of_its_name_in_the_folder_of_its_module(area: ModuleType) -> None:
    folder = TEMPLATES / area.__name__.rpartition(".")[2]
    templates = [file.name.removesuffix(".md.j2") for file in folder.glob("*.md.j2")]

    assert sorted(templates) == sorted(macro.__name__ for macro in area.MACROS)


def test_a_made_page_says_the_same_where_its_macro_is_called_and_where_it_is_a_template() -> None:
    index = load(SOUND).index
    as_templates = dict(rendered_pages(index, Site(), SOUND))
    for page in made_pages(index):
        text = MACROS[page.macro](index, Here(urls.of_file(page.source), f"docs/{page.source}"), *page.arguments)

        assert as_templates[page.source].endswith(f"\n\n{text}\n"), page.source


def test_no_line_of_a_template_is_longer_than_120_signs() -> None:
    for file in TEMPLATES.rglob("*.j2"):
        long = [line for line in file.read_text(encoding="utf-8").splitlines() if len(line) > 120]

        assert long == [], file
