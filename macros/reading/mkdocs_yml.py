"""The values of `mkdocs.yml`, each with its place: the file that it builds on and the environment are joined to it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from macros.model.places import Place, Problem, Text, brief
from macros.reading import encoding, signs
from macros.reading.conflicts import conflicts
from macros.reading.yaml.events import stumbled

FILE = "mkdocs.yml"


class Setting(Text):
    """A value as it stands in the file, with what YAML takes it for, such as `str` or `int`."""

    __slots__ = ("form",)
    form: str


Values = dict[str, Any]  # Setting → Setting, list or Values; nothing where a name of the environment has no value


def loaded(
    path: Path, file: str, environment: Mapping[str, str], problems: list[Problem], above: tuple[Path, ...] = ()
) -> Values | None:
    """Return the settings of a file, on top of those of the file that it builds on; None where they cannot be read."""
    node = _node(path, file, problems)
    if node is None:
        return None
    plain = _Plain(file, environment, problems, set()).of(node)
    if not isinstance(plain, dict):
        problems.append(Problem(Place(file), "the settings are no list of names and values", "write site_name: …"))
        return None
    if _BELOW not in plain:
        return plain
    place, below = place_of(plain, _BELOW), plain.pop(_BELOW)
    inherited = Path(os.path.normpath(path.parent / str(below)))
    is_round = inherited in (*above, path)
    if not isinstance(below, Setting) or is_round or not inherited.is_file():
        is_named = isinstance(below, Setting)
        fact = f"no file {below}" if is_named and not is_round else f"{_BELOW} names no other file"
        problems.append(Problem(place, fact, "name the file of settings that this one builds on, or remove the line"))
        return plain
    name = Path(os.path.normpath(Path(file).parent / below)).as_posix()
    base = loaded(inherited, name, environment, problems, (*above, path))
    return None if base is None else _merged(base, plain)


def _node(path: Path, file: str, problems: list[Problem]) -> Any:
    """Return what a file holds, as YAML reads it; None where it cannot be read."""
    text = encoding.text_of(path.read_bytes(), file, problems)
    if text is None:
        return None
    if merged := list(conflicts(text, file)):
        problems += merged
        return None
    try:
        return yaml.compose(text, Loader=yaml.CSafeLoader) or yaml.MappingNode(f"{_YAML}map", [])
    except RecursionError:
        problems.append(Problem(Place(file), "brackets within too many others", "write them as this project has them"))
    except yaml.MarkedYAMLError as error:
        slip = stumbled(error, text.split("\n"), None)
        place = Place(file, slip.line + 1, slip.column + 1)
        odd = (told for told in signs.problems(text, file) if told.place.line == place.line)
        told = next(odd, Problem(place, slip.fact, slip.remedy))
        problems.append(replace(told, remedy=re.sub(_FIX, "", told.remedy)))
    except yaml.YAMLError:
        problems.append(Problem(Place(file), "it holds a sign that YAML does not know", "type it anew from the start"))
    return None


_FIX = r"; make fix does it|make fix takes it out; or |make fix writes [^;]*; or "  # which leaves the settings alone


_BELOW = "INHERIT"


def _merged(below: Values, above: Values) -> Values:
    """Return settings on top of others, as MkDocs joins them: names one by one, lists as a whole."""
    both = {
        key: _merged(below[key], value) if isinstance(below.get(key), dict) and isinstance(value, dict) else value
        for key, value in above.items()
    }
    return {key: value for key, value in below.items() if key not in above} | both  # a name stands where it is set last


class _Plain(NamedTuple):
    file: str
    environment: Mapping[str, str]
    problems: list[Problem]
    read: set[int]  # the nodes that were read

    def of(self, node: Any) -> Any:
        if id(node) in self.read:  # it stands at another place, or even in itself
            self._refuse(node, "a value that an asterisk takes from another place", "write it out in each of them")
            return None
        self.read.add(id(node))
        if node.tag == "!ENV":
            return self._from_environment(node)
        if not node.tag.startswith(_YAML) or node.tag.startswith(f"{_YAML}python"):
            remedy = "write the value itself; !ENV is the only such word that may stand here"
            self._refuse(node, f"a setting that runs code: {brief(node.tag)}", remedy)
            return None
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.of(value) for value in node.value]
        return None if node.tag == f"{_YAML}null" else self._scalar(node)

    def _pairs(self, node: Any) -> Iterator[tuple[Setting, Any]]:
        names: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or not key.value or key.tag == f"{_YAML}merge":
                self._refuse(key, "no name of a setting", "write a word and a colon")
                continue
            if key.value in names:
                self._refuse(key, f"{key.value} stands twice: one would be lost", "join both, or delete one")
                continue
            names.add(key.value)
            yield self._scalar(key), self.of(value)

    def _from_environment(self, node: Any) -> Any:
        """Return the value of the first name that has one, else the last of several entries, as MkDocs does."""
        *names, last = node.value if isinstance(node, yaml.SequenceNode) else [node]
        for name in names or [last]:
            if (value := self.environment.get(name.value)) is not None:
                return self._setting(value, node, "bool" if value in {"true", "false"} else "str")
        return self.of(last) if names else None

    def _scalar(self, node: Any) -> Setting:
        if not str(node.value).rstrip("\n").isprintable():
            fact = f"a sign that cannot be seen, or a line end: {brief(str(node.value))}"
            remedy = "delete it, and write all on one line"
            if node.style == '"':  # in which a backslash makes a sign of the letter behind it
                remedy = "write / for each backslash, or delete the sign, and write all on one line"
            self._refuse(node, fact, remedy)
        return self._setting(str(node.value), node, node.tag.removeprefix(_YAML))

    def _setting(self, value: str, node: Any, form: str) -> Setting:
        setting = Setting(value, self._place(node))
        setting.form = form
        return setting

    def _refuse(self, node: Any, fact: str, remedy: str) -> None:
        self.problems.append(Problem(self._place(node), fact, remedy))

    def _place(self, node: Any) -> Place:
        return Place(self.file, node.start_mark.line + 1, node.start_mark.column + 1)


_YAML = "tag:yaml.org,2002:"


def list_of(value: Any) -> list[Any]:
    """Return a list as it is, and none for anything else."""
    return value if isinstance(value, list) else []


def place_of(where: Any, key: str, fallback: Any = None) -> Place:
    """Return where a key stands, or its value, or where it should stand."""
    for found in (*(known for known in where or () if known == key), fallback):
        if isinstance(found, Text):
            return found.place
    return Place(FILE)
