"""A fork's settings: read as MkDocs reads them, or one sentence on what is missing or guards a build no longer."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import yaml_load

from macros.__main__ import main
from macros.model.places import Problem
from macros.model.site import Site
from macros.reading.project import load
from macros.reading.settings import read, site_of
from tests.support.broken import SOUND
from tests.support.plants import plant
from tests.support.project import ROOT, with_placeholders

SETTINGS = with_placeholders((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
ADDRESS = "site_url: https://standards-map.example/\n"
EXTENSIONS = "markdown_extensions:\n"


def problems(tmp_path: Path, settings: str, **environment: str) -> list[Problem]:
    plant(tmp_path, {"mkdocs.yml": settings, "macros/builders/hooks.py": ""})
    return list(read(tmp_path, environment).problems)


def changed(old: str, new: str) -> str:
    assert f"\n{SETTINGS}".count(old) >= 1, old
    return SETTINGS.replace(old, new, 1)


# --- Addresses --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "environment"),
    [
        pytest.param("https://one.example/map", {}, id="plain"),
        pytest.param("!ENV SITE", {"SITE": "https://two.example/"}, id="one-name"),
        pytest.param("!ENV [SITE, 'https://three.example/']", {}, id="what-stands-last"),
        pytest.param("!ENV [SITE, 'https://three.example/']", {"SITE": "https://two.example/"}, id="a-value"),
        pytest.param("!ENV [A, SITE, 'https://three.example/']", {"SITE": "https://two.example/"}, id="a-second-name"),
        pytest.param("!ENV [SITE]", {"SITE": "https://two.example"}, id="a-list-of-one"),
    ],
)
def test_an_address_is_that_which_mkdocs_reads(
    written: str, environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    settings = changed(ADDRESS, f"site_url: {written}\n")
    plant(tmp_path, {"mkdocs.yml": settings, "macros/builders/hooks.py": ""})

    assert read(tmp_path).problems == ()
    assert site_of(tmp_path).address == yaml_load(settings)["site_url"].rstrip("/") + "/"


def test_a_name_from_the_environment_is_text(tmp_path: Path) -> None:
    assert problems(tmp_path, changed("site_name: Standards Map\n", "site_name: !ENV NAME\n"), NAME="2026") == []


def test_truth_from_the_environment_is_truth(tmp_path: Path) -> None:
    assert problems(tmp_path, changed("strict: true\n", "strict: !ENV [STRICT, true]\n"), STRICT="true") == []


def test_settings_that_build_on_others_are_joined_as_mkdocs_joins_them(tmp_path: Path) -> None:
    (tmp_path / "within").mkdir()
    above = "INHERIT: ../mkdocs.yml\nsite_name: Another\nextra: {contact: a@example.org}\n"
    plant(tmp_path, {"mkdocs.yml": SETTINGS, "within/mkdocs.yml": above, "macros/builders/hooks.py": ""})
    repository = yaml_load(SETTINGS)["extra"]["repository"]

    assert read(tmp_path / "within").problems == ()
    assert site_of(tmp_path / "within") == Site("Another", site_of(tmp_path).address, repository, "a@example.org")
    assert read(tmp_path / "within").listed == read(tmp_path).listed != frozenset()


def test_a_folder_without_settings_has_a_site_all_the_same(tmp_path: Path) -> None:
    assert site_of(tmp_path) == Site()


# --- One sentence each ------------------------------------------------------------------------------------------------


MENU = "Glossary: glossary.md"
HOOKS = "hooks: [macros/builders/hooks.py]\n"
SLIPS = {  # name → what stands there, what stands there then, and how what is said begins
    "no-address": (ADDRESS, "", "there is no site_url"),
    "empty-address": (ADDRESS, "site_url:\n", "site_url has no value"),
    "name-without-a-value": (ADDRESS, "site_url: !ENV NOT_SET\n", "site_url has no value"),
    "host-for-an-address": (ADDRESS, "site_url: map.example\n", "site_url is map.example, which is no address"),
    "script-for-an-address": (ADDRESS, "site_url: javascript:1\n", "site_url is javascript:1, which is no address"),
    "no-name": ("site_name: Standards Map\n", "", "there is no site_name"),
    "number-as-name": ("site_name: Standards Map\n", "site_name: 2026\n", "site_name is 2026, which YAML does not"),
    "nowhere": ("  repository: https://github.com/example/standards-map\n", "", "there is no repository"),
    "no-mail": ("extra:\n", "extra:\n  contact: example.org\n", "contact is example.org"),
    "number-as-title": (MENU, "2026: glossary.md", "a title of the menu is 2026, which YAML does not take for text"),
    "day-as-title": (MENU, "2026-12-01: glossary.md", "a title of the menu is 2026-12-01, which YAML does not"),
    "truth-as-title": (MENU, "No: glossary.md", "a title of the menu is No, which YAML does not take for text"),
    "script-in-the-menu": (MENU, "Here: javascript:1", "a bad link in the menu: javascript:1"),
    "title-without-a-page": (MENU, "Here:", "an entry of the menu leads nowhere\nname a page: about/index.md\n"),
    "no-hook": (HOOKS, "", "macros/builders/hooks.py is not among the hooks"),
    "another-hook": (HOOKS, "hooks: [mine/hooks.py]\n", "macros/builders/hooks.py is not among the hooks"),
    "a-second-hook": (HOOKS, HOOKS.replace("]", ", mine/hooks.py]"), "the hook mine/hooks.py may change"),
    "a-folder-of-ours": ("site_dir: site", "site_dir: ./data/", "site_dir is ./data/: a build would empty"),
    "plugin": ("  - macros:\n", "  - search\n  - macros:\n", "the plugin search may change or add pages"),
    "plugins": ("  - macros:\n", "  - search\n  - blog\n  - macros:\n", "the plugin blog may change or add pages"),
    "no-plugin": ("  - macros:\n", "  - other:\n", "the plugin macros is missing"),
    "render": ("render_by_default: true", "render_by_default: false", "render_by_default of the plugin macros must be"),
    "undefined": ("on_undefined: strict", "on_undefined: keep", "on_undefined of the plugin macros must be strict"),
    "include": ("verbose: false", "include_dir: data", "include_dir of the plugin macros is not known here"),
    "marks": ("verbose: false", "j2_block_start_string: x", "j2_block_start_string of the plugin macros is not known"),
    "module": ("[macros.builders.env]", "[macros.builders.env, os]", "modules of the plugin macros must be [macros."),
    "snippets": (EXTENSIONS, f"{EXTENSIONS}  - pymdownx.snippets\n", "the extension pymdownx.snippets would give"),
    "not-strict": ("strict: true", "strict: false", "strict must be true"),
    "another-folder": ("docs_dir: docs", "docs_dir: pages", "docs_dir must be docs"),
    "a-folder-elsewhere": ("docs_dir: docs", "docs_dir: ../docs", "docs_dir must be docs"),
    "other-addresses": ("use_directory_urls: true", "use_directory_urls: false", "use_directory_urls must be true"),
    "letters-from-elsewhere": ("font: false", "font: {text: Roboto}", "font must be false"),
    "letters-in-quotes": ("font: false", 'font: "false"', "font must be false"),
    "another-theme": ("custom_dir: theme", "custom_dir: mine", "custom_dir must be theme"),
    "tracker": ("  generator: false", "  analytics: {provider: x}", "analytics: it would tell another site"),
    "style-from-elsewhere": ("- assets/stylesheets/map.css", "- https://e.example/map.css", "extra_css names what"),
    "script-from-elsewhere": ("- assets/javascripts/page.js", "- //e.example/kept.js", "extra_javascript names what"),
    "left-out": ("\nnav:\n", "\nexclude_docs: '!.hidden'\nnav:\n", "exclude_docs: a build would leave out"),
    "template-code": ("\nnav:\n", "\nextra_templates: [a.xml]\nnav:\n", "extra_templates: template code"),
    "code-of-python": ("\nnav:\n", "\nx: !!python/object/apply:os.system ['id']\nnav:\n", "a setting that runs code"),
    "settings-elsewhere": ("\nnav:\n", "\nINHERIT: nowhere.yml\nnav:\n", "no file nowhere.yml"),
    "no-yaml": ("\nnav:\n", "\nnav: [\n", "[ stands behind nav, and more below it"),
    "name-with-a-colon": ("site_name: Standards Map", "site_name: Map: A", "a colon inside unquoted text\nput the"),
    "name-with-half-its-quotes": ("site_name: Standards Map", 'site_name: "Map', 'a quote " that is opened here and'),
    "tab": ("  - Home: index.md", "\t- Home: index.md", "a tab\nuse spaces: two for each level\n"),
    "files-as-they-are-cloned": (
        "https://github.com/example/standards-map\n",
        "git@github.com:me/map.git\n",
        "repository is git@github.com:me/map.git, which is no address\nwrite repository: https://github.com/me/map\n",
    ),
    "script-in-the-foot": ("copyright: >-\n", "copyright: >-\n  <script src=//x>\n", "copyright holds <script, which"),
    # What MkDocs would refuse, or take for more than the check knows.
    "setting-of-no-use": ("\nnav:\n", "\nuse: mkdocs\nnav:\n", "use is not known here\nremove it"),
    "address-of-the-files": ("\nnav:\n", "\nrepo_url: https://e.example/\nnav:\n", "repo_url: links lead to repos"),
    "page-of-a-template": (
        "  font: false",
        "  font: false\n  static_templates: [a.html]",
        "static_templates of theme is",
    ),
    "map-from-elsewhere": ("extra:\n", "extra:\n  map_root: /tmp\n", "map_root of extra is not known here"),
    "picture-from-elsewhere": (
        "logo: assets/logo.svg",
        "logo: https://e.example/a.png",
        "logo holds something else than",
    ),
    "text-for-a-list": ("watch: [data, macros, theme]", "watch: data", "watch holds something else than a list"),
    "folder-that-is-not-there": ("watch: [data", "watch: [nowhere, data", "no folder nowhere"),
    "list-left-empty": ("watch: [data, macros, theme]", "watch:", "watch has no value"),
    "levels-left-empty": ("\nvalidation:\n", "\nvalidation:\nmine:\n", "validation has no value"),
    "text-for-names": ("theme:\n  name:", "theme: material\n\nmine:\n  name:", "theme holds something else than names"),
    "levels-that-nobody-knows": (
        "nav: {omitted_files: ignore",
        "nav: {left_out: ignore",
        "nav holds something else than",
    ),
    "capital-in-a-name": ("name: material", "name: Material", "name must be material"),
    "capital-in-a-folder": ("custom_dir: theme", "custom_dir: Theme", "custom_dir must be theme"),
    "folder-of-that-name-elsewhere": ("custom_dir: theme", "custom_dir: ../theme", "custom_dir must be theme"),
    "truth-in-quotes": ("strict: true", 'strict: "true"', "strict must be true"),
    "another-language": ("language: en", "language: fr", "language must be en"),
    "folder-above": ("site_dir: site", "site_dir: ..", "site_dir is ..: a build would empty"),
    "menu-without-entries": ("\nnav:\n", "\nnav: index.md\nmine:\n", "nav holds something else than a list"),
    "two-pages-in-an-entry": (MENU, "A: index.md\n        B: index.md", "an entry of the menu that is not one title"),
    "list-in-a-list": (f"- {MENU}", "- [index.md]", "an entry of the menu that is not one title"),
    "address-with-one-bracket": (MENU, 'A: "https://[e"', "a bad link in the menu: https://[e"),
    "merge-conflict": (HOOKS, f"<<<<<<< HEAD\n{HOOKS}", "a merge conflict"),
    "name-twice": (HOOKS, f"{HOOKS}hooks: [mine.py]\n", "hooks stands twice: one would be lost"),
    "names-from-elsewhere": ("\nnav:\n", "\n<<: {hooks: [mine.py]}\nnav:\n", "no name of a setting"),
    "value-in-itself": ("\nnav:\n", "\nmine: &a [*a]\nnav:\n", "a value that an asterisk takes"),
    "settings-on-themselves": ("\nnav:\n", "\nINHERIT: mkdocs.yml\nnav:\n", "INHERIT names no other file"),
    "settings-on-a-list": ("\nnav:\n", "\nINHERIT: [a.yml]\nnav:\n", "INHERIT names no other file"),
    "settings-on-nothing": ("\nnav:\n", "\nINHERIT:\nnav:\n", "INHERIT names no other file"),
    "no-space-behind-a-colon": ("site_name: Standards Map", "site_name:Map", "a space is missing behind the colon of"),
    "path-of-Windows": ("index.md\n", '"about\\New.md"\n', "a sign that cannot be seen, or a line end: about"),
    "sign-that-nobody-sees": ("site_name: Standards Map", 'site_name: "Map\\a"', "a sign that cannot be seen"),
    "tag-in-the-name": ("site_name: Standards Map", "site_name: Map <b>", "site_name is Map <b>, which pages would"),
    "page-for-an-address": (ADDRESS, "site_url: https://e.example/index.html\n", "site_url is https://e.example/ind"),
    "steps-in-an-address": (ADDRESS, "site_url: https://e.example/a/../b/\n", "site_url is https://e.example/a/../"),
    "clone-for-an-address": ("example/standards-map\n", "example/map.git\n", "repository is https://github.com/exam"),
    "host-of-files": ("https://github.com/example/standards-map\n", "https://github.com/\n", "repository is https://g"),
    "mail-with-its-scheme": ("extra:\n", "extra:\n  contact: mailto:a@example.org\n", "contact is mailto:a@example"),
}


@pytest.mark.parametrize(("old", "new", "fact"), SLIPS.values(), ids=SLIPS)
def test_a_setting_that_stops_a_build_or_guards_it_no_longer_is_told_in_a_sentence(
    old: str, new: str, fact: str, tmp_path: Path
) -> None:
    told = problems(tmp_path, changed(old, new))

    assert [problem for problem in told if f"{problem.fact}\n{problem.remedy}\n".startswith(fact)] != [], told
    assert all(problem.place.file == "mkdocs.yml" and problem.remedy for problem in told)


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("theme: material", ["theme holds something else than names, each with its value"]),
        ("theme:", ["custom_dir must be theme", "font must be false", "name must be material"]),
    ],
)
def test_a_theme_that_is_no_list_of_names_is_told_once(name: str, facts: list[str], tmp_path: Path) -> None:
    told = problems(tmp_path, re.sub(r"\ntheme:\n(?:  .*\n)+", f"\n{name}\n", SETTINGS))

    assert sorted(problem.fact.partition(":")[0] for problem in told) == facts


def test_the_templates_stand_beside_the_hook_wherever_a_map_has_its_settings(tmp_path: Path) -> None:
    within = changed("custom_dir: theme", "custom_dir: ../theme").replace("[macros/builders", "[../macros/builders")
    plant(tmp_path, {"macros/builders/hooks.py": "", "within/mkdocs.yml": within})

    assert read(tmp_path / "within").problems == ()


def test_a_path_of_windows_is_told_once_with_the_sign_to_write(tmp_path: Path) -> None:
    (told,) = problems(tmp_path, changed("custom_dir: theme", 'custom_dir: "theme\\New"'))

    assert told.remedy.startswith("write / for each backslash")


def test_a_line_over_which_yaml_stumbles_is_told_once(tmp_path: Path) -> None:
    (told,) = problems(tmp_path, changed("site_name: Standards Map", 'site_name: "Standards\u200b\u00a0Map'))

    assert told.fact == "a hidden character: U+200B zero width space"


def test_settings_under_another_name_are_refused_where_no_others_are_and_beside_them(tmp_path: Path) -> None:
    plant(tmp_path, {"mkdocs.yaml": "hooks: [mine.py]\n"})
    alone = read(tmp_path).problems
    both = problems(tmp_path, SETTINGS)

    assert [str(problem) for problem in both] == [
        "mkdocs.yaml:1:1: settings that nobody checks\n    put what is new in it into mkdocs.yml, and delete it"
    ]
    assert list(alone) == both


def test_a_setting_is_told_where_it_stands(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, changed(ADDRESS, "site_url: map.example\n"))
    line = SETTINGS[: SETTINGS.index(ADDRESS)].count("\n") + 1

    assert str(problem.place) == f"mkdocs.yml:{line}:{len('site_url: ') + 1}"


@pytest.mark.parametrize(
    "name",
    [
        *("copyright", "dev_addr", "extra_css", "extra_javascript", "nav", "remote_branch", "remote_name"),
        *("site_author", "site_description", "validation", "watch"),
    ],
)
def test_a_setting_without_a_value_is_refused_where_mkdocs_refuses_it(name: str, tmp_path: Path) -> None:
    settings = re.sub(rf"(?m)^{name}:.*\n(?:[ #].*\n)*", "", SETTINGS) + f"{name}:\n"
    config = MkDocsConfig()
    config.load_dict({"site_name": "A map", name: None})
    refused = {key for key, _ in config.validate()[0]}

    assert [problem.fact for problem in problems(tmp_path, settings)] == [f"{name} has no value"] * (name in refused)


def test_what_this_project_sets_is_sound(tmp_path: Path) -> None:
    assert problems(tmp_path, SETTINGS) == []


def test_menu_host_and_addresses_fit_the_site(tmp_path: Path) -> None:
    root = shutil.copytree(SOUND, tmp_path / "map")
    settings, _, _ = SETTINGS.partition("\nnav:\n")
    menu = "\nnav: [index.md, concepts/index.md, concepts/fair-weight.md, concepts/fairweight.md]\n"
    page = '---\ntitle: "The yard"\n---\nSee [fair weight](../concepts/fair-weight.md).\n'
    plant(root, {"mkdocs.yml": settings + menu, "docs/CNAME": "elsewhere.example\n", "macros/builders/hooks.py": ""})
    plant(root, {"docs/yard/gate.md": page, "docs/yard.md": page.replace("../", "").replace("yard", "yards")})
    home = root / "docs" / "index.md"
    own = "https://standards-map.example/concepts/fair-weight/"
    links = f"[One](yard.md), [two](yard/gate.md), [three]({own})"
    home.write_text(f"{home.read_text(encoding='utf-8')}\n{links}\n", encoding="utf-8")
    sources = root / "data" / "sources.yml"
    text = sources.read_text(encoding="utf-8").replace("mill.example.org/letter", "standards-map.example/go/#5.6")
    sources.write_text(text, encoding="utf-8")

    assert [problem.fact for problem in load(root).problems] == [
        "an address of this site, where that of somebody else's text belongs: https://standards-map.example/go/#5.6/",
        "the host elsewhere.example is not that of site_url, https://standards-map.example/",
        f"a link to this site by its address, which leads nowhere in a copy on a disk: {own}",
        *("no part of the menu holds this page, nor a list above it",) * 2,
        "the menu leads to concepts/fairweight.md, which is no page",
    ]


@pytest.mark.parametrize("command", ["check", "export", "handouts", "write"])
def test_every_command_says_that_an_address_is_missing(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = shutil.copytree(SOUND, tmp_path / "map")
    settings = changed(ADDRESS, "").partition("\nnav:\n")[0] + "\n"
    plant(root, {"mkdocs.yml": settings, "macros/builders/hooks.py": ""})
    arguments = {"check": [str(root)], "write": [str(tmp_path / "out"), "--root", str(root)]}
    status = main([command, *arguments.get(command, ["--root", str(root), "--out", str(tmp_path / "out")])])

    assert capsys.readouterr().out == (
        "mkdocs.yml:1:1: there is no site_url\n"
        "    write where the site will stand: site_url: https://map.example.org/\n"
        "1 problem\n"
    )
    assert status == 1
    assert not (tmp_path / "out").exists()
