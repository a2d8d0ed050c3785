"""Signs that editors, keyboards and broken files bring: each named by its code, with what to write in its place."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.model.places import Place, Problem, named
from macros.reading import typeface

TAB = "a tab"  # whoever typed one typed the others by the same key
MOST_LINES = 12  # on which one sign is told; where it stands on more, it has one cause and is told once

# --- What a sign stands for -------------------------------------------------------------------------------------------

_MEANT = {
    **dict.fromkeys("\u2010\u2011\u2043\u02d7", "-"),
    **dict.fromkeys("\u2012", "\u2013"),
    **dict.fromkeys("\u2015", "\u2014"),
    **dict.fromkeys("\u2032\u02b9\u02bc\u02c8\u055a\ua78c\u275c", "\u2019"),
    **dict.fromkeys("\u2035\u201b\u02bb\u02bd\u275b", "\u2018"),
    **dict.fromkeys("\u2033\u02ba\u275e\u301e", "\u201d"),
    **dict.fromkeys("\u201f\u275d\u301d", "\u201c"),
    **dict.fromkeys("\u2236\u02d0\ua789\u0589", ":"),
    **dict.fromkeys("\u3002\u06d4", "."),
    **dict.fromkeys("\u3001\u060c", ","),
    **dict.fromkeys("\u2027\u22c5", "\u00b7"),
    **dict.fromkeys("\u25cf\u25aa\u25e6\u2023\u25a0\u25cb", "\u2022"),
    **dict.fromkeys("\u2217\u204e", "*"),
    **dict.fromkeys("\u223c\u301c\u2053", "~"),
}
_SURE = ("<compat>", "<wide>", "<narrow>", "<small>", "<noBreak>")  # in which Unicode calls a sign the same as ours
_LIKE = dict(
    zip(
        "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u051b\u051d\u04bb\u04cf\u0433"
        "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0406\u0408\u0405\u04ae\u0417"
        "\u03bf\u03b1\u03bd\u03b9\u03ba\u03c1\u03c4\u03c5\u03c7\u03b3\u03f2\u03f3"
        "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
        "\u0585\u0578\u057d\u0570\u0251\u0261\u0131",
        "aeopcyxijsdqwhlraBEKMHOPCTXIJSY3oaviкptuxycjABEZHIKMNOPTYXonuhagi".replace("\u043a", "k"),
        strict=True,
    )
)
_BLANK = "\u115f\u1160\u3164\uffa0\u2800"  # letters by name, empty to the eye
_UNSEEN = f"{_BLANK}\u034f\u17b4\u17b5\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_LOST = "\ufffd\ufffc"
_BREAKS = "\x0b\x0c\u2028\u2029"  # a new line or page for a word processor


_BULLET = r"\s*(?:[^\w\s]{1,2}|o|\w{1,2}[.)])\t"  # of a word processor, which puts a tab behind it
_PLAIN = bytes([*range(0x20, 0x7F), 0x0A])


def is_plain(text: str) -> bool:
    """Tell whether a text holds nothing but the plain signs of a keyboard, and ends of lines."""
    return text.isascii() and not text.encode().translate(None, _PLAIN)  # quicker than to ask of each sign


def are_printable(text: str) -> bool:
    """Tell whether the sheets can show every sign of a text, and none is a mark or looks like another."""
    return is_plain(text) or not re.search(_DOUBTFUL, text)


def is_hidden(sign: str) -> bool:
    """Tell whether nobody sees a sign, or sees no more than a gap."""
    category = unicodedata.category(sign)
    return (
        category in {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}
        or (category == "Zs" and sign != " ")
        or bool(re.fullmatch(f"[{_UNSEEN}]", sign))
    )


def meant(sign: str) -> str | None:
    """Return what a sign was meant to be, where that is beyond doubt: nothing, a space, or signs that look alike."""
    category = unicodedata.category(sign)
    if sign in _MEANT:
        return _MEANT[sign]
    if sign == "\t" or sign in _BREAKS or sign in _BLANK or category == "Zs":
        return " "
    if category == "Cf" or re.fullmatch(f"[{_UNSEEN}]", sign):
        return ""
    if unicodedata.decomposition(sign).startswith(_SURE) and not re.search(
        _LACKING, plain := unicodedata.normalize("NFKC", sign)
    ):
        return plain
    return None


def as_meant(text: str, *, printed: bool) -> str:
    """Return a text without the signs that were told, for the rules that look at it next."""
    text = mended(text, printed=printed)
    if printed:
        text = "".join(_LIKE.get(sign) or _digit(sign) for sign in text)
    return text


def _digit(sign: str) -> str:
    return sign if sign.isascii() or not sign.isdecimal() else str(unicodedata.decimal(sign))


def mended(line: str, *, printed: bool) -> str:
    """Return a line with what was meant, where that is beyond doubt.

    Signs that can be seen give way where only the sheets lack them, and letters that look like ours inside our words.
    """
    if is_plain(line):
        return line
    line = re.sub(_LIKE_INSIDE, lambda word: "".join(_LIKE.get(sign, sign) for sign in word[0]), line)
    line = re.sub(_IN_NUMBER, lambda number: re.sub(r"\s", "", number[0]), line)
    odd = re.finditer(_LACKING, line)
    gives_way = (sign[0] for sign in odd if printed or is_hidden(sign[0]))
    return line.translate({ord(sign): text for sign in set(gives_way) if (text := meant(sign)) is not None})


# --- What is wrong with a text ----------------------------------------------------------------------------------------

# Patterns as text: `re` compiles one when it is first used, which in plain English it never is.
_LACKING = f"[^{typeface.CLASS}]"
_DOUBTFUL = f"[^\n{typeface.CLASS}]|[\u0300-\u036f{''.join(_LIKE)}]"
_LETTERS = "".join(_LIKE).replace("\u0131", "")
_LIKE_INSIDE = f"(?=[{_LETTERS}]*[A-Za-z])[A-Za-z]*[{_LETTERS}][A-Za-z{_LETTERS}]*"
_IN_NUMBER = r'"\s*[0-9]+\s*(?:[.:]\s*[0-9]+\s*)*"'  # with a gap that is no plain space, for `mended` looks at no other
_PILE = "[\u0300-\u034e\u0350-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3,}"
_NO_QUOTE = (  # what Windows shows for a byte from 80 to BF, without signs that may well stand behind a letter
    "\u0080-\u00aa\u00ac-\u00ba\u00bc-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u201a\u201e\u2020\u2021\u2030\u2039\u20ac"
)
_AFTER = f"{_NO_QUOTE}\u00ab\u00bb\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u203a\u2122"
# Two to four bytes of one sign, each read as a sign of its own: as Windows does it, and as an old Mac.
_GARBLED = (
    f"\u00c3[{_AFTER}]|\u00c2[\u0080-\u00bf]|[\u00c4\u00c5][{_NO_QUOTE}]|\u00e2[{_NO_QUOTE}][{_AFTER}]"
    f"|\u00ef[\u00ac\u00b8\u00bb\u00bc\u00bd\u00bf][{_AFTER}]|\u00f0\u0178[{_AFTER}]{{2}}"
    "|(?<!\\S)\u00c2(?!\\S)"  # of a no-break space, which became a plain one
    "|\u201a\u00c4[^\\s\\x00-\\x7f]|\u221a[^\\s\\x00-\\x7f]"
)


@dataclass(frozen=True, slots=True)
class _Hit:
    """A slip in a text: what it is, what to write, and how many signs from the start it stands."""

    at: int
    fact: str
    remedy: str
    kind: str = ""  # what it has in common with others of one cause; without it, the fact


def problems(text: str, file: str, first_line: int = 1) -> Iterator[Problem]:
    """Yield what no file should hold: tabs, what cannot be seen, and what a wrong encoding left behind."""
    if is_plain(text):
        return
    garbled = list(_garbled(text))
    within = {at for hit in garbled for at in range(hit.at, hit.at + 4)}
    hidden = () if are_printable(text) else (hit for hit in _hidden(text) if hit.at not in within)
    yield from _told(text, [*garbled, *hidden], file, first_line)


def rows_of_a_sheet(lines: Sequence[str]) -> set[int]:
    """Return the numbers of lines that came out of a sheet: tabs stand within two in a row, as many in each."""
    tabs = [0 if re.match(_BULLET, line) else line.strip("\t ").count("\t") for line in lines]
    pairs = enumerate(itertools.pairwise(tabs), 1)
    return {number for below, (above, here) in pairs if above == here > 0 for number in (below - 1, below)}


def unprintable(text: str, file: str, first_line: int = 1, first_column: int = 1) -> Iterator[Problem]:
    """Yield the signs of a text that can be seen, but not on the printed sheets."""
    if not are_printable(text):
        yield from _told(text, list(_unprintable(text)), file, first_line, first_column)


def _told(text: str, hits: list[_Hit], file: str, first_line: int, first_column: int = 1) -> Iterator[Problem]:
    """Yield each slip once a line, or once in all where it stands on so many lines that it has one cause."""
    starts = [0, *(end.end() for end in re.finditer("\n", text))] if hits else []
    by_kind: dict[str, dict[int, Problem]] = {}
    line = 0
    for hit in sorted(hits, key=lambda hit: hit.at):
        while line + 1 < len(starts) and starts[line + 1] <= hit.at:
            line += 1
        column = hit.at - starts[line] + (first_column if line == 0 else 1)
        problem = Problem(Place(file, first_line + line, column), hit.fact, hit.remedy)
        by_kind.setdefault(hit.kind or hit.fact, {}).setdefault(line, problem)
    for on_lines in by_kind.values():
        first, *others = on_lines.values()
        if len(others) >= (1 if first.fact == TAB else MOST_LINES):
            yield Problem(
                first.place,
                f"{first.fact}, here and on {len(others)} line{'s' * (len(others) > 1)} below",
                first.remedy,
            )
        else:
            yield first
            yield from others


def _hidden(text: str) -> Iterator[_Hit]:
    for match in re.finditer(_LACKING, text):
        if match[0] != "\n" and (is_hidden(match[0]) or match[0] in _LOST):
            yield _unseen(text, match[0], match.start())
    for word in re.finditer(rf"[^\s\"]*[{_LETTERS}][^\s\"]*", text):
        inside = [
            at for part in re.finditer(_LIKE_INSIDE, word[0]) for at in range(*part.span()) if word[0][at] in _LIKE
        ]
        if inside:
            sign, more = word[0][inside[0]], len(inside) - 1
            fact = _like(sign, 0).fact
            whole = "".join(_LIKE[sign] if at in inside else sign for at, sign in enumerate(word[0]))
            remedy = f"write {whole if more else _LIKE[sign]}; make fix does it"
            yield _Hit(word.start() + inside[0], f"{fact}, and {more} more" if more else fact, remedy)
    for pile in re.finditer(_PILE, text):
        codes = ", ".join(f"U+{ord(mark):04X}" for mark in dict.fromkeys(pile[0]))
        yield _Hit(
            pile.start(), f"{len(pile[0])} marks on one letter: {codes}", "write the letter with one mark at most"
        )


def _unseen(text: str, sign: str, at: int) -> _Hit:
    if sign == "\t":
        is_margin = not text[text.rfind("\n", 0, at) + 1 : at].strip()
        return _Hit(at, TAB, "use spaces: two for each level" if is_margin else "write a space; make fix does it")
    if sign == "\ufeff" and at == 0:
        fact = f"a byte order mark, which nobody sees: {named(sign)}"
        return _Hit(at, fact, "make fix takes it out; or save the file as UTF-8 without BOM")
    if sign == "\ufffd":
        return _Hit(at, f"{named(sign)}: a sign was lost here", "write the sign that stood here before")
    if sign == "\ufffc":
        return _Hit(at, f"{named(sign)}: a picture or a field was pasted here", "delete it, and say it in words")
    around = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
    in_number = bool(re.fullmatch(r'[\d.:]{2}|"\d|\d"', around))
    remedy = "make fix takes it out; or delete it" if in_number and meant(sign) == " " else _instead_of_hidden(sign)
    return _Hit(at, f"a hidden character: {named(sign)}", remedy)


def _instead_of_hidden(sign: str) -> str:
    text = meant(sign)
    if text == "":
        return "make fix takes it out; or delete it, and type the word once more"
    if text == " ":
        return "make fix writes a plain space; or type one over it"
    category = unicodedata.category(sign)
    if category == "Co":
        return "delete it; for a bullet from a word processor, write a hyphen and a space"
    windows = ""
    if "\x80" <= sign <= "\x9f":
        windows = sign.encode("latin-1").decode("cp1252", "replace")
    if windows and windows not in {"\ufffd", sign}:
        return f"write {windows}, which this was before the file was saved with another encoding"
    return "delete it, or type a plain space"


def _garbled(text: str) -> Iterator[_Hit]:
    if text.isascii():
        return
    for match in re.finditer(_GARBLED, text):
        before = _ungarbled(match[0]) if len(match[0]) > 1 else " "
        if before != match[0]:
            codes = " ".join(f"U+{ord(sign):04X}" for sign in match[0])
            remedy = f"write {before}; where there are many, open the file once more as UTF-8"
            if before in f"{_LOST} " or is_hidden(before):
                remedy = "delete them, and type what stood here; or open the file once more as UTF-8"
            yield _Hit(match.start(), f"{match[0]} ({codes}): signs of another encoding", remedy)


def _ungarbled(signs: str) -> str:
    """Return the one sign whose bytes were read as several, or the same signs where they are no such bytes."""
    for encoding in ("cp1252", "latin-1", "mac_roman"):
        content = b""
        for sign in signs:
            try:
                content += sign.encode(encoding)
            except UnicodeEncodeError:
                content += sign.encode("latin-1") if sign <= "\xff" else b"?"
        try:
            one = content.decode()
        except UnicodeDecodeError:
            continue
        if len(one) == 1:
            return one
    return signs


def _unprintable(text: str) -> Iterator[_Hit]:
    """Yield one hit a word, at its first sign that the typeface lacks; marks above letters count with their letter."""
    for word in re.finditer(r"\S+", unicodedata.normalize("NFC", text)):
        odd = [match for match in re.finditer(_LACKING, word[0]) if not is_hidden(match[0]) and match[0] not in _LOST]
        if odd:
            sign, at = odd[0][0], word.start() + odd[0].start()
            if not any(at in range(*span.span()) for span in re.finditer(_LIKE_INSIDE, text)):  # else told as hidden
                yield _like(sign, at) if sign in _LIKE else _lacking(sign, word[0], at)


def _like(sign: str, at: int) -> _Hit:
    script = unicodedata.name(sign).partition(" ")[0].capitalize()
    script = f"a {script}" if script != "Latin" else "another"
    fact = f"U+{ord(sign):04X}, {script} letter that looks like {_LIKE[sign]}"
    return _Hit(at, fact, f"write {_LIKE[sign]}")


def _lacking(sign: str, word: str, at: int) -> _Hit:
    """Say what to write for a sign; for a number of other digits, the whole number."""
    text = meant(sign)
    name = unicodedata.name(sign, "")
    if text is not None:
        remedy = f"write {as_meant(word, printed=True) if sign.isdecimal() else text}; make fix does it"
    elif sign.isdecimal():
        remedy = f"write {as_meant(word, printed=True)}"
    elif "ARROW" in name:
        remedy = 'say it in words, such as "to" or "leads to"'
    elif unicodedata.category(sign)[0] in "LM":
        remedy = "write it with the letters of the Latin alphabet"
    elif not re.search(_LACKING, plain := unicodedata.normalize("NFKC", sign).replace("\u2044", "/")):
        remedy = f"write {plain}"
    else:
        remedy = "leave it out, or say it in words"
    return _Hit(at, f"{sign} ({named(sign)}) is not in the typeface of the printed sheets", remedy, sign)
