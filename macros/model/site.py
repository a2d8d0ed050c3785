"""What a fork sets: the name of the site, its address, its repository and, if it likes, a mail address."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """Where the map is published; `address` ends with `/`, `contact` may be empty."""

    name: str = "Standards Map"
    address: str = "/"
    repository: str = ""
    contact: str = ""

    def at(self, path: str) -> str:
        """Return the full address of a page or a file of the site."""
        return self.address + path
