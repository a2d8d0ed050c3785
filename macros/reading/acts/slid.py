"""Lines that slid to the left or the right, alone or with what belongs to them, and entries that lost their dash."""

from __future__ import annotations

from collections.abc import Iterator

from macros.reading.acts.act import Act, Lines, above, end_of, is_key, reach_of
from macros.reading.slips.looks import STEP
from macros.reading.yaml.manuscript import margin_of

_LONGEST = 12  # lines of a block of which any part may have slid


def slid_alone(lines: Lines, number: int) -> Iterator[Act]:
    """Yield a line with each number of spaces that a line above or below it has, the nearest first."""
    for margin in _margins(lines, number):
        yield _with(lines, number, number + 1, margin)


def slid_with_others(lines: Lines, number: int) -> Iterator[Act]:
    """Yield a line and those below it, as many as may belong to it, a step further left or right."""
    here = margin_of(lines[number])
    entries = [other for other in range(number + 1, len(lines)) if lines[other].startswith(" " * (here + STEP) + "- ")]
    ends = dict.fromkeys([end_of(lines, number), *entries[:1], *range(number + 2, min(number + _LONGEST, len(lines)))])
    for margin in (other for other in _margins(lines, number) if abs(other - here) <= STEP):
        for other in ends:
            if other > number + 1 and all(margin_of(line) >= here - margin for line in lines[number:other] if line):
                yield _with(lines, number, other, margin)


def without_dash(lines: Lines, number: int) -> Iterator[Act]:
    """Yield a line as the first of an entry, as deep as an entry above it."""
    body = lines[number].lstrip(" ")
    if not is_key(body) or body.startswith("- "):
        return
    dashes = [margin_of(lines[other]) for other in above(lines, number) if lines[other].lstrip().startswith("- ")]
    opened = [margin_of(lines[other]) + STEP for other in above(lines, number) if lines[other].rstrip().endswith(":")]
    for margin in dict.fromkeys([*dashes, *opened[:1]]):
        mended = f"{' ' * margin}- {body}"
        remedy = f"give it {margin} spaces, and - and a space, before its first sign"
        fact = f"an entry of a list without its dash: {body[:40]}"
        yield Act(number, fact, remedy, [*lines[:number], mended, *lines[number + 1 :]])


def _margins(lines: Lines, number: int) -> list[int]:
    here = margin_of(lines[number])
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    around = [margin_of(below), margin_of(below) - STEP]
    for other in above(lines, number):
        around += [margin_of(lines[other]), reach_of(lines[other])]
        if lines[other].rstrip().endswith(":"):
            around.append(reach_of(lines[other]) + STEP)
    return sorted(
        {margin for margin in around if margin >= 0} - {here}, key=lambda margin: (abs(margin - here), margin)
    )


def _with(lines: Lines, number: int, end: int, margin: int) -> Act:
    here = margin_of(lines[number])
    count = abs(margin - here)
    moved = [" " * max(0, margin_of(line) + margin - here) + line.lstrip(" ") for line in lines[number:end]]
    way = "right" if here > margin else "left"
    fact = f"this line stands {_spaces(count)} too far {way}"
    remedy = f"give it {_spaces(margin)} before its first sign, as its neighbours have"
    if not margin:
        remedy = "take the spaces before it away"
    if end > number + 1:
        which = "the line below it" if end == number + 2 else f"each of the {end - number - 1} lines below it"
        remedy += f", and {which} {count} {'more' if margin > here else 'fewer'}"
    return Act(number, fact, remedy, [*lines[:number], *moved, *lines[end:]], end - number)


def _spaces(count: int) -> str:
    return f"{count} space{'' if count == 1 else 's'}"
