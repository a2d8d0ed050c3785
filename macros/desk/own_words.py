"""Ask whether words are our own and keep what the official text asks for: one set of rules for page and command."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import quickjs

SCRIPT = Path(__file__).with_name("own_words.js")


class OwnWords:
    """`own_words.js` in an engine of its own, with every provision of one official text: number → words."""

    def __init__(self, official: Mapping[str, str]) -> None:
        self._context = quickjs.Context()
        self._context.eval(SCRIPT.read_text(encoding="utf-8"))
        texts = [{"number": number, "text": text} for number, text in official.items()]
        self._context.eval(f"const judge = OwnWords.against({json.dumps(texts)})")
        self._context.eval("const ask = (row) => JSON.stringify(judge(JSON.parse(row)))")
        self._context.eval("const gradeOf = (text) => OwnWords.grade(JSON.parse(text))")
        self._ask = self._context.eval("ask")
        self._grade = self._context.eval("gradeOf")

    def faults(self, row: Mapping[str, str]) -> list[dict[str, str]]:
        """Return what is wrong with a row: its field, the kind of fault, the fact and the remedy."""
        faults: list[dict[str, str]] = json.loads(self._ask(json.dumps(row).replace("\\u0000", " ")))
        return faults

    def grade(self, text: str) -> float:
        """Return the grade at which a text reads, by the formula of Flesch and Kincaid."""
        return float(self._grade(json.dumps(text)))
