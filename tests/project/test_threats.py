"""The threat model of SECURITY.md names tests that are there, and what it says of the project's own files is true."""

from __future__ import annotations

import re
import subprocess

import pytest

from macros.reading.files import printed
from tests.support.project import ROOT

MODEL = (ROOT / "SECURITY.md").read_text(encoding="utf-8")


def test_every_test_that_the_threat_model_names_is_there() -> None:
    named = set(re.findall(r"`(test_\w+)`", MODEL))
    written = {
        name
        for file in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", file.read_text(encoding="utf-8"), re.MULTILINE)
    }
    rows = [line for line in MODEL.splitlines() if line.startswith("| ")][2:]

    assert named - written == set()
    assert [row for row in rows if "`test_" not in row] == []


@pytest.mark.parametrize("lock", ["requirements.lock", "tools/zensical.lock"])
def test_what_is_installed_is_pinned_with_checksums(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    packages = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    commands = (ROOT / "Makefile").read_text(encoding="utf-8").replace("$<", "tools/zensical.lock")

    assert packages
    assert [
        package for package in packages if not re.match(r"\S+==\S+.*--hash=sha256:[0-9a-f]{64}", package, re.DOTALL)
    ] == []
    assert f"--require-hashes --requirement {lock}" in commands


def test_nothing_that_is_made_is_kept_in_git() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("the files of a release, without their history")
    kept = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", printed.FOLDER, "site", "build"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert kept.stdout == ""
