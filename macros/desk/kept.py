"""The file of fingerprints, read strictly: hashes of official words by full number, and of other pages by address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from macros.model.index import Index, numeric
from macros.model.places import Place, Problem, Text, brief, nearest
from macros.model.references import parts_of
from macros.model.typed import COMMAND
from macros.reading.conflicts import conflicts
from macros.reading.yaml.nodes import Block, Node, Series
from macros.reading.yaml.strict import read_yaml

FILE = "data/fingerprints.json"
KEEP = f"{COMMAND} watch --keep"
_PARTS = {"pages": Block, "provisions": Block, "whole": Series}
_SHA_256 = re.compile(r"[0-9a-f]{64}")
_FULL_NAME = "write a full name, as bell@2016:2:7 for a provision and bell@2016 for an edition"
_ANEW = f"write {{}} into the file and let `{KEEP}` fill it"


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The hash of one provision's official words, and the version of the reader that split them from the rest."""

    sha256: str
    reader: str


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """All that is kept: provisions by full name, whole pages by address, and the editions of which no number lacks."""

    provisions: Mapping[str, Fingerprint] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    whole: frozenset[str] = frozenset()

    def of_edition(self, edition: str) -> dict[str, Fingerprint]:
        """Return number → fingerprint for an edition, named as `bell@2016`."""
        behind = f"{edition}:"
        return {name.removeprefix(behind): kept for name, kept in self.provisions.items() if name.startswith(behind)}


def write(kept: Fingerprints, root: Path) -> None:
    """Write the file anew, in the order in which people count."""
    provisions = {
        name: {"reader": kept.provisions[name].reader, "sha256": kept.provisions[name].sha256}
        for name in sorted(kept.provisions, key=_as_people_count)
    }
    parts = {"pages": dict(sorted(kept.pages.items())), "provisions": provisions, "whole": sorted(kept.whole)}
    text = json.dumps({name: part for name, part in parts.items() if part}, indent=2, ensure_ascii=False)
    (root / FILE).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def read(root: Path, index: Index) -> tuple[Fingerprints, tuple[Problem, ...]]:
    """Return what is kept in a folder, and what is wrong with the file; a map without the file has kept nothing."""
    file = root / FILE
    return parsed(file.read_bytes(), index) if file.is_file() else (Fingerprints(), ())


def parsed(content: bytes, index: Index) -> tuple[Fingerprints, tuple[Problem, ...]]:
    """Return what a file says, and what is wrong with it; where anything is wrong, nothing of it counts."""
    if merged := tuple(conflicts(content.decode("utf-8", "replace"), FILE)):
        return Fingerprints(), merged
    try:
        json.loads(content)
    except UnicodeDecodeError:
        pass  # told with its place by what reads all our files
    except json.JSONDecodeError as error:
        fact = f"this is no JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        return Fingerprints(), (Problem(Place(FILE, error.lineno, error.colno), fact, f"mend the line, or {_ANEW}"),)
    except RecursionError:
        return Fingerprints(), (Problem(Place(FILE), "this is nested too deep", _ANEW),)
    reading = read_yaml(content, FILE)  # JSON is YAML, and here every value has its place
    problems = reading.problems or tuple(_problems(reading.node, index))
    return (Fingerprints(), problems) if problems else (_fingerprints(json.loads(content)), ())


def _fingerprints(sound: dict[str, Any]) -> Fingerprints:
    return Fingerprints(
        provisions={name: Fingerprint(**kept) for name, kept in sound.get("provisions", {}).items()},
        pages=sound.get("pages", {}),
        whole=frozenset(sound.get("whole", ())),
    )


def _problems(node: Node | None, index: Index) -> Iterator[Problem]:
    if not isinstance(node, Block):
        yield Problem(Place(FILE), "the file holds no block of names and values", _ANEW)
        return
    for name, part in node.values.items():
        if name not in _PARTS:
            yield Problem(name.place, f"unknown part {name}", nearest(name, _PARTS))
        elif not isinstance(part, _PARTS[name]):
            kind = "a list: []" if name == "whole" else "a block: {}"
            yield Problem(part.place, f"{name} is not {kind}", _ANEW)
        elif isinstance(part, Series):
            for edition in part.values:
                yield from _edition_problems(edition, index)
        elif isinstance(part, Block):
            for key, value in part.values.items():
                yield from _page_problems(key, value) if name == "pages" else _provision_problems(key, value, index)


def _page_problems(address: Text, value: Node) -> Iterator[Problem]:
    if not address.startswith("https://"):
        yield Problem(address.place, f"{brief(address)} is no https address", "write the address of an official page")
    yield from _hash_problems(value)


def _provision_problems(name: Text, value: Node, index: Index) -> Iterator[Problem]:
    framework, edition, number = parts_of(name)
    if not number:
        yield Problem(name.place, f"{brief(name)} names no provision", _FULL_NAME)
    yield from _edition_problems(Text(f"{framework}@{edition}" if edition else framework, name.place), index)
    parts = {str(key): part for key, part in value.values.items()} if isinstance(value, Block) else {}
    if parts.keys() != {"reader", "sha256"}:
        yield Problem(value.place, f"{brief(name)} needs reader and sha256, and nothing else", _ANEW)
        return
    if not isinstance(parts["reader"], Text) or not parts["reader"]:
        yield Problem(parts["reader"].place, "no version of the reader", _ANEW)
    yield from _hash_problems(parts["sha256"])


def _edition_problems(named: Node, index: Index) -> Iterator[Problem]:
    framework, _, edition = named.partition("@") if isinstance(named, Text) else ("", "", "")
    if not edition:
        yield Problem(named.place, "no edition is named", _FULL_NAME)
    elif framework not in index.frameworks:
        yield Problem(named.place, f"unknown framework {brief(framework)}", nearest(framework, index.frameworks))
    elif (framework, edition) not in index.editions:
        editions = [each.id for each in index.frameworks[framework].editions]
        yield Problem(named.place, f"{framework} has no edition {brief(edition)}", nearest(edition, editions))


def _hash_problems(value: Node) -> Iterator[Problem]:
    if not isinstance(value, Text) or not _SHA_256.fullmatch(value):
        yield Problem(value.place, "this is no SHA-256: 64 signs of 0 to 9 and a to f", _ANEW)


def _as_people_count(name: str) -> tuple[str, tuple[int, ...], str]:
    behind, _, number = name.partition(":")
    return behind, numeric(number.rpartition(" ")[2]), number
