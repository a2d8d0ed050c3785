"""The two forms of a worksheet, both ways: a page that a browser fills and saves, and YAML for those who prefer it."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import itertools
import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import jinja2
from bs4 import BeautifulSoup
from markupsafe import Markup

from macros.desk.compare import STATES
from macros.desk.own_words import SCRIPT as OWN_WORDS
from macros.desk.strays import MARK
from macros.desk.worksheet import FILLED, HEAD, LABELS, Fault, Row, Worksheet
from macros.editing import entries
from macros.model.fields import fields_of
from macros.model.places import Text, nearest
from macros.model.records import Provision
from macros.model.typed import quoted
from macros.model.words import COPIES
from macros.reading.yaml.nodes import Block, Node, Series
from macros.reading.yaml.strict import read_yaml


class NoWorksheet(Exception):  # noqa: N818  no error of ours: a sentence for whoever brought the file
    """A file that is no worksheet of ours; its message is a sentence."""


# --- Out --------------------------------------------------------------------------------------------------------------


def as_page(worksheet: Worksheet, title: str) -> str:
    """Return the worksheet as one page that a browser fills and saves; its policy lets it run itself and ask nobody."""
    folder = Path(__file__).parent
    scripts = [OWN_WORDS.read_text(encoding="utf-8"), (folder / "worksheet.js").read_text(encoding="utf-8")]
    script = f"\n{''.join(scripts)}"
    style = f"\n{(folder / 'worksheet.css').read_text(encoding='utf-8')}"
    policy = {"default-src": "'none'", "script-src": _hash(script), "style-src": _hash(style)}
    policy |= {"base-uri": "'none'", "form-action": "'none'"}
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, keep_trailing_newline=True)
    template = environment.from_string((folder / "worksheet.html.j2").read_text(encoding="utf-8"))
    return template.render(
        mark=MARK,
        title=title,
        policy="; ".join(f"{name} {sources}" for name, sources in policy.items()),
        script=Markup(script),  # noqa: S704  our own file
        style=Markup(style),  # noqa: S704  our own file
        data=Markup(_json(worksheet)),  # noqa: S704  no < is left in it
        labels=LABELS,
        kinds=COPIES,
        states={state: says[0].upper() + says[1:] for state, says in STATES.items()},
        most={key: fields_of(Provision)[key].most for key in FILLED if key in fields_of(Provision)},
    )


def as_yaml(worksheet: Worksheet, title: str) -> str:
    """Return the worksheet as YAML, for those who prefer it."""
    lines = [f"# {MARK}", *_GUIDE.format(title=title).splitlines()]
    lines += [f"{key}: {quoted(str(getattr(worksheet, key)))}" for key in _HEAD_KEYS]
    lines.append("provisions:")
    for row in worksheet.rows:
        told = dataclasses.asdict(row)
        kept = [key for key in _ROW_KEYS if key in FILLED or told[key]]
        entry = [line for key in kept for line in _yaml_field(key, str(told[key]))]
        lines += ["", *entries.indented(entries.dashed(entry), 2)]
    return "\n".join([*lines, ""])


_HEAD_KEYS = ("framework", "edition", *HEAD, "reader")
_ROW_KEYS = tuple(field.name for field in dataclasses.fields(Row))
_GIVEN = tuple(key for key in _ROW_KEYS if key not in FILLED)
_GUIDE = """\
# {title}
# It holds official wording: keep it in build/desk/, never in the repository, and send it to nobody.
# Fill in title and in_our_words; online, force and note where there is something to say.
# skip: "yes" leaves a number out.
# Then: .venv/bin/python -m macros desk --take FILE"""


def _json(worksheet: Worksheet) -> str:
    told = {key: str(getattr(worksheet, key)) for key in _HEAD_KEYS}
    rows = [{key: str(getattr(row, key)) for key in _ROW_KEYS} for row in worksheet.rows]
    text = json.dumps({**told, "provisions": rows}, ensure_ascii=False, indent=1)
    return text.replace("<", "\\u003c")


def _yaml_field(key: str, value: str) -> list[str]:
    if key not in {"official", "lead_in"} or not value:
        return [f"{key}: {quoted(value)}"]
    folded = textwrap.wrap(value, 100, break_long_words=False, break_on_hyphens=False)
    return [f"{key}: >-", *entries.indented(folded, 2)]


# --- Back -------------------------------------------------------------------------------------------------------------


def read(content: bytes, file: str) -> tuple[Worksheet, tuple[Fault, ...]]:
    """Return a worksheet that somebody filled in, in either form, and what cannot be read of it.

    Raises:
        NoWorksheet: The file is none, or is broken; the message says why.
    """
    if MARK.encode() not in content:
        raise NoWorksheet(f"{file} is no worksheet of the desk: it does not bear its mark")
    if b"<script" in content:
        return _of_page(content, file), ()
    return _of_yaml(content, file)


def _of_page(content: bytes, file: str) -> Worksheet:
    data = BeautifulSoup(content, "html.parser").find("script", id="worksheet")
    try:
        told = json.loads(data.string or "") if data else None
    except (json.JSONDecodeError, RecursionError):
        told = None
    told = told if isinstance(told, dict) else {}
    rows = told.get("provisions")
    if not isinstance(rows, list) or not all(_is_texts(row) and row.get("number") for row in rows):
        raise NoWorksheet(f"{file} is a worksheet, but what it holds is broken: save it again from the browser")
    head = {key: told[key] for key in _HEAD_KEYS if isinstance(told.get(key), str)}
    return _worksheet(head, rows, file)


def _of_yaml(content: bytes, file: str) -> tuple[Worksheet, tuple[Fault, ...]]:
    reading = read_yaml(content, file)
    root = reading.node
    series = root.values.get(Text("provisions", root.place)) if isinstance(root, Block) else None
    if not isinstance(root, Block) or not isinstance(series, Series):
        raise NoWorksheet("\n".join([f"{file} cannot be read as a worksheet", *map(str, reading.problems)]))
    given = [lines for row in series.values for lines in _given_lines(row)]
    faults = [
        Fault(f"{problem.place}{_number_at(series, problem.place.line)}", problem.fact, problem.remedy)
        for problem in reading.problems
        if not any(first <= problem.place.line < after for first, after in given)
    ]
    rows = []
    for row in series.values:
        values = row.values if isinstance(row, Block) else {}
        faults += [
            Fault(str(key.place), f"unknown key {key}", nearest(key, _ROW_KEYS))
            for key in values
            if key not in _ROW_KEYS
        ]
        if not values.get(Text("number", row.place)):
            faults.append(Fault(str(row.place), "an entry without a number", "leave the number as it came"))
            continue
        rows.append({str(key): value for key, value in values.items() if isinstance(value, Text) and key in _ROW_KEYS})
    head = {str(key): str(value) for key, value in root.values.items() if key in _HEAD_KEYS}
    return _worksheet(head, rows, file), tuple(faults)


def _number_at(series: Series, line: int) -> str:
    """Return the number in whose entry a line stands, as a message names it."""
    above = [row for row in series.values if isinstance(row, Block) and row.place.line <= line]
    return f": {above[-1].values.get(Text('number', above[-1].place), '')}" if above else ""


def _given_lines(row: Node) -> Iterator[tuple[int, int]]:
    """Yield the lines of what came from the official text: whoever fills the sheet cannot mend them."""
    keys = sorted(row.values, key=lambda key: key.place) if isinstance(row, Block) else []
    for key, after in itertools.pairwise(keys):
        if key in _GIVEN:
            yield key.place.line, after.place.line


def _worksheet(head: Mapping[str, str], rows: Iterable[Mapping[str, str]], file: str) -> Worksheet:
    read_rows = []
    for row in rows:
        values = {key: row[key] for key in _ROW_KEYS if key in row} | {"official": row.get("official", "")}
        read_rows.append(Row(**{key: _squeezed(value) for key, value in values.items()}))
    missing = [key for key in ("framework", "edition") if not head.get(key)]
    if missing:
        raise NoWorksheet(f"{file} does not say which {' and '.join(missing)} it is of")
    return Worksheet(**head, rows=tuple(read_rows), file=file)


def _squeezed(value: str) -> str:
    words = " ".join(value.split())
    return Text(words, value.place) if isinstance(value, Text) else words


def _is_texts(row: Any) -> bool:
    return isinstance(row, dict) and all(isinstance(value, str) for value in row.values())


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
