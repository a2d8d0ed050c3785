"""Ask the map from outside: needs Python and map.json, nothing else.

python ask.py map.json [PROVISION [DAY …]], with the id of a provision and days as 2024-08-31
"""

import collections
import json
import sys
from pathlib import Path

file, *asked = sys.argv[1:]
book = json.loads(Path(file).read_text(encoding="utf-8"))
titles = {item["id"]: item["title"] for item in book["items"]}
provisions = {provision["id"]: provision for provision in book["provisions"]}
frameworks = {framework["id"]: framework for framework in book["frameworks"]}
editions = {
    (name, edition["id"]): edition for name, framework in frameworks.items() for edition in framework["editions"]
}


def touching(provision):
    """Return title and reason of every page that touches a provision."""
    return [(titles[link["item"]], link["why"]) for link in book["mappings"] if link["provision"] == provision]


def on_the_day(framework, number, day):
    """Return what a number said on a day; an edition without a date cannot be ruled out."""
    for provision in book["provisions"]:
        edition = editions[framework, provision["edition"]] if provision["framework"] == framework else None
        if (
            edition
            and provision["number"] == number
            and edition.get("in_force", "") <= day <= edition.get("until", "9999")
        ):
            yield edition["label"], provision.get("in_our_words", "not yet read")


(most_linked, _), *_ = collections.Counter(link["provision"] for link in book["mappings"]).most_common(1)
provision = provisions[asked[0] if asked else most_linked]
print(f"Which pages link to {provision['name']}, and why?")
for title, why in touching(provision["id"]):
    print(f"- {title}: {why}")

for day in asked[1:]:
    print(f"What did {frameworks[provision['framework']]['short']} {provision['number']} say on {day}?")
    for label, words in on_the_day(provision["framework"], provision["number"], day):
        print(f"- {label}, in our words: {words}")
