"""Join the map to MkDocs: stop on problems, add the pages that are made. No other module knows MkDocs."""

from __future__ import annotations

import functools
import gc
import hashlib
import shutil
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urljoin

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_date, get_build_datetime
from watchdog.observers.polling import PollingObserver

from macros.builders import before_and_after, serving
from macros.builders.again import Again, Jobs
from macros.builders.drawings import draw, drawn
from macros.builders.env import define_env
from macros.builders.made_html import MadeHtml, ids_of
from macros.builders.menu import with_the_data
from macros.builders.security import NotSealedError
from macros.builders.shared_files import shared_files
from macros.desk.strays import strays
from macros.model.site import Site
from macros.pages.made import made_pages
from macros.reading.project import Project, load, report
from macros.views.made import made

_LOG = get_plugin_logger("map")
_NEXT = ".next"


class _Building:
    """What is being built: the map as it was read when this build began."""

    project: Project
    menu: list[Any] | None  # as mkdocs.yml has it
    nav: Navigation
    everywhere: object  # what goes into more than single pages


@dataclass(frozen=True)
class _Whole:
    """A whole build of what is served: what pages can be made from again, and what went into each."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: jinja2.Environment
    everywhere: object
    said: dict[str, bytes]


class _Serving:
    """What is known only while the site is served."""

    now = False
    next: _Whole | None = None  # is being built
    whole: _Whole | None = None
    wrong = ""  # what stopped the last build


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001
    """Remember whether this is for editing."""
    # A map and its pages are many small things, and few of them waste: Python need not look for it after every 700.
    gc.set_threshold(100_000)
    _Serving.now = command == "serve"
    _Serving.next = _Serving.whole = None


def on_shutdown() -> None:
    """Leave memory to the system, as Python would look through all of it once more; remove what was never finished."""
    gc.freeze()
    if _Serving.next:
        shutil.rmtree(_Serving.next.config.site_dir, ignore_errors=True)


@event_priority(100)  # before the macros plugin, which would show a traceback
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check the data; a build stops with the same text as `python -m macros check`."""
    _Building.menu = config.nav
    _read(config)
    config.markdown_extensions = [*config.markdown_extensions, MadeHtml()]  # type: ignore[list-item]
    config.edit_uri_template = f"{config.extra['repository']}/{{path}}"
    if _Serving.now:
        _Building.everywhere = _everywhere(config)
        config.site_dir += _NEXT
    else:
        gc.freeze()  # the map stays until the end
    return config


@event_priority(100)  # before the macros plugin counts the pages
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the made pages, and lead every edit link to the file and line that hold the words."""
    project = _Building.project
    for file in list(files):
        file.edit_uri = f"edit/main/docs/{file.src_uri}"
        if project.tree.leaves_out(_within(file, config)) or _is_script_of_theme(file, config):
            files.remove(file)
    for page in made_pages(project.index):
        file = File.generated(config, page.source, content=page.markdown, inclusion=InclusionLevel.INCLUDED)
        file.edit_uri = page.edit
        files.append(file)
    for address, content in before_and_after.beside_pages(project.index, _site(config)).items():
        files.append(File.generated(config, address, content=content))
    for address, shared in shared_files():
        if address not in files.src_uris:
            files.append(File.generated(config, address, abs_src_path=str(shared)))
    return files


@event_priority(100)  # after every plugin has added its files, before the first page is rendered
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Stop where a build would publish what the check has not read, or leave out what it has read."""
    project = _Building.project
    tree, built = project.tree, [file for file in files if file.inclusion != InclusionLevel.EXCLUDED]
    standing = {_within(file, config) for file in built if file.src_dir == config.docs_dir}
    ours = {page.source for page in made(project.index)} | {address for address, _ in shared_files()}
    ours |= before_and_after.beside_pages(project.index, _site(config)).keys()
    added = {file.src_uri for file in built if file.src_dir is None} - ours
    known = {*tree.pages, *(path for path in tree.copied if path.startswith("docs/") and "/." not in path)}
    wrong = [
        *(f"{path} would be published, and nobody has checked it" for path in sorted(standing - known | added)),
        *(f"{path} would be left out of the site" for path in sorted(known - standing)),
    ]
    if wrong:
        raise PluginError("\n" + "\n".join(wrong))
    _Building.nav = nav
    return nav


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Keep what pages are made with, and what has gone into them."""
    if _Serving.now:
        said = {file.src_uri: _said(file.page, config) for file in files.documentation_pages() if file.page}
        _Serving.next = _Whole(config, files, _Building.nav, env, _Building.everywhere, said)


def on_page_content(
    html: str,
    page: Page,
    config: MkDocsConfig,
    files: Files,  # noqa: ARG001  MkDocs passes them by name
) -> str:
    """Tell MkDocs of the ids that it passed over; a page that only leads on names where it leads as what counts."""
    page.present_anchor_ids = (page.present_anchor_ids or set()) | ids_of(html)
    address = urljoin(config.site_url or "", page.url)
    page.canonical_url = urljoin(address, page.meta.get("redirect") or "")
    return html


def on_post_build(config: MkDocsConfig) -> None:
    """Draw, and write what stands beside the pages; secure and pack a site that is published."""
    built = Path(config.site_dir)
    project = _Building.project
    draw(built)
    before_and_after.add_search(project.index, built)
    _write_data(config, built)
    before_and_after.add_contact(project.index, _site(config), built, _seconds())
    before_and_after.add_hidden(_root(config), project.tree, built)
    if _Serving.now:  # MkDocs puts a script of its own into the pages, which the policy would stop
        shutil.rmtree(_served(config))
        built.rename(_served(config))
        _Serving.whole = _Serving.next
        return
    try:
        before_and_after.seal(project.tree, built, _seconds())
    except NotSealedError as problem:
        raise PluginError(f"\n{problem}") from None


def on_serve(
    server: LiveReloadServer,
    *,
    config: MkDocsConfig,
    builder: Callable[[], None],
) -> LiveReloadServer:
    """Make pages again where that is enough, show what is wrong in the browser, and look at the files more often.

    Raises:
        Abort: While the site was built, another program took the port.
    """
    port = int(server.server_address[1])
    if serving.is_taken(port):
        raise Abort(serving.taken(port))

    def failed(fault: BaseException) -> None:
        _note(fault, _root(config))
        serving.say_stopped(_Serving.wrong)

    again = Again(failed)

    def build() -> None:
        with again.held():
            try:
                jobs = _made_again()
                if jobs is None:
                    builder()
                again.do(jobs or {})
                _Serving.wrong = ""
            except (Exception, SystemExit) as fault:  # noqa: BLE001  a slip in a template: whoever edits it goes on
                _note(fault, _root(config))
        serving.say_built(_Serving.wrong)

    server.builder = build
    server.build_delay = serving.ALL_TOLD
    site = serving.once_made(server.serve_request, server.mount_path, again.wait)
    server.set_app(serving.with_notice(site, lambda: _Serving.wrong))
    watched = (config.docs_dir, config.config_file_path)
    for path in watched:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=serving.LOOK_AGAIN)
    for path in watched:
        server.watch(path)
    serving.say_ready(server.url)
    return server


def _note(fault: BaseException, root: Path) -> None:
    """Keep what stopped a build, for whoever looks at the site."""
    if isinstance(fault, ConfigurationError):  # which the builder tells nobody, and the check in better words
        problems = load(root).problems
        _Serving.wrong = report(problems) if problems else str(fault)
        serving.say_wrong(_Serving.wrong)
    elif isinstance(fault, (MkDocsException, SystemExit)):
        _Serving.wrong = str(fault.__context__ or fault).strip()
    else:
        traceback.print_exception(fault)
        slip = _slip_in_a_template(fault)
        _Serving.wrong = (
            f"{slip.filename}:{slip.lineno}: {slip.message}" if slip else f"{type(fault).__name__}: {fault}"
        )


def _slip_in_a_template(fault: BaseException | None) -> jinja2.TemplateSyntaxError | None:
    """Return what a template is written wrongly with, from which another fault may have come."""
    if fault is None or isinstance(fault, jinja2.TemplateSyntaxError):
        return fault
    return _slip_in_a_template(fault.__context__)


def _read(config: MkDocsConfig) -> None:
    """Read the map, and tell the frame of every page what it has to say.

    Raises:
        PluginError: There are problems.
    """
    project = load(_root(config))
    problems = (*project.problems, *strays(_root(config)))  # official wording would be copied into the site
    if problems:
        raise PluginError("\n" + report(problems))
    for note in project.tree.notes:
        _LOG.info(note)
    _Building.project = project
    config.nav = with_the_data(_Building.menu, project.index) if _Building.menu else None
    config.extra.update(before_and_after.said_by_the_frame(project.index, config.nav or []))


def _write_data(config: MkDocsConfig, built: Path) -> None:
    """Write the open data, and stop where something published is gone."""
    if lost := before_and_after.add_data(_root(config), _Building.project.index, _site(config), built):
        raise PluginError("\n" + "\n".join(lost))


# --- Pages made again -------------------------------------------------------------------------------------------------


def _made_again() -> Jobs | None:
    """Return what makes each page again, by its address, and at last what stands beside them.

    None where there are problems, or something else than the words of single pages may have changed: then all has to
    be built.
    """
    whole = _Serving.whole
    if whole is None:
        return None
    config = whole.config
    try:
        _read(config)
    except PluginError:
        return None
    if _everywhere(config) != whole.everywhere:
        return None
    for words in made_pages(_Building.project.index):
        file = whole.files.src_uris[words.source]
        file.content_string = words.markdown
        if page := file.page:
            page.edit_url = f"{config.extra['repository']}/{words.edit}"
    caller: Any = config.plugins["macros"]
    define_env(caller)  # the macros get the map; all else of theirs stays, and would be asked of git and of disk
    caller.env.globals.update(caller.macros)
    files = whole.files.documentation_pages()
    jobs: Jobs = {file.dest_uri: functools.partial(_make, whole, file.page) for file in files if file.page}
    built = _served(config)
    return {
        **jobs,
        "search": functools.partial(before_and_after.add_search, _Building.project.index, built),
        "data": functools.partial(_write_data, config, built),
        serving.BESIDE: functools.partial(_write_files, config, built),
    }


def _make(whole: _Whole, page: Page) -> None:
    """Make one page again, as MkDocs does, where something else goes into it than last time."""
    config, files = whole.config, whole.files
    page.read_source(config)
    page.markdown = config.plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
    said = _said(page, config)
    if whole.said[page.file.src_uri] == said:
        return
    page.render(config, files)
    page.content = config.plugins.on_page_content(page.content or "", page=page, config=config, files=files)
    page.active = True
    html = whole.env.get_template("main.html").render(get_context(whole.nav, files, config, page))
    page.active = False
    file = _served(config) / page.file.dest_uri
    file.write_bytes(drawn(file, html).encode())
    whole.said[page.file.src_uri] = said


def _write_files(config: MkDocsConfig, built: Path) -> None:
    index, site = _Building.project.index, _site(config)
    for address, content in before_and_after.beside_pages(index, site).items():
        (built / address).write_text(content, encoding="utf-8")
    before_and_after.add_contact(index, site, built, _seconds())


def _said(page: Page, config: MkDocsConfig) -> bytes:
    """Return what stands for all that goes into one page alone."""
    ways, reasons = config.extra["ways"], config.extra["reasons"]
    shelf = ways["shelves"][ways["shelf_of"][page.url]] if page.url in ways["shelf_of"] else None
    said = (page.markdown, page.meta, page.edit_url, shelf, reasons.get(page.url))
    return hashlib.sha256(repr(said).encode()).digest()


def _everywhere(config: MkDocsConfig) -> object:
    """Return what goes into more than single pages: other files, which pages there are, what each of them says.

    A file is told by its size and the time when it was saved.
    """
    root, project, extra = _root(config), _Building.project, config.extra
    frame = {name: said for name, said in extra.items() if name not in {"ways", "reasons"}}
    pages = [(page.source, page.redirect) for page in made_pages(project.index)]
    read = {root / path for path in (*project.tree.data, *project.tree.pages)}
    watched = [config.docs_dir, config.config_file_path, *config.watch]
    files = {
        path: path.stat() for folder in map(Path.absolute, map(Path, watched)) for path in (folder, *folder.rglob("*"))
    }
    others = {
        path: (stat.st_size, stat.st_mtime_ns)
        for path, stat in files.items()
        if path.is_file() and "__pycache__" not in path.parts and path not in read
    }
    return others, project.tree, pages, frame, extra["ways"]["menu"], config.nav, get_build_date()


def _site(config: MkDocsConfig) -> Site:
    extra = config.extra
    return Site(config.site_name, config.site_url or "/", extra["repository"], extra.get("contact") or "")


def _served(config: MkDocsConfig) -> Path:
    """Return the folder that is served; a whole build is made beside it, and takes its place when it is whole."""
    return Path(config.site_dir.removesuffix(_NEXT))


def _seconds() -> int:
    return int(get_build_datetime().timestamp())


def _is_script_of_theme(file: File, config: MkDocsConfig) -> bool:
    """Tell whether a file is a script of the theme, of which our pages ask for none, or made to find faults in one."""
    return not _within(file, config) and (
        file.src_uri.startswith("assets/javascripts/") or file.src_uri.endswith(".map")
    )


def _within(file: File, config: MkDocsConfig) -> str:
    """Return where a file stands in the folder of the map, or nothing where it stands elsewhere."""
    path = Path(file.abs_src_path or "")
    return path.relative_to(_root(config)).as_posix() if path.is_relative_to(_root(config)) else ""


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).absolute().parent
