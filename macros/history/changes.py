"""Say in sentences what moved between two versions of the map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass
from typing import Any, TypeVar

from macros.exports.shapes import plain
from macros.model import urls
from macros.model.evidence import status_in_words
from macros.model.index import Index
from macros.model.names import name_of, title_of
from macros.model.records import (
    Answer,
    Comparison,
    Edition,
    Item,
    Mapping,
    Reference,
    Review,
    Source,
    Statement,
)
from macros.model.references import parts_of, with_edition
from macros.model.words import BASES, KINDS, THEMES

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that moved: a sentence, its frameworks, the page that shows it, and for a mapping its other page."""

    says: str
    frameworks: tuple[str, ...] = ()
    address: str = ""
    other_end: str = ""


@dataclass(frozen=True, slots=True)
class _Pair:
    """The map before and after."""

    old: Index
    new: Index


def changes(old: Index, new: Index) -> list[Change]:
    """Return all that moved from one version of the data to another; prose below the front matter is not compared."""
    pair = _Pair(old, new)
    return [*_editions(pair), *_provisions(pair), *_items(pair), *_mappings(pair), *_comparisons(pair), *_sources(pair)]


def _editions(pair: _Pair) -> Iterator[Change]:
    for name, was, now in _compared(pair.old.frameworks, pair.new.frameworks):
        if now and not was:
            yield Change(f"{now.publisher} joins the map: {now.title}.", (name,), urls.of_framework(now))
        elif was and not now:
            yield Change(f"{was.publisher} leaves the map.", (name,))
        elif was and now and was.current_edition != now.current_edition:
            says = f"{now.short}: the current edition is now {now.current_edition}; it was {was.current_edition}."
            yield Change(says, (name,), urls.of_framework(now))
        if was and now:
            besides = _besides(now.short, was, now, "current_edition", "editions", "provisions")
            yield from (Change(says, (name,), urls.of_framework(now)) for says in besides)
    for (name, edition), before, after in _compared(pair.old.editions, pair.new.editions):
        framework = pair.new.frameworks.get(name)
        if framework and name in pair.old.frameworks:
            address = urls.of_framework(framework, edition if after else None)
            sentences = _about_edition(framework.short, edition, before, after)
            yield from (Change(says, (name,), address) for says in sentences)


def _about_edition(short: str, edition: str, before: Edition | None, after: Edition | None) -> Iterator[str]:
    if after is None:
        yield f"{short}: the edition {edition} leaves the map."
    elif before is None:
        yield f"{short}: the {after.label} joins the map."
    else:
        for field, says in (("in_force", "first day in force"), ("until", "last day in force"), ("note", "note")):
            value = getattr(after, field)
            if value != getattr(before, field):
                yield f"{short}, {after.label}: the {says} is now: {value or 'not known'}."
        yield from _besides(f"{short}, {after.label}", before, after, "in_force", "until", "note")


def _provisions(pair: _Pair) -> Iterator[Change]:
    for _, was, now in _compared(_references(pair.old), _references(pair.new)):
        if now is None and was is not None:
            yield Change(f"{title_of(pair.old, was)} leaves the map.", (was.framework,))
        elif was is None and now is not None:
            status = status_in_words(pair.new.provisions[now]).label.lower()
            says = f"{title_of(pair.new, now)} joins the map ({status})."
            yield Change(says, (now.framework,), urls.of_provision(now))
        elif was and now:
            for says in _about_provision(pair, was, now):
                yield Change(says, (now.framework,), urls.of_provision(now))


def _about_provision(pair: _Pair, was: Reference, now: Reference) -> Iterator[str]:
    before, after, name = pair.old.provisions[was], pair.new.provisions[now], name_of(pair.new, now)
    status, older = (status_in_words(provision).label.lower() for provision in (after, before))
    if status != older:
        yield f"{name}: what our words rest on is now “{status}”; it was “{older}”."
    if before.title and after.title and before.title != after.title:
        yield f"{name}: our short title is now “{after.title}”; it was “{before.title}”."
    if before.in_our_words and before.in_our_words != after.in_our_words:
        yield f"{name}: our words are now: {after.in_our_words or 'none'} They were: {before.in_our_words}"
    if before.online != after.online:
        yield f"{name}: what it means online has {'changed' if before.online else 'been written'}."
    for copy in after.seen:
        if plain(copy) not in [plain(older) for older in before.seen]:
            yield f"{name}: another copy was looked at on {copy.on}: {copy.copy}"
    if after.became and _became(pair.old, was) != _became(pair.new, now):
        later = ", ".join(name_of(pair.new, other) for other in pair.new.became(now)) or "no number that we know"
        yield f"{name}: what became of it is now: {after.became.change}, {later}. {after.became.warning or ''}".strip()
    reviewed = [f"{name}: {says}" for says in _about_reviews(before.reviews, after.reviews, "it", "our words")]
    yield from reviewed
    told = ["reviews"] if reviewed else []
    yield from _besides(name, before, after, "title", "in_our_words", "online", "seen", "became", *told)


def _about_reviews(before: Iterable[Review], after: Iterable[Review], what: str, text: str) -> Iterator[str]:
    """Tell who has looked at it, whether it changed since, and whose word was taken out: none of them in silence."""
    gone = {(review.by, review.on): review for review in before}
    for review in after:
        older = gone.pop((review.by, review.on), None)
        if older is None:
            verb = "has checked" if review.finding == "agrees" else "disagrees with"
            yield f"{review.by} {verb} {what} ({review.on})."
        if review.changed and not (older and older.changed):
            yield f"{text} changed on {review.changed}, after {review.by} {_SAID[review.finding]} ({review.on})."
    for review in gone.values():
        yield f"the word of {review.by}, who {_SAID[review.finding]} ({review.on}), is taken from {what}."


_SAID = {"agrees": "checked it", "disagrees": "disagreed with it"}


def _items(pair: _Pair) -> Iterator[Change]:
    for _, was, now in _compared(pair.old.items, pair.new.items):
        if now is None and was is not None:
            yield Change(f"The page “{was.title}” under {_kind(was)} leaves the map.", _touched(pair.old, was))
        elif was is None and now is not None:
            sentence = f"A new page under {_kind(now)}: “{now.title}”."
            yield Change(sentence, _touched(pair.new, now), urls.of_item(now))
        elif was and now:
            yield from (Change(says, _touched(pair.new, now), urls.of_item(now)) for says in _about_item(was, now))


def _about_item(was: Item, now: Item) -> Iterator[str]:
    if was.title != now.title:
        yield f"“{was.title}” is now called “{now.title}”."
    if was.kind != now.kind:
        yield f"“{now.title}” now stands under {_kind(now)}; it stood under {_kind(was)}."
    if was.summary != now.summary:
        yield f"“{now.title}” is summed up in other words."
    if now.theme and was.theme != now.theme:
        yield f"“{now.title}” now stands under {THEMES[now.theme].label}."
    if was.status != now.status:
        yield f"“{now.title}”: the status of what it rests on is now “{now.status or 'final'}”."
    yield from _besides(f"“{now.title}”", was, now, "title", "summary", "theme", "status")


def _mappings(pair: _Pair) -> Iterator[Change]:
    provisions = _references(pair.new)
    for _, was, now in _compared(_joined(pair.old), _joined(pair.new)):
        if now:
            yield from _about_mapping(pair.new, was, now)
        elif was and was.item.id in pair.new.items and with_edition(was.reference) in provisions:
            name, address = name_of(pair.old, was.reference), urls.of_item(pair.new.items[was.item.id])
            says = f"{name} loses a mapping: “{was.item.title}” no longer {_verb(was.mapping)} it."
            yield Change(says, (was.reference.framework,), address, urls.of_provision(was.reference))
    for (item, framework), before, after in _compared(pair.old.answers, pair.new.answers):
        if after and item in pair.new.items and framework in pair.new.frameworks:
            yield from _about_gap(pair.new, before, after)


def _about_mapping(index: Index, was: _Joined | None, now: _Joined) -> Iterator[Change]:
    for says in _about(was, now, name_of(index, now.reference), now.item.title):
        yield Change(says, (now.reference.framework,), urls.of_item(now.item), urls.of_provision(now.reference))


def _about(was: _Joined | None, now: _Joined, name: str, title: str) -> Iterator[str]:
    after = now.mapping
    if was is None:
        draft = "draft " if after.draft else ""
        yield f"{name} gains a {draft}mapping: “{title}” {_verb(after)} it, because: {after.why}"
        return
    before = was.mapping
    if before.relation != after.relation:
        yield f"{name}: “{title}” now {_verb(after)} it; before, it {_verb(before)} it."
    if before.basis != after.basis:
        basis, older = (BASES[mapping.basis].label.lower() for mapping in (after, before))
        yield f"{name}: who joins it to “{title}” is now “{basis}”; it was “{older}”."
    if before.why != after.why:
        yield f"{name}: the reason for “{title}” is now: {after.why} It was: {before.why}"
    if now.main and not was.main:
        yield f"{name} is now the main number for “{title}”."
    if before.draft and not after.draft:
        yield f"{name}: the mapping of “{title}” is no longer a draft."
    what = f"the mapping of “{title}”"
    reviewed = [f"{name}: {says}" for says in _about_reviews(before.reviews, after.reviews, what, what)]
    yield from reviewed
    said_above = (
        "number",
        "edition",
        "relation",
        "basis",
        "why",
        *(["draft"] if before.draft else []),
        *(["reviews"] if reviewed else []),
    )
    yield from _besides(f"{name} and “{title}”", before, after, *said_above)


def _about_gap(index: Index, was: Answer | None, now: Answer) -> Iterator[Change]:
    item, framework = index.items[now.item], index.frameworks[now.framework]
    if now.gap and now.gap.of_all:
        return  # said once, of the framework
    if now.gap and (was is None or was.gap is None or plain(was.gap) != plain(now.gap)):
        says = f"none found, because: {now.gap.why}" if now.gap.kind == "none" else f"not yet looked at: {now.gap.why}"
        yield Change(f"{framework.short} and “{item.title}”: {says}", (str(framework.id),), urls.of_item(item))


def _comparisons(pair: _Pair) -> Iterator[Change]:
    for _, was, now in _compared(_by_id(pair.old), _by_id(pair.new)):
        comparison = now or was
        if comparison is None:
            continue
        frameworks = tuple(dict.fromkeys(parts_of(name)[0] for name in comparison.provisions))
        says = f"Numbers on the same subject: “{comparison.title}”"
        if now is None:
            yield Change(f"{says} are no longer compared.", frameworks)
        elif was is None:
            yield Change(f"{says} are compared, aspect by aspect.", frameworks, urls.SAME_SUBJECT)
        elif plain(was) != plain(now):
            yield Change(f"{says}: what each asks is put in other words.", frameworks, urls.SAME_SUBJECT)


def _sources(pair: _Pair) -> Iterator[Change]:
    for _, was, now in _compared(pair.old.sources, pair.new.sources):
        if now and not was:
            yield Change(f"A new source: {now.title}.", address=urls.SOURCES)
        elif was and not now:
            yield Change(f"A source leaves the map: {was.title}.", address=urls.SOURCES)
        elif was and now:
            yield from (Change(says, address=urls.SOURCES) for says in _about_source(was, now))
    for identifier, before, after in _compared(_statements(pair.old), _statements(pair.new)):
        address = _page_of(pair.new, after.item) if after else ""
        if after and before:
            yield from (Change(says, address=address) for says in _about_statement(identifier, before, after))
        elif after:
            yield Change(f"A source says more than we had: {after.says}", address=address)
        elif before:
            yield Change(f"A statement leaves the map: {before.says}")


def _about_source(was: Source, now: Source) -> Iterator[str]:
    if was.status != now.status:
        yield f"{now.short}: its status is now “{now.status}”; it was “{was.status}”."
    yield from _besides(now.short, was, now, "status", "statements")


def _about_statement(identifier: str, was: Statement, now: Statement) -> Iterator[str]:
    if was.says != now.says:
        yield f"What a source says is put in other words ({identifier}): {now.says}"
    yield from _besides(f"The statement {identifier}", was, now, "says")


# --- What they share --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Joined:
    """An item joined to a provision by a mapping, as the main one of its framework or as another."""

    item: Item
    reference: Reference
    mapping: Mapping
    main: bool


def _compared(old: Table[K, V], new: Table[K, V]) -> Iterator[tuple[K, V | None, V | None]]:
    """Yield each name with what it was and what it is; the new order first, then what has gone."""
    for name in [*new, *(name for name in old if name not in new)]:
        yield name, old.get(name), new.get(name)


def _besides(name: str, was: Any, now: Any, *told: str) -> Iterator[str]:
    """Name the fields in which two records of one kind differ, but for those of which a sentence of their own tells."""
    before, after = plain(was, told), plain(now, told)
    fields = [field.replace("_", " ") for field in {**before, **after} if before.get(field) != after.get(field)]
    if fields:
        yield f"{name} changes in: {', '.join(fields)}."


def _joined(index: Index) -> dict[tuple[str, str], _Joined]:
    joined = {}
    for reference in index.provisions:
        for item, mapping in index.mappings_to(reference):
            main = index.answers[item.id, reference.framework].mappings[0] is mapping
            joined[str(item.id), with_edition(reference)] = _Joined(item, reference, mapping, main)
    return joined


def _by_id(index: Index) -> dict[str, Comparison]:
    return {str(comparison.id): comparison for comparison in index.data.comparisons}


def _references(index: Index) -> dict[str, Reference]:
    return {with_edition(reference): reference for reference in index.provisions}


def _became(index: Index, reference: Reference) -> tuple[str, list[str]]:
    became = index.provisions[reference].became
    return (became.change, [str(number) for number in became.numbers]) if became else ("", [])


def _touched(index: Index, item: Item) -> tuple[str, ...]:
    return tuple(str(framework.id) for framework, answer in index.answers_of(item.id) if answer.mappings)


def _statements(index: Index) -> dict[str, Statement]:
    return {str(statement.id): statement for source in index.sources.values() for statement in source.statements}


def _page_of(index: Index, item: str) -> str:
    return urls.of_item(index.items[item]) if item in index.items else ""


def _kind(item: Item) -> str:
    return KINDS[item.kind].plural


def _verb(mapping: Mapping) -> str:
    words = mapping.relation.replace("-", " ")
    return f"is {words}" if words.startswith("in ") else words  # as in tension with
