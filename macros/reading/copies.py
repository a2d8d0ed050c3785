"""What is copied from the data and stands beside them: the citation file, and the samples of the guide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from macros.model import urls
from macros.model.fields import fields_of
from macros.model.index import Index
from macros.model.places import Place, Problem, Text, nearest
from macros.model.records import Comparison
from macros.model.site import Site
from macros.reading.mkdocs_yml import FILE as SETTINGS
from macros.rules.absent import no_page, renamed_pages
from macros.views import cite

CITATION, GUIDE = "CITATION.cff", "CONTRIBUTING.md"
_STANDARDS, _MAPPINGS = "data/standards.yml", "data/mappings.yml"
_COMMAND = re.compile(r"macros (?:show|handouts) ([a-z][\w@.:-]*\w)")
_SAMPLE = re.compile(r"(?m)^```yaml\n((?:.*\n)*?)```")


def problems(root: Path, index: Index, site: Site) -> Iterator[Problem]:
    """Yield where a copy says something else than the data, with what to write there; a copy may be missing."""
    if (text := _text(root / CITATION)) and (root / SETTINGS).is_file():  # else nothing says where the map stands
        yield from _of_citation(text, cite.cff(index, site))
    if text := _text(root / GUIDE):
        yield from _of_samples(text, index)


def absent(root: Path, index: Index) -> Iterator[Problem]:
    """Yield what a sample or a command of the guide names and is not there, as after a page has got another name."""
    text = _text(root / GUIDE)
    pages = renamed_pages(index) if text else {}
    for place, name, file in (*_named_in_samples(text, index), *_named_in_commands(text, index)):
        if file == _MAPPINGS:
            yield no_page(index, Text(name, place), pages.get(name, ""))
        else:
            new = _number_now(index, name)
            remedy = f"write {new}, which took its place" if new else nearest(name, map(str, index.provisions))
            yield Problem(place, f"{name}, which this names, is not there", remedy)


def _of_citation(text: str, made: str) -> Iterator[Problem]:
    lines, wanted = text.splitlines(), made.splitlines()
    other = [number for number, line in enumerate(lines, 1) if line not in wanted]
    if lines != wanted:
        missing = [line for line in wanted if line not in lines]
        remedy = "it is made from data/versions.yml and mkdocs.yml; make fix mends it, or write there"
        written = "\n    ".join([remedy, *(missing or wanted)])
        yield Problem(Place(CITATION, (other or [1])[0]), "the file does not say of the map what the data say", written)


def _of_samples(text: str, index: Index) -> Iterator[Problem]:
    for line, sample in _samples(text):
        said = _read(sample)
        if said is None:
            yield Problem(Place(GUIDE, line + 1), "the sample is no YAML", "put it back as it was")
            continue
        for name, file, is_so in _entries(said, index):
            if not is_so:
                fact = f"the sample {name} is not, or no longer, what stands in {file}"
                remedy = f"copy that entry of {file} into the guide, or another one"
                yield Problem(_place_in(line, sample, name), fact, remedy)


def _named_in_samples(text: str, index: Index) -> Iterator[tuple[Place, str, str]]:
    """Yield each page and number of a sample that is not there, with its place and the file that it should stand in."""
    numbers = {str(reference.number) for reference in index.provisions}
    for line, sample in _samples(text):
        for name, file, is_so in _entries(_read(sample), index):
            away = (file == _MAPPINGS and name not in index.items) or (file == _STANDARDS and name not in numbers)
            if away and not is_so:
                yield _place_in(line, sample, name), name, file


def _named_in_commands(text: str, index: Index) -> Iterator[tuple[Place, str, str]]:
    """Yield the same of each command that shows or prints a page or a number."""
    there = {*index.items, *map(str, index.provisions)}
    for line, words in enumerate(text.splitlines(), 1):
        for command in _COMMAND.finditer(words):
            if command[1] not in there:
                file = _STANDARDS if ":" in command[1] else _MAPPINGS
                yield Place(GUIDE, line, command.start(1) + 1), command[1], file


def _samples(text: str) -> Iterator[tuple[int, str]]:
    """Yield each sample of the guide with the number of lines above it."""
    yield from ((text.count("\n", 0, sample.start(1)), sample[1]) for sample in _SAMPLE.finditer(text))


def _read(sample: str) -> Any:
    try:
        return yaml.load(sample, yaml.CBaseLoader)  # noqa: S506  text and nothing else
    except yaml.YAMLError:
        return None


def _place_in(line: int, sample: str, name: str) -> Place:
    at = next((number for number, each in enumerate(sample.splitlines(), 1) if _names(each, name)), 1)
    return Place(GUIDE, line + at)


def _number_now(index: Index, name: str) -> str:
    """Return the number that took the place of another; empty where none did."""
    named = {urls.of_provision(reference): str(reference) for reference in index.provisions}
    end = f"/{name.replace(':', '/', 1).replace(':', '-').replace('.', '-')}/"
    ways = (str(entry.to) for entry in index.data.retired if entry.to and f"/{entry.id}".endswith(end))
    return next((named[way] for way in ways if way in named), "")


def _names(line: str, name: str) -> bool:
    return f"{name}:" in line or f'"{name}"' in line


def _entries(said: Any, index: Index) -> Iterator[tuple[str, str, bool]]:
    """Yield each entry of a sample by a name, with the file where it stands, and whether it does."""
    if isinstance(said, list):
        listed = [provision for framework in index.data.frameworks for provision in framework.provisions]
        for entry in said:
            yield entry.get("number", ""), _STANDARDS, any(_says(provision, entry) for provision in listed)
    elif isinstance(said, dict):
        for name, entry in said.items():
            if name in index.reports or "publisher" in entry:
                yield name, "data/reports.yml", name in index.reports and _says(index.reports[name], entry)
            elif "aspects" in entry:
                compared = [each for each in index.data.comparisons if each.id == name]
                yield name, "data/comparisons.yml", any(_says_in_part(each, entry) for each in compared)
            elif not name.endswith("/") and ":" not in name:
                yield name, _MAPPINGS, all(_is_answered(index, name, *answer) for answer in entry.items())


def _is_answered(index: Index, item: str, framework: str, entries: Sequence[Mapping[str, Any]]) -> bool:
    answer = index.answers.get((item, framework))
    there = (*answer.mappings, *([answer.gap] if answer.gap else [])) if answer else ()
    return all(any(_says(record, entry) for record in there) for entry in entries)


def _says_in_part(comparison: Comparison, entry: Mapping[str, Any]) -> bool:
    """Tell whether a comparison holds what a sample says of it, which may leave some of its aspects out."""
    aspects = [any(_says(aspect, said) for aspect in comparison.aspects) for said in entry["aspects"]]
    return all(aspects) and _says(comparison, {key: said for key, said in entry.items() if key != "aspects"})


def _says(record: Any, entry: Any) -> bool:
    """Tell whether a record holds all that an entry says, named as in YAML."""
    if isinstance(entry, list):
        return len(record or ()) == len(entry) and all(map(_says, record, entry))
    if isinstance(entry, str):
        return bool(record == entry)
    kind: Any = type(record)
    fields = fields_of(kind)
    return all(key in fields and _says(getattr(record, fields[key].name), value) for key, value in entry.items())


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
