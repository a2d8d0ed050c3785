"""The map as data: its files, their words, its versions, how to cite it, and addresses that are no longer in use."""

from __future__ import annotations

from macros.exports.catalogue import OFFERS
from macros.exports.shapes import FORMAT, SHAPES
from macros.model.index import Index
from macros.pages.environment import Here, Macro, render, template_alone, verbatim
from macros.reading.project import ROOT
from macros.views import cite, compare

EXAMPLE = "assets/examples/ask.py"
MOST_MOVED = 100  # sentences shown for one version; a page stays light

words_we_use = template_alone(
    "data/words_we_use",
    "Print what status, basis and relation mean, from the one list that the data is checked against.",
)
relations_list = template_alone(
    "data/relations_list",
    "Print the relations, each with an address of its own that other data can name.",
)
offline_copy = template_alone(
    "data/offline_copy",
    "Print the link to the archive that opens without a network.",
)


def data_files(index: Index, here: Here) -> str:
    """Print the files of open data: what each holds and what reads it."""
    return render(
        "data/data_files",
        here,
        index,
        offers=OFFERS,
        pairs=compare.pairs(index),
        version=cite.version(index),
        licence=cite.LICENCE,
    )


def data_dictionary(index: Index, here: Here) -> str:
    """Print what each key of `map.json` means, from the descriptions in the model."""
    return render("data/data_dictionary", here, index, shapes=SHAPES, format=FORMAT)


def data_example(index: Index, here: Here) -> str:
    """Print the script that shows how to ask the data, as it stands in the file that readers download."""
    script = (ROOT / "docs" / EXAMPLE).read_text(encoding="utf-8")
    return render("data/data_example", here, index, lines=verbatim(script), path=EXAMPLE)


def cite_map(index: Index, here: Here) -> str:
    """Print how to cite the map as a whole."""
    return render("data/cite_map", here, index, cited=cite.of_whole(index, here.site))


def what_changed(index: Index, here: Here) -> str:
    """Print the versions of the map, and what moved in each of them."""
    return render("data/what_changed", here, index, most=MOST_MOVED)


def retired_page(index: Index, here: Here, name: str) -> str:
    """Print why an address is no longer in use, and where to go."""
    by_id = {str(retired.id): retired for retired in index.data.retired}
    return render("data/retired_page", here, index, retired=by_id[name])


MACROS: tuple[Macro, ...] = (
    data_files,
    data_dictionary,
    data_example,
    words_we_use,
    relations_list,
    cite_map,
    what_changed,
    retired_page,
    offline_copy,
)
