"""What we know of a provision follows from the copies that somebody looked at; nobody writes it down."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from macros.model.records import Copy, Mapping, Provision, Review
from macros.model.words import COPIES, EXTENTS, STATUSES, Meaning

_EXTENTS = list(EXTENTS)  # from the whole text down to the number alone
_NEAREST = list(COPIES)  # from the owner's own page down to a search engine's excerpt
_LEVELS = {
    **dict.fromkeys(("joined", "most", "opening"), "part"),
    "subject": "subject",
    **dict.fromkeys(("number", "unconfirmed"), "unseen"),
}
_WHOLE = {
    "official-page": "whole-official",
    "official-quote": "whole-quoted",
    "government": "whole-quoted",
    "court": "whole-quoted",
    "source": "whole-source",
}


def status_of(provision: Provision) -> str:
    """Return how well a provision is known, as a word of `STATUSES`: that of the best copy, or of two copies joined."""
    copies = sorted((copy for copy in provision.seen if copy.numbered != "no"), key=_rank)
    if not copies:
        return "unconfirmed"
    best = copies[0]
    apart = [copy for copy in provision.seen if copy.numbered == "no" and copy.extent in {"whole", "most"}]
    if best.extent not in {"whole", "most"} and apart:
        return "joined"
    if best.extent != "whole":
        return str(best.extent)
    return _status_of_whole([copy for copy in copies if copy.extent == "whole"])


def status_in_words(provision: Provision) -> Meaning:
    """Return how the status is shown, and the sentence that explains it."""
    return STATUSES[status_of(provision)]


def rests_on(provision: Provision) -> str:
    """Return what our words rest on, as a sentence: `Our words rest on: whole text, official page.`."""
    return f"Our words rest on: {ground(provision)}."


def ground(provision: Provision) -> str:
    """Return what the words of the map rest on, for the middle of a sentence: `whole text, official page`."""
    label = status_in_words(provision).label
    return f"{label[0].lower()}{label[1:]}"


def of_today(checked: Provision | Mapping) -> tuple[Review, ...]:
    """Return the reviews that speak of what stands here now: a new text needs a new look."""
    return tuple(review for review in checked.reviews if not review.changed)


def fingerprint_of(checked: Provision | Mapping) -> str:
    """Return what tells the words that a second reader checks from any others: our words of a number, or our reason.

    Signs, capitals and space make no other words.
    """
    texts: Iterable[str | None] = (
        (checked.title, checked.force, checked.in_our_words, checked.online, checked.note)
        if isinstance(checked, Provision)
        else (checked.why,)
    )
    words = ["|".join(re.findall(r"\w+", (text or "").casefold())) for text in texts]
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:8]


def level_of(provision: Provision) -> str:
    """Return how much of a provision is known, as a word of `LEVELS`: coarser than its status, for counts."""
    return _LEVELS.get(status_of(provision), "whole")


def is_plainly_whole(provision: Provision) -> bool:
    """Tell whether one copy shows the whole text with its number and edition, so that a list need not say more."""
    return status_of(provision).startswith("whole-")


def is_known(provision: Provision) -> bool:
    """Tell whether some copy shows at least the subject: only then may we say anything of it, or map to it."""
    return level_of(provision) != "unseen"


def is_told(provision: Provision) -> bool:
    """Tell whether some copy shows more than the subject, so that the provision may come first in an answer."""
    return level_of(provision) in {"whole", "part"}


def best_copy(provision: Provision) -> Copy | None:
    """Return the copy that shows most, the nearest to the owner's own page among equals."""
    return min(provision.seen, key=_rank, default=None)


def days_of(provisions: Iterable[Provision]) -> list[str]:
    """Return the days on which copies of these provisions were looked at, in order."""
    return sorted({str(copy.on) for provision in provisions for copy in provision.seen})


def _status_of_whole(copies: list[Copy]) -> str:
    numbered = [copy for copy in copies if not copy.numbered]
    if not numbered:
        return "counted"
    dated = [copy for copy in numbered if not copy.names_edition]
    return _WHOLE.get(dated[0].kind, "whole-copy") if dated else "undated"


def _rank(copy: Copy) -> tuple[int, int, int]:
    extent = _EXTENTS.index(copy.extent) if copy.extent in EXTENTS else len(_EXTENTS)
    kind = _NEAREST.index(copy.kind) if copy.kind in COPIES else len(_NEAREST)
    return (extent, kind, -int(copy.on.replace("-", "") or 0) if copy.on.replace("-", "").isdecimal() else 0)
