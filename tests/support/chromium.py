"""Find a Chromium for the browser tests, or install one, and start it.

It is the one on the PATH, else Debian's package, else Playwright's own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from playwright.sync_api import Browser, Playwright

# The headless shell first: without the windows of a desktop browser a new page takes less than half the processor time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """Return the path of a browser on this machine, or None where only Playwright's own can serve."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def launch(playwright: Playwright) -> Browser:
    """Start the browser, without what asks the network by itself."""
    arguments = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    return playwright.chromium.launch(executable_path=find(), args=arguments)


def install() -> None:
    """Install a browser if none is there."""
    if find():
        return
    if shutil.which("apt-get"):
        sudo = [] if os.geteuid() == 0 else ["sudo"]
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run([*sudo, "apt-get", "update", "-qq"], check=False, env=environment)
        for package in ("chromium-headless-shell", "chromium"):  # older releases have the second alone
            command = [*sudo, "apt-get", "install", "-y", "-qq", "--no-install-recommends", package]
            if not find():
                subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL)
    if not find():
        subprocess.run([sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"], check=True)


if __name__ == "__main__":
    install()
    print(f"browser: {find() or 'the one that Playwright installed'}")
