"""The commands that read the map and tell: check, coverage, show, addresses, watch."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from macros.commands.sound import in_a_form, on_sound_map, printing, readable, undisturbed, whole_site
from macros.model import dates
from macros.model.index import Index
from macros.model.places import Place, Problem, visible
from macros.reading.project import ROOT, load, report
from macros.rules import paper, reports
from macros.rules.check import problems_by_two
from macros.rules.gathered import gathered


def check(command: argparse.ArgumentParser) -> None:
    """Take a folder, and how to tell the problems."""
    command.add_argument(
        "root",
        nargs="?",
        type=Path,
        default=ROOT,
        help="a folder that holds data/ and docs/ (default: this project)",
    )
    command.add_argument(
        "--format",
        choices=["text", "github", "json"],
        default="text",
        help="how problems are told: to people, to GitHub, to tools",
    )
    command.add_argument(
        "--since",
        default="",
        metavar="COMMIT",
        help="with --format github: tell of the lines changed since then first",
    )
    command.add_argument(
        "--paper",
        action="store_true",
        help="where nothing else is wrong, set every handout, to see that it fits (else those alone that may be full)",
    )
    command.set_defaults(run=_check)


def coverage(command: argparse.ArgumentParser) -> None:
    """Take whether tools read it."""
    command.add_argument("--json", action="store_true", help="as JSON, for tools")
    command.set_defaults(run=_coverage)


def show(command: argparse.ArgumentParser) -> None:
    """Take a number as people write it, or the id of a page."""
    command.add_argument(
        "query",
        nargs="+",
        help="a number, such as 5.6, with or without a framework and an edition; or the id of a page",
    )
    command.set_defaults(run=on_sound_map(_show))


def addresses(command: argparse.ArgumentParser) -> None:
    """Take a built site, and whether to keep what is new."""
    command.add_argument("site", type=Path, nargs="?", help="the built site (default: site/ in the folder of the map)")
    command.add_argument("--record", action="store_true", help="add what is new to the list, when it is published")
    command.set_defaults(run=_addresses)


def watch(command: argparse.ArgumentParser) -> None:
    """Take whether to keep what the pages say now."""
    command.add_argument("--keep", action="store_true", help="keep what they say now as what is known")
    in_a_form(command)
    command.set_defaults(run=_watch)


def _check(chosen: argparse.Namespace) -> int:
    """Print every problem as text, as GitHub's annotations (all of them in the job summary) or as JSON."""
    from macros.desk import kept
    from macros.desk.strays import strays
    from macros.reading import copies
    from macros.rules import addresses as published

    if chosen.since and chosen.format != "github":
        print("--since counts with --format github alone", file=sys.stderr)
    project = load(chosen.root, judged=problems_by_two)
    problems = (*project.problems, *strays(chosen.root))
    if not project.index.data.unread:  # else what is missing would be told once more for every number
        problems += kept.read(chosen.root, project.meant)[1]
        told = {problem.place for problem in problems}
        gone = published.problems_before_a_build(chosen.root, project.meant)
        problems += tuple(problem for problem in gone if problem.place not in told)
        problems += tuple(copies.absent(chosen.root, project.meant))
    if not problems:  # else what was copied may differ for that very reason
        problems = tuple(copies.problems(chosen.root, project.index, project.settings.site))
    if not problems:
        problems = tuple(_unprintable(chosen.root, project.index, every=chosen.paper))
    problems = gathered(problems)
    if chosen.format == "json":
        print(reports.as_json(problems))
    elif chosen.format == "github":
        changed = _changed_since(chosen.root, chosen.since)
        print("\n".join([*project.tree.notes, *filter(None, [reports.github(problems, changed), report(problems)])]))
        if target := os.environ.get("GITHUB_STEP_SUMMARY"):
            with Path(target).open("a", encoding="utf-8") as file:
                file.write(reports.summary(problems, changed))
    else:
        print("\n".join([*project.tree.notes, report(problems)]))
    return 1 if problems else 0


def _unprintable(root: Path, index: Index, *, every: bool) -> Iterator[Problem]:
    """Yield each handout that does not fit its paper, at the page or the number that it is made from."""
    full = {str(item.id) for item in index.data.items if paper.may_fill_its_sheet(index, item)}
    if not every and not full:
        return
    import tempfile

    from macros.handouts import press

    chosen = [handout for handout in press.handouts_of(root, index) if every or handout.id in full]
    places = {str(item.id): item.place for item in index.data.items}
    places |= {str(reference): provision.place for reference, provision in index.provisions.items()}
    with tempfile.TemporaryDirectory() as folder, printing():
        for failure in press.print_all(chosen, Path(folder))[1]:
            place = places.get(failure.handout, Place("docs/index.md"))
            remedy = "shorten what the sheet prints: its summary, its reasons, its short answer, or the page itself"
            yield Problem(place, str(failure), remedy)


def _changed_since(root: Path, since: str) -> reports.Lines:
    from macros.history import git

    try:
        return reports.changed_lines(git.difference(root, since)) if since else set()
    except LookupError as error:
        print(visible(f"{error}, so no line is told before the others"), file=sys.stderr)
        return set()


def _coverage(chosen: argparse.Namespace) -> int:
    from macros.views.coverage import coverage

    counted = coverage(readable(chosen.root))
    if chosen.json:
        print(json.dumps(counted.as_json(), indent=2))
        return 0
    print(f"as of {counted.as_of}")
    print(f"{counted.placed} of {counted.statements} statements placed")
    print(f"{counted.complete} of {counted.items} items reach every framework, with {counted.links} links")
    print("links by basis:       " + ", ".join(f"{basis} {count}" for basis, count in counted.by_basis.items()))
    print("provisions:           " + ", ".join(f"{level} {count}" for level, count in counted.by_level.items()))
    for row in counted.frameworks:
        name, gaps = visible(row.framework), f"none found {row.none}, not yet looked at {row.not_yet}"
        print(f"{name:<6} mapped {row.mapped}, {gaps}, missing {row.missing}")
    for edition in counted.editions:
        name = visible(f"{edition.framework}@{edition.edition}")
        levels = (
            f"{edition.whole} whole, {edition.part} in part, {edition.subject} subject only, {edition.unseen} not seen"
        )
        print(f"{name:<11} {edition.numbers} numbers: {levels}")
    return 0


def _show(chosen: argparse.Namespace, index: Index) -> int:
    from macros.search.show import show

    text, is_found = show(index, " ".join(chosen.query))
    print(text)
    return 0 if is_found else 1


def _addresses(chosen: argparse.Namespace) -> int:
    from macros.rules import addresses

    site = whole_site(chosen.site or chosen.root / "site")
    index = readable(chosen.root)
    if chosen.record:
        with undisturbed():
            new = addresses.record(chosen.root, index, site)
        print("\n".join([*new, f"{len(new)} added to {addresses.PUBLISHED}"]))
        return 0
    published = addresses.published(chosen.root)
    lost = addresses.problems(chosen.root, index, site)
    sound = f"all {len(published)} published addresses and ids stand" if published else _NOTHING_PUBLISHED
    print("\n".join(map(str, lost)) or sound)
    return 1 if lost else 0


_NOTHING_PUBLISHED = "data/published.txt lists nothing yet, so nothing was compared; add --record to begin it"


def _watch(chosen: argparse.Namespace) -> int:
    """Print what moved and return 1, so that somebody is told; a sentence on what is not kept yet is no alarm."""
    from macros.desk import kept, watch

    index = readable(chosen.root)
    fingerprints, problems = kept.read(chosen.root, index)
    if problems:
        print(report(problems), file=sys.stderr)
        return 1
    now = watch.looked(index, watch.look(watch.addresses(index), watch.fetch), fingerprints)
    if chosen.keep:
        with undisturbed():
            kept.write(watch.kept_anew(now, fingerprints), chosen.root)
        print("\n".join(map(visible, watch.kept_in_words(now))))
        return 0 if now.pages or any(reading.fingerprints for reading in now.readings) else 1
    today = dates.today()
    alarms = [watch.told(now, fingerprints), watch.past(index.data.reports, today)]
    parts = filter(None, [*alarms, watch.without_baseline(now, fingerprints)])
    told = "\n".join(parts) or "every official page is there and says what it said\n"
    print(told if chosen.format == "github" else reports.for_people(told), end="")
    return 1 if any(alarms) else 0
