"""One gate: what a build of pages refuses, the check has refused before, and what it lets through is built."""

from __future__ import annotations

import dataclasses
import difflib
import os
import random
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from macros.handouts import prose
from macros.model.index import Index
from macros.model.site import Site
from macros.pages.made import made_pages
from macros.pages.rendered import rendered_pages
from macros.reading import calls
from macros.reading.project import checked, load
from macros.rules import sizes
from macros.rules.ways import pages_of
from macros.views.anchors import ids_of_macro, ids_of_made
from macros.views.made import made
from tests.support.broken import EXAMPLE, HOME, PICTURES, STANDARDS, TODAY, Broken, content, sound_files
from tests.support.broken_pages import PAGE_SLIPS, SENTENCE, SOUND_WORDS
from tests.support.mutants import mutant
from tests.support.project import STEADY, edit, small_project

LINKS = [Broken(*slip) for slip in PAGE_SLIPS if slip[1] == HOME]


def with_words(words: str) -> bytes:
    """Return the example with one paragraph more."""
    return sound_files()[EXAMPLE].replace(SENTENCE.encode(), f"{words}\n\n{SENTENCE}".encode())


def told(**pages: bytes) -> dict[str, list[str]]:
    """Return file → what the check says of it, of the sound map with further pages."""
    files = sound_files() | {f"docs/{name}.md": text for name, text in pages.items()}
    said: dict[str, list[str]] = {}
    for problem in checked(files, TODAY, PICTURES).problems:
        said.setdefault(problem.place.file, []).append(str(problem))
    return said


def warned(folder: Path, **pages: bytes) -> set[str]:
    """Build the sound map with further pages, whatever the check says, and return the files that MkDocs warns of."""
    project = small_project(folder)
    for name, text in pages.items():
        file = project / "docs" / f"{name}.md"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text)
    builders = project / "macros" / "builders"
    edit(builders / "hooks.py", "    if problems:\n", "    if False:\n")
    edit(builders / "env.py", "    if project.problems:\n", "    if False:\n")
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder.parent / "site")]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False, env=os.environ | STEADY)
    log = done.stdout + done.stderr
    assert "Traceback" not in log, log
    return {f"docs/{name}" for name in re.findall(r"^(?:WARNING|ERROR) +-  Doc file '([^']+)'", log, re.MULTILINE)}


def test_a_number_that_too_many_pages_lead_to_is_told_by_its_own_name() -> None:
    data = checked(sound_files(), TODAY, PICTURES).index.data
    answer = next(answer for answer in data.answers if answer.mappings)
    crowded = dataclasses.replace(answer, mappings=answer.mappings[:1] * 150)
    index = Index.of(dataclasses.replace(data, answers=(crowded,)))
    numbers = [problem for problem in sizes.pages_are_light(index) if problem.place.file == STANDARDS]

    assert len(numbers) == 1
    assert str(index.targets(crowded)[0][0].number) in numbers[0].fact
    assert "150 pages lead to it" in numbers[0].fact


@pytest.mark.parametrize("words", SOUND_WORDS)
def test_what_people_may_write_is_no_problem(words: str) -> None:
    files = sound_files() | {EXAMPLE: with_words(words)}

    assert checked(files, TODAY, PICTURES).problems == ()


def test_the_check_refuses_each_link_that_a_build_refuses_and_no_page_that_it_builds(tmp_path: Path) -> None:
    broken = {case.id: content(case) or b"" for case in LINKS}
    sound = {f"about/sound-{number}": with_words(words) for number, words in enumerate(SOUND_WORDS)}
    refused = set(told(**broken))
    stopped = warned(tmp_path / "map", **broken, **sound)

    assert stopped
    assert stopped - refused == set()
    assert refused >= {f"docs/{name}.md" for name in broken}


def test_links_lead_to_ids_that_macros_print(tmp_path: Path) -> None:
    """All that the rules let a link lead to stands on the page, as it is rendered."""
    project = small_project(tmp_path)
    index = load(project, TODAY).index
    printed = {
        source: set(re.findall(r'\{ #([^ ]+) \}|\bid="([^"]+)"', text))
        for source, text in rendered_pages(index, Site(), project)
    }
    ids = {source: {one or other for one, other in found} for source, found in printed.items()}
    known = {page.source: set(ids_of_made(index, page)) for page in made(index)} | {
        page.file.removeprefix("docs/"): {
            name
            for macro, _ in page.body.calls
            for name in ids_of_macro(index, macro, page if page in index.data.items else None)
        }
        for page in pages_of(index)
    }

    assert {source: names - ids[source] for source, names in known.items() if names - ids[source]} == {}
    assert {page.source for page in made_pages(index)} <= known.keys()


def test_a_sheet_can_be_made_of_what_people_may_write() -> None:
    silent = dict.fromkeys(calls.ITEM, str)
    for words in SOUND_WORDS:
        read = prose.sections(with_words(words).decode(), silent, str)

        assert "stop-and-think-answer" in {section.id for section in read}, words


@pytest.mark.parametrize("left", ["\u2026", "..."])
def test_a_text_of_the_data_that_is_nothing_but_dots_is_told(left: str) -> None:
    files = sound_files()
    says = re.search(rb'(?m)^    says: (".*")$', files["data/elsewhere.yml"])
    assert says
    slip = {"data/elsewhere.yml": files["data/elsewhere.yml"].replace(says[1], f'"{left}"'.encode())}
    told = [problem.fact for problem in checked({**files, **slip}, TODAY, PICTURES).problems]

    assert f"a placeholder was left: {left}" in told


PLACEHOLDERS = (
    *("TODO", "TBC", "TBD", "TBA", "FIXME: ask", "XXX", "xxx", "PLACEHOLDER", "Lorem ipsum", "Write here."),
    *(
        "Write a good question here?",
        "Write a second question here.",
        "[insert a name]",
        "[Add the day]",
        "[your name]",
        "As an AI language model, I cannot weigh.",
        "As an AI model trained by a mill, I cannot weigh.",
    ),
    *("[name of the mill]", "[fill this in]", "\u2026", "..", "?", "???", "____", "- ?", "- ??", "* ?", "+ ?", "1. ?"),
)


def test_what_is_left_to_fill_in_is_told_in_the_middle_and_at_the_end_of_a_page() -> None:
    pages = {f"{words}": with_words(words) for words in PLACEHOLDERS} | {
        f"{words} at the end": sound_files()[EXAMPLE].rstrip() + f"\n\n{words}".encode() for words in PLACEHOLDERS
    }
    told = {
        name: [problem.fact for problem in checked(sound_files() | {EXAMPLE: page}, TODAY, PICTURES).problems]
        for name, page in pages.items()
    }

    assert [name for name, facts in told.items() if not any("a placeholder" in fact for fact in facts)] == []


PEOPLE = (
    *("anna@example.org", "anna(at)example.org", "anna [at] example.org", "anna {at} example.org"),
    *("anna (At) example.org", "anna At example Dot org"),
    *("anna( at )example.org", "anna[ at ]example.org", "anna{ at }example.org", "anna at example dot org"),
    *("07700 900123", "(07700) 900123", "*07700 900123*", "**07700 900123**", "[07700 900123](index.md)"),
    *("+44 7700 900123", "\u201c07700 900123\u201d", '"07700 900123"', "`07700 900123`", "- 07700 900123"),
    *("> 07700 900123", '??? note "07700 900123"\n\n    More.', "| Hat |\n| --- |\n|07700 900123|"),
)


def test_a_trace_of_a_person_is_told_wherever_it_stands() -> None:
    written = (*PEOPLE, *(f"Ask\n{trace}" for trace in PEOPLE if trace[0] not in "->?|"))
    pages = {f"about/page-{number}": with_words(words) for number, words in enumerate(written)}
    said = {file: "".join(facts) for file, facts in told(**pages).items()}

    assert [
        words for page, words in zip(pages, written, strict=True) if "on a page" not in said[f"docs/{page}.md"]
    ] == []


@pytest.mark.parametrize("line", ["<anna@example.org>", "Write to <anna@example.org>.", "- <anna@example.org>"])
def test_a_mail_in_angles_is_one_message(line: str) -> None:
    (problem,) = (each for each in told(**{"about/page": with_words(line)})["docs/about/page.md"] if "anna" in each)

    assert "an e-mail address in angle brackets" in problem


COUNTERS = (
    *("eur01.safelinks.protection.outlook.com", "urldefense.com", "urldefense.proofpoint.com"),
    *("l.facebook.com/l.php", "lm.facebook.com/l.php", "t.co", "bit.ly", "www.bit.ly", "ow.ly", "buff.ly", "cutt.ly"),
    *("rb.gy", "TinyURL.com", "lnkd.in", "goo.gl", "is.gd"),
)


@pytest.mark.parametrize("counter", COUNTERS)
def test_an_address_by_way_of_whoever_counts_readers_is_told(counter: str) -> None:
    (problem,) = told(index=sound_files()[HOME] + f"\n[Here](https://{counter}/a).\n".encode())[HOME]

    assert f"{counter.lower().partition('/')[0]} would learn who goes to that page" in problem


SEARCHES = (
    *("www.google.co.uk/a", "webcache.googleusercontent.com/a", "bing.com/a", "duckduckgo.com/a", "www.ecosia.org/a"),
    *("startpage.com/a", "www.qwant.com/a", "yandex.com/a", "baidu.com/a", "search.mill.example/a"),
    *("mill.example.org/site-search", "mill.example.org/search/node/1", "mill.example.org/a?b=c&keywords=d"),
    *(f"mill.example.org/a{sign}{key}=b" for sign in "?#" for key in ("q", "s", "query", "searchterm", "keyword")),
    *(f"mill.example.org/a?b=c&{key}=d" for key in ("q", "s")),
)


@pytest.mark.parametrize("address", SEARCHES)
def test_the_address_of_a_search_is_told(address: str) -> None:
    (problem,) = told(index=sound_files()[HOME] + f"\n[Here](https://{address}).\n".encode())[HOME]

    assert "the address of a search" in problem


# --- By chance --------------------------------------------------------------------------------------------------------

_RICH = """\
---
title: "Page {number}"
summary: "What was written on page {number}."
---

Some **bold** words, and [fair weight](../concepts/fair-weight.md#meaning) for [all](https://mill.example.org/).

## First { #first }

- one sack, *full*
- two sacks
  of grain
    - inner

1. ask
2. weigh

### Deeper { #deeper }

| Hat | Use |
| --- | --- |
| white | `grinding` |

??? note "When you have thought it over"

    Some text in a fold.

    - and a list

> A quote.

![A pair of scales](../assets/scales.svg){ width="320" }

```
code
```

{{ cite_map() }}

## Last { #last }

See [the list](../n/index.md) and [here](#first).
"""


@pytest.mark.weekly
def test_what_the_check_lets_through_is_built(tmp_path: Path) -> None:
    seed = int(time.time())
    chance = random.Random(seed)  # noqa: S311  slips, no secrets
    home = sound_files()["docs/index.md"]
    pages: dict[str, str] = {}
    for number in range(2_000):
        name, text = f"about/page-{number}", mutant(_RICH.replace("{number}", str(number)), chance)
        if f"docs/{name}.md" not in told(
            **{name: text.encode(), "index": home + f"\n[It](about/page-{number}.md)\n".encode()}
        ):
            pages[name] = text
    stopped = warned(tmp_path / "map", **{name: text.encode() for name, text in pages.items()})
    shown = {
        file: "\n".join(difflib.unified_diff(_RICH.split("\n"), pages[file[5:-3]].split("\n"), n=0)) for file in stopped
    }

    assert len(pages) > 200
    assert shown == {}, f"seed {seed}: add each as a case to tests/support/broken_pages.py"
