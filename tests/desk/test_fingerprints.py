"""Fingerprints of official words: taken so that layout makes no difference, kept by number, and read strictly."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from macros.desk import fingerprints, kept
from macros.desk.split import READER
from macros.reading.project import load
from tests.support.project import ROOT, called

SMALL = load(ROOT / "tests" / "sound").index
HASH = "0" * 64
SOUND = {
    "pages": {"https://mill.example.org/letter/": HASH},
    "provisions": {"mill@2024:1.2": {"reader": "1", "sha256": HASH}, "bell@2020:5:9": {"reader": "2", "sha256": HASH}},
    "whole": ["mill@2024"],
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the folder of a small map, with what `check` reads of it."""
    return Path(shutil.copytree(ROOT / "tests" / "sound", tmp_path, dirs_exist_ok=True))


# --- Taking and keeping -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "again",
    [
        pytest.param("A  miller\nsweeps the floor,\u00a0each evening.", id="line ends and spaces"),
        pytest.param("A miller sweeps the \ufb02oor, each evening", id="a ligature, and no stop at the end"),
        pytest.param("A MILLER sweeps the floor, each evening;", id="capitals, and another sign at the end"),
    ],
)
def test_another_layout_of_the_same_words_has_the_same_fingerprint(again: str) -> None:
    assert fingerprints.of_words(again) == fingerprints.of_words("A miller sweeps the floor, each evening.")


@pytest.mark.parametrize("other", ["A miller sweeps the floor, each morning.", "A miller sweeps the floor."])
def test_other_words_have_another_fingerprint(other: str) -> None:
    assert fingerprints.of_words(other) != fingerprints.of_words("A miller sweeps the floor, each evening.")


def test_what_is_recorded_joins_what_is_kept_and_holds_no_word(project: Path) -> None:
    first = fingerprints.record({"mill@2024:1.10": "Brush every stone.", "mill@2024:1.2": "Say it aloud."}, project)
    second = fingerprints.record({"mill@2024:1.2": "Say it in a whisper.", "bell@2020:5:9": "Ring twice."}, project)
    written = (project / kept.FILE).read_text(encoding="utf-8")

    assert first == second == ()
    assert list(json.loads(written)["provisions"]) == ["bell@2020:5:9", "mill@2024:1.2", "mill@2024:1.10"]
    assert json.loads(written)["provisions"]["mill@2024:1.2"] == {
        "reader": READER,
        "sha256": fingerprints.of_words("Say it in a whisper.").sha256,
    }
    assert not {"brush", "whisper", "ring"} & set(written.lower().replace('"', " ").split())


def test_a_broken_file_stays_as_it_is(project: Path) -> None:
    (project / kept.FILE).write_text("{", encoding="utf-8")

    assert fingerprints.record({"mill@2024:1.2": "Say it aloud."}, project)
    assert (project / kept.FILE).read_text(encoding="utf-8") == "{"


# --- Reading ----------------------------------------------------------------------------------------------------------


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / kept.FILE).write_text(json.dumps(SOUND), encoding="utf-8")
    first = kept.read(tmp_path, SMALL)
    kept.write(first[0], tmp_path)

    assert first[1] == ()
    assert kept.read(tmp_path, SMALL) == first
    assert first[0].of_edition("bell@2020") == {"5:9": kept.Fingerprint(HASH, "2")}
    assert json.loads((tmp_path / kept.FILE).read_text(encoding="utf-8")) == SOUND


def test_a_map_that_kept_nothing_needs_no_file(tmp_path: Path) -> None:
    assert kept.read(tmp_path, SMALL) == (kept.Fingerprints(), ())
    assert kept.parsed(b"{}\n", SMALL) == (kept.Fingerprints(), ())


BROKEN: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", "1:1: this is no JSON: expecting value"),
    "a comma too many": ('{\n  "pages": {},\n}\n', "3:1: this is no JSON: expecting property name"),
    "no quotes": ('{"provisions": {"mill@2024:1.2": {reader: "1"}}}', "1:35: this is no JSON: expecting property name"),
    "cut off": ('{"pages": {"https://mill.ex', "1:12: this is no JSON: unterminated string"),
    "not UTF-8": (b'{"pages": {"https://mill\xff": ""}}', "1:25: byte 0xFF is not UTF-8"),
    "a list": ("[]", "1:1: the file holds no block of names and values"),
    "an unknown part": ('{"page": {}}', "1:2: unknown part page\n    did you mean pages?"),
    "a part of another kind": ('{"pages": []}', "1:11: pages is not a block: {}"),
    "twice": (
        f'{{"pages": {{"https://a.example/": "{HASH}",\n"https://a.example/": "{HASH}"}}}}',
        "2:1: the key https://a.example/ stands here for the second time",
    ),
    "no address": (f'{{"pages": {{"mill": "{HASH}"}}}}', "1:12: mill is no https address"),
    "a short hash": (
        '{"pages": {"https://a.example/": "0a"}}',
        "1:34: this is no SHA-256: 64 signs of 0 to 9 and a to",
    ),
    "a number": ('{"pages": {"https://a.example/": 1}}', "1:34: 1 has no quotes"),
    "words in place of a hash": (
        '{"provisions": {"mill@2024:1.2": {"reader": "1", "sha256": "Say it aloud."}}}',
        "1:60: this is no SHA-256",
    ),
    "words beside the hash": (
        f'{{"provisions": {{"mill@2024:1.2": {{"reader": "1", "sha256": "{HASH}", "words": "Say it"}}}}}}',
        "1:34: mill@2024:1.2 needs reader and sha256, and nothing else",
    ),
    "no reader": (
        f'{{"provisions": {{"mill@2024:1.2": {{"reader": "", "sha256": "{HASH}"}}}}}}',
        "1:45: no version of the reader",
    ),
    "no edition": (
        f'{{"provisions": {{"mill:1.2": {{"reader": "1", "sha256": "{HASH}"}}}}}}',
        "1:17: no edition is named\n    write a full name, as bell@2016:2:7",
    ),
    "no number": (
        f'{{"provisions": {{"mill@2024": {{"reader": "1", "sha256": "{HASH}"}}}}}}',
        "1:17: mill@2024 names no provision",
    ),
    "an unknown framework": ('{"whole": ["mil@2024"]}', "1:12: unknown framework mil\n    did you mean mill?"),
    "an unknown edition": ('{"whole": ["mill@2025"]}', "1:12: mill has no edition 2025\n    did you mean 2024?"),
    "a block for an edition": ('{"whole": [{}]}', "1:12: no edition is named"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_is_told_with_its_place_and_what_to_write(case: str) -> None:
    written, says = BROKEN[case]
    read, problems = kept.parsed(written if isinstance(written, bytes) else written.encode(), SMALL)

    assert read == kept.Fingerprints()
    assert [str(problem) for problem in problems if str(problem).startswith(f"{kept.FILE}:{says}")], problems
    assert all(problem.remedy for problem in problems)


def test_the_check_refuses_a_broken_file(project: Path) -> None:
    sound = called("check", root=project)
    (project / kept.FILE).write_text(json.dumps(SOUND | {"whole": ["mill@1999"]}), encoding="utf-8")
    broken = called("check", root=project)

    assert (sound.returncode, sound.stdout) == (0, "0 problems\n")
    assert broken.returncode == 1
    assert broken.stdout.endswith("\n1 problem\n")
    assert broken.stdout.startswith(f"{kept.FILE}:1:")


def test_the_file_of_today_is_sound_and_holds_hashes_alone() -> None:
    read, problems = kept.read(ROOT, load(ROOT).index)

    assert problems == ()
    assert all(len(each.sha256) == len(HASH) for each in read.provisions.values())
