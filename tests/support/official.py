"""Official-looking texts with invented provisions, as web pages, as text and as PDFs of two producers."""

from __future__ import annotations

import html
import io
import textwrap
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import pikepdf
import typst
from playwright.sync_api import Browser

from macros.desk.notation import Notation
from tests.support.project import ROOT

TEXTS = ROOT / "tests" / "desk" / "fixtures"
NAMES = ("mill", "mill-1998", "lamp", "bell", "ferry")
SEPARATORS = {"lamp": ":"}


@dataclass(frozen=True, slots=True)
class Group:
    """A heading with its provisions; `below` has the further points of one, by its place."""

    part: str
    number: str
    heading: str
    lead_in: str
    rules: tuple[str, ...]
    below: dict[int, tuple[str, ...]]
    left_out: tuple[int, ...] = ()  # places that count, and have no words


@dataclass(frozen=True, slots=True)
class Code:
    """An invented framework's whole text."""

    id: str
    title: str
    publisher: str
    short: str
    groups: tuple[Group, ...]

    @property
    def sign(self) -> str:
        """The sign between the parts of its numbers."""
        return SEPARATORS.get(self.id, ".")

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that each count from 1."""
        return tuple(dict.fromkeys(group.part for group in self.groups if group.part))

    def number(self, group: Group, place: int) -> str:
        """Return the whole number of the provision at a place, counted from 0."""
        skipped = sum(gap <= place for gap in group.left_out)
        return f"{group.number}{self.sign}{place + 1 + skipped}"

    def expected(self) -> dict[tuple[str, str], str]:
        """Return part and number → words, of every provision."""
        return {
            (group.part, self.number(group, place)): " ".join([words, *group.below.get(place, ())])
            for group in self.groups
            for place, words in enumerate(group.rules)
        }

    def notation(self, *others: Notation, known: Iterable[str] | None = None) -> Notation:
        """Return its notation; `known` are the numbers in the map, all of the first part where none are named."""
        first = [number for (part, number) in self.expected() if part == (self.parts or ("",))[0]]
        numbers = tuple(first if known is None else known)
        levels = sorted({number.count(self.sign) + 1 for number in first})
        headings = tuple(
            (group.number, group.heading) for group in self.groups if group.part in self.parts[:1] or not self.parts
        )
        return Notation(
            self.sign,
            tuple(levels),
            numbers,
            self.parts,
            self.title,
            headings,
            others,
            self.publisher,
            self.id.partition("-")[0],
        )


def code(name: str) -> Code:
    """Return an invented framework from its file."""
    groups: list[Group] = []
    title = publisher = short = part = ""
    for line in (TEXTS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        mark, _, words = line.strip().partition(" ")
        if mark == "=":
            title, publisher, short = words.split(" | ")
        elif mark == "@":
            part = words
        elif mark == "#":
            number, heading, lead_in = [*words.split(" | "), ""][:3]
            groups.append(Group(part, number, heading, lead_in, (), {}))
        else:
            last = groups.pop()
            rules, below = last.rules, dict(last.below)
            if mark == "*":
                below[len(rules) - 1] = (*below.get(len(rules) - 1, ()), words)
            else:
                rules = (*rules, words)
            groups.append(Group(last.part, last.number, last.heading, last.lead_in, rules, below))
    return Code(name, title, publisher, short, tuple(groups))


# --- Plain text -----------------------------------------------------------------------------------------


def plain(
    text: Code, *, width: int = 2_000, number: str = "{}", sign: str = "", contents: bool = False, full: bool = True
) -> str:
    """Return a text as plain lines; `number` and `sign` say how numbers are printed, `full` whether they are whole."""
    lines = [text.title, "", text.publisher, ""]
    if contents:
        lines += ["Contents", ""]
        for group, place, words in rules(text):
            lines.append(f"{text.number(group, place)} {words.split('.')[0][:40]} ........ {place + 3}")
        lines.append("")
    part = ""
    for group in text.groups:
        if group.part != part:
            part = group.part
            lines += [part, ""]
        lines += [f"{group.number} {group.heading}", ""]
        if group.lead_in:
            lines += [group.lead_in, ""]
        for place, words in enumerate(group.rules):
            whole = text.number(group, place).replace(text.sign, sign or text.sign) if full else f"{place + 1}."
            lines += _wrapped(f"{number.format(whole)} {words}", width)
            lines += [line for point in group.below.get(place, ()) for line in _wrapped(f"\u2022 {point}", width)]
        lines.append("")
    return "\n".join(lines)


def _wrapped(words: str, width: int) -> list[str]:
    """Wrap as a typesetter does, with a hyphen in words of more than nine letters that do not fit."""
    lines = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) < width:
            lines[-1] = f"{lines[-1]} {word}".strip()
        elif word.isalpha() and len(word) > 9 and len(lines[-1]) + 5 < width:
            lines[-1] += f" {word[:4]}-"
            lines.append(word[4:])
        else:
            lines.append(word)
    return lines


# --- Web pages ------------------------------------------------------------------------------------------

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} - {publisher}</title>
<style>body {{ font: 11pt/1.4 serif }} .menu {{ display: none }} {style}</style>
<script>var rules = "9.9 A rule in a script";</script></head>
<body>
<div id="cookies" role="dialog" aria-label="Cookies"><p>We use 2.1 kinds of cookies.</p><button>Accept</button></div>
<header><a href="/">{publisher}</a><nav aria-label="Main"><ul><li>1.1 Home</li><li>1.2 About us</li></ul></nav></header>
<div class="menu" hidden><ul><li>3.1 Sign in</li></ul></div>
<main><h1>{title}</h1>
<p>These came into force on 1.4.2021. Everyone who works here keeps them.</p>
{body}
</main>
<footer><p>1.1 Contact</p><p>&copy; 2021 {publisher}, 12.4 Mill Lane</p></footer>
</body></html>
"""


def page(text: Code, body: str, style: str = "") -> str:
    """Return a web page around a body, with menus, a cookie banner and a script that say nothing of the matter."""
    return PAGE.format(title=html.escape(text.title), publisher=html.escape(text.publisher), body=body, style=style)


def _grouped(text: Code, inside: Callable[[Group], str], around: str = "<h2>{heading}</h2>{lead}{inside}") -> str:
    parts: list[str] = []
    part = ""
    for group in text.groups:
        if group.part != part:
            part = group.part
            parts.append(f"<h2>{part}</h2>")
        lead = f"<p>{html.escape(group.lead_in)}</p>" if group.lead_in else ""
        heading = f"{group.number} {html.escape(group.heading)}"
        parts.append(around.format(heading=heading, lead=lead, inside=inside(group), id=group.number.replace(".", "-")))
    return "\n".join(parts)


def rules(text: Code) -> Iterator[tuple[Group, int, str]]:
    """Yield every provision: its group, its place there and its words."""
    for group in text.groups:
        for place, words in enumerate(group.rules):
            yield group, place, words


def _points(group: Group, place: int) -> str:
    points = "".join(f"<li>{html.escape(point)}</li>" for point in group.below.get(place, ()))
    return f"<ul>{points}</ul>" if points else ""


def paragraphs(text: Code) -> str:
    """Return a page with one paragraph a provision."""

    def inside(group: Group) -> str:
        return "".join(
            f"<p><b>{text.number(group, place)}</b>&nbsp;{html.escape(words)}</p>{_points(group, place)}"
            for place, words in enumerate(group.rules)
        )

    return page(text, _grouped(text, inside), style="h2 { font-size: 16pt }")


def accordions(text: Code) -> str:
    """Return a page whose groups are folded away behind buttons, with a list of contents that leads to them."""

    def inside(group: Group) -> str:
        return "".join(
            f"<li><div class=number>{text.number(group, place)}.</div>"
            f"<div>{html.escape(words)}{_points(group, place)}</div></li>"
            for place, words in enumerate(group.rules)
        )

    around = (
        "<div class=accordion><h3><button aria-expanded=false aria-controls=p{id}>{heading}</button></h3>"
        '<div id=p{id} class=panel aria-hidden=true style="display:none">{lead}'
        '<ul style="list-style: none">{inside}</ul></div></div>'
    )
    links = "".join(
        f"<li><a href=#p{group.number}>{group.number} {html.escape(group.heading)}</a></li>" for group in text.groups
    )
    return page(text, f"<ul class=contents>{links}</ul>" + _grouped(text, inside, around))


def details(text: Code) -> str:
    """Return a page with every provision in a details element, its number in the summary."""

    def inside(group: Group) -> str:
        return "".join(
            f"<details><summary>{text.number(group, place)}</summary>"
            f"<p>{html.escape(words)}</p>{_points(group, place)}</details>"
            for place, words in enumerate(group.rules)
        )

    return page(text, _grouped(text, inside))


def table(text: Code, *, notes: bool = False, style: str = "") -> str:
    """Return a page with a table a group, the numbers in a column of their own, with a column of notes if asked for."""

    def inside(group: Group) -> str:
        note = "<td>See the handbook, part 7.1.</td>" if notes else ""
        head = f"<tr><th>No.</th><th>Rule</th>{'<th>Where to read more</th>' if notes else ''}</tr>"
        rows = "".join(
            f"<tr><td>{text.number(group, place)}</td><td>{html.escape(words)}{_points(group, place)}</td>{note}</tr>"
            for place, words in enumerate(group.rules)
        )
        return f"<table>{head}{rows}</table>"

    return page(text, _grouped(text, inside), style=style)


def listed(text: Code, *, style: str = "") -> str:
    """Return a page whose items the browser alone numbers: a heading with a number, and items that count from 1."""

    def inside(group: Group) -> str:
        rules = "".join(
            f"<li>{html.escape(words)}{_points(group, place)}</li>" for place, words in enumerate(group.rules)
        )
        return f"<ol>{rules}</ol>"

    return page(text, _grouped(text, inside), style=style)


def bulleted(text: Code) -> str:
    """Return a page whose provisions are bullets without a number."""

    def inside(group: Group) -> str:
        rules = "".join(
            f"<li>{html.escape(words)}{_points(group, place)}</li>" for place, words in enumerate(group.rules)
        )
        return f"<ul>{rules}</ul>"

    return page(text, _grouped(text, inside))


def defined(text: Code) -> str:
    """Return a page with a list of terms: the numbers are the terms."""

    def inside(group: Group) -> str:
        rules = "".join(
            f"<dt>Rule {text.number(group, place)}</dt><dd>{html.escape(words)}{_points(group, place)}</dd>"
            for place, words in enumerate(group.rules)
        )
        return f"<dl>{rules}</dl>"

    return page(text, _grouped(text, inside))


# --- PDFs -----------------------------------------------------------------------------------------------


def press(content: str) -> bytes:
    """Return the PDF that Typst makes of its own kind of markup."""
    return bytes(typst.compile(content.encode()))


def printed(browser: Browser, content: str) -> bytes:
    """Return the PDF that Chromium prints of a web page, with its own header and footer."""
    tab = browser.new_page()
    try:
        tab.set_content(content)
        return tab.pdf(
            format="A4",
            display_header_footer=True,
            header_template="<p style='font-size:8pt;margin-left:20mm'>Rules in force</p>",
            footer_template="<p style='font-size:8pt;margin-left:20mm'>Page <span class=pageNumber></span>"
            " of <span class=totalPages></span></p>",
            margin={"top": "25mm", "bottom": "25mm", "left": "20mm", "right": "20mm"},
        )
    finally:
        tab.close()


def booklet(
    text: Code, *, columns: int = 1, way: str = "plain", size: str = "a5", full: bool = True, contents: bool = True
) -> str:
    """Return Typst's markup of a booklet with a cover, contents, running heads and page numbers.

    `way`: plain; column (the numbers stand in a column of their own); table (with lines, the numbers in the middle of
    their rows); hanging (a number, a wide space, and lines that hang).
    """
    lines = [
        f'#set page(paper: "{size}", margin: (x: 15mm, y: 20mm))',
        f"#set page(header: [{_typst(text.title)} #h(1fr) {_typst(text.publisher)}])",
        '#set page(footer: context [#h(1fr) #counter(page).display("1")])',
        '#set text(lang: "en", region: "GB", size: 10pt, hyphenate: true)',
        f"#set par(justify: true, hanging-indent: {'10mm' if way == 'hanging' else '0mm'})",
        f"#align(center)[#text(size: 24pt)[{_typst(text.title)}]]",
        f"#align(center)[{_typst(text.publisher)}]",
        "#pagebreak()",
        *(["#outline(title: [Contents])", "#pagebreak()"] if contents else []),
        f"#show: columns.with({columns}, gutter: 8mm)" if columns > 1 else "",
    ]
    part = ""
    for group in text.groups:
        if group.part != part:
            part = group.part
            lines.append(f"= {part}")
        lines.append(f"== {group.number} {_typst(group.heading)}")
        if group.lead_in:
            lines += [_typst(group.lead_in), ""]
        rows = [
            (text.number(group, place) if full else f"{place + 1}.", _typst(words), group.below.get(place, ()))
            for place, words in enumerate(group.rules)
        ]
        lines.append(_set(rows, way))
    return "\n".join(lines)


def apart(text: Code) -> str:
    """Return Typst's markup of a page a group, where all numbers were set before all words beside them."""
    lines = ['#set page(paper: "a5", margin: 15mm)', f"= {_typst(text.title)}", _typst(text.publisher), ""]
    for group in text.groups:
        numbers = ", ".join(f"box(height: 16mm)[{text.number(group, place)}]" for place in range(len(group.rules)))
        words = ", ".join(f"box(height: 16mm)[{_typst(rule)}]" for rule in group.rules)
        lines += [f"== {group.number} {_typst(group.heading)}", f"#place(stack(dir: ttb, {numbers}))"]
        lines += [f"#pad(left: 14mm, stack(dir: ttb, {words}))", "#pagebreak(weak: true)"]
    return "\n".join(lines)


def _set(rows: list[tuple[str, str, tuple[str, ...]]], way: str) -> str:
    bodies = [
        (f"#[{number}]", words + "".join(f"\n- {_typst(point)}" for point in below)) for number, words, below in rows
    ]
    if way == "column":
        cells = "\n".join(f"[{number}], [{words}]," for number, words in bodies)
        return f"#grid(columns: (14mm, 1fr), row-gutter: 3mm, {cells})"
    if way == "table":
        cells = "\n".join(f"[{number}], [{words}], [See part 7.1]," for number, words in bodies)
        return f"#table(columns: (14mm, 1fr, 22mm), align: horizon, [No.], [Rule], [More], {cells})"
    if way == "hanging":
        return "\n\n".join(f"{number}#h(4mm){words}" for number, words in bodies)
    return "\n\n".join(f"{number} {words}" for number, words in bodies)


def _typst(words: str) -> str:
    return "".join(f"\\{sign}" if sign in "#$*_`<>@=~/[]\\'\"" else sign for sign in words)


def scanned(text: Code) -> bytes:
    """Return a PDF of pictures of pages, as a scanner makes it."""
    pictures = typst.compile(booklet(text).encode(), format="png", ppi=40)
    pages = pictures if isinstance(pictures, list) else [pictures]
    scan = pikepdf.new()
    for picture in pages[:3]:
        with pikepdf.open(io.BytesIO(_framed(bytes(picture)))) as one:
            scan.pages.extend(one.pages)
    out = io.BytesIO()
    scan.save(out)
    return out.getvalue()


def _framed(picture: bytes) -> bytes:
    listed_bytes = ", ".join(str(value) for value in picture)
    return bytes(typst.compile(f"#set page(margin: 0pt)\n#image(bytes(({listed_bytes})), width: 100%)".encode()))


def locked(pdf: bytes, *, password: str) -> bytes:
    """Return a PDF that opens with a password alone, or that only forbids copying where the password is empty."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(out, encryption=pikepdf.Encryption(user=password, owner="keeper"))
    return out.getvalue()


def word_file() -> bytes:
    """Return what a word processor saves."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")
    return out.getvalue()


LOGIN = """<!DOCTYPE html><html lang="en"><head><title>Sign in</title></head><body><main><h1>Sign in to continue</h1>
<form method="post"><label>Email <input type="email" name="user"></label><label>Password <input type="password"></label>
<button>Sign in</button></form><p>Forgotten your password? Call 1.2.3.</p></main></body></html>"""
ERROR = """<!DOCTYPE html><html lang="en"><head><title>Page not found</title></head><body><main><h1>404</h1>
<p>Sorry, the page you are looking for has moved or no longer exists.</p></main></body></html>"""
EMPTY = "<!DOCTYPE html><html><title>Rules</title><body><div id=app></div><script>start()</script></body></html>"
MINUTES = textwrap.dedent("""\
    Minutes of the yearly meeting

    The chair opened the meeting and thanked the carter for the chairs. Those present agreed to meet again in spring.
    The accounts were read and found to be in order. A vote of thanks closed the meeting.
    """)
