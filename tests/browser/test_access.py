"""Nobody is shut out: axe-core on every kind of page, and by keyboard what axe cannot see."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any, Literal

import pytest
from justhtml import JustHTML
from playwright.sync_api import Page, expect

from macros.model import urls
from macros.model.index import Index
from tests.support import today
from tests.support.data import shared, well_known
from tests.support.project import ROOT
from tests.support.site import Site
from tests.support.tabs import Tabs
from tests.support.visits import ALIKE, KINDS_OF_PAGE, NARROW, WIDE, kinds_of_page, open_details, open_search, states
from tools import axe

pytestmark = pytest.mark.both_builders

WALKED = [
    "home",
    "provision that was seen",
    "concept",
    "guide",
    "table to fill in",
    "situation with a table",
    "what became of an edition",
    "policy check",
    "does this apply",
    "handout of one's own",
    "wrong address",
]
# What stands at the point in the middle of the element that has the focus, and whether that element shows its focus.
FOCUS = """() => {
    const element = document.activeElement;
    if (element === document.body) return null;
    const box = element.getClientRects()[0];
    const at = box && document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const style = getComputedStyle(element);
    let ground = element;
    const inset = parseFloat(style.outlineOffset) < 0;
    for (let node = inset ? element : element.parentElement; node; node = node.parentElement) {
        ground = getComputedStyle(node).backgroundColor;
        if (ground !== "rgba(0, 0, 0, 0)" && node.offsetHeight) break;
    }
    window.stops = window.stops || new Set();
    const again = window.stops.has(element) && element !== window.last; // a field for a date has several stops
    window.stops.add(element);
    window.last = element;
    const onTop = at && (element.contains(at) || at.contains(element));
    const cover = at ? at.outerHTML.slice(0, 120) : "out of the window";
    return {
        what: element.outerHTML.slice(0, 160),
        again,
        covered: onTop ? "" : cover,
        shown: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && style.outlineColor !== ground,
    };
}"""
# Told at the end of each press, so that many presses take one question.
LISTEN = f"""() => {{
    window.walked = [];
    let ended = false;
    addEventListener("keyup", ({{key}}) => {{
        if (ended || key !== "Tab") return;
        const stop = ({FOCUS})();
        ended = !stop || stop.again;
        window.walked.push(stop);
    }}, true);
}}"""
# Of a group of radio buttons one takes the focus, and the arrow keys lead to the others.
REACHABLE = """() => {
    const stops = window.stops || new Set();
    const groups = new Set([...stops].filter(element => element.type === "radio").map(element => element.name));
    return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
        .filter(element => element.checkVisibility({visibilityProperty: true}) && !stops.has(element))
        .filter(element => element.type !== "radio" || !groups.has(element.name))
        .map(element => element.outerHTML.slice(0, 160));
}"""


@pytest.fixture
def narrow(tabs: Tabs) -> Iterator[Page]:
    with tabs.one(NARROW, still=True) as page:
        yield page


@pytest.fixture
def wide(tabs: Tabs) -> Iterator[Page]:
    with tabs.one(WIDE, still=True) as page:
        yield page


def test_every_kind_of_page_that_is_tried_exists(site: Site, index: Index) -> None:
    tried = {re.split("[?#]", where)[0] for where in kinds_of_page(index).values()}

    assert {where for where in tried if not where.endswith(".html")} <= set(site.addresses)


# --- axe-core -------------------------------------------------------------------------------------------------------


@pytest.mark.one_builder("the pages of both are compared word by word, and this takes longest of all")
def test_axe_finds_nothing_on_any_kind_of_page(narrow: Page, index: Index) -> None:
    """`make access` looks at every page and size, in both colours, by all rules, and at all words."""
    light: set[str] = set()
    dark: set[str] = set()
    found = {}
    for kind, where in kinds_of_page(index).items():
        if kind in ALIKE:
            continue
        narrow.set_viewport_size(NARROW)
        narrow.goto(f"/{where}")
        colours(narrow, "light")
        open_details(narrow, rows=3)  # axe needs long for many, and each is like the others
        found[kind, "light"] = axe.findings(narrow, axe.ALL_BUT_COLOURS) + axe.findings(narrow, axe.COLOURS, light)
        narrow.set_viewport_size(WIDE)
        colours(narrow, "dark")
        found[kind, "dark"] = axe.findings(narrow, axe.COLOURS, dark)

    assert {state: wrong for state, wrong in found.items() if wrong} == {}


# The search and the menu are the same on every page; `make access` opens them on every kind.
@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["320", "1280"])
def test_axe_finds_nothing_in_any_state_of_a_page(tabs: Tabs, size: Any) -> None:
    light: set[str] = set()
    dark: set[str] = set()
    with tabs.one(size, still=True) as page:
        page.goto("/about/limits/")
        found = {}
        for state in states(page):
            found[state] = axe.findings(page, axe.ALL_BUT_COLOURS) + axe.findings(page, axe.COLOURS, light)
            colours(page, "dark")
            found[state] += axe.findings(page, axe.COLOURS, dark)
            colours(page, "light")

    assert found == {
        state: [] for state in ("details open", "search open", "menu open") if size == NARROW or state != "menu open"
    }


def test_axe_would_find_a_fault(wide: Page) -> None:
    wide.goto("/")
    wide.evaluate("document.querySelector('article').append(document.createElement('button'))")

    assert [line.partition(":")[0] for line in axe.findings(wide)] == ["button-name"]


def test_axe_would_find_a_colour_that_cannot_be_read(wide: Page) -> None:
    wide.goto("/")
    wide.evaluate("document.querySelector('article p').style.color = 'silver'")

    for looks in (None, set[str]()):
        assert [line.partition(":")[0] for line in axe.findings(wide, axe.COLOURS, looks)] == ["color-contrast"]


def test_words_that_look_like_others_are_left_out_until_they_look_different(wide: Page) -> None:
    looks: set[str] = set()
    wide.goto("/")
    axe.findings(wide, axe.COLOURS, looks)
    before = set(looks)
    axe.findings(wide, axe.COLOURS, looks)
    assert looks == before
    wide.evaluate("document.querySelector('article').style.background = 'silver'")
    axe.findings(wide, axe.COLOURS, looks)

    assert looks > before


# --- By keyboard ----------------------------------------------------------------------------------------------------


WAYS = {
    "320-Tab": (NARROW, "Tab"),
    "1280-Shift+Tab": (WIDE, "Shift+Tab"),
    "320-Shift+Tab": (NARROW, "Shift+Tab"),
    "1280-Tab": (WIDE, "Tab"),
}


def walks() -> Iterator[Any]:
    """Yield each page with each way through it; the gate takes one way a page, the first and the second in turn."""
    for (at, kind), (turn, way) in itertools.product(enumerate(WALKED), enumerate(WAYS)):
        marks = () if turn == at % 2 else pytest.mark.weekly
        yield pytest.param(kind, WAYS[way], id=f"{kind}-{way}", marks=marks)


@pytest.mark.one_builder("the pages of both are compared word by word, and this takes minutes")
@pytest.mark.parametrize(("kind", "way"), list(walks()))
def test_everything_is_reached_by_keyboard_and_the_focus_is_always_seen(
    tabs: Tabs, index: Index, kind: str, way: tuple[Any, str]
) -> None:
    size, key = way
    with tabs.one(size, still=True) as page:
        page.goto(f"/{KINDS_OF_PAGE[kind](index)}")
        open_details(page, rows=3)  # the rows of a table are alike
        stops = list(walk(page, key))

        assert [stop["what"] for stop in stops if not stop["shown"]] == []
        assert [(stop["what"], stop["covered"]) for stop in stops if stop["covered"]] == []
        assert page.evaluate(REACHABLE) == []


def test_the_first_stop_leads_past_the_menu(wide: Page, index: Index) -> None:
    for kind in WALKED:
        wide.goto(f"/{KINDS_OF_PAGE[kind](index)}")
        wide.keyboard.press("Tab")

        expect(wide.locator(":focus")).to_have_class(re.compile("md-skip"))
        wide.keyboard.press("Enter")
        wide.keyboard.press("Tab")
        expect(wide.locator("article :focus, .md-footer :focus")).to_have_count(1)


def test_every_page_has_a_way_past_the_menu_that_leads_somewhere(site: Site) -> None:
    for file in site.root.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        target = re.search(r'<a href="#([^"]+)" class="md-skip"', html)

        assert target is not None, file
        assert f'id="{target[1]}"' in html, file


def test_the_menu_opens_moves_the_focus_and_returns_it(narrow: Page) -> None:
    narrow.goto("/about/limits/")
    opener = narrow.get_by_role("button", name="Menu", exact=True)
    menu = narrow.get_by_role("navigation", name="Menu", exact=True)

    expect(menu).to_have_count(0)  # closed, it is not read out either
    opener.focus()
    narrow.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(narrow.get_by_role("button", name="Close menu")).to_be_focused()
    expect(menu.get_by_role("link", name="Limits")).to_have_attribute("aria-current", "page")
    narrow.keyboard.press("Tab")
    expect(menu.get_by_role("link", name="Home")).to_be_focused()
    narrow.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")
    expect(menu).to_have_count(0)
    narrow.keyboard.press("Space")
    narrow.keyboard.press("Space")
    expect(opener).to_be_focused()


def test_whoever_tabs_out_of_the_menu_closes_it(narrow: Page) -> None:
    narrow.goto("/about/limits/")
    narrow.get_by_role("button", name="Menu", exact=True).press("Enter")
    narrow.get_by_role("navigation", name="Menu", exact=True).get_by_role("link").last.focus()
    narrow.keyboard.press("Tab")

    expect(narrow.get_by_role("button", name="Menu", exact=True)).to_have_attribute("aria-expanded", "false")
    expect(narrow.locator("article :focus")).to_have_count(1)


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["320", "1280"])
def test_the_search_is_opened_used_and_left_by_keyboard(tabs: Tabs, size: Any) -> None:
    with tabs.one(size, still=True) as page:
        page.goto("/about/limits/")
        opener, field = (
            page.get_by_role("button", name="Search numbers and words"),
            page.get_by_role("textbox", name="Search"),
        )
        opener.press("Enter")
        expect(field).to_be_focused()
        page.keyboard.type("boundaries")
        results = page.locator(".sm-results a")
        results.first.wait_for()
        page.keyboard.press("ArrowDown")
        expect(results.first).to_be_focused()
        page.keyboard.press("ArrowUp")
        expect(field).to_be_focused()
        page.keyboard.press("Escape")
        expect(field).to_be_hidden()
        expect(opener).to_be_focused()
        page.keyboard.press("Space")
        expect(field).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")  # the button that closes
        expect(field).to_be_hidden()
        expect(opener).to_be_focused()


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["320", "1280"])
def test_in_an_open_search_every_result_is_reached_and_nothing_behind_it(tabs: Tabs, size: Any, key: str) -> None:
    with tabs.one(size, still=True) as page:
        page.goto("/about/limits/")
        open_search(page)
        stops = [page.evaluate(FOCUS)]
        if key == "Shift+Tab":
            page.keyboard.press(key)  # from the field to the browser's own buttons, and from there to the end
        stops += walk(page, key)

        assert [stop["what"] for stop in stops if stop["covered"] or not stop["shown"]] == []
        assert (
            page.evaluate(
                "[...document.querySelectorAll('.sm-search :is(a, button, input)')]"
                ".filter(element => !window.stops.has(element)).length"
            )
            == 0
        )
        assert page.evaluate("[...window.stops].filter(element => !element.closest('.sm-search')).length") == 0


def test_escape_leaves_the_search_even_when_new_results_take_away_the_link_with_the_focus(wide: Page) -> None:
    wide.goto("/about/limits/")
    open_search(wide)
    wide.keyboard.press("ArrowDown")
    wide.evaluate("document.querySelector('.sm-results').replaceChildren()")
    wide.keyboard.press("Escape")

    expect(wide.locator(".sm-search")).to_be_hidden()


def test_the_number_of_results_is_read_out(wide: Page) -> None:
    wide.goto("/about/limits/")
    open_search(wide)

    expect(wide.locator(".sm-search [role=status]")).to_contain_text(re.compile(r"\d"))


def test_no_single_key_acts(wide: Page) -> None:
    wide.goto("/concepts/")
    before = wide.url
    for key in ("f", "s", "/", "p", ",", "n", "."):
        wide.keyboard.press(key)
    wide.wait_for_timeout(100)

    assert wide.url == before
    expect(wide.locator(".sm-search")).to_be_hidden()
    expect(wide.locator(":focus")).to_have_count(0)


def test_the_colours_are_switched_by_keyboard_and_remembered(wide: Page) -> None:
    wide.goto("/about/limits/")
    wide.get_by_role("button", name="Colours: as the device").press("Enter")

    expect(wide.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(wide.get_by_role("button", name="Colours: dark")).to_be_focused()
    wide.goto("/")
    expect(wide.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    wide.get_by_role("button", name="Colours: dark").press("Space")
    expect(wide.get_by_role("button", name="Colours: as the device")).to_be_focused()
    assert wide.evaluate("localStorage.getItem('standards-map:colours')") is None  # as the system asks again


def test_the_part_that_holds_the_page_is_told_by_more_than_a_colour(wide: Page, index: Index) -> None:
    wide.goto(f"/{urls.of_provision(well_known(index))}")
    here, other = (wide.locator(f".md-tabs a{which}").first for which in ("[aria-current]", ":not([aria-current])"))

    for of in ("fontWeight", "borderBottomWidth"):
        assert here.evaluate(f"tab => getComputedStyle(tab).{of}") != other.evaluate(
            f"tab => getComputedStyle(tab).{of}"
        )
    expect(wide.locator(".sm-menu [aria-current]")).to_be_in_viewport()


def test_who_chose_nothing_gets_the_colours_of_the_system_and_follows_it(wide: Page) -> None:
    wide.emulate_media(color_scheme="dark")
    wide.add_init_script("requestAnimationFrame(() => (window.first = document.body.dataset.mdColorScheme))")
    wide.goto("/about/limits/")
    assert wide.evaluate("first") == "slate"  # when it is first drawn, so that nothing flashes
    expect(wide.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    wide.emulate_media(color_scheme="light")
    expect(wide.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_a_browser_that_may_keep_nothing_still_switches_colours(wide: Page) -> None:
    wide.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('refused', 'SecurityError'); }})"
    )
    wide.goto("/about/limits/")
    wide.get_by_role("button", name="Colours: as the device").click()

    expect(wide.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_the_contents_mark_the_part_that_is_read(wide: Page, index: Index) -> None:
    wide.goto(f"/{urls.of_provision(well_known(index))}")
    marked = wide.locator(".md-nav--secondary .md-nav__link--active")
    expect(marked).to_have_count(0)
    wide.get_by_role("heading", name="In the other frameworks").evaluate("heading => heading.scrollIntoView()")

    expect(marked).to_have_text(["In the other frameworks"])


# --- What a reader's settings ask for ---------------------------------------------------------------------------------


SIZES = {"tablet": (768, 800), "200 %": (640, 512), "400 %": (320, 256)}


@pytest.mark.parametrize(("width", "height"), SIZES.values(), ids=SIZES)
def test_the_whole_menu_is_reached_when_the_page_is_enlarged(wide: Page, width: int, height: int) -> None:
    wide.set_viewport_size({"width": width, "height": height})
    wide.goto("/about/limits/")
    wide.get_by_role("button", name="Menu", exact=True).click()
    last = wide.get_by_role("navigation", name="Menu", exact=True).get_by_role("link").last
    last.focus()

    expect(last).to_be_in_viewport()


WIDE_GAPS = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
        * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
        p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
}"""
CUT_OFF = """() => [...document.querySelectorAll("article :is(p, li, td, th, h1, h2, h3):not(.sm-aside)")]
    .filter(element => element.scrollWidth > element.clientWidth + 1)
    .filter(element => getComputedStyle(element).overflowX === "hidden")
    .map(element => element.outerHTML.slice(0, 160))"""
ZOOMED_INTO = """() => [...document.querySelectorAll("input:not([type=checkbox], [type=radio]), select, textarea")]
    .filter(field => parseFloat(getComputedStyle(field).fontSize) < 16)  // iOS enlarges the page at such a field
    .map(field => field.outerHTML.slice(0, 160))"""
MOVING = """() => [...document.querySelectorAll("*")]
    .map(element => getComputedStyle(element))
    .filter(style => parseFloat(style.transitionDuration) || style.animationName !== "none").length"""


@pytest.mark.parametrize("alike", [False, pytest.param(True, marks=pytest.mark.weekly)])
def test_every_kind_of_page_reflows_and_wide_gaps_cut_nothing_off_and_it_logs_stores_and_asks_nothing_elsewhere(
    wide: Page, address: str, index: Index, *, alike: bool
) -> None:
    asked: list[str] = []
    said: list[str] = []  # what its strict policy stops is said here too
    wide.on("request", lambda request: asked.append(request.url))
    wide.on("console", lambda message: said.append(f"{wide.url} {message.text}"))
    wide.on("pageerror", lambda error: said.append(f"{wide.url} {error}"))
    tried = {kind: where for kind, where in kinds_of_page(index).items() if (kind in ALIKE) is alike}
    for kind, where in tried.items():
        wide.goto(f"/{where}")
        for name, (width, height) in SIZES.items():
            wide.set_viewport_size({"width": width, "height": height})

            assert sideways(wide) <= 0, (kind, name)
        assert wide.evaluate(ZOOMED_INTO) == [], kind
        wide.evaluate(WIDE_GAPS)

        assert sideways(wide) <= 0, kind
        assert wide.evaluate(CUT_OFF) == [], kind

    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert said == []
    assert wide.context.cookies() == []


@pytest.mark.weekly
def test_no_page_is_wider_than_the_narrowest_phone(narrow: Page, site: Site) -> None:
    leading_on = {address for address in site.addresses if site.tree(address).xpath("//meta[@http-equiv='refresh']")}
    wide = []
    for address in sorted({*site.addresses} - leading_on):
        narrow.goto(f"/{address}")
        wide += [address] * (sideways(narrow) > 0)

    assert wide == []


def test_plain_tables_fit_a_narrow_screen(narrow: Page, index: Index) -> None:
    for item in (today.table_to_fill_in(index), today.situation(index)):
        narrow.goto(f"/{urls.of_item(item)}")

        for table in narrow.locator("article table").all():
            box = table.bounding_box()
            assert box is not None
            assert box["x"] + box["width"] <= 320


def test_nothing_moves_for_those_who_ask_for_that(wide: Page, index: Index) -> None:
    wide.goto(f"/{urls.of_provision(well_known(index))}")

    assert wide.evaluate(MOVING) == 0
    assert wide.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_with_forced_colours_focus_and_signs_are_seen(narrow: Page, index: Index) -> None:
    narrow.emulate_media(forced_colors="active")
    narrow.goto(f"/{urls.of_provision(well_known(index))}")
    open_details(narrow, rows=3)
    stops = list(walk(narrow, "Tab"))

    assert [stop["what"] for stop in stops if not stop["shown"]] == []
    for button in narrow.locator("header button:visible svg").all():
        assert button.evaluate(
            "svg => getComputedStyle(svg).fill !== getComputedStyle(svg.closest('header')).backgroundColor"
        )


LOOKS = "option => (({outline, borderLeft}) => `${outline} ${borderLeft}`)(getComputedStyle(option))"


def test_with_forced_colours_the_choice_of_the_arrow_keys_is_seen(wide: Page, index: Index) -> None:
    wide.emulate_media(forced_colors="active")  # which drops shadows, and makes all backgrounds one
    wide.goto(f"/{urls.ALL_NUMBERS}")
    wide.get_by_role("combobox").fill(shared(index)[0].number)
    expect(wide.get_by_role("option").first).to_be_visible()
    wide.keyboard.press("ArrowDown")
    chosen, other = (wide.get_by_role("option", selected=is_chosen).first for is_chosen in (True, False))

    expect(chosen).to_be_visible()
    assert chosen.evaluate(LOOKS) != other.evaluate(LOOKS)


DRAWN_IN = """() => [...document.querySelectorAll("article svg *")]
    .map(shape => getComputedStyle(shape))
    .map(({fill, stroke}) => `${fill} ${stroke}`)"""


def test_with_forced_colours_a_drawing_keeps_to_them_whatever_colours_the_page_has(wide: Page, index: Index) -> None:
    picture = urls.of_item(today.richest(index, "concept", today.has_picture))
    wide.emulate_media(forced_colors="active")
    for where in ("", "about/coverage/", picture, today.with_older_edition(index)):
        wide.goto(f"/{where}")
        drawn = wide.evaluate(DRAWN_IN)
        wide.evaluate("document.body.dataset.mdColorScheme = 'slate'")

        assert drawn, where
        assert wide.evaluate(DRAWN_IN) == drawn, where


def test_without_scripts_the_menu_stands_on_the_page(tabs: Tabs, index: Index) -> None:
    with tabs.one(NARROW, scripts=False) as page:
        page.goto(f"/{urls.of_provision(well_known(index))}")
        page.get_by_role("link", name="Menu").click()
        menu = page.get_by_role("navigation", name="Menu")

        expect(menu).to_be_in_viewport()
        expect(menu.locator("[aria-current=page]")).to_be_visible()
        menu.locator("summary", has_text="Learn").click()
        expect(menu.get_by_role("link", name="Concepts")).to_be_visible()
        expect(page.get_by_role("button")).to_have_count(0)
        page.get_by_role("link", name="Top", exact=True).click()
        page.locator("summary", has_text="On this page").click()
        page.locator(".sm-on-this-page a").last.click()
        expect(page.locator(":target")).to_be_in_viewport()


# --- HTML -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.weekly)])
def test_every_page_is_sound_html(site: Site, *, every: bool) -> None:
    files = sorted(site.root.rglob("*.html"))
    one_of_each_folder = {file.parent.parent: file for file in files}.values()
    for file in files if every else one_of_each_folder:
        JustHTML(file.read_text(encoding="utf-8"), strict=True)


def test_no_switch_carries_what_html_gives_to_fields_of_text_alone(site: Site) -> None:
    wrong = re.compile(
        r"<input[^>]*(?:type=.?(?:checkbox|radio)[^>]*autocomplete|autocomplete[^>]*type=.?(?:checkbox|radio))"
    )

    assert [file for file in site.root.rglob("*.html") if wrong.search(file.read_text(encoding="utf-8"))] == []


def test_each_page_of_the_statement_is_linked_from_the_menu(site: Site) -> None:
    assert site.page("").select('.sm-menu a[href$="about/accessibility/"]')
    assert (ROOT / "docs/about/accessibility.md").is_file()


def colours(page: Page, scheme: Literal["light", "dark"]) -> None:
    """Ask for light or dark colours, and wait until the page has them."""
    page.emulate_media(color_scheme=scheme)
    expect(page.locator("body")).to_have_attribute(
        "data-md-color-scheme", {"light": "default", "dark": "slate"}[scheme]
    )


def walk(page: Page, key: str) -> Iterator[dict[str, Any]]:
    """Press a key until the focus has been everywhere, and tell of each stop."""
    page.evaluate(LISTEN)
    if key.startswith("Shift"):
        page.keyboard.down("Shift")
    for _ in range(50):
        for _ in range(10):
            page.keyboard.press("Tab")
        stops = page.evaluate("window.walked.splice(0)")
        yield from (stop for stop in stops if stop and not stop["again"])
        if len(stops) < 10 or not stops[-1] or stops[-1]["again"]:
            return
    pytest.fail("the focus goes on for ever")


def sideways(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
