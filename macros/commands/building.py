"""The commands that make what readers get: handouts, open data, the site."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from macros.commands.sound import Refused, counted, numbers_of, on_sound_map, printing, undisturbed, whole_site
from macros.editing.named import framework_called, page_called, provisions_called
from macros.model.index import Index
from macros.model.places import nearest, visible
from macros.reading.files import printed
from macros.reading.project import ROOT, load, report
from macros.reading.settings import site_of

if TYPE_CHECKING:
    from macros.handouts.content import Handout
    from macros.handouts.packs import PrintedPack


def handouts(command: argparse.ArgumentParser) -> None:
    """Take the names of handouts, and a folder."""
    command.add_argument(
        "ids",
        nargs="*",
        metavar="ID",
        help="the id of a page, provision or framework, or an address (default: all, with a list and two zip files)",
    )
    command.add_argument(
        "--out",
        type=Path,
        help=f"where to (default: {printed.FOLDER})",
    )
    command.set_defaults(run=on_sound_map(_handouts))


def export(command: argparse.ArgumentParser) -> None:
    """Take a folder."""
    command.add_argument("--out", type=Path, default=Path("site"), help="a folder (default: site)")
    command.set_defaults(run=on_sound_map(_export))


def write(command: argparse.ArgumentParser) -> None:
    """Take a folder of pages."""
    command.add_argument("directory", type=Path, help="a docs folder; a page that is already there stays as it is")
    command.set_defaults(run=on_sound_map(_write))


def serve(command: argparse.ArgumentParser) -> None:
    """Take a port."""
    command.add_argument("--port", default="8000", help="the number of a port that is free (default: 8000)")
    command.set_defaults(run=_serve)


def zensical(command: argparse.ArgumentParser) -> None:
    """Take a folder, and the program."""
    from macros.builders.zensical import BUILDER

    command.add_argument("site", type=Path, help="the folder of the built site; what stands there is replaced")
    command.add_argument(
        "--builder",
        type=Path,
        default=ROOT / BUILDER,
        help=f"the program (default: {BUILDER}, which `make zensical` installs)",
    )
    command.set_defaults(run=on_sound_map(_zensical))


def publish_check(command: argparse.ArgumentParser) -> None:
    """Take nothing else."""
    command.set_defaults(run=on_sound_map(_publish_check))


def _handouts(chosen: argparse.Namespace, index: Index) -> int:
    from macros.handouts import press

    wanted: Iterable[Handout] = press.handouts_of(chosen.root, index)
    packs: list[PrintedPack] = []
    asked = {_called(index, name) for name in chosen.ids}
    unknown = []
    if asked:
        every = list(wanted)
        all_packs = press.packs_of(chosen.root, index, every)
        names = {name for handout in every for name in (handout.id, handout.address.strip("/"))}
        names |= {pack.id for pack in all_packs}
        unknown = [name for name in chosen.ids if _called(index, name) not in names]
        packs = [pack for pack in all_packs if pack.id in asked]
        asked |= {handout.id for pack in packs for handout in pack.handouts}
        wanted = [handout for handout in every if asked & {handout.id, handout.address.strip("/")}]
    for name in unknown:
        print(f"no handout {name}\n    {nearest(name, sorted(names))}")

    def packs_with(handouts: list[Handout]) -> list[PrintedPack]:
        return packs if asked else press.packs_of(chosen.root, index, handouts)

    ticking = sys.stderr.isatty()

    def progress(done: int, whole: int) -> None:
        if ticking:
            end = "\n" if done == whole else ""
            print(f"\r{done} of {whole} handouts", end=end, file=sys.stderr, flush=True)

    out = chosen.out or chosen.root / printed.FOLDER
    _made_folder(out)  # before any sheet is set, which takes minutes
    with printing():
        made, failed = press.print_all(wanted, out, progress, packs_with)
    for failure in failed:
        print(failure)
    if not chosen.ids and not failed:
        with undisturbed():
            press.list_all(made, out)
    sheets = [handout for handout in made if not handout.holds]
    further = sum(len(handout.others) for handout in sheets)
    also = f", {further} cards, posters and parts" if further else ""
    also += f", {len(made) - len(sheets)} packs" if len(made) > len(sheets) else ""
    print(f"{len(sheets)} handout{'' if len(sheets) == 1 else 's'}, each in A4 and in large print{also}, in {out}")
    return 1 if failed or unknown else 0


def _made_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(f"no folder can be made at {out}: name another one behind --out") from error


def _called(index: Index, name: str) -> str:
    """Return the id of what somebody calls by its id, its address, its title or as people write a number."""
    plain = name.strip("/")
    if plain in index.items or plain in index.frameworks or "/" in plain:
        return plain
    if known := page_called(index, plain) or framework_called(index, plain):
        return known
    meant = provisions_called(index, plain, numbers_of(index)) if any(map(str.isdigit, plain)) else ()
    return str(meant[0]) if len(meant) == 1 else plain


def _export(chosen: argparse.Namespace, index: Index) -> int:
    from macros.exports.write import write

    with undisturbed():
        count = write(index, site_of(chosen.root), chosen.out)
    print(f"{count} files in {chosen.out}")
    return 0


def _write(chosen: argparse.Namespace, index: Index) -> int:
    from macros.builders.before_and_after import write_made

    with undisturbed():
        write_made(index, site_of(chosen.root), chosen.directory)
    return 0


def _serve(chosen: argparse.Namespace) -> int:
    from macros.builders import serving

    port = int(chosen.port) if re.fullmatch("[0-9]{1,5}", chosen.port) else 0
    if not serving.FIRST_FREE <= port <= serving.LAST_PORT:
        named = f"There is no port {visible(chosen.port)} for this" if chosen.port.strip() else "No port is named"
        print(f"{named}: choose a number from {serving.FIRST_FREE} to {serving.LAST_PORT}.")
        return 1
    if serving.is_taken(port):
        print(serving.taken(port))
        return 1
    print("Building the site for this machine alone; that takes about ten seconds.", flush=True)
    builder = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--no-strict"]
    builder += ["--config-file", str(chosen.root / "mkdocs.yml"), "--dev-addr", f"{serving.HOST}:{port}"]
    try:
        serving.wait_until_sound(port, lambda: _wrong(chosen.root))
        quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1"}  # of the theme, on what does not concern who edits a map
        return subprocess.run(builder, check=False, env=quiet).returncode  # noqa: S603  Python, and words of our own
    except KeyboardInterrupt:
        return 0


def _wrong(root: Path) -> str:
    from macros.desk.strays import strays

    problems = (*load(root).problems, *strays(root))
    return report(problems) if problems else ""


def _publish_check(chosen: argparse.Namespace, _: Index) -> int:
    """Print what stands in the way, what can wait and what to look at; return 1 while something stands in the way."""
    from macros.builders import publishing

    clone = publishing.clone_in(chosen.root)
    ways = list(map(str, publishing.in_the_way(clone)))
    waits = list(map(str, publishing.can_wait(clone)))
    print("\n".join([*ways, f"{counted(len(ways), 'thing')} in the way of a public site"]))
    if waits:
        print("\n".join(["\nThis can wait, and readers miss it while it does:", *waits]))
    looks = map(visible, publishing.to_look_at(clone))
    print("\n".join(["\nNo file tells these, so look for yourself:", *(f"- {look}" for look in looks)]))
    return 1 if ways else 0


def _zensical(chosen: argparse.Namespace, index: Index) -> int:
    from macros.builders.zensical import NotBuiltError, build

    if chosen.site.is_dir() and any(chosen.site.iterdir()):
        whole_site(chosen.site)  # what stands there is replaced, so it must be one
    try:
        with undisturbed():
            said = build(ROOT, index, site_of(ROOT), chosen.site, chosen.builder)
        print(said, end="")
    except NotBuiltError as problem:
        print(problem)
        return 1
    return 0
