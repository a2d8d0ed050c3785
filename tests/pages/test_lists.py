"""The home page: every situation, for whom this is and for whom not, and how sure it is."""

from __future__ import annotations

from macros.model import urls
from macros.model.index import Index
from macros.model.order import position_in_list
from tests.support.data import Raw, squeeze
from tests.support.site import Site


def test_home_leads_to_every_situation_once_and_to_the_first_before_all(site: Site, index: Index) -> None:
    situations = [item for item in index.items.values() if item.kind == "situation"]
    listed = [link["href"] for link in site.article("").select(".sm-happened a") if "situations/" in link["href"]]

    assert sorted(listed) == sorted(urls.of_item(item) for item in situations)
    assert listed[0] == urls.of_item(min(situations, key=position_in_list))


def test_home_says_where_no_framework_binds_and_leads_to_what_does(site: Site, index: Index) -> None:
    bound = {binding.where for binding in index.data.bindings if binding.framework}
    nations = {str(binding.where) for binding in index.data.bindings if binding.where} - bound
    texts = {str(body.nation): str(body.official_url) for body in reversed(index.data.elsewhere) if body.official_url}
    box = site.article("").select_one(".sm-door:has(#for-whom)")

    assert nations
    assert all(nation in box.get_text() for nation in nations)
    assert {link["href"] for link in box.select("a[href^=http]")} == {texts[nation] for nation in nations & set(texts)}


def test_home_counts_what_the_links_rest_on(site: Site, raw: Raw) -> None:
    answers = [entry for entries in raw["mappings"].values() for answer in entries.values() for entry in answer]
    bases = [entry["basis"] for entry in answers if "basis" in entry]
    text = squeeze(site.article("").select_one(".sm-door:has(#how-sure)").get_text())

    assert f"joined by {len(bases):,} links. In {bases.count('cited'):,} a source prints the number" in text
    assert f"in {bases.count('stated'):,} the framework's owner makes the link" in text
    assert f"The other {bases.count('inferred'):,} are our own reading" in text
    assert ("No second reader" in text) == (not any(entry.get("reviews") for entry in answers))
