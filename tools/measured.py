"""Run a Python command in the project, and say what it needed."""

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
class Cost:
    """What one command needed."""

    clock: float
    processor: float
    megabytes: float


def measured(*command: str | Path) -> Cost:
    """Run one Python command in the project and return what it needed."""
    begin = time.perf_counter()
    running = subprocess.Popen([sys.executable, *command], cwd=ROOT, env=os.environ | STEADY, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise SystemExit(f"{' '.join(map(str, command))} failed")
    return Cost(time.perf_counter() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
