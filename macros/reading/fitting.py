"""Whether what stands behind a key fits its field: as a text, in its form, with its words."""

from __future__ import annotations

import re

from macros.model.fields import FORMS, Field, is_date
from macros.model.places import LONGEST_SHOWN, MOST_SHOWN, Problem, Text, brief, nearest
from macros.reading.yaml.nodes import Block, Node, Series, called


def misfits(text: Text, key: str, field: Field) -> list[Problem]:
    """Return what is wrong with a text as the value of a field, as reading a file would."""
    problems: list[Problem] = []
    text_of(text, key, field, problems)
    return problems


def text_of(node: Node, what: str, field: Field, problems: list[Problem]) -> Text:
    """Return a value as the text of its field, as it was meant; note what does not fit."""
    if not isinstance(node, Text):
        fact = f"{called(node)} where {what} should be text"
        meant = _as_text(node)
        if meant:  # this says it as well
            problems[:] = [told for told in problems if told.place != meant.place]
        remedy = f'write it as one text in double quotes: "{brief(meant)}"' if meant else field.help
        problems.append(Problem(node.place, fact, remedy, spoils=node.place))
        return fitting(meant, field.form, what, []) if field.form in FORMS else meant
    if not node.strip():
        remedy = f"fill it in, or remove the key. {field.help}"
        problems.append(Problem(node.place, f"{what} is empty", remedy, spoils=node.place))
        return node
    if field.words is not None and node not in field.words:
        remedy = nearest(node, field.words)
        problems.append(Problem(node.place, f"{what} is {brief(node)}", remedy))
        node = Text(meant_by(remedy) or node, node.place)
    if field.form in FORMS:
        node = fitting(node, field.form, what, problems)
    if field.most and len(node.split()) > field.most:
        problems.append(Problem(node.place, f"{what} has {len(node.split())} words", f"keep it to {field.most}"))
    if field.longest and len(node) > field.longest:
        fact = f"{what} has {len(node)} characters: {brief(node)}"
        problems.append(Problem(node.place, fact, f"keep it to {field.longest}: one line on a phone"))
    return node


def fitting(text: Text, form: str, what: str, problems: list[Problem]) -> Text:
    """Note a text that has not its form, and return what was meant: a date that nobody can tell is none."""
    pattern, remedy = FORMS[form]
    if not pattern.fullmatch(text):
        from macros.reading.meant import instead

        fact = f"a bad link: {brief(text)}" if form == "address" else f"{what} is {brief(text)}"
        is_own = form == "id" and what.startswith(("the id", "id of "))
        # Of the id of something else, a rule says more: it knows every one that would do.
        is_told = form == "id" and not is_own
        better = "" if is_told else instead(form, text)
        is_plain = form in {"number", "date"} or (is_own and better != "")
        spoils = text.place if better or is_plain else None
        if form == "number" and better:
            spoils, is_told = None, True  # where that number is not there, a rule says more
        problems.append(Problem(text.place, fact, better or remedy, spoils=spoils, yields=is_told))
        if is_plain:
            plain = re.fullmatch('write "(.*)"', better)
            return Text(plain[1], text.place) if plain else Text(text if form == "number" else "", text.place)
    elif form == "date" and not is_date(text):
        fact = f"{what} is {text}, and there is no such day"
        problems.append(Problem(text.place, fact, "look it up in a calendar", spoils=text.place))
        return Text("", text.place)
    return text


def as_list(node: Node, field: Field) -> str:
    """Show how a list is written: with the words that stand in its place, or with none."""
    words = re.split(r"\s*[,;]\s*", node.strip()) if isinstance(node, Text) else []
    if not any(words):
        return f" Write {field.key}: [] where there are none"
    entries = ", ".join(f'"{word}"' for word in words[:MOST_SHOWN] if word)
    either = f"{field.key}: [{entries}], or " if len(entries) <= LONGEST_SHOWN else ""
    return f" Write {either}each on a line of its own after a dash"


def meant_by(remedy: str) -> str:
    """Return the word that a remedy proposes; empty where it lists several or says something else."""
    word = re.match(r"(?:did you mean|write) ([\w-]+)(?:\?|:$|, without)", remedy)
    return word[1] if word else ""


def _as_text(node: Node) -> Text:
    """Return the text that a list of one, or a key and its value, was meant as; empty for anything else."""
    if isinstance(node, Series) and len(node.values) == 1 and isinstance(node.values[0], Text):
        return node.values[0]
    if isinstance(node, Block) and len(node.values) == 1:
        ((key, value),) = node.values.items()
        if isinstance(value, Text) and (key or value):
            return Text(f"{key}: {value}" if value else key, node.place)
    return Text("", node.place)
