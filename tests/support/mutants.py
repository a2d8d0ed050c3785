"""Slips of the hand at random, by line, word and sign, in data and pages; and what must hold whatever they are.

`python -m tests.support.mutants 20000 SEED` tries as many on the small map and on today's, and prints what it found.
"""

from __future__ import annotations

import contextlib
import html
import random
import re
import signal
import sys
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import markdown

from macros.commands.sound import files_of
from macros.editing.fix import difference, mended
from macros.model.places import Text
from macros.model.site import Site
from macros.model.words import KINDS
from macros.pages.rendered import rendered_pages
from macros.reading import head
from macros.reading.project import Project, checked, report
from macros.reading.written import kind_of
from macros.reading.yaml.nodes import Block, Node, Series
from macros.reading.yaml.strict import read_yaml
from tests.support.broken import PICTURES, SOUND, TODAY, sound_files
from tests.support.project import ROOT

LONGEST = 20  # seconds of the processor for one mutant; nothing that ends takes as long
TREACHEROUS = (
    *("\u00a0", "\u200b", "\u00ad", "\ufeff", "\u2028", "\x85", "\x1b", "\t", "\r", "\u202e", "\ufffd"),
    *("\u00e2\u20ac\u2122", "\u201c", "\u201d", "\u2019", "\u2013", "\u2014", "\u2192", "\u0430", "\uff15"),
    *("\U0001f514", "e\u0301", "\u2022", '"', "'", '\\"', "\\", "\\n", "''", ":", ": ", " :", "#", " # ", "# "),
    *("- ", " - ", "-", "? ", "---", "\n---\n", "...", "|", ">", ">-", "|\n", "&a ", "*a", "*", "**", "_", "`", "```"),
    *("~", "!", "!x ", "%", "@", "=", "<<: ", "<", "<b>", "{", "}", "{{ x }}", "{%", "[", "]", "](", "[a]: b", "("),
    *(")", "&lt;", "<<<<<<< x\n", "=======\n", "||", "$", "1.10", "5:9", "no", "null", "2026-11-20", "0", "??? "),
    *("!!! ", "===", "\n", "\n\n", "\n  ", "\n    ", "  ", " ", ","),
)  # fmt: skip


# --- Slips ------------------------------------------------------------------------------------------------------------


def mutant(text: str, chance: random.Random) -> str:
    """Return a text with one to four slips."""
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4))):
        text = chance.choice((_by_line, _by_word, _by_sign))(text, chance)
    return text


def _by_line(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    line, cut = lines[at], chance.randrange(len(lines[at]) + 1)
    margin = chance.choice((" ", "  ", "    ", "\t", "# ", "- ", "> ", "1. ", "## "))
    slip = chance.choice(("delete", "repeat", "swap", "move", "join", "split", "margin", "outdent", "comment", "copy"))
    if slip == "swap":
        lines[at], lines[other] = lines[other], line
    elif slip == "move":
        lines.insert(other, lines.pop(at))
    elif slip == "join":
        lines[at : at + 2] = [chance.choice(("", " ")).join(lines[at : at + 2])]
    else:
        lines[at : at + 1] = {
            "delete": [],
            "repeat": [line, line],
            "split": [line[:cut], line[cut:]],
            "margin": [margin + line],
            "outdent": [line[chance.choice((1, 2, 4)) :] if line.startswith(" ") else line.lstrip("- ")],
            "comment": [re.sub(r"^( *)", r"\1# ", line)],
            "copy": [lines[other], line],
        }[slip]
    return "\n".join(lines)


def _by_word(text: str, chance: random.Random) -> str:
    parts = re.split(r"(\s+)", text)
    at, other = (chance.randrange(0, len(parts), 2) for _ in range(2))
    word = parts[at]
    slip = chance.choice(("delete", "repeat", "swap", "replace", "capitals", "quotes"))
    if slip == "swap":
        parts[at], parts[other] = parts[other], word
    else:
        parts[at] = {
            "delete": "",
            "repeat": f"{word} {word}",
            "replace": parts[other],
            "capitals": word.swapcase(),
            "quotes": word.strip("\"'") if word[:1] in {'"', "'"} else f'"{word}"',
        }[slip]
    return "".join(parts)


def _by_sign(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    sign = text[at : at + 1]
    put = chance.choice(TREACHEROUS)
    new = chance.choice(("", sign * 2, put, put + sign, put + sign, put + sign, text[at + 1 : at + 2] + sign))
    return text[:at] + new + text[at + 1 :]


# --- What must hold ---------------------------------------------------------------------------------------------------


@dataclass
class Found:
    """What became of many mutants of the map in a folder, and what went wrong with some."""

    root: Path
    outcomes: Counter[str] = field(default_factory=Counter)
    finds: list[tuple[str, str, str]] = field(default_factory=list)  # what is wrong, the file, its text
    slowest: float = 0.0
    accepted: list[tuple[str, str]] = field(default_factory=list)

    def add(self, files: Mapping[str, bytes], changed: Mapping[str, str], **known: str | frozenset[str] | None) -> None:
        """Try files of a map after their slips."""
        start = time.process_time()
        new = {file: text.encode("utf-8", "replace") for file, text in changed.items()}
        try:
            with at_most(LONGEST):
                project = checked({**files, **new}, **known)  # type: ignore[arg-type]
                wrong = [*_told(project, new), *_kept(project, new, self.root), *_mended(project, files, new, **known)]
        except Exception as error:  # noqa: BLE001  whatever it is, it is a find
            wrong = [(f"{type(error).__name__}: {error}", next(iter(new)))]
        self.slowest = max(self.slowest, time.process_time() - start)
        self.finds += ((what, file, changed[file]) for what, file in wrong)
        told = {problem.place.file for problem in project.problems} if not wrong else set(new)
        for file, content in new.items():
            outcome = "the same" if content == files[file] else "refused" if file in told else "accepted"
            self.outcomes[outcome] += 1
            if outcome == "accepted":
                self.accepted.append((file, changed[file]))


@contextlib.contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """Stop what takes longer."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


Wrong = Iterator[tuple[str, str]]
Run = Callable[[int, random.Random], Found]


def _told(project: Project, new: Mapping[str, bytes]) -> Wrong:
    """Every problem can be printed, and stands at a line that the file has."""
    report(project.problems).encode()
    for problem in project.problems:
        content = new.get(problem.place.file)
        if content is not None and problem.place.line > len(re.findall(rb"\r\n?|\n", content)) + 1:
            yield f"no such line: {problem}", problem.place.file


def _kept(project: Project, new: Mapping[str, bytes], root: Path) -> Wrong:
    """Where nothing is told of a file, its words are read, and what is made of them can be shown."""
    told = {problem.place.file for problem in project.problems}
    for file, content in new.items():
        if file in told:
            continue
        text = content.decode().replace("\r\n", "\n").removeprefix("\ufeff")
        front, body, _ = head.split(text) if file.endswith(".md") else (text, "", 1)
        node = read_yaml(front.encode(), file).node
        if lost := lost_between(without_remarks(front, file), "".join(texts_in(node)) if node else ""):
            yield f"not read: {lost}", file
        numbered = re.sub(r"(?m)^[\s>]*(\d+[.)] +)+", "", body)
        if hidden := Counter(words(numbered)) - Counter(words(shown(body))):
            yield f"not shown: {' '.join(hidden)}", file
    if not project.problems and any(file.endswith(".yml") for file in new):
        deque(rendered_pages(project.index, Site(), root), 0)


def _mended(
    project: Project, files: Mapping[str, bytes], new: Mapping[str, bytes], **known: str | frozenset[str] | None
) -> Wrong:
    """Mending ends, loses no letter, and makes nothing worse."""
    titled = {"data/standards.yml", "data/mappings.yml"}  # one says what stands beside the numbers of the other
    needed = titled if titled & new.keys() else set()
    before = {file: content for file, content in {**files, **new}.items() if file in {*needed, *new}}
    once = mended(before)
    if not once:
        return
    twice = mended({**before, **once})
    yield from (("mended a second time", file) for file in twice if file in new)
    for file in once.keys() & new.keys():
        lost = letters(before[file].decode(), file) - letters(once[file].decode(), file)
        if lost:
            yield f"lost by mending: {dict(lost)}", file
    remade = checked({**files, **new, **once}, **known)  # type: ignore[arg-type]
    if remade.problems and not project.problems:
        yield f"worse by mending: {remade.problems[0]}", next(iter(once))


_NUMBERED = r"""number["']?\s*: .*\s#.*"""


def without_remarks(text: str, file: str) -> str:
    """Return YAML without the remarks that may stand in it, and without what escapes and signs of YAML are made of."""
    titles = f"|{_NUMBERED}" if file.endswith("mappings.yml") else ""
    text = re.sub(rf"(?m)(?:^\s*|:\s+|^[\s-]*-\s+)#.*{titles}", lambda found: found[0].partition("#")[0], text)
    return re.sub(r"\\(x..|u.{4}|U.{8}|.)|[|>][-+]?\d?[-+]?", "", text, flags=re.DOTALL)


def lost_between(written: str, read: str) -> str:
    """Return the first word of a text that does not stand in another, or stands there in another order."""
    rest = iter("".join(filter(str.isalnum, read)))
    return next((word for word in words(written) if not all(sign in rest for sign in word)), "")


def words(text: str) -> list[str]:
    """Return the words of a text; an underscore is none of their signs, for it is one of Markdown."""
    return re.findall(r"[^\W_]+", text)


def texts_in(node: Node) -> Iterator[str]:
    """Yield keys and values in the order of the file."""
    if isinstance(node, Text):
        yield node
    elif isinstance(node, Series):
        for value in node.values:
            yield from texts_in(value)
    elif isinstance(node, Block):
        for key, value in node.values.items():
            yield key
            yield from texts_in(value)


# Those of mkdocs.yml, and what MkDocs adds of its own.
_MARKDOWN = ("admonition", "attr_list", "fenced_code", "pymdownx.details", "tables", "toc")


def shown(body: str) -> str:
    """Return what a browser gets of a page, tags and all."""
    return html.unescape(markdown.markdown(body, extensions=list(_MARKDOWN)))


def letters(text: str, file: str) -> Counter[str]:
    """Count the plain letters of a text, without the title beside a number, and the basis that may be left out."""
    text = re.sub(r"[^\x00-\x7f]", "", text)  # signs that nobody sees go first
    if file.endswith("mappings.yml"):
        text = re.sub(_NUMBERED, lambda found: found[0].partition("#")[0], text)
        text = re.sub(r"(?m)^\s*basis: *[\"']?inferred[\"']?\s*$", "", text)
    return Counter(sign for sign in text if sign.isalnum())


# --- Runs -------------------------------------------------------------------------------------------------------------


def of_the_small_map(count: int, chance: random.Random) -> Found:
    """Try slips in the small map, one file at a time."""
    found, files = Found(SOUND), sound_files()
    for _ in range(count):
        file = chance.choice(sorted(files))
        found.add(files, {file: mutant(files[file].decode(), chance)}, today=TODAY, pictures=PICTURES)
    return found


def of_today(count: int, chance: random.Random) -> Found:
    """Try slips in one page of each kind, all at a time, and at times in `data/mappings.yml`: it takes a while."""
    found, files = Found(ROOT), files_of(ROOT)
    of_kinds = [[file for file in sorted(files) if kind_of(file) == kind] for kind in KINDS]
    while found.outcomes.total() < count:
        changed = [chance.choice(pages) for pages in of_kinds if pages]
        if chance.random() < 1 / 3:
            changed.append("data/mappings.yml")
        found.add(files, {file: mutant(files[file].decode(), chance) for file in changed})
    return found


def main(count: int, seed: int) -> None:
    """Try nineteen of twenty on the small map, the rest on today's, and print what became of them."""
    chance = random.Random(seed)  # noqa: S311  slips, no secrets
    for name, run, share in (("small map", of_the_small_map, count * 19 // 20), ("today's map", of_today, count // 20)):
        found = run(share, chance)
        counts = ", ".join(f"{outcome} {number}" for outcome, number in sorted(found.outcomes.items()))
        print(f"{name}: {counts}; finds {len(found.finds)}; slowest {found.slowest:.2f} s", flush=True)
        for what, file, text in found.finds:
            print(
                f"{what}\n{difference({file: (found.root / file).read_bytes()}, {file: text.encode()})}\n", flush=True
            )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
