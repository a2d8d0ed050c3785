"""What git knows of the map: how it stood at an older commit, and what has changed since."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from pathlib import Path

from macros.model.index import Index
from macros.reading.project import load


def index_at(root: Path, name: str) -> Index:
    """Return the index of a folder, or of a commit or tag of the project in `root`; it may break rules of today.

    Raises:
        subprocess.CalledProcessError: There is no such commit.
    """
    if Path(name).is_dir():
        return load(Path(name)).index
    archive = _git(root, "archive", "--format=tar", name, "data", "docs")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(folder, filter="data")
        return load(Path(folder)).index


def last_change(root: Path, file: str) -> str:
    """Return the commit that last changed a file, or HEAD where none did."""
    return _git(root, "log", "-1", "--format=%H", "--", file).decode().strip() or "HEAD"


def difference(root: Path, since: str) -> str:
    """Return what this branch changed since a commit, without the lines around it; nothing without such a commit."""
    options = ["--unified=0", "--no-color", "--no-ext-diff", "--relative"]
    try:  # after --end-of-options, the name of a commit cannot be an option
        return _git(root, "diff", *options, "--end-of-options", f"{since}...HEAD").decode(errors="replace")
    except subprocess.CalledProcessError:
        return ""


def _git(root: Path, *arguments: str) -> bytes:
    # In a container the folder may belong to somebody else; whoever runs this runs the folder's own code already.
    trusted = ["git", "-c", "safe.directory=*", *arguments]
    return subprocess.run(trusted, cwd=root, capture_output=True, check=True).stdout
