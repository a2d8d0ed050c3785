"""What the word of a second reader must say, so that it helps whoever meets it."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model.evidence import fingerprint_of
from macros.model.fields import FORMS
from macros.model.index import Index
from macros.model.places import Problem
from macros.model.records import Review
from macros.rules.ways import checked_of, provisions_of, reviews_of

_IS_FINGERPRINT = FORMS["fingerprint"][0].fullmatch


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
    for checked in checked_of(index):
        seen: dict[tuple[str, str], Review] = {}
        for review in checked.reviews:
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


def reviews_speak_of_the_words_that_stand_here(index: Index) -> Iterator[Problem]:
    """The word of a second reader carries a fingerprint of our words; where those change, it says on which day."""
    for checked in checked_of(index):
        for review in checked.reviews:
            fingerprint = fingerprint_of(checked)
            if review.changed or review.fingerprint == fingerprint:
                continue
            if not review.fingerprint:
                fact = f"nothing here tells which words {review.by} checked, so nobody would see a change of them"
                remedy = f'run make fix, or write fingerprint: "{fingerprint}" below it'
                yield Problem(review.place, fact, remedy, about=checked.place)
            elif _IS_FINGERPRINT(review.fingerprint):  # else the reader has said so
                fact = f"our words have changed since {review.by} checked them on {review.on}"
                remedy = "write below it changed: and the day of the change; or put the words back as they were"
                yield Problem(review.place, fact, remedy, about=checked.place)


def provisions_are_compared_with_their_text(index: Index) -> Iterator[Problem]:
    """Whoever checks a provision has its official text before them: our words alone prove nothing of it."""
    for provision in provisions_of(index):
        for review in provision.reviews:
            if review.compared_with == "our-words":
                fact = f"{review.by} checked {provision.number} with our words alone, which say nothing of its text"
                remedy = "put the review beside the mapping that was judged, or write compared_with: official-text"
                yield Problem(review.compared_with.place, fact, remedy)
