"""What a reader can choose for a handout of their own: every provision and every item, under its short name."""

from __future__ import annotations

import json

from macros.model import urls
from macros.model.dates import dates_of, day
from macros.model.evidence import status_in_words
from macros.model.index import Index
from macros.model.names import title_of
from macros.model.words import KINDS


def choices_script(index: Index) -> str:
    """Return short name → title, label, words, short names of numbers, last check and address, for `handouts/mine/`.

    A script also loads from a folder on disk, where a browser reads no other data.
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
        }
    return f"var StandardsChoices = {json.dumps(choices, ensure_ascii=False, separators=(',', ':'))};\n"
