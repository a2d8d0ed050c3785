"""Lines that slid to the left or the right, or lost the dash before them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence

from macros.reading.slips.looks import KEY, STEP, Slip, margin_beside
from macros.reading.yaml.manuscript import margin_of


def slid(lines: Sequence[str], stumbled: int, reach: Callable[[str], int]) -> Slip | None:
    """Return the line that slid to the left or the right, or lost its dash: YAML gets furthest where it is put back."""
    filled = [number for number in range(min(stumbled, len(lines))) if lines[number].strip()]
    here = margin_beside(lines, stumbled - 1, 1)
    deeper = list(itertools.takewhile(lambda number: margin_of(lines[number]) > here, reversed(filled)))
    before = filled[-len(deeper) - 1 : -len(deeper) or None]
    best, slip = (stumbled + 1, False), None
    for number in dict.fromkeys([*filled[-1:], *before, *deeper[-1:], stumbled]):
        line = lines[number] if number < len(lines) else ""
        body = line.lstrip(" ")
        margin = len(line) - len(body)
        if not body or body[0] in "#]}" or not re.match(rf"(- )*({KEY}:|[\"'])", body):
            continue
        trials: list[tuple[Slip, str]] = []
        margins = {margin_beside(lines, number, -1), margin_beside(lines, number, 1), here} - {margin}
        is_entry = body.startswith("- ") and margin_beside(lines, number, 1) == margin + STEP
        for other in sorted(margins, key=lambda other: (abs(other - margin), other)):  # the nearest is the likeliest
            way = "right" if margin > other else "left"
            count = abs(margin - other)
            fact = f"this line stands {count} space{'' if count == 1 else 's'} too far {way}"
            remedy = f"give it {other} space{'' if other == 1 else 's'} before its first sign, as its neighbours have"
            remedy += f", and each line below it that belongs to it {count} more" * (is_entry and way == "left")
            trials.append((Slip(number, margin, fact, remedy), " " * other + body))
        is_first = number in deeper[-1:] and margin == here + STEP and not body.startswith("- ")
        if is_first and lines[stumbled].lstrip(" ").startswith("- "):
            mended = f"{' ' * (margin - STEP)}- {body}"
            fact = f"an entry of a list without its dash: {body[:40]}"
            trials.append((Slip(number, margin, fact, "write - and a space before it"), mended))
        for told, mended in trials:
            reached = reach("\n".join([*lines[:number], mended, *lines[number + 1 :]]))
            rank = (reached, margin_of(mended) % STEP == 0)
            if rank > best:
                best, slip = rank, told
    return slip
