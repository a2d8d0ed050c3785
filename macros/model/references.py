"""Full names of provisions, as people write them and as they are published."""

from __future__ import annotations

from macros.model.records import Reference


def parts_of(name: str) -> tuple[str, str, str]:
    """Return framework, edition (empty where it is the current one) and number of a name such as `bell@2016:2:7`."""
    framework, _, number = name.partition(":")
    framework, _, edition = framework.partition("@")
    return framework, edition, number


def with_edition(reference: Reference) -> str:
    """Return a name that stays the same when another edition becomes the current one."""
    return f"{reference.framework}@{reference.edition}:{reference.number}"
