"""A reason that leads elsewhere is told, and one that only begins with the same words is not."""

from __future__ import annotations

import pytest

from macros.reading.project import checked
from macros.rules.reasons import reasons_say_something
from tests.support.broken import MAPPINGS, PICTURES, TODAY, sound_files

REASON = "A fair weight is the first thing that an honest share is counted from."  # of the small map


def told(reason: str) -> list[str]:
    """Return what the rule says of a reason."""
    said = sound_files()[MAPPINGS].decode()
    assert REASON in said
    files = sound_files() | {MAPPINGS: said.replace(REASON, reason).encode()}
    return [problem.fact for problem in reasons_say_something(checked(files, TODAY, PICTURES).index)]


@pytest.mark.parametrize(
    "reason",
    [
        "See above, where the scales and the share of flour are told.",
        "See below: scales, flour, hats and carts are told one by one.",
        "As above for the share of flour, and for the hats of a miller.",
        "Same as for the share of flour that a baker weighs in his shop.",
        "The same as above. Scales, flour, hats and carts are in it.",
        "Same as Mill 1.1, where scales and flour come first of all.",
        "As discussed with the others, this matters here.",
        "As agreed. This standard is relevant to the page.",
        "Reason to follow, once the scales and the flour are read.",
        "Text follows when somebody has read the letter of the millers.",
    ],
)
def test_a_reason_that_leads_elsewhere_is_told(reason: str) -> None:
    assert [fact.partition(":")[0] for fact in told(reason)] == [
        "the reason says nothing of this page and this provision"
    ]


@pytest.mark.parametrize(
    "reason",
    [
        "As agreed with the baker, the sack bears no name and no mark.",
        "As agreed, the baker sees each sack before it goes.",
        "As discussed at the mill, a sack in the rain weighs more than it should.",
        "Same as at a front door, a miller knocks before she comes in.",
        "See below the surface of a sack: stones lie under the flour.",
        "Text to follow up a visit is kept as a record by the miller.",
        "Reason follows feeling late at night; a pause lets it catch up.",
    ],
)
def test_a_reason_that_begins_with_the_same_words_raises_no_alarm(reason: str) -> None:
    assert told(reason) == []
