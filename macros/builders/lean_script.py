"""Leave out of a script what only its writers read: comments, and the spaces at both ends of lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser, Query, QueryCursor


def lean_script(script: bytes) -> bytes:
    """Return a script without comments (but those of a licence, `/*!`), indents and empty lines.

    Its words and lines stay: where something fails, the browser shows what was written. One that nobody can read
    stays as it is.
    """
    root = _PARSER.parse(script).root_node
    return script if root.has_error else b"".join(_parts(script, root)).strip() + b"\n"


def _parts(script: bytes, root: Node) -> Iterator[bytes]:
    """Yield what stays; texts between backticks hold spaces that readers see."""
    nodes = QueryCursor(_APART).captures(root)
    apart = sorted((node for named in nodes.values() for node in named), key=_begins)
    code, at = b"", 0
    for node in apart:
        if node.start_byte < at:  # within a text: ${…}
            continue
        code += script[at : node.start_byte]
        content = script[node.start_byte : node.end_byte]
        if node.type == "comment" and not content.startswith(b"/*!"):
            code += b"\n" if b"\n" in content else b" "
        else:
            yield _SPACE.sub(b"\n", code)
            yield content
            code = b""
        at = node.end_byte
    yield _SPACE.sub(b"\n", code + script[at:])


def _begins(node: Node) -> int:
    return node.start_byte


_LANGUAGE = Language(tree_sitter_javascript.language())
_PARSER = Parser(_LANGUAGE)
_APART = Query(_LANGUAGE, "[(comment) (template_string)] @apart")
_SPACE = re.compile(rb"\s*\n\s*")
