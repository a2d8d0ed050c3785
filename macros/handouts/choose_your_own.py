"""What a reader can choose for a handout of their own: every provision and every item, under its short name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from macros.model import urls
from macros.model.dates import dates_of, day
from macros.model.evidence import status_in_words
from macros.model.index import Index
from macros.model.names import title_of
from macros.model.words import KINDS, PEOPLE

if TYPE_CHECKING:
    from macros.handouts.content import Handout  # brings the readers of prose, which no build needs

# What a browser needs of a handout's record; the rest is for paper that has been set already.
_OF_A_SHEET = ("title", "kind", "lead_label", "lead", "warnings", "parts", "cards", "tables", "questions", "printed")


def choices_script(index: Index) -> str:
    """Return what can be chosen, by short name, and the sheets of each ready pack, by its name.

    A choice has title, label, words, short names of numbers, last check and address; where they are known, the script
    of its sheet, minutes and with whom. A script also loads from a folder on disk, where a browser reads no other data.
    """
    choices: dict[str, dict[str, object]] = {}
    for reference, provision in index.provisions.items():
        publisher = index.frameworks[reference.framework].publisher
        choices[str(reference)] = {
            "title": title_of(index, reference),
            "label": f"{publisher} · {index.edition_of(reference).label} · {status_in_words(provision).label}",
            "words": provision.in_our_words or status_in_words(provision).says,
            "framework": reference.framework,
            "edition": reference.edition,
            "numbers": [],
            "looked_at": day(dates_of(index, [reference]).last),
            "page": urls.of_provision(reference),
        }
    for item in index.items.values():
        touched = index.touched_by(item.id)
        choices[item.id] = {
            "title": item.title,
            "label": KINDS[item.kind].label,
            "words": item.summary,
            "numbers": [str(target) for target in touched],
            "looked_at": day(dates_of(index, touched).last),
            "page": urls.of_item(item),
            **({"minutes": int(item.minutes)} if item.minutes else {}),
            **({"people": PEOPLE[item.people].label} if item.people else {}),
        }
    for printed in index.handouts.values():
        if printed.script:
            of_framework: dict[str, object] = {
                "title": printed.title,
                "label": printed.kind,
                "words": "",
                "numbers": [],
            }
            of_framework |= {"looked_at": day(printed.looked_at), "page": printed.address}
            choices.setdefault(printed.id, of_framework)["sheet"] = printed.script
    packs = {printed.id: printed.holds for printed in index.packs.values()}
    return f"var StandardsChoices = {_json(choices)};\nvar StandardsPacks = {_json(packs)};\n"


def sheet_script(handout: Handout) -> str:
    """Return a handout as a script, from which `handouts/mine/` lays it out: what was written, without its codes."""
    said = {key: value for key, value in handout.content.items() if key in _OF_A_SHEET and value}
    return f"StandardsSheets.add({_json(handout.id)}, {_json(said)});\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
