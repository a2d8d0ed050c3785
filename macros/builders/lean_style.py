"""Leave out of a style what no page can show: a theme has rules for much that a site never uses."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import tinycss2
import tree_sitter_javascript
from tree_sitter import Language, Parser, Query, QueryCursor

from macros.model.records import record


@record
class Shown:
    """What stands in the pages of a site, and what its scripts and browsers may put there."""

    parts: frozenset[str]  # as a selector writes them: details, .sm-fold, #sm-menu, [open, [dir=ltr
    words: frozenset[str]  # in the texts of scripts: any may become the name of anything; and what drawings ask for
    beginnings: tuple[str, ...]  # of names that a script puts together: "sm-group-" + id

    def has(self, sign: str, name: str) -> bool:
        """Tell whether something of that name may be there; `sign` is what stands before it in a selector."""
        return f"{sign}{name}" in self.parts or name in self.words or name.startswith(self.beginnings)


def shown(pages: Iterable[str], scripts: Iterable[str], data: Iterable[str]) -> Shown:
    """Return what stands in built pages and may be put there by scripts; of their data whole texts are names alone."""
    tags = {tag for page in pages for tag in _TAG.findall(page)}
    code = "\n".join(scripts)
    texts, properties = _said(code)
    words = {*texts, *(name for text in data for name in _WHOLE.findall(text))}
    attributes = {f"[{name}" for word in properties for name in _names(word)}
    return Shown(
        parts=frozenset({*_BY_BROWSER, *(part for tag in tags for part in _parts(tag)), *attributes}),
        words=frozenset({*(name for word in words for name in _names(word)), *_VALUE.findall("".join(tags))}),
        beginnings=tuple(sorted(set(_BEGINNING.findall(code)))),
    )


def lean_styles(styles: Iterable[str], shown: Shown) -> list[str]:
    """Return the styles of a site without comments, rules that match nothing shown, and values that no rule asks for.

    What no name decides stays: fonts, the page of print, states such as focus.
    """
    kept = [[*_pieces(_rules(tinycss2.parse_stylesheet, style), shown)] for style in styles]
    declarations = [declaration for pieces in kept for piece in pieces for declaration in piece.declarations]
    words = {word for pieces in kept for piece in pieces for word in _WORD.findall(piece.before)}  # of what stays whole
    values, movements = _asked_for(declarations, shown.words | words), _movements(declarations) | words
    return ["".join(_written(piece, values, movements) for piece in pieces) for pieces in kept]


@record
class _Piece:
    """Some of a style: a rule, the beginning or the end of a group of rules, or what stays as it is."""

    before: str = ""
    declarations: tuple[Any, ...] = ()
    after: str = ""
    movement: str | None = None  # the name of the keyframes


def _pieces(rules: Iterable[Any], shown: Shown) -> Iterator[_Piece]:
    """Yield what may show, group within group."""
    for rule in rules:
        if rule.type == "qualified-rule":
            if selectors := _matching(rule.prelude, shown):
                yield _rule(selectors, rule.content)
        elif rule.type == "at-rule" and rule.lower_at_keyword in _GROUPS and rule.content is not None:
            if pieces := [*_pieces(_rules(tinycss2.parse_rule_list, rule.content), shown)]:
                yield _Piece(before=f"@{rule.at_keyword} {_text(rule.prelude)}{{")
                yield from pieces
                yield _Piece(before="}")
        elif rule.type == "at-rule" and rule.lower_at_keyword.endswith("keyframes"):
            yield _Piece(after=rule.serialize(), movement=_text(rule.prelude))
        else:
            yield _Piece(before=rule.serialize())


def _rules(parse: Callable[..., list[Any]], content: Any) -> list[Any]:
    return parse(content, skip_comments=True, skip_whitespace=True)


def _rule(selectors: str, content: list[Any]) -> _Piece:
    """Return a rule with its declarations; one with rules inside stays as it is."""
    declarations = _rules(tinycss2.parse_blocks_contents, content)
    if all(declaration.type == "declaration" for declaration in declarations):
        return _Piece(before=f"{selectors}{{", declarations=tuple(declarations), after="}")
    return _Piece(before=f"{selectors}{{{tinycss2.serialize(content)}}}")


def _matching(prelude: list[Any], shown: Shown) -> str:
    """Return those of the selectors of a rule that may match; all of them where a browser may refuse them together."""
    selectors = _split(prelude)
    kept = [selector for selector in selectors if _may_match(selector, shown)]
    whole = _text(prelude)
    return whole if kept and _OF_ONE_BROWSER in whole else ",".join(map(_text, kept))


def _may_match(selector: list[Any], shown: Shown) -> bool:
    """Tell whether pages may show all that a selector names; what it says :not() of needs not be there."""
    sign = ""
    for token in selector:
        if token.type == "ident" and sign in {"", "."} and not shown.has(sign, token.value):
            return False
        if token.type == "hash" and not shown.has("#", token.value):
            return False
        if token.type == "[] block" and not _may_have(token.content, shown):
            return False
        if _is_any_of(token) and not any(_may_match(inner, shown) for inner in _split(token.arguments)):
            return False
        sign = token.value if token.type == "literal" and token.value in {".", ":"} else ""
    return True


def _is_any_of(token: Any) -> bool:
    return bool(token.type == "function" and token.lower_name in _ANY_OF)


def _may_have(attribute: list[Any], shown: Shown) -> bool:
    """Tell whether something may have an attribute, and the value that a selector wants of it, where it wants one."""
    name, *rest = [token for token in attribute if token.type != "whitespace"]
    if not shown.has("[", name.lower_value):
        return False
    match rest:
        case [sign, value] if sign.value == "=":
            return shown.has(f"[{name.lower_value}=", value.value)
        case _:  # there, or by another comparison: ^=, or without regard to capitals
            return True


def _asked_for(declarations: list[Any], words: frozenset[str]) -> set[str]:
    """Return the names of the values (--ink) that what is shown asks for, itself or through another value."""
    through: dict[str, set[str]] = {}
    asked = {word for word in words if word.startswith("--")}
    for declaration in declarations:
        names = {name for token in declaration.value for name in _values(token)}
        if declaration.name.startswith("--"):
            through.setdefault(declaration.name, set()).update(names)
        else:
            asked |= names
    waiting = [*asked]
    while waiting:
        new = through.get(waiting.pop(), set()) - asked
        asked |= new
        waiting += new
    return asked


def _values(token: Any) -> Iterator[str]:
    """Yield the names of values that part of a declaration asks for."""
    inside = getattr(token, "arguments", None) or getattr(token, "content", None) or ()
    if token.type == "ident" and token.value.startswith("--"):
        yield token.value
    for inner in inside:
        yield from _values(inner)


def _movements(declarations: list[Any]) -> set[str]:
    """Return the names of the movements that what is shown asks for, among other words."""
    animations = [declaration.value for declaration in declarations if "animation" in declaration.lower_name]
    return {token.value for value in animations for token in value if token.type == "ident"}


def _written(piece: _Piece, values: set[str], movements: set[str]) -> str:
    """Return a piece as text, without what nobody asks for."""
    if piece.movement is not None and piece.movement not in movements:
        return ""
    declarations = [
        f"{declaration.name}:{_text(declaration.value)}{'!important' * declaration.important}"
        for declaration in piece.declarations
        if not declaration.name.startswith("--") or declaration.name in values
    ]
    return f"{piece.before}{';'.join(declarations)}{piece.after}" if declarations or not piece.declarations else ""


def _split(tokens: list[Any]) -> list[list[Any]]:
    """Return the selectors of a list."""
    selectors: list[list[Any]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            selectors.append([])
        else:
            selectors[-1].append(token)
    return selectors


def _text(tokens: list[Any]) -> str:
    """Return tokens as text, without comments."""
    return str(tinycss2.serialize([token for token in tokens if token.type != "comment"])).strip()


def _parts(tag: str) -> Iterator[str]:
    """Yield what a selector may say of one tag of a page."""
    name, *attributes = _ATTRIBUTE.findall(tag)
    yield name[0].lower()
    for attribute, *values in attributes:
        value = html.unescape("".join(values))
        yield f"[{attribute.lower()}"
        yield f"[{attribute.lower()}={value}"
        if attribute == "class":
            yield from (f".{name}" for name in value.split())
        elif attribute == "id":
            yield f"#{value}"


def _said(code: str) -> tuple[set[str], set[str]]:
    """Return the words in the texts of a script, and its properties: tabIndex, class in {class: "wide"}."""
    script = code.encode()
    nodes = QueryCursor(_SAID).captures(_PARSER.parse(script).root_node)
    texts, properties = (
        b"\n".join(script[node.start_byte : node.end_byte] for node in nodes.get(kind, [])).decode()
        for kind in ("text", "property")
    )
    return set(_WORD.findall(texts)), set(_WORD.findall(properties))


def _names(word: str) -> Iterator[str]:
    """Yield what a word of a script may name: tabIndex is tabindex, ariaLabel aria-label, dataset.level data-level."""
    with_hyphens = _CAPITAL.sub(lambda capital: f"-{capital[0].lower()}", word)
    yield from (word, word.lower(), with_hyphens, f"data-{with_hyphens}")


_BY_BROWSER = {"html", "head", "body", "tbody", "colgroup", "[open"}  # may be there though no page writes them
_TAG = re.compile(r"""<[A-Za-z][^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*>""")
_ATTRIBUTE = re.compile(r"""([^\s=<>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""")
_WORD = re.compile(r"[\w-]+")
_WHOLE = re.compile(r'"([\w-]+)"')
_VALUE = re.compile(r"(?<=var\()--[\w-]+")
_JAVASCRIPT = Language(tree_sitter_javascript.language())
_PARSER = Parser(_JAVASCRIPT)
_SAID = Query(
    _JAVASCRIPT,
    "(string_fragment) @text [(property_identifier) (shorthand_property_identifier)] @property",
)
_CAPITAL = re.compile(r"[A-Z]")
_BEGINNING = re.compile(r"([a-z][\w-]*-)(?:\$\{|[\"'`])")
_OF_ONE_BROWSER = ":-"  # ::-webkit-scrollbar
_ANY_OF = {"is", "where", "has"}
_GROUPS = {"media", "supports", "layer", "container"}
