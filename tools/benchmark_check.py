"""Measure the check at the size of today, beside what it costs to import YAML alone: `make benchmark`.

Prints the median and the least of ten processes, in alternation, and what of a check goes where. Processor time is what
a busy machine changes least.
"""

from __future__ import annotations

import gc
import json
import statistics
import subprocess
import sys
import time

from macros.model.index import Index
from macros.model.places import Problem
from macros.reading.project import load
from macros.rules import check
from tools.measured import ROOT, Cost, measured

PROCESSES = 10
MOST = 0.45  # seconds
COMMANDS = {
    "check": ("-m", "macros", "check"),
    "its imports alone": ("-c", "import macros.commands.checking"),
    "import yaml alone": ("-c", "import yaml"),
}


def parts() -> dict[str, float]:
    """Return the seconds of processor time that this process needs to read the map, and to ask all rules."""
    rules, seconds = check.problems, {"reading": 0.0, "rules": 0.0}

    def timed(index: Index) -> list[Problem]:
        begin = time.process_time()
        problems = rules(index)
        seconds["rules"] = time.process_time() - begin
        return problems

    check.problems = timed
    gc.set_threshold(1_000_000)  # as for a command
    begin = time.process_time()
    load(ROOT)
    seconds["reading"] = time.process_time() - begin - seconds["rules"]
    return seconds


def main() -> None:
    """Print the table."""
    for command in COMMANDS.values():
        measured(*command)  # from now on the disk is warm, and everything compiled
    costs: dict[str, list[Cost]] = {name: [] for name in COMMANDS}
    seconds: dict[str, list[float]] = {"reading": [], "rules": []}
    for _ in range(PROCESSES):
        for name, command in COMMANDS.items():
            costs[name].append(measured(*command))
        told = subprocess.check_output([sys.executable, "-m", "tools.benchmark_check", "parts"], cwd=ROOT)
        for part, needed in json.loads(told).items():
            seconds[part].append(needed)
    seconds |= {name: [cost.processor for cost in each] for name, each in costs.items()}
    print(f"{'the map of today':<20}{'processor':>11}{'least':>8}    (check: at most {MOST} seconds)")
    for name in (*COMMANDS, "reading", "rules"):
        print(f"{name:<20}{statistics.median(seconds[name]):>11.3f}{min(seconds[name]):>8.3f}")


if __name__ == "__main__":
    if sys.argv[1:] == ["parts"]:
        print(json.dumps(parts()))
    else:
        main()
