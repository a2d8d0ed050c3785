"""Ask the Standards Map from outside: needs Python and map.json, nothing else.

python ask.py map.json
"""

import json
import sys
from pathlib import Path

book = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
titles = {item["id"]: item["title"] for item in book["items"]}
editions = {(framework["id"], edition["id"]): edition for framework in book["frameworks"] for edition in framework["editions"]}


def touching(provision):
    """Return title and reason of every page that touches a provision."""
    return [(titles[link["item"]], link["why"]) for link in book["mappings"] if link["provision"] == provision]


def on_the_day(framework, number, day):
    """Return what a number said on a day; an edition without a date cannot be ruled out."""
    for provision in book["provisions"]:
        edition = editions[framework, provision["edition"]] if provision["framework"] == framework else None
        if edition and provision["number"] == number and edition.get("in_force", "") <= day <= edition.get("until", "9999"):
            yield edition["label"], provision.get("in_our_words", "not yet read")


print("Which pages touch NISCC 5:9, and why?")
for title, why in touching("niscc:5:9"):
    print(f"- {title}: {why}")

print("What did HCPC 2.7 say before September 2024?")
for label, words in on_the_day("hcpc", "2.7", "2024-08-31"):
    print(f"- {label}, in our words: {words}")
