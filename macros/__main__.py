"""The command line: `python -m macros COMMAND`; `--help` lists the commands."""

from __future__ import annotations

import sys

if __name__ == "__main__" and not sys.flags.safe_path:
    del sys.path[0]  # the folder we are called in, where a stray yaml.py would run in the place of the library

import argparse
import gc
import importlib
import io
import os
import signal

from macros.model.typed import COMMAND

# Module of `macros.commands` → command → what it does. Each is loaded when a command of its own is called.
COMMANDS = {
    "checking": {
        "check": "read the data and the pages, and print every problem",
        "coverage": "count what the map holds and what it lacks",
        "show": "say what a number means, however it is written, and what touches it; or all about a page",
        "addresses": "compare a built site with the list of all published addresses and ids",
        "watch": "ask the official pages whether they are there and still say the same (needs the network)",
    },
    "editing": {
        "fix": "mend quotes, hidden characters, tabs, space, order and titles beside numbers, and show what changed",
        "export-csv": "write mappings, provisions or statements as a sheet for a spreadsheet",
        "import-csv": "read such a sheet, show what would change, and ask before it is written",
        "schema": "write the schemas and snippets for editors anew",
        "renumber": "give a provision that has a wrong number its right one, wherever it stands",
    },
    "asking": {
        "new": "ask for a new entry, and put it where it belongs",
        "new-edition": "announce or prepare the next edition of a framework, and ask what became of each older number",
    },
    "desk": {
        "desk": "split an official text into its numbers, make a worksheet of it, and take over what was filled in",
    },
    "history": {
        "changes": "say in sentences what moved between two versions of the map",
        "review": "say for a review what changed in the map since another checkout, with coverage before and after",
        "rebuilt": "say which pages of a built site read otherwise than in another build",
    },
    "building": {
        "handouts": "print handouts as PDF",
        "export": "write the open data: JSON, CSV, SSSOM, SKOS, citations, feeds",
        "write": "write the made pages as Markdown, and the numbers for the number box, for a builder without hooks",
        "serve": "show the site on this machine while files are edited",
        "publish-check": "say what stands between this clone and a public site",
        "zensical": "build the whole site with Zensical, the second builder, in place of MkDocs",
    },
}

# These take no `--root`: a folder stands in its place, or they know no other map than this project's.
WITHOUT_ROOT = ("check", "rebuilt", "zensical")


STOPPED = 130  # what a shell expects of a command that Ctrl-C ended


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0 where all is well, 1 where the data has problems, 130 where Ctrl-C ended it."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # whoever called us closed it
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode))
    try:
        return _main(arguments)
    except KeyboardInterrupt:
        sys.stderr.write("\nstopped\n" if sys.stderr.isatty() else "stopped\n")
        return STOPPED


def _main(arguments: list[str] | None) -> int:
    from macros.commands.sound import of_a_map

    words = sys.argv[1:] if arguments is None else arguments
    parser = argparse.ArgumentParser(prog=COMMAND, description="The standards map on the command line.")
    names = [name for says in COMMANDS.values() for name in says]
    commands = parser.add_subparsers(required=True, metavar=f"{{{','.join(names)}}}")
    told = {*names} & {*words[:1]} or names  # where one was chosen, nobody asks what the others do
    for module, says in COMMANDS.items():
        for name, what in says.items():
            if name not in told:
                continue
            is_chosen = words[:1] == [name]
            command = commands.add_parser(name, help=what, add_help=is_chosen)
            if is_chosen:
                called = importlib.import_module(f"macros.commands.{module}")
                getattr(called, name.replace("-", "_"))(command)
                if name not in WITHOUT_ROOT:
                    of_a_map(command)
    chosen = parser.parse_args(words)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that knows no Unicode is no reason for a traceback.
        sys.stdout.reconfigure(errors="backslashreplace")
    return _run_elsewhere(chosen) if _names_another_map(chosen) else _run(chosen)


def _names_another_map(chosen: argparse.Namespace) -> bool:
    from macros.reading.project import ROOT

    root = getattr(chosen, "root", ROOT)
    return bool(root.resolve() != ROOT.resolve() and getattr(chosen, "format", "") != "json")


def _run_elsewhere(chosen: argparse.Namespace) -> int:
    from macros.commands.elsewhere import telling_of

    with telling_of(chosen.root):
        return _run(chosen)


def _run(chosen: argparse.Namespace) -> int:
    """Run what was chosen; whatever the machine refuses is told in one sentence."""
    from macros.commands.sound import Refused, holding_a_map
    from macros.model.places import visible

    try:
        if hasattr(chosen, "root"):
            holding_a_map(chosen.root)
        code = int(chosen.run(chosen))
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read us, such as `head`, has seen enough
        # See "Note on SIGPIPE" in Python's documentation: without this, Python would try once more as it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Refused as told:
        sys.stdout.write(f"{visible(str(told))}\n")
        return 1
    except OSError as error:  # a file that is not there, may not be read or written, or finds no room
        if error.filename is None:  # it was what we print that found no room
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.stderr.write(f"{visible(str(error.filename or 'this output'))}: {(error.strerror or str(error)).lower()}\n")
        return 1
    return code


if __name__ == "__main__":
    # A map is many small records, and none of them waste: Python need not look for it after every 700.
    gc.set_threshold(1_000_000)
    code = main()
    gc.freeze()
    if code == STOPPED:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # pressed again, it would only disturb the end
    sys.exit(code)
