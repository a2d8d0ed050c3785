"""Find a Firefox for the weekly tests, or install Debian's.

Playwright cannot drive the Firefox of a distribution; `tools/matrix.py` speaks WebDriver BiDi to it.
"""

from __future__ import annotations

import os
import shutil
import subprocess


def find() -> str | None:
    """Return the path of a Firefox on this machine, or None."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


def install() -> None:
    """Install a Firefox if none is there and the machine has the packages of Debian."""
    if find() or not shutil.which("apt-get"):
        return
    sudo = [] if os.geteuid() == 0 else ["sudo"]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*sudo, "apt-get", "update", "-qq"], check=False, env=environment)
    command = [*sudo, "apt-get", "install", "-y", "-qq", "--no-install-recommends", "firefox-esr"]
    subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    install()
    print(f"Firefox: {find() or 'not here; the tests that need it will say so'}")
