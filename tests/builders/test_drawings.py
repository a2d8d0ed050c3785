"""Truths about the drawings of a built site."""

from __future__ import annotations

from pathlib import Path

from macros.builders.drawings import draw

SCALES = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 32" fill="#16262e"><path d="M0 0h9"/></svg>'


def test_only_a_plain_drawing_takes_the_place_of_its_picture(tmp_path: Path) -> None:
    assets, page = tmp_path / "assets", tmp_path / "concepts" / "weight" / "index.html"
    page.parent.mkdir(parents=True)
    assets.mkdir()
    (assets / "scales.svg").write_text(SCALES)
    (assets / "logo.svg").write_text(SCALES.replace("#16262e", "#c0ffee"))
    logo = '<img src="../../assets/logo.svg" alt="logo">'
    gone = '<img alt="Gone" src="../../assets/gone.svg">'
    page.write_text(f'{logo}<p><img alt="Scales &amp; pans" src="../../assets/scales.svg" width="32"></p>{gone}')
    draw(tmp_path)

    assert page.read_text() == (
        f'{logo}<p><svg class="sm-drawing" viewBox="0 0 64 32" width="32" height="16" role="img"'
        f' aria-label="Scales &amp; pans" fill="var(--sm-drawn-ink)"><path d="M0 0h9"></path></svg></p>{gone}'
    )
