"""What git knows of the map: how it stood at an older commit, and what has changed since."""

from __future__ import annotations

import contextlib
import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def folder_at(root: Path, name: str) -> Iterator[Path]:
    """Give a folder for a while that holds the map of a commit or tag of the project in `root`.

    Raises:
        subprocess.CalledProcessError: There is no such commit, or no map in it.
    """
    archive = _git(root, "archive", "--format=tar", "--end-of-options", name, "data", "docs")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(folder, filter="data")
        yield Path(folder)


def last_change(root: Path, file: str) -> str:
    """Return the commit that last changed a file, or HEAD where none did."""
    return _git(root, "log", "-1", "--format=%H", "--", file).decode().strip() or "HEAD"


def difference(root: Path, since: str) -> str:
    """Return what this branch changed since a commit, without the lines around it.

    Raises:
        LookupError: There is no such commit, or no git; the message is a sentence.
    """
    options = ["--unified=0", "--no-color", "--no-ext-diff", "--relative"]
    try:  # after --end-of-options, the name of a commit cannot be an option
        return _git(root, "diff", *options, "--end-of-options", f"{since}...HEAD").decode(errors="replace")
    except (subprocess.CalledProcessError, OSError) as error:
        raise LookupError(f"git knows no commit {since} here") from error


def _git(root: Path, *arguments: str) -> bytes:
    # In a container the folder may belong to somebody else; whoever runs this runs the folder's own code already.
    trusted = ["git", "-c", "safe.directory=*", *arguments]
    return subprocess.run(trusted, cwd=root, capture_output=True, check=True).stdout
