"""The watch over official texts: what moved is told number by number, in sentences, and what only looks new is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
import typst

from macros.desk import watch
from macros.desk.kept import Fingerprint, Fingerprints
from macros.desk.moves import Moves, listed, moves, sentences
from macros.desk.split import READER
from macros.model.index import numeric
from macros.reading.project import load
from tests.support.project import ROOT

INDEX = load(ROOT / "tests" / "sound").index
TEXT, PART, LETTER = (f"https://mill.example.org/{path}" for path in ("rules/", "rules/3/", "letter/"))
DO = ("Oil", "Sweep", "Count", "Mend", "Cover", "Label", "Weigh", "Air out", "Chalk", "Stack")
WHAT = (
    "old carts",
    "blue ropes",
    "long planks",
    "spare pins",
    "sacks",
    "ladders",
    "scales",
    "grain bins",
    "cogs",
    "jars",
)
WHEN = (
    "the frost",
    "noon",
    "market day",
    "the first bell",
    "supper",
    "harvest",
    "a storm",
    "the feast",
    "dusk",
    "rain",
)
TELL = (
    "the baker",
    "a carter",
    "whoever pays",
    "your guild",
    "the owner",
    "a child",
    "the ferry",
    "both banks",
    "us",
    "all",
)
RULES = {
    f"{part}.{place + 1}": f"{DO[place]} the {WHAT[place - part]} before {WHEN[place - 3 * part]}, and if that takes "
    f"longer than {WHEN[3 * place % 10]} allows, do not leave before {TELL[place - 2 * part]} has heard of it."
    for part in (1, 2, 3)
    for place in range(10)
}

Rules = Mapping[str, str]
Page = Callable[[Rules], bytes]


def html(rules: Rules) -> bytes:
    parts = "".join(f"<h3>{number}</h3><p>{words}</p>" for number, words in rules.items())
    return (
        "<!doctype html><html lang=en><head><title>Rules</title></head><body><nav><a href=/>Home</a></nav>"
        f"<main><h1>Rules of the mill, 2024</h1>{parts}</main><footer>Guild of Millers</footer></body></html>"
    ).encode()


def html_laid_out_anew(rules: Rules) -> bytes:
    parts = "".join(
        f"<li class=rule><b>{number}</b> {words.replace(' ', '<br> ', 1)}</li>" for number, words in rules.items()
    )
    return (
        "<!doctype html><html lang=en><head><title>The rules</title><style>li{color:red}</style></head><body>"
        f"<header>Cookies?</header><main><h1>Rules of the mill, 2024</h1><ul>{parts}</ul></main></body></html>"
    ).encode()


def pdf(rules: Rules, *, width: str = "140mm") -> bytes:
    parts = "\n\n".join(f"#par[{number} #h(1em) {words}]" for number, words in rules.items())
    return bytes(
        typst.compile(f"#set page(width: {width}, height: 120mm)\n= Rules of the mill, 2024\n\n{parts}\n".encode())
    )


def pdf_laid_out_anew(rules: Rules) -> bytes:
    return pdf(rules, width="90mm")


def now(pages: Mapping[str, bytes | Exception], kept: Fingerprints) -> watch.Looked:
    """Look at pages of ours; those that are not given say nothing and never change."""

    def fetch(address: str) -> bytes:
        answer = pages.get(address, b"<p>A page.</p>")
        if isinstance(answer, Exception):
            raise answer
        return answer

    return watch.looked(INDEX, watch.look(watch.addresses(INDEX), fetch), kept)


def of_rules(content: bytes, kept: Fingerprints) -> watch.Looked:
    return now({TEXT: content, PART: html({"3.1": RULES["3.1"]})}, kept)


def plain(told: str, *, whole: bool = False) -> list[str]:
    """Return the lines of the first list as a reader sees them, or of all lists."""
    first = told if whole else told.partition("\n\nThere, ")[0]
    lines = (line[2:] for line in first.splitlines() if line.startswith("- "))
    return [re.sub(r"&#(\d+);", lambda sign: chr(int(sign[1])), line) for line in lines]


def baseline(page: Page) -> Fingerprints:
    return watch.kept_anew(of_rules(page(RULES), Fingerprints()), Fingerprints())


# --- What moved -------------------------------------------------------------------------------------------------------

NEW = "Ring before you lift the sluice, and once more when it is down."


def renumbered(numbers: Mapping[str, str], without: str = "") -> Rules:
    return {numbers.get(number, number): words for number, words in RULES.items() if number != without}


def in_order(rules: Rules) -> Rules:
    return dict(sorted(rules.items(), key=lambda rule: numeric(rule[0])))


UP = {f"2.{place}": f"2.{place + 1}" for place in range(3, 11)}
DOWN = {f"2.{place}": f"2.{place - 1}" for place in range(3, 11)}
ALL_UP, ALL_DOWN = (
    f"Mill has the same words under other numbers: {listed(f'{old} is now {new}' for old, new in pairs.items())}"
    for pairs in (UP, DOWN)
)
CHANGES: dict[str, tuple[Rules, list[str]]] = {
    "nothing": (RULES, []),
    "one word": (
        {**RULES, "2.9": RULES["2.9"].replace("takes", "took")},
        ["Mill 2.9 reads otherwise than when it was last looked at"],
    ),
    "a word of three rules": (
        {number: words.replace("Label", "Burn") for number, words in RULES.items()},
        ["Mill 1.6, 2.6 and 3.6 read otherwise than when they were last looked at"],
    ),
    "a new number": ({**RULES, "3.11": NEW}, ["Mill 3.11 is new"]),
    "a vanished number": (renumbered({}, without="2.2"), ["Mill 2.2 is no longer there"]),
    "one number for another": (renumbered({"3.10": "3.11"}), ["Mill 3.10 is now 3.11, in the same words"]),
    "a rule put in before others": (
        in_order({**renumbered(UP), "2.3": NEW}),
        [ALL_UP, "Mill 2.3 is new"],
    ),
    "a renumbered page": (
        renumbered(DOWN, without="2.2"),
        [ALL_DOWN, "Mill 2.2 is no longer there"],
    ),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("page", [html, pdf])
def test_a_change_is_told_in_one_sentence(page: Page, change: str) -> None:
    kept, (rules, says) = baseline(page), CHANGES[change]
    told = watch.told(of_rules(page(rules), kept), kept)

    assert plain(told) == says
    assert told.endswith(watch.ADVICE) if says else told == ""


@pytest.mark.parametrize("again", [html, html_laid_out_anew, pdf, pdf_laid_out_anew])
@pytest.mark.parametrize("before", [html, pdf])
def test_a_changed_layout_is_no_change(before: Page, again: Page) -> None:
    kept = baseline(before)

    assert len(kept.of_edition("mill@2024")) == len(RULES)
    assert watch.told(of_rules(again(RULES), kept), kept) == ""


def test_numbers_that_share_their_words_are_told_apart_by_their_order() -> None:
    alike = [Fingerprint(str(sign), READER) for sign in range(3)]
    before = {"1.1": alike[0], "1.2": alike[0], "1.3": alike[1]}
    after = {"1.2": alike[0], "1.3": alike[0], "1.4": alike[1], "1.5": alike[2]}

    assert moves(after, before) == Moves(renumbered=(("1.1", "1.3"), ("1.3", "1.4")), new=("1.5",))
    assert list(sentences(Moves(new=("1.5", "1.6")), "Mill")) == ["Mill 1.5 and 1.6 are new"]


# --- What is no move --------------------------------------------------------------------------------------------------

WALL = (
    b"<html><head><title>Sign in</title></head><body><h1>Sign in</h1><form action=/login method=post>"
    b"<label>Email <input type=email></label><label>Password <input type=password></label><button>Sign in</button>"
    b"</form></body></html>"
)
UNREADABLE = {
    "a login wall": WALL,
    "an error page that says it is there": b"<html><title>404</title><body><h1>Page not found</h1></body></html>",
    "a page without numbers": b"<html><body><main><p>Our rules have moved. Ask at the gate.</p></main></body></html>",
    "a page whose rules a script fetches": b"<html><body><div id=app></div><script>load()</script></body></html>",
    "a broken PDF": b"%PDF-1.7\nbroken",
    "a page that shows a few": html({number: words for number, words in RULES.items() if number.startswith("1.")}),
    "nothing": b"",
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_a_page_that_cannot_be_split_is_one_sentence_and_what_was_kept_stays(case: str) -> None:
    kept = baseline(html)
    looked = of_rules(UNREADABLE[case], kept)
    (line,) = plain(watch.told(looked, kept))

    assert line.startswith("Mill (2024 edition): the page could not be split into numbers: ")
    assert watch.kept_anew(looked, kept) == kept


def test_a_dead_address_is_told_as_such_and_says_nothing_of_numbers() -> None:
    kept = baseline(html)
    looked = now({TEXT: OSError("gone"), LETTER: TimeoutError("slow")}, kept)

    assert plain(watch.told(looked, kept)) == [f"{LETTER} (TimeoutError: slow)", f"{TEXT} (OSError: gone)"]
    assert watch.kept_anew(looked, kept) == kept


def test_another_version_of_the_reader_is_one_sentence() -> None:
    kept = baseline(html)
    older = replace(kept, provisions={name: replace(each, reader="0") for name, each in kept.provisions.items()})
    told = watch.told(of_rules(html({**renumbered({}, without="2.2"), "3.11": NEW}), older), older)

    assert plain(told) == ["Mill (2024 edition): another version of our reader took the fingerprints"]
    assert watch.kept_anew(of_rules(html(RULES), older), older) == kept


def test_without_a_baseline_one_sentence_is_said_and_it_is_no_alarm() -> None:
    looked = of_rules(html(RULES), Fingerprints())
    kept = watch.kept_anew(looked, Fingerprints())

    assert watch.told(looked, Fingerprints()) == ""
    assert watch.without_baseline(looked, Fingerprints()).count("\n") == 1
    assert "Mill (2024 edition) and 1 page of sources" in watch.without_baseline(looked, Fingerprints())
    assert watch.without_baseline(looked, kept) == ""


def test_numbers_that_were_taken_over_are_watched_before_the_others_are_kept() -> None:
    """What `desk --take` has recorded is compared; what nobody ever kept is not called new."""
    whole = baseline(html)
    few = Fingerprints({name: whole.provisions[name] for name in ("mill@2024:1.1", "mill@2024:1.2")}, whole.pages)
    changed = of_rules(html({**RULES, "1.2": RULES["1.2"].replace("takes", "took")}), few)

    assert watch.told(of_rules(html(RULES), few), few) == ""
    assert plain(watch.told(changed, few)) == ["Mill 1.2 reads otherwise than when it was last looked at"]
    assert "Mill (2024 edition)" in watch.without_baseline(changed, few)


def test_an_older_edition_whose_address_shows_the_current_one_is_not_kept() -> None:
    mill = INDEX.frameworks["mill"]
    current, older = mill.editions
    data = replace(
        INDEX.data,
        frameworks=tuple(
            replace(each, editions=(current, replace(older, official_url=type(older.id)(LETTER, older.place))))
            if each.id == mill.id
            else each
            for each in INDEX.data.frameworks
        ),
        sources=(),
    )
    index = type(INDEX).of(data)
    pages = {TEXT: html(RULES), PART: html(RULES), LETTER: html(RULES)}
    looked = watch.looked(index, watch.look(watch.addresses(index), pages.__getitem__), Fingerprints())

    assert plain(watch.told(looked, Fingerprints())) == ["Mill (2016 edition): its address shows the 2024 edition"]
    assert watch.kept_anew(looked, Fingerprints()).whole == {"mill@2024"}


# --- Pages that are no text of a framework ----------------------------------------------------------------------------

SOURCE = (
    b"<html><head><title>T</title><style>a{}</style></head><body><nav>Menu</nav>"
    b"<h1>Letter&nbsp;5.6</h1><p>Do not <b>do</b> it.</p><script>1</script></body></html>"
)


def test_the_fingerprint_of_a_page_is_of_its_words_and_of_nothing_else() -> None:
    again = (
        SOURCE.replace(b"<b>do</b>", b"<i class=x>do</i>")
        .replace(b"Menu", b"Other menu")
        .replace(b"<script>1", b"<script>2")
        .replace(b"</h1><p>", b"</h1>\n\n <p>")
    )

    assert watch.page_fingerprint(again) == watch.page_fingerprint(SOURCE)
    assert watch.page_fingerprint(SOURCE.replace(b"not ", b"")) != watch.page_fingerprint(SOURCE)
    assert watch.page_fingerprint(b"%PDF-1") != watch.page_fingerprint(b"%PDF-2")


def test_a_source_that_says_something_else_is_told_by_its_address() -> None:
    kept = baseline(html)
    pages = {TEXT: html(RULES), PART: html({"3.1": RULES["3.1"]})}

    assert plain(watch.told(now({**pages, LETTER: SOURCE}, kept), kept)) == [LETTER]
    assert plain(watch.told(now({**pages, LETTER: b"<html></html>"}, kept), kept)) == [
        f"{LETTER} (the page has no words)"
    ]


def test_the_watch_asks_every_official_address_once_and_https_only() -> None:
    of_today = watch.addresses(load(ROOT).index)

    assert watch.addresses(INDEX) == sorted([TEXT, PART, LETTER])
    assert len(of_today) == len(set(of_today))
    assert all(address.startswith("https://") for address in of_today)
    with pytest.raises(ValueError, match="not an https address"):
        watch.fetch("file:///etc/passwd")


# --- What is told is safe to publish ----------------------------------------------------------------------------------


def test_text_of_a_page_is_no_live_markdown() -> None:
    kept = baseline(html)
    hostile = "@everyone [a](https://x.example) ![i](x) `c` <b>x</b> # h"
    told = watch.told(now({TEXT: OSError(hostile), LETTER: OSError(f"\x1b[31m{hostile}")}, kept), kept)
    lines = [line[2:] for line in told.splitlines() if line.startswith("- ")]

    assert len(lines) == 2
    assert not re.search(r"[@\[\]`<>!]|https://|(?<!&)#|\x1b", " ".join(lines))
