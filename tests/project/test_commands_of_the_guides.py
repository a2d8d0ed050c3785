"""Every command that a guide gives runs."""

from __future__ import annotations

import io
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from macros.__main__ import WITHOUT_ROOT, main
from tests.support.project import ROOT, copied

PAGES = ("run-your-own", "a-map-of-your-own", "carrying-on", "measured")  # pages of the site that give commands
GUIDES = [*sorted(ROOT.glob("*.md")), *(ROOT / "docs" / "about" / f"{name}.md" for name in PAGES)]
BLOCKS = [
    (guide.name, line)
    for guide in GUIDES
    for block in re.findall(r"```sh\n(.*?)```", guide.read_text(encoding="utf-8"), re.DOTALL)
    for line in block.splitlines()
]
PYTHON = ".venv/bin/python -m macros "


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project in which the commands of all guides run in turn, with an older copy beside it."""
    for name in ("project", "before"):
        copied(tmp_path_factory.getbasetemp() / "guides" / name, "data", "docs")
    return tmp_path_factory.getbasetemp() / "guides" / "project"


def test_the_guides_give_commands_of_two_kinds_only() -> None:
    assert [line for _, line in BLOCKS if not re.match(rf"(make [a-z]+|{re.escape(PYTHON)}[a-z-]+)\b", line)] == []


@pytest.mark.parametrize("line", sorted({line for _, line in BLOCKS if line.startswith("make ")}))
def test_a_make_command_of_a_guide_can_run(line: str) -> None:
    done = subprocess.run(
        [*shlex.split(line), "--dry-run", "--old-file=.venv/.ready"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr


def test_the_other_commands_of_the_guides_run_one_after_the_other(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    lines = list(dict.fromkeys(line.removeprefix(PYTHON) for _, line in BLOCKS if line.startswith(PYTHON)))
    for line in lines:
        words = shlex.split(line)
        root = [] if words[0] in WITHOUT_ROOT else ["--root", str(project)]
        code = main([*words, *root])
        printed = capsys.readouterr()
        ended = printed.out.endswith("nothing was written\n")  # a question without an answer

        assert printed.err == "", line
        assert ended if words[0] == "new" else code == 0, line
    assert {line.split()[0] for line in lines} >= {
        "new",
        "show",
        "export-csv",
        "import-csv",
    }


def test_no_other_page_gives_a_command_that_nobody_tries() -> None:
    others = [page for page in (ROOT / "docs").rglob("*.md") if page not in GUIDES and "handouts" not in page.parts]
    given = re.compile(r"python -m macros|`make [a-z]|^make [a-z]+$", re.MULTILINE)

    assert [page.name for page in others if given.search(page.read_text(encoding="utf-8"))] == []


def test_every_target_that_a_guide_names_stands_in_the_makefile_with_what_it_may_be_told() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    told = set(re.findall(r"\$\(([A-Z]+)\)", makefile))
    command = re.compile(r"(?:`|^)make ([a-z]+)((?: [A-Z]+=\S+?)*)[`\n]", re.MULTILINE)
    named = [
        (guide.name, target, words)
        for guide in GUIDES
        for target, words in command.findall(guide.read_text(encoding="utf-8"))
    ]

    assert len(named) > len(GUIDES)
    assert [each for each in named if each[1] not in targets] == []
    assert [each for each in named if set(re.findall(r"([A-Z]+)=", each[2])) - told] == []


NAMED = sorted(
    {
        (name, rest)
        for guide in GUIDES
        for name, rest in re.findall(r"python -m macros ([a-z][a-z-]*)([^`\n#]*)", guide.read_text(encoding="utf-8"))
    }
)


@pytest.mark.parametrize(("name", "rest"), NAMED, ids=[f"{name}{rest}".strip() for name, rest in NAMED])
def test_a_command_that_a_guide_names_in_passing_is_there_with_its_options(
    name: str, rest: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main([name, "--help"])

    offered = capsys.readouterr().out
    assert left.value.code == 0
    assert [option for option in re.findall(r"--[a-z-]+", rest) if option not in offered] == []
