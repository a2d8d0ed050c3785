"""A filled worksheet goes into the map whole, or not at all: every fault is told in one run, with its place."""

from __future__ import annotations

import json
import re
import shutil
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest
import textstat

from macros.__main__ import main
from macros.desk import worksheet
from macros.desk.own_words import OwnWords
from macros.desk.strays import MARK
from macros.model.evidence import status_of
from macros.reading.project import load
from tests.support import lamps
from tests.support.project import ROOT, called, edit

TEXT = """\
1.2 You must tell the owner of the grain, before the work starts, what share of the flour you keep.
1.3 You must take all reasonable steps so that mice stay away from the grain of other people.
2.1 You should say at the door when the mill stands still for more than a day.
2.3 Sacks must be marked with the name of whoever brought them to the mill.
3.11 lend the key of the mill to anybody who does not belong to the guild.
"""
OWN = {
    "1.3": ("Mice", "Do what you reasonably can to keep mice off grain that is not yours."),
    "2.1": ("When it is shut", "Put up a note if the mill is shut for longer than a day."),
    "2.3": ("Names on sacks", "Write on each sack who brought it."),
    "3.11": ("The key", "Do not hand the key to outsiders."),
}
ADDRESS = "https://mill.example.org/rules/2016/"
JUDGE = OwnWords({"1.1": "You must hold the rope in both hands while the great bell is still moving above you."})
ROW = {
    "number": "1.1",
    "official": "You must hold the rope in both hands while the great bell is still moving above you.",
    "lead_in": "",
    "turns": "",
    "inherited": "you must",
    "title": "The rope",
    "in_our_words": "Keep both hands on the rope until the bell is at rest.",
    "online": "",
    "force": "",
    "note": "",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the small map."""
    return Path(shutil.copytree(ROOT / "tests" / "sound", tmp_path / "map"))


def worksheet_of(project: Path, text: str = TEXT) -> Path:
    """Return the YAML worksheet of a text of the mill."""
    text_file = project.parent / "text.txt"
    text_file.write_text(text, encoding="utf-8")
    assert main(["desk", "mill", str(text_file), "--root", str(project)]) == 0
    return project / "build" / "desk" / "mill-2024.yml"


def fill(sheet: Path, number: str, **fields: str) -> None:
    """Fill in fields of one number, as somebody does in an editor."""
    head, start, tail = sheet.read_text(encoding="utf-8").partition(f'- number: "{number}"\n')
    assert start, number
    for key, value in fields.items():
        tail = re.sub(rf'(?m)^    {key}: ".*"$', f"    {key}: {json.dumps(value, ensure_ascii=False)}", tail, count=1)
    sheet.write_text(head + start + tail, encoding="utf-8")


def filled(project: Path) -> Path:
    sheet = worksheet_of(project)
    for number, (title, words) in OWN.items():
        fill(sheet, number, title=title, in_our_words=words)
    return sheet


def state(project: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in sorted(project.glob("data/*"))}


# --- What is taken ----------------------------------------------------------------------------------------------------


def test_what_is_complete_stands_in_the_map_in_the_order_of_its_numbers(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = filled(project)

    assert main(["desk", "--take", str(sheet), "--root", str(project)]) == 0
    after = load(project)
    provisions = [each for each in after.index.frameworks["mill"].provisions if each.edition == "2024"]
    numbers = [str(each.number) for each in provisions]
    taken = {str(each.number): each for each in provisions if each.number in OWN}

    assert after.problems == ()
    assert numbers[:8] == ["1.1", "1.2", "1.3", "1.10", "2.1", "2.2", "2.3", "2.9"]
    assert {number: (each.title, each.in_our_words) for number, each in taken.items()} == OWN
    assert {status_of(each) for each in taken.values()} == {"whole-official"}
    assert {(copy.kind, copy.extent, copy.address) for each in taken.values() for copy in each.seen[:1]} == {
        ("official-page", "whole", "https://mill.example.org/rules/")
    }
    assert taken["2.1"].force == "you should"
    assert [taken[number].force for number in ("1.3", "2.3", "3.11")] == [None, None, None]
    assert "4 taken, 0 left" in capsys.readouterr().out


def test_what_did_not_change_keeps_its_lines(project: Path) -> None:
    before = (project / "data" / "standards.yml").read_text(encoding="utf-8").splitlines()
    main(["desk", "--take", str(filled(project)), "--root", str(project)])
    after = (project / "data" / "standards.yml").read_text(encoding="utf-8").splitlines()

    assert [line for line in before if line not in after and "seen: []" not in line and ">-" not in line] == [
        "      Three rules, each with numbered parts.",
        "      3.10 is the tenth part of rule 3 and is not 3.1.",
        "          Never tell one customer",
        "          what another has brought.",
    ]


def test_fingerprints_are_kept_of_what_was_taken_and_the_words_are_not(project: Path) -> None:
    main(["desk", "--take", str(filled(project)), "--root", str(project)])
    kept = json.loads((project / "data" / "fingerprints.json").read_text(encoding="utf-8"))

    assert set(kept["provisions"]) == {f"mill@2024:{number}" for number in OWN}
    assert "sacks" not in json.dumps(kept).lower()


def test_words_that_an_older_reader_split_give_no_fingerprint(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = filled(project)
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(re.sub(r'(?m)^reader: ".*"$', 'reader: "0"', text), encoding="utf-8")

    assert main(["desk", "--take", str(sheet), "--root", str(project)]) == 0
    assert "no fingerprints were kept" in capsys.readouterr().out
    assert not (project / "data" / "fingerprints.json").exists()


def test_a_number_that_was_read_before_is_left_out_unless_somebody_says_so(project: Path) -> None:
    sheet = filled(project)
    fill(sheet, "1.2", skip="", in_our_words="Say what part of the flour is your pay. Do so first.")
    main(["desk", "--take", str(sheet), "--root", str(project)])
    provision = load(project).index.provisions[worksheet.reference_of(load(project).index, "mill", "2024", "1.2")]

    assert provision.in_our_words == "Say what part of the flour is your pay. Do so first."
    assert [str(copy.kind) for copy in provision.seen] == ["official-page", "official-quote", "press"]


def test_a_second_reading_renews_the_day_of_the_first(project: Path) -> None:
    main(["desk", "--take", str(filled(project)), "--root", str(project)])
    text = (project / "data" / "standards.yml").read_text(encoding="utf-8")
    sheet = worksheet_of(project)
    fill(sheet, "1.3", skip="")
    main(["desk", "--take", str(sheet), "--root", str(project)])

    assert (project / "data" / "standards.yml").read_text(encoding="utf-8") == text


def test_the_number_of_an_older_edition_says_that_nobody_has_compared_it(project: Path) -> None:
    text = project.parent / "old.txt"
    text.write_text("1.1 You must keep scales that are honest.\n1.4 You must sweep the yard on Mondays.\n", "utf-8")
    main(["desk", "mill", str(text), "--edition", "2016", "--address", ADDRESS, "--root", str(project)])
    sheet = project / "build" / "desk" / "mill-2016.yml"
    fill(sheet, "1.4", title="The yard", in_our_words="Clean the yard each week.")

    assert main(["desk", "--take", str(sheet), "--root", str(project)]) == 0
    index = load(project).index
    became = index.provisions[worksheet.reference_of(index, "mill", "2016", "1.4")].became
    assert became
    assert (became.change, became.numbers) == ("unknown", ())


def test_pages_that_wait_for_the_numbers_are_a_list_of_commands(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mappings = project / "data" / "mappings.yml"
    gap = '    - not-yet: "{}"\n'
    text = mappings.read_text(encoding="utf-8")
    first, second = (
        "Number 2.3 of the mill has not been read, and may fit.",
        "Nobody has read what the mill says of a second hat.",
    )
    text = re.sub(r"(?ms)^two-hats:\n  mill:\n.*?(?=^  bell)", f"two-hats:\n  mill:\n{gap.format(second)}", text)
    text = re.sub(r"(?ms)^market-day:\n  mill:\n.*?(?=^  bell)", f"market-day:\n  mill:\n{gap.format(first)}", text)
    mappings.write_text(text, encoding="utf-8")
    main(["desk", "--take", str(filled(project)), "--root", str(project)])
    commands = re.findall(r"(?m)^  \.venv/bin/python -m macros (new .*)$", capsys.readouterr().out)

    assert commands == [
        f"new --root {project} mapping --item market-day --framework mill --number 2.3",
        f"new --root {project} mapping --item two-hats --framework mill",
    ]
    why = "The market day is when sacks of many people stand side by side."
    answers = f"supports\ninferred\n{why}\ny\n"
    done = called(*commands[0].split(), root=project, answers=answers)
    mapping = load(project).index.answers["market-day", "mill"].mappings[0]
    assert done.returncode == 0, done.stdout
    assert (mapping.number, mapping.why, load(project).problems) == ("2.3", why, ())


def test_pages_of_which_one_sentence_is_said_are_told_in_one(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mappings, standards = project / "data" / "mappings.yml", project / "data" / "standards.yml"
    of_the_mill = re.compile(r"(?ms)^  mill:\n.*?(?=^  bell)")
    mappings.write_text(of_the_mill.sub("", mappings.read_text(encoding="utf-8")), encoding="utf-8")
    says = "Nobody here has compared the rules of the mill with these pages yet."
    edit(standards, "    editions:\n", f'    not_yet:\n      - says: "{says}"\n    editions:\n')
    main(["desk", "--take", str(filled(project)), "--root", str(project)])
    told = capsys.readouterr().out

    assert told.count(says) == 1
    assert re.findall(r"(?m)^  \.venv/bin/python -m macros (new .*)$", told) == [
        f"new --root {project} mapping --framework mill"
    ]


# --- What is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("official", "fields", "kinds"),
    [
        pytest.param("", {}, [], id="words of our own"),
        pytest.param(
            "", {"in_our_words": "Hold the rope in both hands while the great bell swings."}, ["copied"], id="a run"
        ),
        pytest.param(
            "", {"title": "Both hands while the great bell is still moving"}, ["copied"], id="a run in the title"
        ),
        pytest.param(
            "", {"online": "HOLD the rope, in both \u2018hands\u2019 while\u00ad the great."}, ["copied"], id="hidden"
        ),
        pytest.param("", {"in_our_words": "Hold the rope in both hands while bells swing."}, [], id="a run of seven"),
        pytest.param("You must not let go.", {}, ["not"], id="a not is lost"),
        pytest.param("You must not let go.", {"in_our_words": "Never let go."}, [], id="never is a not"),
        pytest.param("Ring whether or not it rains.", {}, [], id="whether or not is no not"),
        pytest.param("", {"turns": "not"}, ["not"], id="a not of the group is lost"),
        pytest.param("Ringers will not leave.", {}, ["not"], id="a not after will"),
        pytest.param("", {"inherited": ""}, ["must"], id="a must is lost"),
        pytest.param("", {"inherited": "you should"}, ["must"], id="a must is weaker"),
        pytest.param("", {"inherited": "you should", "force": "you must"}, [], id="its own force is a must"),
        pytest.param(
            "", {"inherited": "", "in_our_words": "You must keep hold of the rope."}, [], id="our words say must"
        ),
        pytest.param("I will keep hold.", {"inherited": "not seen"}, ["must"], id="a will is lost"),
        pytest.param("You should keep hold.", {"inherited": ""}, ["must"], id="a should is lost"),
        pytest.param("Take all reasonable steps.", {}, ["weight"], id="all reasonable steps are lost"),
        pytest.param("Take all reasonable steps.", {"in_our_words": "Do what you reasonably can."}, [], id="kept"),
        pytest.param("Do so where possible.", {}, ["weight"], id="where possible is lost"),
        pytest.param("Stay unless told to go.", {}, ["weight"], id="unless is lost"),
        pytest.param("Stop immediately.", {"in_our_words": "Stop at once."}, [], id="at once is immediately"),
        pytest.param(
            "",
            {"in_our_words": "Demonstrate professional responsibility regarding operational equipment."},
            ["grade"],
            id="hard",
        ),
    ],
)
def test_words_are_ours_and_keep_what_the_official_text_says(
    official: str, fields: dict[str, str], kinds: list[str]
) -> None:
    row = ROW | fields | ({"official": official} if official else {})

    assert [fault["kind"] for fault in JUDGE.faults(row)] == kinds


def test_a_run_of_eight_official_words_is_refused_with_all_else_and_nothing_is_written(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = filled(project)
    fill(sheet, "2.3", in_our_words="Tell the owner of the grain, before the work starts, all.")
    fill(
        sheet,
        "1.3",
        title="A title that goes on for much longer than ten words, as here",
        force="you may try to see to it all",
    )
    fill(sheet, "3.11", in_our_words="Keep the key in the house <b>.", online="so " * 121)
    before = state(project)
    capsys.readouterr()

    assert main(["desk", "--take", str(sheet), "--root", str(project)]) == 1
    told = capsys.readouterr().out
    lines = sheet.read_text(encoding="utf-8").splitlines()
    places = re.findall(r"mill-2024\.yml:(\d+):(\d+): ([^\s,:]+)(?:, ([^:]+))?: (.*)", told)

    assert [(number, field) for _, _, number, field, _ in places] == [
        ("3.11", ""),
        ("1.3", "Title"),
        ("1.3", "Force"),
        ("1.3", "Force"),
        ("2.3", "In our words"),
        ("3.11", "What it means online"),
        ("3.11", "In our words"),
        ("3.11", "What it means online"),
    ]
    assert all(lines[int(line) - 1][int(column) - 1] == '"' for line, column, *_ in places)
    assert "stand in the official text of 1.2: tell the owner of the grain before the work starts" in told
    assert "HTML in text: <b" in told
    assert "8 to mend; nothing was written" in told
    assert state(project) == before


def runs(text: str) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[at : at + 8]) for at in range(len(words) - 7)}


def tree(project: Path) -> Iterator[tuple[str, str]]:
    for file in project.rglob("*"):
        if file.is_file() and "build" not in file.relative_to(project).parts:
            yield file.name, file.read_text(encoding="utf-8", errors="replace")


def test_after_a_full_round_no_run_of_eight_official_words_is_in_the_tree(project: Path) -> None:
    sheet = worksheet_of(project)
    for number, (title, words) in OWN.items():
        fill(sheet, number, title=title, in_our_words=words)
    main(["desk", "--take", str(sheet), "--root", str(project)])
    official = {run for line in TEXT.splitlines() for run in runs(line.partition(" ")[2])}

    assert official & runs(sheet.read_text(encoding="utf-8"))
    assert {name: official & runs(text) for name, text in tree(project) if official & runs(text)} == {}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ((MARK, "A sheet"), "is no worksheet of the desk"),
        (("provisions:", "provisions: ["), "cannot be read as a worksheet"),
        (('framework: "mill"', 'framework: "mil"'), "no framework mil\n    did you mean mill?"),
        (('edition: "2024"', 'edition: "2042"'), "mill has no edition 2042"),
        (('edition: "2024"\n', ""), "does not say which edition"),
        (('kind: "official-page"', 'kind: "official"'), "kind is official"),
        (('address: "https', 'address: "ttps'), "a bad link"),
        (("in_our_words:", "in_ours:"), "unknown key in_ours"),
        (('- number: "1.2"', '- number: ""'), "an entry without a number"),
        (('- number: "2.1"', '- number: "1.3"'), "1.3 stands here more than once"),
        (("official: >-\n      You must take", 'official: "" #'), "the official words are gone"),
        (('title: "Mice"', 'title: "Mice'), "cannot be read as a worksheet"),
    ],
)
def test_a_worksheet_that_does_not_fit_is_refused_in_a_sentence(
    project: Path, capsys: pytest.CaptureFixture[str], change: tuple[str, str], told: str
) -> None:
    sheet = filled(project)
    text = sheet.read_text(encoding="utf-8")
    assert change[0] in text
    sheet.write_text(text.replace(*change, 1), encoding="utf-8")
    before = state(project)

    assert main(["desk", "--take", str(sheet), "--root", str(project)]) == 1
    assert told in capsys.readouterr().out
    assert state(project) == before


def test_an_edition_of_which_nobody_knows_with_what_words_it_binds_is_told_once(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    standards = project / "data" / "standards.yml"
    sheet = filled(project)
    text = standards.read_text(encoding="utf-8")
    standards.write_text(re.sub(r'(?m)^ +force: "you must"\n', "", text, count=1), encoding="utf-8")

    assert main(["desk", "--take", str(sheet), "--root", str(project)]) == 1
    told = capsys.readouterr().out
    assert told.count("nothing says with what words these bind: ") == 1
    assert "1 to mend; nothing was written" in told


def test_nothing_complete_and_no_file_are_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = worksheet_of(project)

    assert main(["desk", "--take", str(sheet), "--root", str(project)]) == 1
    assert "nothing in it is complete" in capsys.readouterr().out
    assert main(["desk", "--take", str(project / "none.yml"), "--root", str(project)]) == 1
    assert "none.yml: No such file" in capsys.readouterr().out


def test_a_framework_without_a_list_of_provisions_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = filled(project)
    standards = project / "data" / "standards.yml"
    text = standards.read_text(encoding="utf-8")
    standards.write_text(re.sub(r"(?s)    provisions:.*(?=\n  bell:)", "", text), encoding="utf-8")

    assert main(["desk", "--take", str(sheet), "--root", str(project)]) == 1
    assert "mill has no list of provisions" in capsys.readouterr().out


def test_our_sixty_texts_are_as_the_desk_wants_them() -> None:
    judge = OwnWords(lamps.official())
    rows = (
        ROW | {"number": number, "official": lamps.official()[number], "title": title, "in_our_words": words}
        for number, (title, words) in lamps.ours().items()
    )

    assert {row["number"]: faults for row in rows if (faults := judge.faults(row))} == {}


def test_grades_are_near_those_of_a_library() -> None:
    texts = [words for _, words in lamps.ours().values()] + [duty.official for duty in lamps.DUTIES]
    apart = [abs(JUDGE.grade(text) - textstat.flesch_kincaid_grade(text)) for text in texts]

    assert JUDGE.grade("") == 0
    assert max(apart) < 2.5
    assert statistics.mean(apart) < 0.7
