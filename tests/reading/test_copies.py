"""What is copied from the data says what they say: the citation file, and the samples of the guide."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.model.index import Index
from macros.model.places import Place, Text
from macros.model.records import Retired
from macros.reading.copies import CITATION, GUIDE, absent, problems
from macros.reading.project import load
from macros.reading.settings import site_of
from macros.views import cite
from tests.support.project import ROOT

SOUND = ROOT / "tests" / "sound"
INDEX, SITE = load(SOUND).index, site_of(SOUND)
SAMPLES = """\
```yaml
fair-weight:
  mill:
    # the number
    - number: "1.1"
      relation: cites
```

```yaml
"concepts/old/":
  on: "2026-11-29"
```

```yaml
for-those-who-wait:
  title: "For those who wait"
  aspects:
    - name: "A habit to be trusted"
```
"""


def told(root: Path) -> list[str]:
    return [f"{problem.place}: {problem.fact}" for problem in problems(root, INDEX, SITE)]


def test_what_is_copied_and_what_is_not_there_raise_no_alarm(tmp_path: Path) -> None:
    assert told(tmp_path) == []
    (tmp_path / "mkdocs.yml").write_text("site_name: Mill\n", encoding="utf-8")
    (tmp_path / CITATION).write_text(cite.cff(INDEX, SITE), encoding="utf-8")
    (tmp_path / GUIDE).write_text(SAMPLES, encoding="utf-8")

    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("change", "fact"),
    [
        (lambda text: text.replace("1.1", "1.99"), f"{GUIDE}:2:1: the sample fair-weight is not, or no longer"),
        (lambda text: text.replace("cites", "engages"), f"{GUIDE}:2:1: the sample fair-weight is not, or no longer"),
        (lambda text: text.replace("A habit", "A hobby"), f"{GUIDE}:15:1: the sample for-those-who-wait is not, or"),
        (lambda text: text.replace("relation:", "relaton:"), f"{GUIDE}:2:1: the sample fair-weight is not"),
        (lambda text: text.replace("  mill:", "\tmill:"), f"{GUIDE}:2:1: the sample is no YAML"),
    ],
    ids=["number", "value", "aspect", "key", "YAML"],
)
def test_a_sample_that_no_longer_stands_in_the_data_is_told(
    tmp_path: Path, change: Callable[[str], str], fact: str
) -> None:
    (tmp_path / GUIDE).write_text(change(SAMPLES), encoding="utf-8")

    (one,) = told(tmp_path)
    assert one.startswith(fact)


def test_what_the_guide_names_and_is_not_there_is_told_whatever_else_is_wrong(tmp_path: Path) -> None:
    commands = "macros show mill:1.99\nmacros handouts fair-weight\nmacros show bell-weight\n"
    no_page = "```yaml\nfor-those-who-weigh:\n  aspects: []\n```\n"
    samples = SAMPLES.replace("fair-weight:", 'fair-weight: {mill: [{number: "1.99"}]}\nfair-wait:') + no_page
    (tmp_path / GUIDE).write_text(commands + samples, encoding="utf-8")

    told = list(absent(tmp_path, INDEX))

    assert [f"{problem.place}: {problem.fact}" for problem in told] == [
        f"{GUIDE}:6:1: no page fair-wait",
        f"{GUIDE}:1:13: mill:1.99, which this names, is not there",
        f"{GUIDE}:3:13: no page bell-weight",
    ]
    assert [problem.cause.name for problem in told if problem.cause] == ["the page fair-wait", "the page bell-weight"]


def test_a_command_that_names_what_moved_is_told_what_took_its_place(tmp_path: Path) -> None:
    here = Place("data/retired.yml")
    gone = [("standards/mill/1-99/", "standards/mill/1-1/"), ("concepts/fair-wait/", "concepts/fair-weight/")]
    retired = tuple(
        Retired(id=Text(old, here), place=here, on=Text("", here), why=Text("", here), to=Text(new, here))
        for old, new in gone
    )
    index = Index.of(dataclasses.replace(INDEX.data, retired=retired))
    (tmp_path / GUIDE).write_text("macros show mill:1.99\nmacros show fair-wait\n", encoding="utf-8")

    assert [problem.remedy for problem in absent(tmp_path, index)] == [
        "write mill:1.1, which took its place",
        "that page is retired: write fair-weight",
    ]


def test_a_citation_beside_no_settings_is_not_compared(tmp_path: Path) -> None:
    (tmp_path / CITATION).write_text("cff-version: 1.2.0\n", encoding="utf-8")

    assert told(tmp_path) == []


def test_a_citation_of_another_version_is_told_with_the_lines_to_write(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Mill\n", encoding="utf-8")
    (tmp_path / CITATION).write_text(cite.cff(INDEX, SITE).replace("unreleased", "2026-01-01"), encoding="utf-8")

    (one,) = problems(tmp_path, INDEX, SITE)
    assert str(one.place) == f"{CITATION}:5:1"
    assert one.remedy.endswith('write there\n    version: "unreleased"')
