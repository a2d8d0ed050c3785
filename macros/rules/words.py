"""Rules for plain words: sentences that are short, pages that read easily, and no verdict."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.model.body import LINK, Block, Body
from macros.model.index import Index
from macros.model.places import Place, Problem
from macros.rules.glance import IN_ANY_LETTERS
from macros.rules.ways import all_words, at_a_glance, bodies_of

MOST_WORDS = 35  # in a sentence
HARDEST = 10  # grade of a page: years at school, by the formula of Flesch and Kincaid
NEAR = HARDEST - 3  # by the quick grade: below it, no page is too hard
FEWEST_WORDS = 40  # of a page that is graded: fewer tell nothing


def sentences_are_short(index: Index) -> Iterator[Problem]:
    """No sentence has more than 35 words, on a page or in the data."""
    for place_at, words in all_words(index):
        if len(words) > _SHORTEST_LONG and _may_be_long(words):
            for start, sentence in _sentences(words):
                if (count := len(sentence.split())) > MOST_WORDS:
                    remedy = f"make two of it: {MOST_WORDS} words are the most"
                    yield Problem(place_at(start), f"a sentence of {count} words", remedy, yields=True)


def words_give_no_verdict(index: Index) -> Iterator[Problem]:
    """Nothing is said to be allowed, permitted, forbidden or prohibited: a page shows what the numbers ask."""
    for place_at, words in all_words(index, at_a_glance(index).holding(*_VERDICTS, table=IN_ANY_LETTERS)):
        for found in _VERDICT.finditer(words):
            remedy = "say what the number or the guidance asks, as: the policy asks you to tell your manager"
            yield Problem(place_at(found.start()), f"words of a verdict: {' '.join(found[0].split())}", remedy)


def lines_do_not_shout(index: Index) -> Iterator[Problem]:
    """No line of a page stands in capitals."""
    for body in bodies_of(index):
        for block in body.blocks:
            if block.words.isupper() and any(len(re.findall("[A-Z]{2,}", part)) >= _LOUD for part in _parts(block)):
                fact = f"words in capitals: {block.words[:40]}"
                yield Problem(block.place(), fact, "write them in small letters, which are easier to read")


def pages_read_easily(index: Index) -> Iterator[Problem]:
    """A page of forty words or more reads at grade 10 or below, by the formula of Flesch and Kincaid."""
    for body in bodies_of(index):
        text = prose_of(body)
        # To count real syllables takes a tenth of a second, and hardly any page is near the limit by the other ways.
        if not text.strip() or not may_be_hard(text) or len(text.split()) < FEWEST_WORDS:
            continue
        if (grade := grade_of(text)) > HARDEST:
            fact = f"the page reads at grade {grade:.1f}; {HARDEST} is the most"
            yield Problem(Place(body.file), fact, "write shorter sentences and shorter words")


def prose_of(body: Body) -> str:
    """Return the words of a page without the signs of Markdown, a paragraph a line; headings are left out."""
    return _MARKS.sub("", "\n".join([words for block in body.blocks if (words := _plain(block))]))


def quick_grade(text: str) -> float:
    """Return a grade for which every group of vowels counts as a syllable; it is too low where two stand together."""
    signs = text.encode().translate(_SIGNS)
    return _grade(text, signs, (b"c" + signs.translate(_VOWELS)).count(b"cv"))


def may_be_hard(text: str) -> bool:
    """Tell whether a text is near the limit, as if all that may be two syllables were."""
    grade = quick_grade(text)
    return grade > NEAR and grade + _A_SYLLABLE * len(_TWO_SYLLABLES.findall(text)) / len(text.split()) > HARDEST


def grade_of(text: str) -> float:
    """Return the grade of school, in the United States, that a text asks for."""
    import pyphen

    positions = pyphen.Pyphen(lang="en_US").positions
    syllables = sum(len(positions(word.strip(_AROUND).lower())) + 1 for word in text.split())
    return _grade(text, text.encode().translate(_SIGNS), syllables)


# --- What the rules share ---------------------------------------------------------------------------------------------

_VERDICT = re.compile(
    r"(?i)\b(?:is|are|was|were)\s+(?:not\s+)?(?:allowed|forbidden|illegal|permitted|prohibited)\b"
    r"|\b(?:is|are)\s+(?:not\s+)?banned\b"  # that somebody was banned tells what happened
)
_SHORTEST_LONG = 2 * MOST_WORDS  # signs: no sentence of so many words is shorter
# Of every byte: a vowel, the end of a sentence, a space, a line end, or something else.
_SIGNS = bytes(
    ord("v" if sign in "aeiouyAEIOUY" else "." if sign in ".?!:" else sign if sign in " \n" else "c")
    for sign in map(chr, range(256))
)
_VOWELS = bytes.maketrans(b". \n", b"ccc")
_A_SYLLABLE = 11.8  # what one more syllable a word adds to a grade
# As in being, employer, real, quiet; and abbreviations, which have no vowel.
_TWO_SYLLABLES = re.compile(r"[aeiouy]ing|oye|[iu][aou]|uie|eal|ie[rt]|eo|\b[b-df-hj-np-tv-xzB-DF-HJ-NP-TV-XZ]+\b")
_VERDICTS = (b" allowed", b"\nallowed", b" banned", b"\nbanned", b"forbidden", b"illegal", b"permitted", b"prohibited")
_AROUND = ".,;:?!()\u201c\u201d\u2018\u2019"  # signs around a word
_LOUD = 3  # words in capitals that are more than a name
_SIGN = re.compile(r"(?:[-*+]|\d+\.|>|[?!]{3}\+? \w+) +")
_MARKS = re.compile(r"\*\*|`|\{ [^}\n]* \}")


def _parts(block: Block) -> list[str]:
    """Return what stands between commas or lines of a table: abbreviations side by side are no shout."""
    return re.split("[,|]", block.words)


def _may_be_long(words: str) -> bool:
    if words.count(" ") + words.count("\n") < MOST_WORDS:
        return False
    flat = words.replace("\n", " ").replace("? ", ". ").replace("! ", ". ").replace(": ", ". ")
    return any(part.count(" ") >= MOST_WORDS for part in flat.split(". "))


def _sentences(words: str) -> Iterator[tuple[int, str]]:
    """Yield each sentence of a text, with where it begins; a cell of a table is one by itself."""
    plain = LINK.sub(lambda link: f"{link[2]}{' ' * (len(link[0]) - len(link[2]))}", words)
    start = 0
    for end in (*re.finditer(r"[.?!:]+[)\u201d\"]?\s+|\|", plain), None):
        yield start, plain[start : end.start() if end else None]
        start = end.end() if end else start


def _plain(block: Block) -> str:
    """Return the words of a block without the signs of Markdown; nothing for a heading, a macro or a line of dashes."""
    if block.form in {"heading", "call"}:
        return ""
    words = block.words
    if block.form == "row":
        return "" if "---" in words else ". ".join(cell.strip() for cell in words.strip("| ").split("|"))
    if block.form != "text":
        words = _SIGN.sub("", words, count=1)
    if "](" in words:
        words = LINK.sub(r"\2", words)
    return words.replace("\n", " ")


def _grade(text: str, signs: bytes, syllables: int) -> float:
    words, sentences = len(text.split()), signs.count(b". ") + signs.count(b"\n") + 1
    return 0.39 * words / sentences + _A_SYLLABLE * syllables / words - 15.59
