"""A web page becomes lines: what stands in its main part, folded away or not, without menus and banners."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from macros.desk.lines import Document, Line, Unreadable

_NO_WORDS = ["script", "style", "noscript", "template", "svg", "iframe", "nav", "select", "dialog"]
_FRAME = ["header", "footer", "aside"]  # words of the frame, where they stand outside the main part
_ROLES = {"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar"}
_BLOCKS = {
    *(
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "button",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
    ),
    *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li"),
    *("main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_FEW = 150  # words; a page that asks who you are, or says that there is no page, has fewer
_ERROR = re.compile(
    r"\b(404|403|500|502|503|not found|no longer exists|access denied|forbidden|unavailable|went wrong|just a moment"
    r"|are you (a )?human|verify (that )?you|captcha|error)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(\w+ )?\d{1,2}([.:]\d{1,2})*[.:)]?")


def document_of_page(words: str) -> Document:
    """Return the lines of a page; raise `Unreadable` where it asks for a password, or is an error page or empty."""
    page = BeautifulSoup(words, "html.parser")
    asks = page.find("input", type="password") is not None
    title = page.title.get_text(" ", strip=True) if page.title else ""
    part = _without_frame(page)
    notes = [note for table in part.find_all("table") if (note := _narrowed(table))]
    lines = tuple(_lines(part))
    _refuse(lines, title, asks=asks)
    return Document(lines, "page", tuple(dict.fromkeys(notes)))


def _refuse(lines: tuple[Line, ...], title: str, *, asks: bool) -> None:
    count = sum(len(line.words.split()) for line in lines)
    head = " ".join([title, *(line.words for line in lines if line.heading)])
    if asks and count < _FEW:
        raise Unreadable(
            "This page asks for a password. Sign in with a browser, save the page that you then see, and bring that."
        )
    if count < _FEW and _ERROR.search(head):
        raise Unreadable(
            "This page says that something went wrong, or that there is no such page. Look for the new address."
        )
    if not count:
        raise Unreadable(
            "The page has no words: it may fetch them when a browser shows it. Print it to PDF, and bring that."
        )


def _without_frame(page: BeautifulSoup) -> Tag:
    """Return the main part of a page, without menus, banners, and what is hidden and no button unfolds."""
    for tag in page.find_all(_NO_WORDS):
        tag.decompose()
    part = page.find("main") or page.select_one("[role=main]") or page.body or page
    if part.name != "main":
        for tag in part.find_all(_FRAME):
            if not tag.find_parent(["article", "main"]):
                tag.decompose()
    unfolded = _unfolded(part)
    for tag in [tag for tag in part.find_all() if _is_left_out(tag, unfolded)]:
        tag.decompose()
    return part


def _unfolded(part: Tag) -> set[str]:
    """Return the ids of what a button or link of the page unfolds."""
    names: set[str] = set()
    for tag in part.find_all(["a", "button", "summary", "h2", "h3", "h4", "div"]):
        for attribute in ("aria-controls", "data-target", "data-bs-target", "href"):
            names.update(name.removeprefix("#") for name in str(tag.get(attribute) or "").split())
    return names


def _is_left_out(tag: Tag, unfolded: set[str]) -> bool:
    if str(tag.get("role") or "") in _ROLES or re.search(
        r"cookie", f"{tag.get('id')} {tag.get('class')}", re.IGNORECASE
    ):
        return True
    if tag.name in {"ul", "ol"} and _leads_within(tag):
        return True
    hidden = (
        tag.has_attr("hidden")
        or tag.get("aria-hidden") == "true"
        or re.search(r"display:\s*none|visibility:\s*hidden", str(tag.get("style") or "")) is not None
    )
    if not hidden:
        return False
    before = tag.find_previous_sibling()
    by_a_button = before is not None and (before.name in {"button", "summary"} or before.find("button") is not None)
    return not (tag.get("id") in unfolded or by_a_button or tag.get("role") in {"tabpanel", "region"})


def _leads_within(tag: Tag) -> bool:
    """Tell whether a list is the contents of its page: nothing but links to places below."""
    links = tag.find_all("a", href=re.compile("^#"))
    return bool(links) and sum(len(_said(link)) for link in links) >= len(_said(tag)) * 0.9


def _narrowed(table: Tag) -> str:
    """Keep the numbers and the words of a table of provisions; return a sentence where it has further columns."""
    rows = [row.find_all(["td", "th"], recursive=False) for row in table.find_all("tr")]
    rows = [cells for cells in rows if cells]
    width = max((len(cells) for cells in rows), default=0)
    columns = [[_said(cells[place]) for cells in rows if len(cells) == width] for place in range(width)]
    numbers = [
        place
        for place, cells in enumerate(columns)
        if sum(bool(_NUMBER.fullmatch(cell)) for cell in cells) * 2 > len(cells)
    ]
    if width < 2 or not numbers:  # noqa: PLR2004  one column, or a table of something else
        return ""
    texts = [place for place in range(width) if place not in numbers]
    longest = max(texts, key=lambda place: sum(map(len, columns[place])), default=0)
    dropped = [place for place in texts if place != longest]
    names = [columns[place][0] for place in dropped if rows[0][0].name == "th"]
    for cells in rows:
        if cells[0].name == "th" and len(cells) == width and not _NUMBER.fullmatch(_said(cells[0])):
            for cell in cells:
                cell.decompose()
            continue
        for place in dropped if len(cells) == width else ():
            cells[place].decompose()
    if not dropped:
        return ""
    which = ", ".join(names) or "without a heading"
    return f"A table has further columns ({which}), which were left out: look whether they belong to the provisions."


def _said(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def _lines(part: Tag) -> Iterator[Line]:
    """Yield one line a block, in order, with the number or the bullet that a list puts before it."""
    waiting: list[str] = []
    mark = ""
    heading = False
    depth = 0

    def flushed() -> Iterator[Line]:
        nonlocal mark, waiting
        words = " ".join("".join(waiting).split())
        waiting = []
        if re.search(r"\w", words):
            # a list may print numbers of its own, and the browser's sign before them is switched off
            shown = mark if not re.match(r"\d", words) else ""
            yield Line(f"{shown}{words}", heading=heading, depth=depth)
            mark = ""

    for event, node in _walk(part):
        if isinstance(node, Tag):
            if node.name not in _BLOCKS:
                continue
            yield from flushed()
            inside = 1 if event == "in" else -1
            if node.name in {"ol", "ul"}:
                depth += inside
            if node.name in _HEADINGS:
                heading = event == "in"
            if node.name == "li":
                mark = _mark(node) if event == "in" else ""
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            waiting.append(str(node))
    yield from flushed()


def _walk(part: Tag) -> Iterator[tuple[str, PageElement]]:
    """Yield what a page is made of, each tag when it begins and when it ends, however deep they stand."""
    waiting: list[tuple[str, PageElement]] = [("in", part)]
    while waiting:
        event, node = waiting.pop()
        yield event, node
        if event == "in" and isinstance(node, Tag):
            waiting.append(("out", node))
            waiting += [("in", child) for child in reversed(node.contents)]


def _mark(item: Tag) -> str:
    """Return what a browser prints before an item of a list; a list in a numbered list goes on with its number."""
    around = item.find_parent(["ol", "ul"])
    if around is None or around.name == "ul":
        return "\u2022 "
    first = int(str(around.get("start"))) if str(around.get("start") or "").isdecimal() else 1
    value = str(item.get("value") or "")
    count = int(value) if value.isdecimal() else first + len(item.find_previous_siblings("li"))
    if str(around.get("type") or "1") != "1":
        return f"({chr(ord('a') + (count - 1) % 26)}) "
    outer = around.find_parent("li")
    above = outer.find_parent(["ol", "ul"]) if outer else None
    if outer and above and above.name == "ol":
        return f"{_mark(outer).rstrip('. ')}.{count} "
    return f"{count}. "
