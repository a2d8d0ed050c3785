"""What days must keep: none is still to come that somebody has seen, and none comes before what it is about.

A day that nobody can read was told before, and is empty here.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterator

from macros.model.fields import is_date
from macros.model.index import Index
from macros.model.places import Problem, Text
from macros.model.records import Edition, Framework
from macros.model.typed import COMMAND
from macros.rules.ways import mappings_of, provisions_of, reviews_of

LOOK_AGAIN = "compare it with a calendar: day and month may be swapped, or a digit be wrong"
FURTHEST = 60  # days that a version may be prepared before it is published
FIRST = "2000"  # the year before which nobody looked at what this map rests on
MOST_YEARS = 10  # until somebody looks again, or a binding begins or ends
MONTHS = {name: number for number, name in enumerate(
    ("January", "February", "March", "April", "May", "June",
     "July", "August", "September", "October", "November", "December"), 1)}  # fmt: skip


def days_are_not_to_come(index: Index) -> Iterator[Problem]:
    """A day on which somebody looked, found none, checked or took a page out is not to come, nor before 2000."""
    for on in _days(index):
        if on > index.data.today:
            yield Problem(
                on.place, f"{on} is still to come: nowhere on Earth is it later than {index.data.today}", LOOK_AGAIN
            )
        elif "" < on < FIRST:
            yield Problem(on.place, f"{on} is before the year {FIRST}", LOOK_AGAIN)


def days_ahead_are_near(index: Index) -> Iterator[Problem]:
    """A day to look again, or on which a binding begins or ends, is at most ten years ahead."""
    bindings = (day for binding in index.data.bindings for day in (binding.since, binding.until) if day)
    for day in (*(report.review_by for report in index.data.reports), *bindings):
        if day and _days_ahead(index, day) > 366 * MOST_YEARS:
            yield Problem(day.place, f"{day} lies far ahead: today is {index.data.today}", LOOK_AGAIN)


def copies_are_older_than_the_look(index: Index) -> Iterator[Problem]:
    """Nobody looked at a copy before the day that it bears, or that of the source document in which it stands."""
    for provision in provisions_of(index):
        for copy in provision.seen:
            source = index.sources.get(copy.source or "")
            for date in (date for date in (copy.dated, source.date if source else None) if date):
                if "" < copy.on < _first_of(date) <= index.data.today:
                    fact = f"looked at on {copy.on}, before it appeared ({date})"
                    yield Problem(copy.on.place, fact, "compare both dates with the copy")


def dates_are_not_to_come(index: Index) -> Iterator[Problem]:
    """Nothing that we have before us bears a date that is still to come, or a day that does not exist."""
    for date in _loose_dates(index):
        if (written := _in_words(date)) and not is_date(written):
            yield Problem(date.place, f"“{date}” names a day that does not exist", "look it up in a calendar")
        elif _first_of(date) > index.data.today:
            yield Problem(
                date.place,
                f"“{date}” is still to come: nowhere on Earth is it later than {index.data.today}",
                LOOK_AGAIN,
            )


def dates_can_be_read(index: Index) -> Iterator[Problem]:
    """A date that is known in part names a year of four digits, or says that there is no date."""
    for date in _loose_dates(index):
        if not date.strip():
            continue
        if figures := _FIGURES.search(date):
            fact = f"“{date}” holds {figures[0]}, which people read in two ways"
            yield Problem(date.place, fact, "write it as 2019-12-02, or as 2 December 2019")
        elif (written := _LIKE_ISO.search(date)) and not (_is_iso(written[0]) or _span(written[0])):
            yield Problem(date.place, f"“{date}” holds {written[0]}, which is no day or month", _AS_ISO)
        elif not _YEAR.search(date) and not _NO_DATE.search(date):
            fact = f"“{date}” is no date that anybody can read: it names no year"
            yield Problem(date.place, fact, "write the year in four digits, as July 2019; or say: no date")


def copies_come_after_their_edition(index: Index) -> Iterator[Problem]:
    """A copy is not older than its edition, and nobody looked at it before the edition was published."""
    for framework in index.data.frameworks:
        first = {str(edition.id): _first_day(edition, index.data.today) for edition in framework.editions}
        for provision in framework.provisions:
            published = first.get(provision.edition, "")
            for copy in provision.seen:
                dates = [copy.on, *([copy.dated] if copy.dated and not copy.names_edition else [])]
                for date in dates:
                    if published and _last_of(date) < published:
                        fact = f"{date} is before the {provision.edition} edition of {framework.id}, of {published}"
                        yield Problem(date.place, fact, "mend the date, or name the edition that the copy shows")


def sources_come_after_what_they_cite(index: Index) -> Iterator[Problem]:
    """A source that gives a number, or states a link, is not older than the edition of it."""
    told: set[tuple[str, str]] = set()
    for answer, mapping in mappings_of(index):
        if not mapping.source:
            continue  # most are our own reading
        edition = index.editions.get((answer.framework, _edition_of(index, answer.framework, mapping.edition)))
        published = _first_day(edition, index.data.today) if edition else ""
        for named in (mapping.source, *(passage.source for passage in mapping.also_in)):
            source = index.sources.get(named or "")
            if named and source and published and _last_of(source.date) < published and (named, published) not in told:
                told.add((named, published))
                fact = f"{named} is of {source.date}, and is said to give a number of {published} at {named.place}"
                yield Problem(source.date.place, fact, "mend the date here, or the edition there")


def checks_come_after_their_edition(index: Index) -> Iterator[Problem]:
    """Nobody checked a provision or a mapping, or found nothing, before the edition was published."""
    for owner in index.data.frameworks:
        for provision in owner.provisions:
            edition = index.editions.get((owner.id, provision.edition))
            for review in provision.reviews:
                yield from _too_early(index, review.on, owner.id, edition)
    for answer, mapping in mappings_of(index):
        edition = index.editions.get((answer.framework, _edition_of(index, answer.framework, mapping.edition)))
        for review in mapping.reviews:
            yield from _too_early(index, review.on, answer.framework, edition)
    for answer in index.data.answers:
        framework = index.frameworks.get(answer.framework)
        if answer.gap and answer.gap.on and framework:
            known = [edition for edition in framework.editions if _first_day(edition, index.data.today)]
            oldest = min(known, key=lambda edition: _first_day(edition, index.data.today), default=None)
            yield from _too_early(index, answer.gap.on, answer.framework, oldest)


def reports_are_looked_at_in_time(index: Index) -> Iterator[Problem]:
    """A further source is looked at after it appeared, and looked at again after that."""
    for report in index.data.reports:
        if "" < report.review_by <= report.looked_at:
            fact = f"to be looked at again on {report.review_by}, yet it was looked at on {report.looked_at}"
            yield Problem(report.review_by.place, fact, "write a day after that, half a year or a year on")
        if report.date and "" < report.looked_at < _first_of(report.date) <= index.data.today:
            fact = f"looked at on {report.looked_at}, before it appeared ({report.date})"
            yield Problem(report.looked_at.place, fact, "compare both dates with the source")


def editions_follow_one_another(index: Index) -> Iterator[Problem]:
    """An edition is published before it is in force, the current one is, and an older one ends before the next."""
    for framework in index.data.frameworks:
        for edition in filter(_is_late, framework.editions):
            if edition.published:
                fact = f"published {edition.published}, after it came into force on {edition.in_force}"
                yield Problem(edition.published.place, fact, "compare both dates with the official page")
        current = index.editions.get((framework.id, framework.current_edition))
        if current and current.in_force and current.in_force > index.data.today:
            fact = f"the current edition {current.id} is in force from {current.in_force} on, which is still to come"
            remedy = "name the edition that applies today as current_edition until then"
            yield Problem(framework.current_edition.place, fact, remedy)
        yield from _overlaps(framework)


def versions_stand_newest_first(index: Index) -> Iterator[Problem]:
    """Versions stand newest first, each named after its own day, and none lies far ahead."""
    for newer, older in itertools.pairwise(index.data.versions):
        if older.id > newer.id:
            fact = f"version {older.id} stands below the older {newer.id}"
            yield Problem(older.place, fact, f"put the newest first, as {COMMAND} changes --record does")
    for version in index.data.versions:
        if not version.id.startswith(version.on):
            fact = f"the version {version.id} has another day: {version.on}"
            yield Problem(version.on.place, fact, f"give it the name {version.on}, or {version.on} and a letter")
        elif version.on and _days_ahead(index, version.on) > FURTHEST:
            fact = f"the version of {version.on} lies far ahead: today is {index.data.today}"
            yield Problem(version.on.place, fact, LOOK_AGAIN)


def _days(index: Index) -> Iterator[Text]:
    """Yield every day on which somebody did something."""
    for provision in provisions_of(index):
        yield from (copy.on for copy in provision.seen)
    for review in reviews_of(index):
        yield from filter(None, (review.on, review.changed))
    yield from (answer.gap.on for answer in index.data.answers if answer.gap and answer.gap.on)
    yield from (report.looked_at for report in index.data.reports)
    yield from (retired.on for retired in index.data.retired)


def _loose_dates(index: Index) -> Iterator[Text]:
    """Yield every date that may be known in part."""
    for provision in provisions_of(index):
        yield from (copy.dated for copy in provision.seen if copy.dated)
    yield from (edition.published for edition in index.editions.values() if edition.published)
    yield from (source.date for source in index.data.sources)
    yield from (report.date for report in index.data.reports if report.date)


def _edition_of(index: Index, framework: str, edition: Text | None) -> str:
    named = index.frameworks.get(framework)
    return str(edition or (named.current_edition if named else ""))


def _too_early(index: Index, on: Text, framework: str, edition: Edition | None) -> Iterator[Problem]:
    published = _first_day(edition, index.data.today) if edition else ""
    if edition and published and on < published:
        fact = f"{on} is before the {edition.id} edition of {framework}, of {published}"
        yield Problem(on.place, fact, "mend the date, or name the edition that was looked at")


def _overlaps(framework: Framework) -> Iterator[Problem]:
    began = [edition for edition in framework.editions if edition.in_force]
    began.sort(key=lambda edition: str(edition.in_force))
    for older, later in itertools.pairwise(began):
        if older.in_force == later.in_force and later.in_force:
            fact = f"the editions {older.id} and {later.id} are in force from the same day on, {later.in_force}"
            yield Problem(later.in_force.place, fact, "compare both dates with the official page", yields=True)
        elif older.until and str(older.in_force) < str(later.in_force) <= older.until:
            fact = f"the edition {older.id} ends on {older.until}, after {later.id} began on {later.in_force}"
            yield Problem(older.until.place, fact, "compare both dates with the official page")


def _first_day(edition: Edition, today: str) -> str:
    """Return the first day on which somebody can have seen an edition; empty where that is not known.

    A day that is still to come tells nothing: an edition may be published long before it is in force.
    """
    if _is_late(edition):
        return ""  # one of the two dates is wrong, and that is told
    days = [_first_of(date) for date in (edition.published, edition.in_force) if date]
    return min((day for day in days if "" < day <= today), default="")


def _is_late(edition: Edition) -> bool:
    """Tell whether an edition came into force before the earliest day on which it can have been published."""
    return bool(edition.published and edition.in_force and _first_of(edition.published) > edition.in_force)


def _first_of(date: str) -> str:
    """Return the first day that a date can mean, however much of it is known; empty where no year stands in it."""
    if known := _ISO.match(date):
        return f"{known[1]}-{known[2] or '01'}-{known[3] or '01'}"
    years = [int(year) for year in _YEAR.findall(date)]
    if not years:
        return ""
    if len(years) == 1 and (written := _in_words(date)):
        return written
    months = [month for name in _WORD.findall(date) if (month := _month(name))] if len(years) == 1 else []
    return f"{max(years):04}-{months[0] if len(months) == 1 else 1:02}-01"


def _last_of(date: str) -> str:
    """Return a day that is not before any that a date can mean."""
    if span := _span(date):
        return f"{int(span[1]) + 1}-12-31"
    if known := _ISO.match(date):
        return f"{known[1]}-{known[2] or '12'}-{known[3] or '31'}"
    years = _YEAR.findall(date)
    return f"{max(years)}-12-31" if years else "9999"


def _is_iso(written: str) -> bool:
    """Tell whether a text is a day, or a month with its year."""
    return is_date(written if written.count("-") > 1 else f"{written}-01")


def _span(date: str) -> re.Match[str] | None:
    """Return the two years of a date such as 2019-20 or 2019/20, in the second of which it ends."""
    span = _SPAN.search(date)
    return span if span and int(span[2]) == (int(span[1]) + 1) % 100 else None


def _in_words(date: str) -> str:
    """Return the first day that is written in words, such as 2 December 2019, 2nd Dec 2019 or Dec. 2, 2019."""
    if written := _DAY_FIRST.search(date):
        day, name, year = written.groups()
    elif written := _MONTH_FIRST.search(date):
        name, day, year = written.groups()
    else:
        return ""
    month = _month(name)
    return f"{year}-{month:02}-{day:>02}" if month else ""


def _month(name: str) -> int:
    """Return the number of a month from its name or its first three letters; 0 where a word is none."""
    return next((number for full, number in MONTHS.items() if name in {full, full[:3]}), 9 * (name == "Sept"))


def _days_ahead(index: Index, day: str) -> int:
    return (datetime.date.fromisoformat(day) - datetime.date.fromisoformat(index.data.today)).days


_ISO = re.compile(r"(\d{4})(?:-(0\d|1[0-2])(?:-(\d\d))?)?(?!\d|-)")
_SPAN = re.compile(r"\b((?:19|20|21)\d\d)[-/\u2013](\d\d)(?![\d/-])")
_NAME = r"([A-Z][a-z]{2,8})"
_WORD = re.compile(rf"\b{_NAME}\b")
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? {_NAME}\.?,? (\d{{4}})\b")
_MONTH_FIRST = re.compile(rf"\b{_NAME}\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b")
_LIKE_ISO = re.compile(r"(?<![\w-])\d{4}-\d{1,2}(?:-\d{1,2})?(?![\w-])")
_AS_ISO = "write year, month and day as 2019-12-02, as much of it as is known"
_FIGURES = re.compile(r"(?<!\d)\d{1,2}([/.])\d{1,2}\1(?:\d{4}|\d\d)(?!\d)")
_NO_DATE = re.compile(r"(?i)\b(?:no|not|without a|un)[ -]?dated?\b")
_YEAR = re.compile(r"\b((?:1[6-9]|20|21)\d\d)\b")  # laws may be old
