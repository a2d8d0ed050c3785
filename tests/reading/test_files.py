"""The check reads exactly what a build would read or copy: all else in the tree of a map is refused or left out."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from macros.__main__ import main
from macros.model.records import Printed, Sheet
from macros.reading.files import contents, printed
from macros.reading.files.admitted import ASKED_FOR, unfit_name
from macros.reading.files.tree import Tree, tree
from macros.reading.project import ROOT, load, report
from macros.reading.settings import read
from macros.views.made import made
from tests.support.broken import SOUND
from tests.support.pictures import PNG
from tests.support.plants import (
    ADMITTED,
    GOLDEN,
    HTML,
    LEFT_OUT,
    PAGE,
    RAN,
    SVG,
    TODAY,
    plant,
    planted_map,
    told_of,
    unsaid,
)
from tests.support.project import edit, small_project
from tests.support.site import build, started


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small map with a file of every kind in every place."""
    return planted_map(tmp_path_factory.mktemp("planted") / "map")


# --- What may not stand in the tree -----------------------------------------------------------------------------------


def test_every_planted_file_is_refused_by_name_with_what_to_do(planted: Path) -> None:
    problems = load(planted).problems
    told = {problem.place.file for problem in problems}

    assert unsaid(report(problems)) == []
    assert all(problem.remedy and "\n" not in problem.place.file for problem in problems)
    assert not any(name.startswith(("docs/linked/", "theme/linked/")) for name in told)


def test_of_every_planted_file_the_same_is_said_word_for_word(planted: Path) -> None:
    assert told_of(planted) == GOLDEN.read_text(encoding="utf-8")


def test_what_was_there_before_is_not_blamed(planted: Path) -> None:
    sound = {file.relative_to(SOUND).as_posix() for file in SOUND.rglob("*") if file.is_file()}
    told = {problem.place.file for problem in load(planted).problems}

    assert told & sound == set()


def test_a_build_that_nobody_checked_stops_before_it_runs_or_writes_anything(planted: Path, tmp_path: Path) -> None:
    done = started(planted, tmp_path / "site")

    assert done.returncode == 1
    assert unsaid(done.stderr) == []
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()
    assert list(planted.rglob(RAN)) == []


@pytest.mark.parametrize(
    ("path", "fact", "remedy"),
    [
        pytest.param(
            "docs/concepts/e.markdown", "a page ends in .md, and this in .markdown", "save it as e.md", id="ending"
        ),
        pytest.param("docs/concepts/f.md.txt", "a page ends in .md, and this in .md.txt", "save it as f.md", id="two"),
        pytest.param(
            "docs/ads.txt", "no page, but a list of who may sell advertisements here", "delete it", id="of-a-host"
        ),
        pytest.param("docs/concepts/photo.png", "a file that nobody checks", "move it to docs/assets/", id="picture"),
        pytest.param(
            "docs/concepts/e.html", "a file that nobody checks", "you stays as it came", id="page-of-another-kind"
        ),
        pytest.param("docs/concepts/e.js", "a file that nobody checks", "move it to docs/assets/", id="script"),
        pytest.param("docs/concepts/e.csv", "a file that nobody checks", "move it out of docs/", id="table"),
        pytest.param("docs/e.", "Windows cannot hold a file or a folder called e.", "choose another name", id="stop"),
        pytest.param(
            "docs/e.md ", "Windows cannot hold a file or a folder called e.md ", "choose another name", id="space"
        ),
        pytest.param(
            "data/mappings (1).yml",
            "a file that nobody reads",
            "put what is new in it into data/mappings.yml, and delete it",
            id="copy",
        ),
        pytest.param("data/elsewhere.yml", "a link to another place, which may hold what nobody checks", "", id="link"),
    ],
)
def test_a_planted_file_is_told_in_plain_words(path: str, fact: str, remedy: str, tmp_path: Path) -> None:
    root = shutil.copytree(SOUND, tmp_path / "map")
    (root / path).unlink(missing_ok=True)
    if remedy:
        plant(root, {path: ""})
    else:
        (root / path).symlink_to("bindings.yml")
    problem = next(problem for problem in tree(root).problems if problem.place.file == path)

    assert problem.fact == fact
    assert remedy in problem.remedy


@pytest.mark.parametrize("folder", ["docs", "docs/concepts"])
def test_pages_behind_a_link_are_one_message(folder: str, tmp_path: Path) -> None:
    root = shutil.copytree(SOUND, tmp_path / "map")
    (root / folder).rename(tmp_path / "elsewhere")
    (root / folder).symlink_to(tmp_path / "elsewhere")

    assert [problem.place.file for problem in load(root).problems] == [folder]


OF_OTHER_SITES = (
    *("ads.txt", "app-ads.txt", "sellers.json", "humans.txt", "llms.txt", "llms-full.txt", "security.txt"),
    *("sitemap.txt", "sitemap.xml", "crossdomain.xml", "browserconfig.xml", "manifest.json", "site.webmanifest"),
    *("web.config", "_redirects"),
)


def test_what_other_sites_have_beside_their_home_page_is_told_by_what_it_is(tmp_path: Path) -> None:
    plant(tmp_path, {f"docs/{name}": "" for name in OF_OTHER_SITES})
    told = {problem.place.file.removeprefix("docs/"): problem.fact for problem in tree(tmp_path).problems}

    assert sorted(told) == sorted(OF_OTHER_SITES)
    assert [name for name, fact in told.items() if not fact.startswith("no page, but ")] == []


@pytest.mark.parametrize(
    "name",
    ["con", "PRN.md", "aux.tar.gz", "Nul.png", "com1", "COM9.md", "com\u00b9", "lpt0.md", "LPT9", "lpt\u00b3.svg"],
)
def test_a_name_that_windows_keeps_for_itself_is_refused(name: str) -> None:
    assert unfit_name(f"docs/notes/{name}")


@pytest.mark.parametrize("name", ["console.md", "com.md", "lpt.md", "com10.md", "null.md", "a-con.md"])
def test_a_name_that_only_looks_like_one_of_windows_is_let_be(name: str) -> None:
    assert unfit_name(f"docs/notes/{name}") is None


def test_a_folder_that_the_map_does_not_have_is_told_and_not_each_file_in_it(tmp_path: Path) -> None:
    root = shutil.copytree(SOUND, tmp_path / "map")
    plant(root, {"data/old/mappings.yml": "", "data/old/standards.yml": ""})

    assert [problem.place.file for problem in tree(root).problems] == ["data/old"]


def test_a_folder_that_cannot_be_opened_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, {"docs/closed/a-page.md": PAGE, "docs/open/a-page.md": PAGE})
    scandir = os.scandir

    def closed(path: str | Path) -> Any:
        if str(path).endswith("closed"):
            raise PermissionError(path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    standing = tree(tmp_path)

    assert standing.pages == ("docs/open/a-page.md",)
    assert [str(problem) for problem in standing.problems] == [
        "docs/closed:1:1: a folder that cannot be opened\n    let whoever runs this read it, or delete it"
    ]


def test_what_is_neither_a_file_nor_a_folder_is_refused(tmp_path: Path) -> None:
    root = shutil.copytree(SOUND, tmp_path / "map")
    os.mkfifo(root / "docs" / "pipe.md")

    assert [(problem.fact, problem.remedy) for problem in tree(root).problems] == [
        ("no file and no folder", "delete it")
    ]


# --- What is left out -------------------------------------------------------------------------------------------------


def test_what_editors_and_systems_leave_behind_is_neither_read_nor_mended_and_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = shutil.copytree(SOUND, tmp_path / "map")
    plant(root, LEFT_OUT)
    (root / "docs/concepts/.#fair-weight.md").symlink_to("somebody@machine.1234")  # Emacs: the file is open
    assert main(["check", str(root)]) == 0
    note, count = capsys.readouterr().out.splitlines()
    assert main(["fix", "--root", str(root)]) == 0
    mended = capsys.readouterr().out

    assert count == "0 problems"
    assert note.startswith(
        "left out, neither read nor published: data/.DS_Store, data/._mappings.yml, data/mappings.yml~"
    )
    assert "data/bindings.yml" in mended
    assert "/._" not in mended
    assert (root / "data/._mappings.yml").read_bytes() == LEFT_OUT["data/._mappings.yml"]


def test_what_is_left_out_is_named_until_it_is_too_much_for_a_line() -> None:
    names = tuple(f"data/{name}~" for name in "abcdefghi")

    assert Tree().notes == ()
    assert Tree(left_out=names[:2]).notes == ("left out, neither read nor published: data/a~, data/b~",)
    assert [Tree(left_out=names[:most]).notes[0].rpartition("~")[2] for most in (8, 9)] == ["", " and 1 more"]


def test_of_handouts_those_are_copied_that_their_list_names(tmp_path: Path) -> None:
    sheet = Sheet(file="concepts/fair-weight.pdf", pages=1, bytes=9)
    made = Printed(id="fair-weight", kind="concept", title="", address="", looked_at="", sheets=(sheet,))
    plant(tmp_path, {"docs/handouts/concepts/fair-weight.pdf": "", "docs/handouts/other.pdf": ""})
    before = tree(tmp_path)
    plant(tmp_path, {f"docs/handouts/{printed.LIST}": printed.as_json([made])})
    after = tree(tmp_path)

    assert (before.copied, after.left_out) == ((), ("docs/handouts/other.pdf",))
    assert after.copied == ("docs/handouts/concepts/fair-weight.pdf", f"docs/handouts/{printed.LIST}")


# --- What is admitted -------------------------------------------------------------------------------------------------


def test_what_is_admitted_is_published_and_nothing_else(tmp_path: Path) -> None:
    project = small_project(tmp_path / "map")
    plant(project, ADMITTED | LEFT_OUT)
    standing = load(project).tree
    site = build(project, tmp_path / "site")
    copied = [path.removeprefix("docs/") for path in standing.copied if not path.endswith((".js", ".css"))]
    pages = [path.removeprefix("docs/") for path in standing.pages] + [
        page.source for page in made(load(project).index)
    ]
    addresses = {page.removesuffix(".md").removesuffix("index").rstrip("/") for page in pages}
    built = {file.relative_to(site.root).as_posix() for file in site.root.rglob("*") if file.is_file()}

    assert set(standing.pages) | set(standing.copied) >= set(ADMITTED)
    assert [name for name in copied if (site.root / name).read_bytes() != (project / "docs" / name).read_bytes()] == [
        "_headers"  # below ours
    ]
    assert (site.root / "_headers").read_bytes().endswith((project / "docs/_headers").read_bytes())
    assert {address.rstrip("/") for address in site.addresses} == addresses
    assert {name for name in built if name.endswith(".html") and not name.endswith("index.html")} == {
        "404.html",
        *(name for name in copied if name.endswith(".html")),
    }
    assert [path for path in standing.left_out if path.removeprefix("docs/").removeprefix("theme/") in built] == []
    assert "left out, neither read nor published: data/.DS_Store" in site.log


def test_the_project_itself_holds_what_is_admitted_alone() -> None:
    standing = tree(ROOT, read(ROOT).listed)

    assert standing.problems == ()
    assert [name for name in ASKED_FOR if not any(path.endswith(name) for path in standing.copied)] == []


# --- What stands in a file --------------------------------------------------------------------------------------------

XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
XHTML = "http://www.w3.org/1999/xhtml"


@pytest.mark.parametrize(
    "within",
    [
        pytest.param("<script>1</script>", id="script"),
        pytest.param(f'<x:script xmlns:x="{XHTML}">1</x:script>', id="script-of-html"),
        pytest.param('<s:script xmlns:s="http://www.w3.org/2000/svg">1</s:script>', id="script-by-another-name"),
        pytest.param('<path onclick="1"/>', id="handler"),
        pytest.param('<g ONLOAD="1"/>', id="handler-in-capitals"),
        pytest.param(f"{'<g>' * 60}{'</g>' * 60}", id="parts-within-parts-within-parts"),
        pytest.param("<foreignObject><p/></foreignObject>", id="foreign-object"),
        pytest.param('<a href="javascript:1"><path/></a>', id="link"),
        pytest.param(f'<g {XLINK}><use xlink:href="https://elsewhere.example/#x"/></g>', id="use-from-elsewhere"),
        pytest.param('<use href="data:image/svg+xml,x"/>', id="use-of-data"),
        pytest.param('<image href="other.png"/>', id="another-file"),
        pytest.param('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>', id="a-drawing-in-a-drawing"),
        pytest.param('<set attributeName="href" to="javascript:1"/>', id="animation"),
        pytest.param('<animate attributeName="onclick"/>', id="animated-handler"),
        pytest.param('<path style="fill:url(https://elsewhere.example/x)"/>', id="style"),
        pytest.param("<path fill=\"url( '//elsewhere.example/x')\"/>", id="address-without-scheme"),
        pytest.param("<style>@import 'https://elsewhere.example/x';</style>", id="import"),
        pytest.param("<style>a{}<g/>@import 'x';</style>", id="import-behind-an-element"),
        pytest.param("<style>@import 'x';<style/></style>", id="import-before-a-style"),
        pytest.param("<style>@im<desc/>port 'x';</style>", id="import-round-an-element"),
        pytest.param("<style><![CDATA[a{background:u\\72l(//elsewhere.example)}]]></style>", id="hidden-by-css"),
        pytest.param("<path style=\"background:image-set('//elsewhere.example' 1x)\"/>", id="image-set"),
        pytest.param("<style>a{mask:image('//elsewhere.example')}</style>", id="image"),
        pytest.param("<style>a{mask:-webkit-cross-fade(url(#a), '//e.example', 1)}</style>", id="cross-fade"),
        pytest.param('<g xml:base="https://elsewhere.example/"><use href="#a"/></g>', id="base"),
        pytest.param("<feImage/>", id="image-of-a-filter"),
        pytest.param("<handler>1</handler>", id="handler-element"),
        pytest.param('<iframe src="https://elsewhere.example"/>', id="frame"),
        pytest.param("<?xml-stylesheet href='x'?>", id="instruction"),
        pytest.param("<g>", id="not-closed"),
    ],
)
def test_a_drawing_that_could_run_load_or_lead_elsewhere_is_refused(within: str) -> None:
    found = contents.problems("docs/assets/e.svg", SVG.format(within).encode())

    assert found
    assert found[0].place.line == 1


def test_what_a_drawing_may_not_hold_is_told_where_it_stands() -> None:
    (problem,) = contents.problems("docs/assets/e.svg", SVG.format("\n  <script/>").encode())

    assert str(problem.place) == "docs/assets/e.svg:2:3"


@pytest.mark.parametrize(
    "drawing",
    [
        pytest.param(HTML, id="html"),
        pytest.param("", id="empty"),
        pytest.param("<svg/>", id="of-no-language"),
        pytest.param(f'<html xmlns="{XHTML}"/>', id="html-as-xml"),
        pytest.param('<!DOCTYPE svg SYSTEM "e.dtd">' + SVG.format("&a;"), id="entity-of-another-file"),
        pytest.param('<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;"), id="entity"),
        pytest.param('<?xml version="1.0" encoding="utf-7"?>' + SVG.format(""), id="another-encoding"),
    ],
)
def test_what_is_no_drawing_is_refused(drawing: str) -> None:
    assert contents.problems("docs/assets/e.svg", drawing.encode())


@pytest.mark.parametrize(
    "drawing",
    [
        pytest.param('<?xml version="1.0" encoding="UTF-8"?>\n' + SVG.format("<path d='M0 0'/>"), id="plain"),
        pytest.param('<?xml version="1.0" encoding="ASCII"?>\n' + SVG.format("<path d='M0 0'/>"), id="ascii"),
        pytest.param(
            SVG.format('<defs><path id="a"/></defs><use href="#a" fill="url(#b)" style="clip-path:url(\'#c\')"/>'),
            id="within",
        ),
        pytest.param(SVG.format("<style>.a{fill:#fff}</style><title>On: a &lt;title&gt;</title>"), id="style"),
        pytest.param(
            SVG.format('<n:style xmlns:n="http://www.inkscape.org/namespaces/inkscape">a</n:style><g/>'),
            id="style-of-a-drawing-program",
        ),
        pytest.param(SVG.format('<image href="data:image/png;base64,iVBORw0KGgo="/>'), id="picture"),
        pytest.param(SVG.format('<image href="data:image/png;base64,"/>'), id="picture-of-nothing"),
        pytest.param(
            '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
            + SVG.format('<sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"/>'),
            id="from-a-drawing-program",
        ),
        *(
            pytest.param(SVG.format(f'<n:note xmlns:n="http://{space}" n:kind="a"/>'), id=f"note-of-{space}")
            for space in (
                *("www.inkscape.org/namespaces/inkscape", "sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"),
                *("www.w3.org/1999/02/22-rdf-syntax-ns#", "creativecommons.org/ns#", "web.resource.org/cc/"),
                *("purl.org/dc/elements/1.1/", "www.serif.com/", "www.bohemiancoding.com/sketch/ns"),
            )
        ),
    ],
)
def test_a_drawing_that_only_draws_is_admitted(drawing: str) -> None:
    assert contents.problems("docs/assets/e.svg", drawing.encode()) == ()


YANDEX = (
    '<html>\n  <head>\n    <meta http-equiv="Content-Type" content="text/html; charset=UTF-8">\n  </head>\n'
    "  <body>Verification: 0123456789abcdef</body>\n</html>\n"
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("yandex_0123456789abcdef.html", YANDEX, id="yandex"),
        pytest.param(
            "BingSiteAuth.xml",
            '<?xml version="1.0"?>\n<users>\n\t<user>0123456789ABCDEF0123456789ABCDEF</user>\n</users>',
            id="bing",
        ),
        pytest.param(
            "google0123456789abcdef.html", "google-site-verification: google0123456789abcdef.html", id="google"
        ),
    ],
)
def test_what_a_search_engine_gave_is_admitted_as_it_came(name: str, content: str) -> None:
    assert contents.problems(f"docs/{name}", content.encode()) == ()
    assert contents.problems(f"docs/{name}", f"{content}<script>1</script>".encode())


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        (".nojekyll", "1", "1:1 leave it empty"),
        ("CNAME", "A", "1:1 write one host name in lower case, such as map.example.org"),
        (
            "robots.txt",
            "# all\n\nHost: x",
            "3:1 write lines such as User-agent: *, Disallow: /n/ or Sitemap: https://map.example.org/sitemap.xml",
        ),
        (
            "_headers",
            "/*\n  Link: x",
            "2:1 keep to paths of this site and to headers that make it stricter, such as X-Frame-Options: DENY",
        ),
        ("google1a.html", "x", "1:1 keep the one line that Google gave"),
        ("BingSiteAuth.xml", "x", "1:1 keep the lines that Bing gave"),
        ("yandex_0123456789abcdef.html", "x", "1:1 keep the lines that Yandex gave"),
        ("favicon.ico", "x", "1:1 save the picture anew from the program that made it, with the right ending"),
    ],
)
def test_a_file_for_hosts_and_engines_is_told_what_it_may_hold(name: str, content: str, told: str) -> None:
    (problem,) = contents.problems(f"docs/{name}", content.encode())

    assert f"{problem.place.line}:{problem.place.column} {problem.remedy}" == told


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("CNAME", "https://map.example.org", id="an-address-for-a-host"),
        pytest.param("CNAME", "", id="no-host"),
        pytest.param("_headers", "/*\n  Content-Security-Policy: default-src *", id="another-policy"),
        pytest.param("_headers", "/*\n  Content-Security-Policy: default-src 'none'; report-uri /x", id="report"),
        pytest.param("_headers", "/*\n  Link: <https://elsewhere.example>; rel=preload", id="something-from-elsewhere"),
        pytest.param("_headers", "/*\n  Content-Type: text/html", id="another-kind"),
        pytest.param("_headers", "/*\n  Refresh: 0; url=https://elsewhere.example", id="away"),
        pytest.param("_headers", "/*\n  Referrer-Policy: unsafe-url", id="tells-where-one-was"),
        pytest.param("_headers", "https://elsewhere.example/*\n  X-Frame-Options: DENY", id="another-site"),
        pytest.param("_headers", "/*\n  ! Content-Security-Policy", id="takes-a-header-away"),
        pytest.param("robots.txt", "Host: elsewhere", id="another-line"),
        pytest.param("apple-touch-icon.png", "GIF89a", id="another-picture"),
    ],
)
def test_a_file_for_hosts_and_engines_holds_what_its_name_says(name: str, content: str) -> None:
    assert contents.problems(f"docs/{name}", content.encode())


def test_a_picture_is_looked_at_once_its_file_changes() -> None:
    assert contents.problems("docs/assets/e.png", PNG) == ()
    assert contents.problems("docs/assets/e.png", b"P")


# --- One slip, one message --------------------------------------------------------------------------------------------

SITUATION = "docs/situations/pan-hangs-low.md"
# Where the page was moved to, and what stands in the one line that is then said.
MOVED = {
    "docs/situations/pan-hangs-low.md.txt": "a page ends in .md, and this in .md.txt",
    "docs/situations/pan-hangs-low.markdown": "a page ends in .md, and this in .markdown",
    "docs/situations/pan-hangs-low (1).md": "the name of the file is pan-hangs-low (1)",
    "docs/situations/Pan hangs low.md": "the name of the file is Pan hangs low",
    "docs/situations/pan_hangs_low.md": "the name of the file is pan_hangs_low",
    "docs/situations/pan-hangs-low/index.md": "a page of guidance in a folder of its own",
    "docs/situtations/pan-hangs-low.md": "docs/situtations/ is no folder of guidance",
    "docs/pan-hangs-low.md": "the head is that of a page of guidance",
    "docs/cases/pan-hangs-low.md": "the head is that of a page of guidance",
}
COPIED = {
    "docs/situations/pan-hangs-low.md.txt": f"two pages of one name: {SITUATION} is there already",
    "docs/situations/pan-hangs-low (1).md": f"two pages of one name: {SITUATION} is there already",
    "docs/situations/pan-hangs-low - Copy.md": f"two pages of one name: {SITUATION} is there already",
    "docs/situations/Copy of pan-hangs-low.md": f"two pages of one name: {SITUATION} is there already",
    "docs/situtations/pan-hangs-low.md": f"two pages of one name: {SITUATION} is there already",
    **{
        f"docs/situations/pan-hangs-low{behind}.md": f"two pages of one name: {SITUATION} is there already"
        for behind in (
            *(" (Ann's conflicted copy 2026-11-30)", ".sync-conflict-20261130-101010-ABCDEFG", "_conflict-20261130"),
            *(" (Case Conflict)", "-DESKTOP-4F2", "~HEAD", ".orig", "_LOCAL_123", " 2", "_v2"),
        )
    },
    "docs/situations/pan-hangs-low-2.md": f"it holds the same as {SITUATION}",
}


@pytest.mark.parametrize("is_moved", [True, False], ids=["moved", "copied"])
def test_a_page_under_another_name_is_told_once(tmp_path: Path, *, is_moved: bool) -> None:
    said = {}
    for place in MOVED if is_moved else COPIED:
        root = shutil.copytree(SOUND, tmp_path / place.replace("/", " "))
        (root / place).parent.mkdir(exist_ok=True)
        shutil.copy(root / SITUATION, root / place)
        if is_moved:
            (root / SITUATION).unlink()
        said[place] = [problem for problem in load(root, TODAY).problems if problem.place.file != "mkdocs.yml"]

    for place, fact in (MOVED if is_moved else COPIED).items():
        assert len(said[place]) == 1, said[place]
        assert said[place][0].place.file == place
        assert fact in said[place][0].fact


def test_a_copy_in_which_something_was_changed_is_told_once(tmp_path: Path) -> None:
    root = shutil.copytree(SOUND, tmp_path / "map")
    copy = root / SITUATION.replace(".md", "-ann.md")
    copy.write_text((root / SITUATION).read_text("utf-8") + "\nAnn wrote more below it.\n", encoding="utf-8")
    (told,) = (problem for problem in load(root, TODAY).problems if problem.place.file != "mkdocs.yml")

    assert told.fact == f"it has the title of {SITUATION}, and no number is mapped to it"


def test_what_is_wrong_in_a_page_under_another_name_is_told_where_it_stands(tmp_path: Path) -> None:
    root = shutil.copytree(SOUND, tmp_path / "map")
    place = f"{SITUATION}.txt"
    (root / SITUATION).rename(root / place)
    (root / place).write_text((root / place).read_text("utf-8").replace("title:", "titel:", 1), encoding="utf-8")

    assert {problem.place.file for problem in load(root, TODAY).problems} == {place}


def test_what_names_a_page_under_a_name_that_cannot_be_says_nothing_of_it(tmp_path: Path) -> None:
    root = shutil.copytree(SOUND, tmp_path / "map")
    (root / "docs/patterns/wet-flour.md").rename(root / "docs/patterns/con.md")
    edit(root / "data/mappings.yml", "wet-flour:", "con:")

    assert [problem.fact for problem in load(root, TODAY).problems] == [
        "Windows cannot hold a file or a folder called con.md"
    ]


@pytest.mark.parametrize(
    "path", ["theme/main.html", "docs/assets/javascripts/page.js", "docs/assets/stylesheets/kinds/home.css"]
)
def test_what_every_page_is_made_with_is_missed_before_a_build_stops(path: str, tmp_path: Path) -> None:
    root = small_project(tmp_path)
    (root / path).unlink()

    assert [problem.place.file for problem in load(root).problems] == [path]


@pytest.mark.parametrize("stands", ["", "a file", "a folder for its frame"])
def test_templates_that_are_not_there_are_missed_before_a_build_stops(stands: str, tmp_path: Path) -> None:
    root = small_project(tmp_path)
    if stands == "a folder for its frame":
        (root / "theme" / "main.html").unlink()
        (root / "theme" / "main.html").mkdir()
    else:
        shutil.rmtree(root / "theme")
        plant(root, {"theme": "x"} if stands else {})
    (told,) = load(root).problems

    assert (told.place.file, told.fact) == (
        ("theme/main.html", "a file that pages are made with is missing")
        if "frame" in stands
        else ("mkdocs.yml", "no folder theme, in which the templates stand")
    )


@pytest.mark.parametrize(
    ("path", "is_refused"),
    [
        *((name, True) for name in ("yaml.py", "json.py", "sitecustomize.py", "jinja2/__init__.py")),
        *((name, False) for name in ("our_own_notes.py", "tools/yaml.py", "yaml.txt")),
    ],
)
def test_code_that_python_would_take_for_a_library_is_refused(path: str, tmp_path: Path, *, is_refused: bool) -> None:
    root = shutil.copytree(SOUND, tmp_path / "map")
    plant(root, {path: ""})

    assert [problem.place.file for problem in load(root).problems] == [path.partition("/")[0]] * is_refused


def test_a_site_without_its_settings_is_told(tmp_path: Path) -> None:
    root = shutil.copytree(SOUND, tmp_path / "map")
    plant(root, {"theme/main.html": ""})

    assert [problem.place.file for problem in load(root).problems] == ["mkdocs.yml"]


def test_what_stands_in_the_place_of_a_file_is_told_once(tmp_path: Path) -> None:
    root = shutil.copytree(SOUND, tmp_path / "map")
    (root / "data" / "standards.yml").unlink()
    (root / "data" / "standards.yml").mkdir()

    assert [problem.place.file for problem in load(root).problems] == ["data/standards.yml"]
