"""What the word of a second reader must say, so that it helps whoever meets it."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model.index import Index
from macros.model.places import Problem
from macros.model.records import Review
from macros.rules.ways import mappings_of, provisions_of, reviews_of


def second_readers_say_why_they_disagree(index: Index) -> Iterator[Problem]:
    """A second reader who disagrees says why, and one who agrees leaves that to the reason itself."""
    for review in reviews_of(index):
        if review.finding == "disagrees" and not review.because:
            fact = f"{review.by} disagrees, and nobody can read why"
            yield Problem(review.place, fact, "write their words behind because:, in one or two sentences")
        elif review.finding == "agrees" and review.because:
            fact = f"{review.by} agrees, yet says why not: {review.because}"
            yield Problem(review.because.place, fact, "write finding: disagrees, or leave because: out")


def second_readers_stand_once(index: Index) -> Iterator[Problem]:
    """A second reader stands once a day beside a provision or a mapping."""
    for reviews in _lists(index):
        seen: dict[tuple[str, str], Review] = {}
        for review in reviews:
            key = (review.by.casefold(), str(review.on))
            if key in seen:
                fact = f"{review.by} stands here already on {review.on}: {seen[key].place}"
                yield Problem(review.place, fact, "leave one of the two out; a new look has its own day")
            seen.setdefault(key, review)


def texts_change_after_their_review(index: Index) -> Iterator[Problem]:
    """What a second reader has checked changes on their day or after it."""
    for review in reviews_of(index):
        if review.changed and review.changed < review.on:
            fact = f"changed on {review.changed}, before {review.by} looked at it on {review.on}"
            yield Problem(review.changed.place, fact, "write the day on which you changed it, or leave changed: out")


def provisions_are_compared_with_their_text(index: Index) -> Iterator[Problem]:
    """Whoever checks a provision has its official text before them: our words alone prove nothing of it."""
    for provision in provisions_of(index):
        for review in provision.reviews:
            if review.compared_with == "our-words":
                fact = f"{review.by} checked {provision.number} with our words alone, which say nothing of its text"
                remedy = "put the review beside the mapping that was judged, or write compared_with: official-text"
                yield Problem(review.compared_with.place, fact, remedy)


def _lists(index: Index) -> Iterator[tuple[Review, ...]]:
    yield from (provision.reviews for provision in provisions_of(index))
    yield from (mapping.reviews for _, mapping in mappings_of(index))
