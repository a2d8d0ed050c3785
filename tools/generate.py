"""Make a map of any size, to see how cost grows with the data: `python -m tools.generate DIR 10000`.

The density is the same at every size: 20 frameworks, one item for five provisions, 25 mappings and 3 statements an
item, each number shared by about four frameworks. So ten times the provisions are ten times the work, and not more.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from macros.model.words import ANSWER, FIRST_SCREEN, KINDS, ORIGINS, RELATIONS, THEMES
from macros.reading import calls

ROOT = Path(__file__).resolve().parent.parent
FRAMEWORKS = 20
OLDER = 5  # one provision in so many stands in an older edition
IN_GROUP = 10
SHARED_BY = 4  # frameworks that use the same number
_SENTENCE = 7  # words
PROVISIONS_AN_ITEM = 5
STATEMENTS_AN_ITEM = 3
WORDS = (
    "people support worker profile message photo comment group story trust friend family school phone account record "
    "video post network privacy boundary consent manager team private public online evening street doubt reason "
    "careful open plain early kind"
)
MAPPED = [name for name, kind in KINDS.items() if kind.mapped]


def generate(root: Path, provisions: int, seed: int = 9) -> None:
    """Write a whole project with so many provisions into `root`: data, pages and a configuration."""
    chance = random.Random(seed)  # noqa: S311  no secret, and the same map each time
    numbers = {f"f{position}": _numbers(position, provisions // FRAMEWORKS) for position in range(FRAMEWORKS)}
    items = [f"item-{position}" for position in range(provisions // PROVISIONS_AN_ITEM)]
    frameworks = {name: _framework(name, current, older, chance) for name, (current, older) in numbers.items()}
    mappings = {item: dict(_mapped(position, numbers, chance)) for position, item in enumerate(items)}
    for name, content in (
        ("standards", {"frameworks": frameworks}),
        (
            "sources",
            {"sources": {f"source-{position}": _source(position, items, chance) for position in range(FRAMEWORKS)}},
        ),
        ("mappings", mappings),
        ("bindings", {"bindings": {f"bound-{name}": _binding(name) for name in numbers}}),
    ):
        _write(root / "data" / f"{name}.yml", _yaml(content))
    for position, item in enumerate(items):
        kind = MAPPED[position % len(MAPPED)]
        _write(root / "docs" / KINDS[kind].folder / f"{item}.md", _item(kind, position, items, chance))
    _write(
        root / "docs" / "index.md",
        '---\ntitle: "Home"\n---\n\n# A map to measure\n\n{{ search_field() }}\n\n{{ doors() }}\n',
    )
    _write(
        root / "docs" / "about" / "how-we-map.md",
        '---\ntitle: "How we map"\nsummary: "The words we use."\n---\n\n## Words\n\n{{ words_we_use() }}\n',
    )
    _write(
        root / "docs" / "about" / "sources-and-status.md",
        '---\ntitle: "Sources"\nsummary: "What we read."\n---\n\n## Sources\n\n{{ sources_list() }}\n',
    )
    _write(
        root / "docs" / "about" / "coverage.md",
        '---\ntitle: "Coverage"\nsummary: "What we have."\n---\n\n{{ coverage_tables() }}\n',
    )
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets", dirs_exist_ok=True)
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    del settings["nav"], settings["watch"]
    settings["hooks"] = [str(ROOT / "macros" / "builders" / "hooks.py")]
    settings["theme"]["custom_dir"] = str(ROOT / "theme")
    settings["nav"] = [{"Home": "index.md"}, {"Frameworks": "standards/index.md"}]
    _write(root / "mkdocs.yml", yaml.safe_dump(settings, sort_keys=False))


def _numbers(framework: int, count: int) -> tuple[list[str], list[str]]:
    """Return the numbers of the current edition and those of the older one."""
    older = count // OLDER
    groups = (count - older) // IN_GROUP or 1
    first = 1 + framework * groups // SHARED_BY
    current = [f"{first + position // IN_GROUP}.{1 + position % IN_GROUP}" for position in range(count - older)]
    return current, current[:older]


def _framework(name: str, current: list[str], older: list[str], chance: random.Random) -> dict[str, Any]:
    groups = [
        {"number": number, "heading": _title(chance, 5)}
        for number in dict.fromkeys(number.partition(".")[0] for number in current)
    ]

    def provision(number: str, edition: str) -> dict[str, Any]:
        return {
            "number": number,
            "edition": edition,
            "title": _title(chance, 4),
            "in_our_words": f"{_say(chance, 22)} {_own(number)}",
            "online": f"{_say(chance, 47)} {_own(number)}",
            "seen": [_copy(chance, kind) for kind in chance.sample(_COPIES, chance.choice([1, 1, 2]))],
        }

    became = {"change": "unchanged", "evidence": "Made so"}
    return {
        "title": f"Standards of {name}",
        "short": name.upper(),
        "publisher": f"Publisher {name}",
        "nation": "Everywhere",
        "binds": _say(chance, 12),
        "numbering": _say(chance, 12),
        "separator": ".",
        "spoken_as": [name],
        "current_edition": "2024",
        "editions": {
            "2024": {
                "label": "2024 edition",
                "in_force": "2024-09-01",
                "official_url": "https://example.org/",
                "force": "you must",
                "groups": groups,
            },
            "2016": {
                "label": "2016 edition",
                "in_force": "2016-01-26",
                "until": "2024-08-31",
                "force": "you should",
            },
        },
        "provisions": [provision(number, "2024") for number in current]
        + [provision(number, "2016") | {"became": became | {"numbers": [number]}} for number in older],
    }


_COPIES = ["official-quote", "third-party", "press"]


def _copy(chance: random.Random, kind: str) -> dict[str, str]:
    return {
        "kind": kind,
        "extent": chance.choice(["whole", "whole", "most", "opening"]),
        "address": f"https://example.org/{kind}/",
        "copy": "A page that was made to measure",
        "on": "2026-11-20",
    }


def _mapped(
    item: int, numbers: dict[str, tuple[list[str], list[str]]], chance: random.Random
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for position, (framework, (current, _)) in enumerate(numbers.items()):
        links = 2 if (item + position) % 4 == 0 else 1  # 25 an item
        chosen = dict.fromkeys(current[(item * 7 + position + step * 3) % len(current)] for step in range(links))
        yield (
            framework,
            [
                {
                    "number": number,
                    "relation": chance.choice(list(RELATIONS)[1:]),
                    "basis": "inferred",
                    "why": f"{_say(chance, 22)} So item-{item} meets {framework}-{number} here.",
                }
                for number in chosen
            ],
        )


def _binding(framework: str) -> dict[str, str]:
    return {
        "who": f"People of {framework}",
        "where": "Everywhere",
        "framework": framework,
        "people": f"people of {framework}",
        "says": f"Made to measure {framework}.",
    }


def _source(position: int, items: list[str], chance: random.Random) -> dict[str, Any]:
    own = [item for place, item in enumerate(items) if place % FRAMEWORKS == position]
    return {
        "title": f"Guidance {position}",
        "short": f"Guidance {position}",
        "publisher": "Somebody",
        "date": "2026",
        "status": "final",
        "statements": [
            {
                "id": f"says-{item}-{number}",
                "place": f"Part {number}",
                "kind": "principle",
                "item": item,
                "says": f"{_say(chance, 22)} {_own(f'{item}.{number}')}",
            }
            for item in own
            for number in range(STATEMENTS_AN_ITEM)
        ],
    }


def _item(kind: str, position: int, items: list[str], chance: random.Random) -> str:
    facts: dict[str, Any] = {
        "title": f"{_title(chance, 5)} {position}",
        "summary": f"{_say(chance, 12)} {_own(str(position))}",
        "theme": list(THEMES)[position % len(THEMES)],
        "search_terms": [f"{_title(chance, 2)} {number}" for number in range(5)],
        "related": [items[(position + step) % len(items)] for step in (1, 2, 3)],
    }
    if kind in {"example", "pattern"}:
        facts["origin"] = next(iter(ORIGINS))
    if KINDS[kind].answers_first:
        facts |= {part: [_say(chance, 3)] for part in FIRST_SCREEN}
    if kind == "learn":
        facts |= {"people": "alone", "led_by": "nobody"}
    parts = ANSWER if KINDS[kind].answers_first else {f"part-{part}": f"Part {part}" for part in range(3)}
    prose = "\n\n".join(
        f"## {title} {{ #{part} }}\n\n" + "\n".join(_say(chance, 14) for _ in range(5)) for part, title in parts.items()
    )
    if kind in {"example", "pattern"}:
        prose += _QUESTIONS
    macro_calls = [f"{{{{ {name}() }}}}" for name in calls.ITEM]
    return "\n\n".join([f"---\n{_yaml(facts)}---", macro_calls[0], prose, *macro_calls[1:]]) + "\n"


_QUESTIONS = """

## Stop and think { #stop-and-think }

1. Who sees it?
2. Who should?

??? note "When you have thought it over"

    That they did.
"""


def _say(chance: random.Random, words: int) -> str:
    """Return sentences that are as long as a page may have them."""
    return " ".join(f"{_title(chance, min(_SENTENCE, words - said))}." for said in range(0, words, _SENTENCE))


def _own(name: str) -> str:
    """Return a sentence of three words that stand nowhere else: texts that differ in fewer are taken for copies."""
    letters = "".join(filter(str.isalnum, name.replace(".", "x")))
    return f"This{letters} that{letters} other{letters}."


def _title(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS.split(), k=words)).capitalize()


def _yaml(value: Any, depth: int = 0) -> str:
    """Write YAML the way people write it here, every text in double quotes.

    PyYAML would need minutes for the largest map.
    """
    pad = "  " * depth
    lines = []
    for key, entry in value.items():
        shown = key if not key[0].isdigit() else json.dumps(key)
        if isinstance(entry, dict):
            lines.append(f"{pad}{shown}:\n{_yaml(entry, depth + 1)}")
        elif isinstance(entry, list):
            lines.append(f"{pad}{shown}:\n" + "".join(_dashed(one, depth + 1) for one in entry))
        else:
            lines.append(f"{pad}{shown}: {json.dumps(entry)}\n")
    return "".join(lines)


def _dashed(entry: Any, depth: int) -> str:
    pad = "  " * depth
    if isinstance(entry, str):
        return f"{pad}- {json.dumps(entry)}\n"
    return f"{pad}- {_yaml(entry, depth + 1).lstrip()}"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]))
