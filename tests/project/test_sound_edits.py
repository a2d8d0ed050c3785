"""What a sensible contributor writes raises no alarm, and no command changes a sign of it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import yaml

from macros.commands.sound import numbers_of
from macros.editing.fix import mended
from macros.editing.spreadsheet.returned import Returned, import_csv
from macros.editing.spreadsheet.sheet import SHEETS, export_csv
from macros.model.index import Index
from macros.model.typed import quoted
from macros.reading.files.tree import tree
from macros.reading.project import checked, load, report
from macros.reading.yaml.strict import read_yaml
from tests.support import today
from tests.support.broken import CONCEPT, HOME, MAPPINGS, PICTURES, STANDARDS, TODAY, sound_files
from tests.support.project import ROOT, SETTINGS, small_project

TABLE = Path(__file__).with_name("sound_edits.yml")
EDITS: Mapping[str, Any] = MappingProxyType(yaml.safe_load(TABLE.read_text(encoding="utf-8")))
REASON = "A miller who trades as well may open the door to some customers only."  # of the small map
NUMBERS = "\n{{ what_the_standards_say() }}"  # on each page of guidance

SAID = {  # edits of which `fix` writes a line anew, as CONTRIBUTING says: text on one line, line ends, titles
    *("folded reason", "folded without a sign"),
    *("crlf", "crlf on a page"),
    "an entry with a comment of a title in other case",
}

Files = Mapping[str, bytes]


def with_paragraph(files: Files, page: str, words: str) -> Files:
    """Return files with one more paragraph above the numbers of a page."""
    above, numbers, below = files[page].decode().partition(NUMBERS)
    assert numbers
    return {**files, page: f"{above}\n{words}{numbers}{below}".encode()}


def with_reason(files: Files, old: str, new: str) -> Files:
    """Return files with another reason in the place of one."""
    assert files[MAPPINGS].count(old.encode()) == 1
    return {**files, MAPPINGS: files[MAPPINGS].replace(old.encode(), new.encode())}


def with_page(files: Files, page: str, words: str) -> Files:
    """Return files with one more page: of guidance it is mapped to nothing yet, any other is linked from home."""
    if "{{ item_head() }}" not in words:
        link = f"\nRead [it]({page.removeprefix('docs/')}).\n"
        return {**files, page: words.encode(), HOME: files[HOME] + link.encode()}
    says = f"Nobody here has compared “{Path(page).stem}” with the numbers of "
    gaps = [f'  {name}:\n    - not-yet: "{says}{name}."\n' for name in ("mill", "bell")]
    return {**files, page: words.encode(), MAPPINGS: files[MAPPINGS] + f"{Path(page).stem}:\n{''.join(gaps)}".encode()}


def with_changes(files: Files, changes: list[dict[str, str]]) -> Files:
    """Return files after an edit of several places."""
    after = dict(files)
    for change in changes:
        file, old = change["file"], change.get("old", "").encode()
        content = after.pop(file, b"")
        assert content.count(old) == 1 or not old, change
        if "to" in change:
            after[change["to"]] = content
        elif "ends" in change:
            after[file] = content.replace(b"\n", change["ends"].encode())
        elif "more" in change:
            after[file] = content + change["more"].encode()
        elif "new" in change:
            after[file] = content.replace(old, change["new"].encode()) if old else change["new"].encode()
    return after


def edited() -> Iterator[tuple[str, Files]]:
    """Yield every edit of the small map: its name, and all files after it."""
    files = sound_files()
    for kind in ("paragraphs", "paragraphs_here"):
        yield from ((name, with_paragraph(files, CONCEPT, words)) for name, words in EDITS[kind].items())
    for kind in ("reasons", "reasons_here"):
        yield from ((name, with_reason(files, REASON, reason)) for name, reason in EDITS[kind].items())
    yield from ((page, with_page(files, page, words)) for page, words in EDITS["pages"].items())
    yield from ((name, with_changes(files, changes)) for name, changes in EDITS["edits"].items())


def told(files: Files, pictures: frozenset[str] = PICTURES) -> str:
    """Return what the check says of files; a picture among them is one of the pages."""
    drawn = {name.removeprefix("docs/") for name in files if name.endswith(".svg")}
    read = {name: content for name, content in files.items() if not name.endswith(".svg")}
    problems = checked(read, TODAY, pictures | drawn).problems
    return report(problems) if problems else ""


def test_a_sound_edit_raises_no_alarm() -> None:
    said = {name: told(files) for name, files in edited()}

    assert {name: problems for name, problems in said.items() if problems} == {}


def test_fix_leaves_every_line_of_a_sound_edit() -> None:
    before = sound_files()
    lost: dict[str, list[bytes]] = {}
    for name, files in edited():
        new = {file: content for file, content in files.items() if content != before.get(file)}
        titles = {STANDARDS: files[STANDARDS]} if MAPPINGS in new else {}
        whole = mended({**titles, **new})
        gone = {file: _lost(content, before.get(file, b""), whole.get(file, content)) for file, content in new.items()}
        if any(gone.values()):
            lost[name] = [line for lines in gone.values() for line in lines]

    assert lost.keys() == SAID


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_of_a_sound_edit_comes_back_as_it_went(name: str) -> None:
    file = SHEETS[name].file
    lost = {}
    for edit, files in edited():
        if files[file] != sound_files()[file]:
            texts, index = _settled(files)
            back = _back(export_csv(SHEETS[name], texts[file], index), texts, index)
            if back != Returned(file, texts[file]):
                lost[edit] = back

    assert lost == {}


@pytest.mark.parametrize(
    ("name", "column", "said"),
    [
        ("mappings", "why", REASON),
        ("provisions", "in_our_words", "Hold one rope at a time."),
        ("statements", "says", "Weigh first, and ask for your share after that."),
    ],
)
def test_sound_words_in_a_sheet_change_their_line_alone(name: str, column: str, said: str) -> None:
    texts, index = _settled(sound_files())
    file = SHEETS[name].file
    sheet = list(csv.DictReader(io.StringIO(export_csv(SHEETS[name], texts[file], index))))
    others = {}
    for words in EDITS["reasons"].values():
        rows = [row | {column: words} if row[column] == said else row for row in sheet]
        table = io.StringIO()
        writer = csv.DictWriter(table, list(sheet[0]))
        writer.writeheader()
        writer.writerows(rows)
        back = _back(table.getvalue(), texts, index)
        if back.text != texts[file].replace(quoted(said), quoted(words)) or back.problems:
            others[words] = back

    assert others == {}


def test_a_sound_setting_raises_no_alarm(tmp_path: Path) -> None:
    root = small_project(tmp_path)
    settings = (root / SETTINGS).read_text(encoding="utf-8")
    said = {}
    for line in EDITS["settings"]:
        name = line.partition(":")[0]
        rest = re.sub(rf"(?m)^{name}:.*\n(?:[ #].*\n)*", "", settings)
        (root / SETTINGS).write_text(f"{rest}{line}\n", encoding="utf-8")
        said[line] = report(load(root, TODAY).problems)
    styles = said.pop("extra_css:")  # which leaves the styles of this site without a page

    assert set(said.values()) == {"0 problems"}, said
    assert "a script or a style that no page asks for" in styles
    assert "has no value" not in styles


def test_no_row_of_the_table_hides_another_of_its_name() -> None:
    problems = read_yaml(TABLE.read_bytes(), TABLE.name).problems

    assert [problem.fact for problem in problems if "for the second time" in problem.fact] == []


@pytest.mark.weekly
@pytest.mark.parametrize("kind", ["paragraphs", "reasons"])
def test_a_sound_edit_of_the_map_of_today_raises_no_alarm(kind: str, index: Index) -> None:
    standing = tree(ROOT, None)
    files = {name: (ROOT / name).read_bytes() for name in (*standing.data, *standing.pages)}
    pictures = frozenset(name.removeprefix("docs/") for name in standing.copied)
    change = _of_today(kind, index)
    said = {name: told(change(files, words), pictures) for name, words in EDITS[kind].items()}

    assert {name: problems for name, problems in said.items() if problems} == {}


def _of_today(kind: str, index: Index) -> Callable[[Files, str], Files]:
    if kind == "paragraphs":
        page = today.richest(index, "concept", lambda item: NUMBERS in item.body.text).file
        return lambda files, words: with_paragraph(files, page, words)
    text = (ROOT / MAPPINGS).read_text(encoding="utf-8")
    reasons = [mapping.why for answer in index.data.answers for mapping in answer.mappings if not mapping.reviews]
    reason = next(why for why in reasons if text.count(why) == 1)
    return lambda files, words: with_reason(files, reason, words)


def _settled(files: Files) -> tuple[dict[str, str], Index]:
    """Return the files of all sheets as `fix` leaves them, and the index of the map."""
    whole = {**files, **mended({sheet.file: files[sheet.file] for sheet in SHEETS.values()})}
    read = {name: content for name, content in whole.items() if not name.endswith(".svg")}
    return {sheet.file: whole[sheet.file].decode() for sheet in SHEETS.values()}, checked(read, TODAY).index


def _back(sheet: str, texts: Mapping[str, str], index: Index) -> Returned:
    return import_csv(sheet.encode(), "sheet.csv", texts, index, numbers_of(index))


def _lost(content: bytes, before: bytes, after: bytes) -> list[bytes]:
    """Return the lines that an edit brought and that are not there any more; a title may stand behind a number."""
    there = {line.partition(b"  # ")[0] for line in after.split(b"\n")} | {*after.split(b"\n")}
    brought = [line for line in content.split(b"\n") if line not in before.split(b"\n")]
    return [line for line in brought if line not in there]
