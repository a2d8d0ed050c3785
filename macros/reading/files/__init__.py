"""Which files a map may have, and what may stand in those that are published as they are."""
