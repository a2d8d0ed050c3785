"""What editors complete and underline is what the reader accepts and refuses."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from macros.editing.schema import editor_files, snippets
from macros.model import records as model
from macros.model.fields import fields_of
from macros.model.places import Problem
from macros.model.words import RELATIONS
from macros.reading.build import answers
from macros.reading.yaml.strict import read_yaml
from tests.support.project import ROOT

FILES = editor_files()
RECORDS = (
    model.Framework,
    model.Edition,
    model.Group,
    model.Provision,
    model.Copy,
    model.Became,
    model.Source,
    model.Statement,
    model.Mapping,
    model.Passage,
)
OTHERS = (model.Binding, model.Elsewhere, model.Report, model.Dilemma, model.PolicyQuestion)


def schema(name: str) -> Any:
    return json.loads(FILES[f"data/schema/{name}.json"])


def texts(name: str, root: Path = ROOT) -> Any:
    """Return a data file with every scalar as text, as our reader and an editor of YAML 1.2 with quotes see it."""
    content = (root / "data" / f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(content, yaml.BaseLoader)  # noqa: S506  the base loader makes text and nothing else


@pytest.mark.parametrize("file", FILES)
def test_the_files_for_editors_are_what_the_model_says(file: str) -> None:
    assert (ROOT / file).read_text(encoding="utf-8") == FILES[file], "run: .venv/bin/python -m macros schema"


@pytest.mark.data
@pytest.mark.parametrize("name", [Path(file).stem for file in FILES if file.startswith("data/schema/")])
def test_the_schemas_are_sound_and_accept_the_real_data(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(schema(name))

    assert list(jsonschema.Draft7Validator(schema(name)).iter_errors(texts(name))) == []


def a_mapping(data: Any) -> Any:
    return data["two-hats"]["mill"][0]


SLIPS: dict[str, Callable[[Any], None]] = {
    "number without quotes": lambda data: a_mapping(data).update(number=5.6),
    "number in another notation": lambda data: a_mapping(data).update(number="5,6"),
    "unknown key": lambda data: a_mapping(data).update(reson="x"),
    "no reason": lambda data: a_mapping(data).pop("why"),
    "empty reason": lambda data: a_mapping(data).update(why=""),
    "reason of 31 words": lambda data: a_mapping(data).update(why=" ".join(["word"] * 31)),
    "unknown relation": lambda data: a_mapping(data).update(relation="touches"),
    "no list": lambda data: data["two-hats"].update(mill={"number": "5.6"}),
    "empty list": lambda data: data["two-hats"].update(mill=[]),
    "six mappings": lambda data: data["two-hats"].update(mill=[a_mapping(data)] * 6),
    "none without a day": lambda data: data["two-hats"].update(mill=[{"none": "We looked."}]),
    "a day that is no day": lambda data: data["two-hats"].update(mill=[{"none": "We looked.", "on": "yesterday"}]),
    "not-yet with a relation": lambda data: data["two-hats"].update(
        mill=[{"not-yet": "Not read.", "relation": "supports"}]
    ),
    "an id with a capital": lambda data: data.update({"Hats": data["two-hats"]}),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_the_schema_and_the_reader_refuse_the_same_slip(slip: Callable[[Any], None]) -> None:
    data = texts("mappings", ROOT / "tests" / "sound")
    slip(data)
    problems: list[Problem] = []
    reading = read_yaml(yaml.safe_dump(data, allow_unicode=True).encode(), "data/mappings.yml")
    answers(reading.node, "data/mappings.yml", problems)

    assert not jsonschema.Draft7Validator(schema("mappings")).is_valid(data)
    assert [*reading.problems, *problems] or slip in {
        SLIPS["six mappings"],
        SLIPS["an id with a capital"],
    }  # rules of `check`, which sees all files


@pytest.mark.parametrize("record", [*RECORDS, *OTHERS], ids=lambda record: record.__name__)
def test_every_field_has_a_sentence_and_every_word_its_meaning(record: Any) -> None:
    for key, field in fields_of(record).items():
        said = field.help

        assert f'"description": {json.dumps(said, ensure_ascii=False)}' in "".join(FILES.values()), key
        assert said.endswith("."), key


def test_the_completion_of_a_relation_explains_each_word() -> None:
    link = schema("mappings")["additionalProperties"]["additionalProperties"]["items"]["else"]["else"]
    relation = link["properties"]["relation"]

    assert dict(zip(relation["enum"], relation["enumDescriptions"], strict=True)) == {
        word: meaning.says for word, meaning in RELATIONS.items()
    }


def test_every_snippet_filled_in_is_yaml_with_the_keys_of_its_record() -> None:
    for name, snippet in snippets().items():
        body = "\n".join(snippet["body"])
        filled = re.sub(r"\$\{\d+\|([^,|]+)[^|]*\|\}", r"\1", re.sub(r"\$\{\d+:([^}]*)\}", r"\1", body)).replace(
            "$0", "Text."
        )
        stops = re.findall(r"\$\{(\d+)", body)
        read = read_yaml(filled.split("---\n")[1].encode() if snippet["scope"] == "markdown" else filled.encode(), name)

        assert read.problems == ()
        assert read.node is not None
        assert stops == [str(number) for number in range(1, len(stops) + 1)], name
