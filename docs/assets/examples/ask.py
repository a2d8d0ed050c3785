"""Ask the map from outside: needs Python and map.json, nothing else.

python ask.py map.json [PROVISION [DAY]], with the id of a provision and a day as 2024-08-31
"""

import collections
import json
import sys
from pathlib import Path

book = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
titles = {item["id"]: item["title"] for item in book["items"]}
provisions = {provision["id"]: provision for provision in book["provisions"]}
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


most_linked = collections.Counter(link["provision"] for link in book["mappings"]).most_common(1)[0][0]
asked = provisions[sys.argv[2] if len(sys.argv) > 2 else most_linked]
print(f"Which pages touch {asked['name']}, and why?")
for title, why in touching(asked["id"]):
    print(f"- {title}: {why}")

if len(sys.argv) > 3:
    print(f"What did {asked['framework']} {asked['number']} say on {sys.argv[3]}?")
    for label, words in on_the_day(asked["framework"], asked["number"], sys.argv[3]):
        print(f"- {label}, in our words: {words}")
