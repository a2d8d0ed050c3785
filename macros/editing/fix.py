"""Mend what a machine can mend: quotes, hidden characters, tabs, stray space, order, and the titles beside numbers."""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Table
from typing import Any, TypeVar

import yaml

from macros.editing import entries
from macros.model.evidence import fingerprint_of
from macros.model.fields import FORMS, fields_of
from macros.model.index import Index, numeric
from macros.model.places import Problem, visible
from macros.model.records import Answer, Data, Mapping, Provision
from macros.model.typed import quoted
from macros.reading import build, encoding, head, signs, typeface
from macros.reading.beside import titles_beside
from macros.reading.conflicts import conflicts
from macros.reading.sealed import SCHEMAS
from macros.reading.slips import quotes, search
from macros.reading.yaml.events import events, stumbled
from macros.reading.yaml.nodes import Node, Series, below, children
from macros.reading.yaml.strict import read_yaml
from macros.rules.titles import former_titles, meant_by, remark_beside, title_beside, titles_known
from macros.rules.ways import letters_of

STANDARDS, MAPPINGS = "data/standards.yml", "data/mappings.yml"
T = TypeVar("T")
_ODD_BREAK = re.compile("[\\r\\x85]")  # YAML sees a new line there, nobody else does


def mended(files: Table[str, bytes]) -> dict[str, bytes]:
    """Return the files that a machine can mend, as they should be; `files` maps paths from the root to contents."""
    new: dict[str, str] = {}
    for file, content in files.items():
        text = encoding.text_of(content, file, [])
        if text is None or _ODD_BREAK.search(text) or next(conflicts(text, file, is_page=True), None):
            continue  # the reader says what to do
        printed = typeface.is_printed(file)
        new[file] = _page(text, printed=printed) if file.endswith(".md") else _data(text, printed=printed)
    frameworks, sound = _read(new.get(STANDARDS, ""), STANDARDS, functools.partial(build.records, "standards"))
    if STANDARDS in new and sound:
        lines = new[STANDARDS].split("\n")
        _add_fingerprints(lines, (provision for framework in frameworks for provision in framework.provisions))
        new[STANDARDS] = _provisions_in_order("\n".join(lines))
    if MAPPINGS in new:
        index = Index.of(Data(frameworks=frameworks))
        answers, sound = _read(new[MAPPINGS], MAPPINGS, build.answers)
        if sound:
            lines = new[MAPPINGS].split("\n")
            _add_fingerprints(lines, (mapping for answer in answers for mapping in answer.mappings))
            _leave_defaults_out(lines, answers)
            new[MAPPINGS] = "\n".join(lines)
        new[MAPPINGS] = titled(
            _mappings_in_order(new[MAPPINGS], list(index.frameworks)) if sound else new[MAPPINGS], index
        )
    new |= {file: _for_editors(text, file) for file, text in new.items() if file in SCHEMAS}
    return {file: text.encode() for file, text in new.items() if text.encode() != files[file]}


def difference(files: Table[str, bytes], new: Table[str, bytes]) -> str:
    """Return what changes as a unified diff in which hidden characters can be seen."""
    changes: list[str] = []
    for file, content in new.items():
        text = encoding.text_of(files.get(file, b""), file, []) or ""
        if b"\r" in files.get(file, b""):
            changes.append(f"{file}: each line ends with LF")
        changes += difflib.unified_diff(text.split("\n"), content.decode().split("\n"), file, file, lineterm="")
    return "\n".join(map(visible, changes))


def titled(text: str, index: Index) -> str:
    """Return `data/mappings.yml` with the short title of every provision in a comment beside its number.

    What stands beside a number is written anew, unless it is the title of another provision: then somebody has to say
    which of the two is meant, and the check asks.
    """
    lines = text.split("\n")
    known = titles_known(index)
    answers = build.answers(read_yaml(text.encode(), MAPPINGS).node, MAPPINGS, [])
    pairs = [
        (target, mapping)
        for answer in answers
        for mapping in answer.mappings
        if (target := index.target(answer.framework, mapping))
    ]
    former = former_titles(index, known, titles_beside(text.encode()), pairs)
    for target, mapping in pairs:
        place = mapping.number.place
        line = lines[place.line - 1]
        number = _QUOTED_NUMBER.match(line, place.column - 1)
        if number is None:
            continue
        title = " ".join(title_beside(index, target).split())
        beside = line[number.end("number") :].strip().removeprefix("#").strip()
        if letters_of(beside) != letters_of(title) and meant_by(known, target, mapping, beside):
            continue
        remark = "" if target in former else remark_beside(known, beside, title)  # it may hold what nobody else knows
        said = remark.strip("# ")
        above = f"{line[: len(line) - len(line.lstrip())]}# {said}\n" if said else ""
        lines[place.line - 1] = f"{above}{line[: number.end('number')]}  # {title}"
    return "\n".join(lines)


_QUOTED_NUMBER = re.compile(r'(?P<number>"[0-9.:]+")(?: *| +#.*)$')


def _read(
    text: str, file: str, build: Callable[[Node | None, str, list[Problem]], tuple[T, ...]]
) -> tuple[tuple[T, ...], bool]:
    """Return the records of a file, and whether its structure is sound.

    What is not sound may belong elsewhere, and is not moved.
    """
    reading = read_yaml(text.encode(), file)
    problems = list(reading.problems)
    return build(reading.node, file, problems), not problems


# --- Characters -------------------------------------------------------------------------------------------------------


def _data(text: str, *, printed: bool) -> str:
    text = _in_one_line(_quotes(_characters(text, printed=printed)))
    return text if not text or text.endswith("\n") else f"{text}\n"


def _page(text: str, *, printed: bool) -> str:
    """Mend a page; below the front matter, space at the end of a line has a meaning in Markdown."""
    text = head.opened(text)
    front, body, _ = head.split(text)
    lines = body.split("\n")
    rows = signs.rows_of_a_sheet(lines) if "\t" in body else set()  # spaces would run their cells together
    for number, (margin, line) in enumerate(map(_split, lines)):
        if number not in rows:
            spaces = margin.replace("\t", "    ").replace("\u00a0", " ")
            lines[number] = spaces + signs.mended(line, printed=printed)
    body = "\n".join(lines)
    return f"---\n{_quotes(_characters(front, printed=printed))}---\n{body}" if front else body


def _characters(text: str, *, printed: bool) -> str:
    """Mend the characters of YAML; a tab before a key becomes spaces where the lines above leave no doubt how many."""
    lines: list[str] = []
    for line in text.removeprefix("\ufeff").split("\n"):
        margin, body = _split(line)
        spaces = _spaces(margin.replace("\u00a0", " "), body, lines)
        lines.append((spaces + signs.mended(body, printed=printed)).rstrip(" "))
    return "\n".join(lines)


def _split(line: str) -> tuple[str, str]:
    body = line.lstrip("\t \u00a0")
    return line[: len(line) - len(body)], body


def _spaces(margin: str, body: str, before: list[str]) -> str:
    """Return the margin of a line without tabs, or with them where it could mean more than one thing."""
    if "\t" not in margin:
        return margin
    wanted = _level_after(
        [line for line in before if line.strip()], is_entry=body.startswith("- "), is_key=bool(_KEY.match(body))
    )
    return next((spaces for width in _WIDTHS if len(spaces := margin.replace("\t", " " * width)) == wanted), margin)


_WIDTHS = (2, 4, 8)  # of a tab, as editors show it
_KEY = re.compile(r"[a-z_-]+:(\s|$)")
_OPENS_TEXT = re.compile(r".*:\s+[>|][+-]?\s*")


def _level_after(before: list[str], *, is_entry: bool, is_key: bool) -> int | None:
    """Return how far a line is indented that follows others, or None where that is not plain."""
    levels = [len(line) - len(line.lstrip("- ")) for line in before]  # of the key, behind its dash
    if not before:
        return None
    opener = next((number for number in range(len(before) - 1, -1, -1) if _OPENS_TEXT.fullmatch(before[number])), None)
    if opener is not None and all(level > levels[opener] for level in levels[opener + 1 :]):
        # in or right below folded text
        if is_entry or is_key:
            return None
        return levels[-1] if opener < len(before) - 1 else levels[opener] + 2
    if before[-1].rstrip().endswith(":"):
        return levels[-1] + 2
    if is_entry:
        return next(
            (len(line) - len(line.lstrip(" ")) for line in reversed(before) if line.lstrip(" ").startswith("- ")), None
        )
    return levels[-1] if is_key else None


def _for_editors(text: str, file: str) -> str:
    """Name the schema on the first line, where editors look for it."""
    first = text.partition("\n")[0]
    if not text.strip() or "yaml-language-server" in first:
        return text
    return f"# yaml-language-server: $schema={SCHEMAS[file].removeprefix('data/')}\n{text}"


# --- Quotes -----------------------------------------------------------------------------------------------------------

_MOST_ROUNDS = 200  # each mends one line that keeps YAML from being read


def _quotes(text: str) -> str:
    """Put quotes around what YAML would change or cannot read, and mend the lines on which it stumbles."""
    for _ in range(_MOST_ROUNDS):
        parsed: list[Any] = []
        try:
            parsed += events(text)
        except yaml.MarkedYAMLError as error:
            lines = text.split("\n")
            values = (event for event in reversed(_read_before(text)) if isinstance(event, yaml.ScalarEvent))
            slip = stumbled(error, lines, next(values, None))
            if slip.mended is None:
                return text
            lines[slip.line] = slip.mended
        except yaml.YAMLError:
            return text
        else:
            lines = _mended_scalars(text, parsed)
        new = "\n".join(lines)
        if new == text:
            return text
        text = new
    return text


def _read_before(text: str) -> list[yaml.Event]:
    """Return what can be read of a text before an error."""
    parsed: list[yaml.Event] = []
    try:
        for event in events(text):
            parsed.append(event)  # noqa: PERF402  what was read stays when the next cannot be
    except yaml.YAMLError:
        pass
    return parsed


def _in_one_line(text: str) -> str:
    """Write folded text in quotes on one line, the one way in which the data files write text."""
    try:
        parsed = list(events(text))
    except yaml.YAMLError:
        return text  # the reader says what to do
    lines = text.split("\n")
    folded: list[Any] = [event for event in parsed if isinstance(event, yaml.ScalarEvent) and event.style in {">", "|"}]
    for event in reversed(folded):
        opener, after = event.start_mark.line, event.end_mark.line + bool(event.end_mark.column)
        key = lines[opener][: event.start_mark.column]
        words = event.value.rstrip("\n")
        has_remark = "#" in lines[opener][event.start_mark.column :] or "# " in "\n".join(lines[opener + 1 : after])
        if "\n" not in words and not has_remark:
            end = after - _blank_before(lines, after)
            lines[opener:end] = [f"{key}{quoted(words)}"]
    return "\n".join(lines)


def _blank_before(lines: list[str], after: int) -> int:
    """Return how many empty lines stand right above a line: they are no part of the text before them."""
    return next((number for number in range(after) if lines[after - number - 1].strip()), after)


def _mended_scalars(text: str, parsed: list[Any]) -> list[str]:
    """Mend what YAML took for a piece of text, quote what the reader wants in quotes, and straighten curly quotes."""
    lines = text.split("\n")
    problems = read_yaml(text.encode(), MAPPINGS).problems  # where a title may stand beside a number
    told = {(problem.place.line - 1, problem.fact) for problem in problems}
    wanted = {
        (problem.place.line - 1, problem.place.column - 1) for problem in problems if "has no quotes" in problem.fact
    }
    for event in reversed(parsed):
        if not isinstance(event, yaml.ScalarEvent) or event.style or not event.value:
            continue
        begins: Any = event.start_mark
        ends: Any = event.end_mark
        line, start, last, end = begins.line, begins.column, ends.line, ends.column
        curly = quotes.CURLY.fullmatch(event.value)
        found = (search.in_text(lines, number) for number in range(line, last + 1))
        slip = next((slip for slip in found if slip and (slip.line, slip.fact) in told), None)
        if slip and slip.mended is not None:
            lines[slip.line] = slip.mended
        elif line == last and ((line, start) in wanted or curly):
            value = curly["text"] if curly else event.value
            lines[line] = lines[line][:start] + quoted(value) + lines[line][end:]
    return lines


# --- Order ------------------------------------------------------------------------------------------------------------


def _provisions_in_order(text: str) -> str:
    """Put the provisions of each framework in the order of its editions, and within one in that of their numbers."""
    lines = text.split("\n")
    for framework in children(below(_root(text), "frameworks")).values():
        editions = [str(edition) for edition in children(below(framework, "editions"))]
        series = below(framework, "provisions")
        provisions = list(series.values) if isinstance(series, Series) else []
        keys = [_place_of(provision, editions) for provision in provisions]
        _sort(lines, provisions, [key for key in keys if key is not None])
    return "\n".join(lines)


def _mappings_in_order(text: str, frameworks: list[str]) -> str:
    """Put the items in the order of the alphabet, and under each the frameworks in theirs."""
    lines = text.split("\n")
    items = children(_root(text))
    for by_framework in items.values():
        named = list(children(by_framework))
        _sort(lines, named, [frameworks.index(name) if name in frameworks else len(frameworks) for name in named])
    _sort(lines, list(items), [str(item) for item in items])  # last: the blocks within have kept their length
    return "\n".join(lines)


def _add_fingerprints(lines: list[str], checked: Iterable[Provision | Mapping]) -> None:
    """Write below the day of a review which words it is about; each line stays at its place in the list."""
    for each in checked:
        for review in each.reviews:
            number = review.on.place.line - 1
            day = _DAY.fullmatch(lines[number])
            if day and not review.fingerprint and not review.changed:
                margin = day["margin"].replace("-", " ")
                lines[number] += f'\n{margin}fingerprint: "{fingerprint_of(each)}"'


_DAY = re.compile(r"(?P<margin>[ -]*)on: .*")


def _leave_defaults_out(lines: list[str], answers: Iterable[Answer]) -> None:
    """Leave out the basis where it says what leaving it out means."""
    default = fields_of(Mapping)["basis"].default
    line = re.compile(rf"\s*basis: *[\"']?{default}[\"']?\s*")
    places = [
        mapping.basis.place.line - 1 for answer in answers for mapping in answer.mappings if mapping.basis == default
    ]
    for number in sorted(places, reverse=True):
        if line.fullmatch(lines[number]):
            del lines[number]


def _place_of(provision: Node, editions: list[str]) -> tuple[int, tuple[int, ...]] | None:
    number, edition = (str(below(provision, key) or "") for key in ("number", "edition"))
    return (
        (editions.index(edition), numeric(number))
        if edition in editions and FORMS["number"][0].fullmatch(number)
        else None
    )


def _sort(lines: list[str], nodes: list[Any], keys: list[Any]) -> None:
    """Move the lines of neighbouring entries into the order of their keys.

    Where an entry has no key or no line of its own, all stay.
    """
    starts = [node.place.line for node in nodes]
    if len(keys) != len(nodes) or keys == sorted(keys) or len(set(starts)) != len(starts):
        return
    parts = entries.entry_lines(nodes, lines, entries.end_of(lines, starts[-1] - 1))
    moved = [
        line for _, part in sorted(zip(keys, parts, strict=True), key=lambda pair: pair[0]) for line in part.of(lines)
    ]
    lines[parts[0].first : parts[-1].after] = moved


def _root(text: str) -> Node | None:
    return read_yaml(text.encode(), "").node
