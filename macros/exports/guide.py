"""Where things are, in the plain form that language models ask for: `llms.txt`."""

from __future__ import annotations

from macros.exports.catalogue import OFFERS
from macros.exports.whole import NOTE
from macros.model import urls
from macros.model.index import Index
from macros.model.site import Site
from macros.model.words import KINDS

CARE = (  # with numbers, a line each
    (
        "Always name framework and edition with a number: "
        "the same number means different things in different frameworks and editions."
    ),
    (
        "Numbers are text: 3.10 is not 3.1. "
        "A provision with status listed has not been read; say nothing about what it means."
    ),
    (
        "A link with basis inferred is our reading. "
        "Links say that a page touches a provision, never that a rule was kept or broken."
    ),
)


def llms(index: Index, site: Site) -> str:
    """Return a short guide in Markdown: what this is, how to cite numbers with care, and where the parts are."""
    home = next((page.summary for page in index.data.pages if page.file == "docs/index.md"), None)
    kinds = dict.fromkeys(item.kind for item in index.items.values())
    return "\n".join(
        [
            f"# {site.name}",
            "",
            f"> {home} {NOTE}" if home else f"> {NOTE}",
            "",
            *CARE,
            "",
            "## Frameworks",
            "",
            *(
                f"- [{framework.publisher}: {framework.title}]({site.at(urls.of_framework(framework))}): "
                f"{framework.binds}"
                for framework in index.frameworks.values()
            ),
            "",
            "## Pages",
            "",
            *(f"- [{KINDS[kind].plural}]({site.at(urls.of_kind(kind))})" for kind in kinds),
            f"- [Compare the frameworks]({site.at(urls.COMPARE)})",
            "",
            "## Data",
            "",
            *(f"- [{offer.path.rpartition('/')[2]}]({site.at(offer.path)}): {offer.holds}" for offer in OFFERS),
            "",
        ]
    )
