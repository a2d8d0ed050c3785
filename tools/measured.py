"""What a benchmark shares: a Python command and what it needed, and a row of the table."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STEADY = {
    "NO_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": "1700000000",
    "PYTHONDONTWRITEBYTECODE": "",  # what Python compiled is kept, as on most machines
}


@dataclass(frozen=True)
class Row:
    """One line of the table: what was measured, ours, the peer's, ours in parts of it, and the most that it may be."""

    what: str
    ours: str
    peer: str = ""
    ratio: float | None = None
    most: str = ""

    def __str__(self) -> str:
        """Return the line."""
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        return f"{self.what:<46}{self.ours:>16}  {self.peer:<48}{ratio:>5}  {self.most}"


@dataclass(frozen=True)
class Cost:
    """What one command needed."""

    clock: float
    processor: float
    megabytes: float

    def __str__(self) -> str:
        """Return the cell of a table."""
        return f"{self.clock:.1f} s, {self.megabytes:.0f} MB"


def measured(*command: str | Path, within: Path = ROOT) -> Cost:
    """Run one Python command in the project and return what it needed."""
    begin = time.perf_counter()
    running = subprocess.Popen(
        [sys.executable, *command], cwd=within, env=os.environ | STEADY, stdout=subprocess.DEVNULL
    )
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise SystemExit(f"{' '.join(map(str, command))} failed")
    return Cost(time.perf_counter() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def built(config: Path, site: Path) -> Cost:
    """Build a site with MkDocs, and return what that needed."""
    return measured("-m", "mkdocs", "build", "--quiet", "--config-file", config, "--site-dir", site)
