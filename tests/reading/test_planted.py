"""One slip, one message, on its line: what the check says of each slip that an editor makes, in each file."""

from __future__ import annotations

import pytest

from macros.reading.project import checked
from macros.rules.gathered import gathered
from tests.support.broken import TODAY, sound_files
from tests.support.planting import planted

# One in a hundred: an entry that a slip cuts in two lacks something on both sides, and each is told.
MOST_TOLD_TWICE = 0.01


@pytest.mark.weekly
def test_one_slip_is_told_once_on_its_line() -> None:
    files = sound_files()
    texts = {file: content.decode() for file, content in files.items() if file.endswith((".yml", ".md"))}
    slips = list(planted(texts))
    silent, twice, elsewhere = [], [], []
    for slip in slips:
        problems = gathered(checked({**files, slip.file: slip.text.encode()}, TODAY).problems)
        places = {(problem.place.file, problem.place.line - slip.line) for problem in problems}
        if not problems:
            silent.append(slip[:3])
        elif len(problems) > 1:
            twice.append(slip[:3])
        elif not places <= {(slip.file, 0), (slip.file, 1)}:
            elsewhere.append(slip[:3])

    assert silent == []
    assert len(twice) <= MOST_TOLD_TWICE * len(slips), twice
    assert elsewhere == []
