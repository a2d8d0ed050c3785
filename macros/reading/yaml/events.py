"""What libyaml finds in a text, and behind which slip it stops."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import yaml

from macros.reading import signs

if TYPE_CHECKING:
    from macros.reading.slips.looks import Slip


if not yaml.__with_libyaml__:
    command = "pip install --force-reinstall --only-binary=:all: pyyaml"
    raise SystemExit(f"PyYAML stands here without libyaml, which reads the data. Install its wheel: {command}")

DEEPEST = 12  # lists and blocks inside each other
TOO_DEEP = 2 * DEEPEST  # so deep no text is read on, for the time of libyaml grows by the square of it


def events(text: str) -> Iterator[yaml.Event]:
    """Yield what libyaml finds in a text, up to a depth that is `TOO_DEEP`."""
    depth = 0
    for event in of_any_depth(text):
        yield event
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > TOO_DEEP:
                raise yaml.YAMLError("nested too deep")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def of_any_depth(text: str) -> Iterator[yaml.Event]:
    """Return the same, for who looks at the depth."""
    if not signs.is_plain(text):
        text = text.translate(ODD_SIGNS)
        if any(gap in text for gap in _GAPS):
            text = re.sub(_ODD_SPACES, lambda gap: " " * len(gap[0]), text)
    return iter(yaml.CLoader(text).get_event, None)


# YAML sees a new line or the end of the text there, nobody else does; each is told, and stands for a space.
ODD_SIGNS = dict.fromkeys(
    [*(sign for sign in range(0xA0) if not chr(sign).isprintable() and chr(sign) not in "\n\t"),
     0x2028, 0x2029], " "
)  # fmt: skip


# They are told as well, and were meant to stand beside a value, not in it.
_GAPS = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
_GAP = f"[{_GAPS}]+"
_ODD_SPACES = rf"(?m)^[ {_GAPS}]+|(?<=[a-z_]:|\s-){_GAP}|{_GAP}$"  # as text: it is seldom needed


def kind_of(text: str) -> str:
    """Return the kind of value that YAML makes of text without quotes."""
    return str(_RESOLVER.resolve(yaml.ScalarNode, text, (True, False))).rpartition(":")[2]


_RESOLVER: Any = yaml.SafeLoader("")


def stumbled(error: yaml.MarkedYAMLError, lines: Sequence[str], last: Any) -> Slip:
    """Return the slip behind an error; `last` is the value that the parser read before."""
    from macros.reading.slips import looks, search

    if slip := search.found(error, lines, last, _reach):
        return slip
    complaint = f"{error.context or ''} {error.problem or ''}"
    told_late = any(part in complaint for part in ("flow", "end of stream", "expected ':'"))
    mark: Any = error.context_mark if told_late and error.context_mark else error.problem_mark
    line = lines[mark.line] if mark.line < len(lines) else ""
    for part, fact, remedy in _SYNTAX:
        if part in complaint:
            return looks.Slip(mark.line, mark.column, fact, remedy)
    fact = f"YAML cannot be read here ({error.problem}): {line.strip()[:60]}"
    return looks.Slip(
        mark.line, mark.column, fact, "compare this line with the entry above: indentation, quotes, colons"
    )


def _reach(text: str) -> int:
    """Return the line, counted from 0, on which a text can be read no further, or one that it does not have."""
    try:
        for _ in events(text):
            pass
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark
        return int(mark.line)
    except yaml.YAMLError:
        return -1
    return text.count("\n") + 2


_IN_QUOTES = "put the whole value in double quotes"
_UNEVEN = ("the indentation of this line fits nothing above it", "give it as many spaces as its neighbours")
_OPEN = ("an opening bracket that is not closed", "write lists one entry a line, each after a dash")
_SYNTAX = [
    ("mapping values are not allowed", "a colon inside unquoted text", _IN_QUOTES),
    *(
        (part, "a backslash that YAML cannot read", "write \\\\ for a backslash, or use single quotes")
        for part in ("escape c", "hexdecimal")
    ),
    (
        "quoted scalar",
        "a quote that is opened and not closed",
        'put the same quote at its end, and write \u2019 or \\" inside',
    ),
    ("found unexpected ':'", "a colon inside unquoted text", _IN_QUOTES),
    ("mapping keys are not allowed", "a question mark that YAML reads as the start of a key", _IN_QUOTES),
    (
        "sequence entries are not allowed",
        "a dash that YAML reads as the start of a list",
        "put the whole value in double quotes, or the list on the next line",
    ),
    ("cannot start any token", "text that starts with a special character", _IN_QUOTES),
    ("could not find expected ':'", "a line without a colon", "write `key: value`, or # and a space before a remark"),
    ("did not find expected ',' or", *_OPEN),
    ("block node", "text that starts with a special character", _IN_QUOTES),
    ("flow", "a bracket or brace that YAML reads as a list", _IN_QUOTES),
    ("block mapping", *_UNEVEN),
    ("block collection", *_UNEVEN),
    ("alias", "text that starts with *, by which YAML refers to another value", _IN_QUOTES),
    ("anchor", "text that starts with &, by which YAML names a value", _IN_QUOTES),
    ("block scalar", "a sign after > or | that YAML cannot read", "write >- and start the text on the next line"),
    ("incompatible", "a YAML directive", "remove the line that starts with %"),
    ("directive", "a YAML directive", "remove the line that starts with %"),
    ("tag", "a tag", "remove it; if it is text, put it in double quotes"),
    ("document start", "text that does not belong to the structure above it", "indent it, or give it a key"),
]
