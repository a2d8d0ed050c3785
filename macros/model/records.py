"""The records of the map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar, NamedTuple, TypeVar, dataclass_transform

from macros.model.body import Body
from macros.model.places import Place, Text
from macros.model.words import (
    BASES,
    CHANGES,
    COMPARED_WITH,
    COPIES,
    EXTENTS,
    FINDINGS,
    LEADERS,
    LONGEST_LINE,
    MARKS,
    NUMBERINGS,
    ORIGINS,
    PEOPLE,
    RELATIONS,
    SOURCE_STATUSES,
    STATEMENT_KINDS,
    THEMES,
)

T = TypeVar("T")


def say(
    help: str,
    *,
    key: str = "",
    form: str = "",
    words: dict[str, Any] | None = None,
    most: int = 0,
    longest: int = 0,
    default: str = "",
    optional: bool = False,
    filled: bool = False,
) -> Any:
    """Describe a field for whoever fills it in.

    `key`: its name in YAML where that differs; `form`: one of `fields.FORMS`; `words`: its vocabulary; `most`: words
    in it; `longest`: characters; `default`: what it means to leave it out; `filled`: whether a list has to
    name something.
    """
    metadata = {"help": help, "key": key, "form": form, "words": words, "most": most, "longest": longest}
    metadata |= {"default": default, "filled": filled}
    return field(default=None, metadata=metadata) if optional else field(metadata=metadata)


@dataclass_transform(eq_default=False, frozen_default=True, kw_only_default=True, field_specifiers=(say, field))
def record(cls: type[T]) -> type[T]:
    """Make a class a frozen record without behaviour.

    Whole records are compared nowhere, and each `__eq__` is code that Python would write and read at every start.
    """
    return dataclass(frozen=True, slots=True, kw_only=True, eq=False)(cls)


@record
class Copy:
    """A copy of a provision that somebody looked at: what it is, how much it shows, where it stands, and when."""

    place: Place
    kind: Text = say("What sort of copy it is.", words=COPIES)
    extent: Text = say("How much of the provision it shows.", words=EXTENTS)
    numbered: Text | None = say("Whether it prints the number, where it does not.", words=NUMBERINGS, optional=True)
    names_edition: Text | None = say(
        "no, where the copy does not say which edition it is.", words={"no": None}, optional=True
    )
    address: Text | None = say(
        "Where the copy stands; never the page of a single hearing.", form="address", optional=True
    )
    source: Text | None = say("The source of this map that it is, in place of an address.", form="id", optional=True)
    copy: Text = say("What the copy is, in our words.", most=45)
    on: Text = say("The day somebody looked at it, as 2026-11-20.", form="date")
    dated: Text | None = say("The copy's own date, as exactly as known.", optional=True)


@record
class Became:
    """What a later edition did to a number."""

    place: Place
    change: Text = say("The kind of change.", words=CHANGES)
    edition: Text | None = say("The later edition, where that is not the current one.", optional=True)
    numbers: tuple[Text, ...] = say(
        "The numbers in the later edition; an empty list where none is known.", form="number"
    )
    evidence: Text = say("Who says so, or how we know.")
    warning: Text | None = say("What the old number means now, where that is something else.", optional=True)


@record
class Group:
    """A heading under which a publisher gathers provisions."""

    place: Place
    number: Text = say("The number of the group, in quotes.", form="digits")
    heading: Text = say("The heading, as a name.")
    lead_in: Text | None = say("How the group is introduced, where that frames what stands below it.", optional=True)
    force: Text | None = say(
        "What the publisher says before each item of the group, as I will not.", most=6, optional=True
    )
    turns: Text | None = say("not, where the group lists what is not to be done.", words={"not": None}, optional=True)


@record
class Edition:
    """One dated version of a framework."""

    id: Text
    place: Place
    label: Text = say("What it is called here, as 2024 edition.")
    published: Text | None = say("When it was published, as exactly as known.", optional=True)
    in_force: Text | None = say("The first day it applied, as 2024-09-01.", form="date", optional=True)
    until: Text | None = say("The last day it applied; older editions only.", form="date", optional=True)
    official_url: Text | None = say("Where a reader finds the exact wording.", form="address", optional=True)
    force: Text | None = say("With what words it binds, as you must.", most=6, optional=True)
    still_used: Text | None = say(
        "How it was still used after its last day, where somebody has seen that.", most=25, optional=True
    )
    note: Text | None = say("What is doubtful or was not seen.", optional=True)
    groups: tuple[Group, ...] = say("The publisher's headings that we have seen.", optional=True)


@record
class Review:
    """A second reader of a provision or a mapping, and what came of it."""

    place: Place
    by: Text = say("The name by which they want to stand here.")
    on: Text = say("The day, as 2026-11-20.", form="date")
    compared_with: Text = say("What they had before them.", words=COMPARED_WITH)
    finding: Text = say("What came of it.", words=FINDINGS)
    because: Text | None = say("Why they disagree, in their words; kept as it is.", most=60, optional=True)
    fingerprint: Text | None = say(
        "What tells our words of that day from any others; `make fix` writes it.", form="fingerprint", optional=True
    )
    changed: Text | None = say(
        "The day our words or our reason changed since; the review then speaks of the older ones.",
        form="date",
        optional=True,
    )


@record
class Provision:
    """A numbered item of one edition of a framework."""

    place: Place
    number: Text = say("The number as the publisher prints it, in quotes.", form="number")
    edition: Text = say("The edition it stands in, in quotes.")
    title: Text | None = say("Our short title, two to six words.", most=10, optional=True)
    in_our_words: Text | None = say("What it asks, in our words; at most 45 words.", most=45, optional=True)
    online: Text | None = say("What it means online, in two to four plain sentences.", most=120, optional=True)
    seen: tuple[Copy, ...] = say("The copies that somebody looked at, one entry each; its status follows from them.")
    search_terms: tuple[Text, ...] = say("Words people type that are not in its title.", optional=True)
    force: Text | None = say(
        "What its own sentence says, where that is not what the group or edition says.", most=6, optional=True
    )
    note: Text | None = say("What a careful reader should know.", optional=True)
    reviews: tuple[Review, ...] = say("Who has compared it with the official text, and what came of it.", optional=True)
    official_url: Text | None = say("Its own official address, where it has one.", form="address", optional=True)
    became: Became | None = say("What the later edition did to it; older editions only.", optional=True)


@record
class Untouched:
    """A framework, or one theme of it, that nobody has compared with the pages yet."""

    place: Place
    theme: Text | None = say(
        "The theme that nobody has looked at; left out, it is the whole framework.", words=THEMES, optional=True
    )
    why: Text = say("What has not been read or compared.", key="says", most=45)


@record
class Framework:
    """A body of numbered provisions with one owner."""

    id: Text
    place: Place
    title: Text = say("The name of the framework.")
    short: Text = say("The short name on badges.")
    publisher: Text = say("Who publishes it.")
    nation: Text = say("Where it applies.")
    binds: Text = say("Whom it binds today, in one sentence.")
    opening: Text | None = say("What its page says first, where readers could be misled.", optional=True)
    numbering: Text = say("How it numbers its provisions.")
    separator: Text = say("The sign between the parts of a number, in quotes.", words={".": None, ":": None})
    spoken_as: tuple[Text, ...] = say("Names that people type before a number.")
    current_edition: Text = say("The edition that applies today, in quotes.")
    not_yet: tuple[Untouched, ...] = say(
        "What nobody has looked at yet: the whole framework, or some themes of it; one sentence for all their pages.",
        optional=True,
    )
    editions: tuple[Edition, ...] = say("Its editions, each under its id.", form="keyed")
    provisions: tuple[Provision, ...] = say("Its provisions, edition by edition, in the order of their numbers.")


@record
class Statement:
    """One thing that a source says, in our words."""

    id: Text = say("A short name in small letters, as village-shop, never used again.", form="id")
    place: Place
    where: Text = say("The heading or paragraph where a reader finds it.", key="place")
    kind: Text = say("What sort of statement it is.", words=STATEMENT_KINDS)
    item: Text = say("The page it belongs to.", form="id")
    says: Text = say("What the source says, in our words.", most=60)


@record
class Source:
    """A document that the guidance rests on."""

    id: Text
    place: Place
    title: Text = say("Its title.")
    short: Text = say("What we call it in a line.")
    publisher: Text = say("Who published it.")
    date: Text = say("When, as exactly as known.")
    status: Text = say("Whether it is in force.", words=SOURCE_STATUSES)
    official_url: Text | None = say("Where to read it.", form="address", optional=True)
    our_copy: Text | None = say("What was lost or garbled in the copy we worked from.", optional=True)
    cautions: tuple[Text, ...] = say("What not to take from it without care.", optional=True)
    statements: tuple[Statement, ...] = say("What it says, one entry each.", optional=True)


@record
class Passage:
    """A place in a source."""

    place: Place
    source: Text = say("The source.", form="id")
    where: Text = say("The place in that source.", key="place")


@record
class Mapping:
    """An item touches a provision, with the reason."""

    place: Place
    number: Text = say("The provision's number, in quotes.", form="number")
    edition: Text | None = say("Its edition, where that is not the current one.", optional=True)
    relation: Text = say("How the item touches it.", words=RELATIONS)
    basis: Text = say("Who says so.", words=BASES, default="inferred")
    why: Text = say("Why, about this item and this provision; 40 characters to 30 words.", most=30)
    source: Text | None = say("The source that cites or states it.", form="id", optional=True)
    where: Text | None = say("The place in that source.", key="place", optional=True)
    also_in: tuple[Passage, ...] = say("Further sources that cite or state it, each with its place.", optional=True)
    reviews: tuple[Review, ...] = say("Who has checked this mapping, and what came of it.", optional=True)
    draft: Text | None = say(
        "The older edition it was carried over from, until somebody has compared it with the new text.", optional=True
    )

    @property
    def passages(self) -> tuple[tuple[str, str], ...]:
        """Every source that cites or states it, with the place in it."""
        first = ((str(self.source), str(self.where or "")),) if self.source else ()
        return (*first, *((str(passage.source), str(passage.where)) for passage in self.also_in))


@record
class NothingFound:
    """A mapping to nothing: we looked, and found no provision."""

    kind: ClassVar[str] = "none"
    of_all: ClassVar[bool] = False
    place: Place
    why: Text = say("What was read, and that nothing there fits; 40 characters to 45 words.", key="none", most=45)
    on: Text = say("The day, as 2026-11-20.", form="date")


@record
class NotYetLooked:
    """A gap in our reading: what would have to be read is not."""

    kind: ClassVar[str] = "not-yet"
    place: Place
    why: Text = say("What has not been read; 40 characters to 45 words.", key="not-yet", most=45)
    on: ClassVar[None] = None
    of_all: bool = False  # said once, of a whole framework or theme


Gap = NothingFound | NotYetLooked


@record
class Answer:
    """What one item has for one framework: mappings (the first is the main one), or a gap.

    It has neither where the data says nothing.
    """

    place: Place
    item: Text
    framework: Text
    mappings: tuple[Mapping, ...] = ()
    gap: Gap | None = None

    @property
    def state(self) -> str:
        """`mapped`, the kind of the gap, or `missing` where the data says nothing at all."""
        if self.mappings:
            return "mapped"
        return self.gap.kind if self.gap else "missing"


@record
class Mark:
    """What one provision says of an aspect, with the reason."""

    place: Place
    provision: Text = say("The provision, as it stands in the list above.", form="provision")
    mark: Text = say("Whether it asks this.", words=MARKS)
    force: Text | None = say(
        "With what words it asks this, where they are not those of the provision.", most=6, optional=True
    )
    why: Text = say("What in the provision shows it; 40 characters to 25 words.", most=25)


@record
class Aspect:
    """One thing that provisions may ask, in our words, with a mark for each of them."""

    place: Place
    name: Text = say("What they may ask, as a phrase, such as Scales in plain sight.", most=10)
    marks: tuple[Mark, ...] = say("What each provision says of it, one entry each.")


@record
class Comparison:
    """Provisions of several frameworks on the same subject, compared aspect by aspect."""

    id: Text
    place: Place
    title: Text = say("What they are about.", most=8)
    says: Text = say("What they ask together and where they part, in one or two sentences.", most=45)
    provisions: tuple[Text, ...] = say("The provisions, each once, as mill@2024:1.1.", form="provision")
    aspects: tuple[Aspect, ...] = say("What they ask, aspect by aspect, in the order of importance.")


@record
class Item:
    """A page of guidance, such as a principle, a concept or an example."""

    id: Text
    place: Place
    kind: str
    file: str
    body: Body = Body()
    title: Text = say("The title of the page.")
    summary: Text = say("The rule or the definition in one sentence.", most=30)
    theme: Text | None = say("The theme it belongs to.", words=THEMES, optional=True)
    search_terms: tuple[Text, ...] = say("Words people type that are not in the title.", optional=True)
    now: tuple[Text, ...] = say("First screen: what to do now, a line each.", longest=LONGEST_LINE, optional=True)
    do_not: tuple[Text, ...] = say("First screen: what not to do, a line each.", longest=LONGEST_LINE, optional=True)
    ask: tuple[Text, ...] = say("First screen: what to ask, a line each.", longest=LONGEST_LINE, optional=True)
    write_down: tuple[Text, ...] = say(
        "First screen: what to record, a line each.", longest=LONGEST_LINE, optional=True
    )
    nearest_for: tuple[Text, ...] = say(
        "Words for what no page speaks of, where this page comes nearest.", optional=True
    )
    related: tuple[Text, ...] = say("Other pages to read next.", form="id", optional=True)
    order: Text | None = say(
        "Its place in lists, in quotes; pages without one follow by title.", form="digits", optional=True
    )
    origin: Text | None = say("Where the scene of an example comes from.", words=ORIGINS, optional=True)
    minutes: Text | None = say(
        "How many minutes it takes, in quotes, where its plan says so: its headings add up to them.",
        form="digits",
        optional=True,
    )
    people: Text | None = say("For how many it is; of pages that teach.", words=PEOPLE, optional=True)
    led_by: Text | None = say("Who leads; of pages that teach.", words=LEADERS, optional=True)
    status: Text | None = say(
        "proposed or superseded, where the page rests on such a source.", words=SOURCE_STATUSES, optional=True
    )
    cautions: tuple[Text, ...] = say("What a reader must know first.", optional=True)
    reports: tuple[Text, ...] = say(
        "Further sources that it rests on, by their names in reports.yml.", form="id", optional=True
    )


@record
class Binding:
    """Whom a framework bound, where and when; without a framework, who is bound by none of them."""

    id: Text
    place: Place
    who: Text = say("The role, as a reader would name it.", most=12)
    where: Text | None = say("The nation; left out where it is the same in all.", optional=True)
    framework: Text | None = say(
        "The framework that bound them; leave it out where none of ours did.", form="id", optional=True
    )
    since: Text | None = say("The first day, as 2019-12-02, where it is known.", form="date", optional=True)
    until: Text | None = say("The last day, as 2019-12-01, where it has ended.", form="date", optional=True)
    people: Text | None = say(
        "Those people in a sentence, as registered millers in Meadowland.", most=15, optional=True
    )
    doubt: Text | None = say(
        "Why it is not sure that the numbers here are theirs, where it is not.", most=25, optional=True
    )
    says: Text = say("What such a reader should know; at most 45 words.", most=45)


@record
class Elsewhere:
    """A body or a set of rules that readers know and this map does not cover."""

    id: Text
    place: Place
    name: Text = say("Its name.", most=12)
    spoken_as: tuple[Text, ...] = say("Names that people type before a number, in small letters.")
    what: Text = say("What it is, in a few words.", most=25)
    nation: Text = say("Where it applies.", most=15)
    official_url: Text | None = say("Where to read it.", form="address", optional=True)
    says: Text = say("What a reader should know who asks for it; at most 45 words.", most=45)


@record
class Report:
    """A further source: a press report, a law, a regulator's page or a reporting route on which a page rests."""

    id: Text
    place: Place
    title: Text = say("Its title.", most=30)
    publisher: Text = say("Who published it.", most=12)
    date: Text | None = say("When, as exactly as known.", optional=True)
    official_url: Text | None = say(
        "Where to read it; never the page of a single hearing.", form="address", optional=True
    )
    looked_at: Text = say("The day somebody looked at it, as 2026-11-29.", form="date")
    review_by: Text = say("The day by which somebody should look again.", form="date")
    says: Text = say("What we take from it, in our words.", most=60)


@record
class Dilemma:
    """One rung of the dilemma ladder: a thing that somebody does, and what to weigh."""

    id: Text
    place: Place
    says: Text = say("What happens, in one line.", most=25)
    weigh: tuple[Text, ...] = say("Points to weigh, two or three; no answer.", most=25, filled=True)
    items: tuple[Text, ...] = say("The pages that it leads to; their provisions are shown.", form="id", filled=True)
    minutes: Text = say("How many minutes a room talks about it, in quotes.", form="digits", default="4")
    sessions: tuple[Text, ...] = say(
        "The pages of sessions that show it on a screen and on their slides.", form="id", optional=True
    )


@record
class PolicyQuestion:
    """A question that a manager asks of a policy."""

    id: Text
    place: Place
    asks: Text = say("What a worker should find in the policy.", most=25)
    items: tuple[Text, ...] = say(
        "The pages that such a rule would serve; their provisions are shown.", form="id", filled=True
    )


@record
class Page:
    """A page that is no item, such as the home page."""

    place: Place
    file: str
    body: Body = Body()
    title: Text = say("The title of the page.")
    summary: Text | None = say("What it is for, in one sentence.", most=40, optional=True)
    search_terms: tuple[Text, ...] = say("Words people type that are not in the title.", optional=True)
    nearest_for: tuple[Text, ...] = say(
        "Words for what no page speaks of, where this page comes nearest.", optional=True
    )
    reports: tuple[Text, ...] = say(
        "Further sources that it rests on, by their names in reports.yml.", form="id", optional=True
    )
    hide: tuple[Text, ...] = say(
        "Parts of the frame to leave out.", words={"navigation": None, "toc": None}, optional=True
    )


@record
class Moved:
    """One thing that moved between two versions of the map."""

    place: Place
    says: Text = say("What moved, in one sentence.")
    frameworks: tuple[Text, ...] = say("The frameworks that it is about.", optional=True)
    address: Text | None = say("The page that shows it.", form="path", optional=True)
    other_end: Text | None = say("For a mapping, its other page.", form="path", optional=True)


@record
class Version:
    """A dated state of the map that people can cite; its id is its day, or its day and a letter."""

    id: Text
    place: Place
    on: Text = say("The day, as 2026-11-20.", form="date")
    summary: Text = say("What is new, in one sentence for readers.", most=60)
    moved: tuple[Moved, ...] = say(
        "What moved, sentence by sentence; .venv/bin/python -m macros changes --record writes it.", optional=True
    )


@record
class Retired:
    """A published address or id that is no longer in use, and never will be for anything else."""

    id: Text
    place: Place
    on: Text = say("The day, as 2026-11-20.", form="date")
    why: Text = say("Why it went, in one sentence for readers.", most=40)
    to: Text | None = say("The address that took its place, where there is one.", form="path", optional=True)


class Reference(NamedTuple):
    """The full name of a provision; `str()` gives `mill:5.6`, or `bell@2016:2:7` where the edition is not current."""

    framework: str
    edition: str
    number: str
    current: bool = True

    def __str__(self) -> str:
        """Return the name that people and the command line use."""
        return f"{self.framework}{'' if self.current else '@' + self.edition}:{self.number}"


@record
class Sheet:
    """One PDF: its file below the folder of handouts, how many pages, how many bytes."""

    file: str
    pages: int
    bytes: int


@record
class Printed:
    """A handout that has been made: its short name, its page, the last check of its numbers, and its sheets.

    The first sheet is A4 (a map for the wall A3), the second is in large print; `others` holds further ones by their
    form, a word of `SHEETS`. `script` is the file from which a browser lays it out; `holds` names the handouts of a
    pack.
    """

    id: str
    kind: str
    title: str
    address: str
    looked_at: str
    sheets: tuple[Sheet, ...]
    others: dict[str, Sheet] = field(default_factory=dict)
    script: str = ""
    holds: tuple[str, ...] = ()


@record
class Data:
    """All that was read, in the order of the files; `unread` names files that could not be read to their end.

    `fingerprint` gives a few signs that change when anything in these files changes; `today` is the day of reading, as
    2026-11-20. `beside` holds the comments beside the numbers of mappings, by their line; `pictures` names the files of
    docs/assets, as assets/scales.svg, or is None where nobody looked; `published` are the names of that list.
    """

    frameworks: tuple[Framework, ...] = ()
    sources: tuple[Source, ...] = ()
    answers: tuple[Answer, ...] = ()
    items: tuple[Item, ...] = ()
    bindings: tuple[Binding, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    reports: tuple[Report, ...] = ()
    dilemmas: tuple[Dilemma, ...] = ()
    questions: tuple[PolicyQuestion, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    pages: tuple[Page, ...] = ()
    versions: tuple[Version, ...] = ()
    retired: tuple[Retired, ...] = ()
    unread: tuple[str, ...] = ()
    fingerprint: Callable[[], str] = str
    handouts: tuple[Printed, ...] = ()
    today: str = "9999-12-31"  # after every day, where none counts
    beside: dict[int, str] = field(default_factory=dict)
    pictures: frozenset[str] | None = None
    published: frozenset[str] = frozenset()
