"""The map that the benchmark measures is as sound as the real one."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.__main__ import main
from tools.generate import generate


def test_a_map_that_was_made_to_be_measured_passes_the_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    generate(tmp_path, 100)

    main(["check", str(tmp_path)])

    assert capsys.readouterr().out.splitlines()[-1] == "0 problems"
