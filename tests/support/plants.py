"""Files of every kind, planted in every place that the tree of a map has: what is refused, left out, or admitted.

What people read of all that is refused stands in `tests/reading/planted.golden.txt`.
`python -m tests.support.plants` writes it anew; read the difference before you keep it.
"""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

from macros.reading.project import load, report
from tests.support.pictures import ICO, JPG, PNG, WEBP
from tests.support.project import small_project

GOLDEN = Path(__file__).resolve().parent.parent / "reading" / "planted.golden.txt"
TODAY = "2026-12-01"

RAN = "ran-in-the-build"  # a file that template code would write, were it run
CODE = (
    '---\ntitle: "E"\n---\n\n# E\n\n'
    f'{{{{ cycler.__init__.__globals__.os.popen("touch {RAN}").read() }}}}\n\n<script>document.title = "run"</script>\n'
)
PAGE = '---\ntitle: "A page"\n---\n\n# A page\n\nPlain words.\n'
HTML = '<!doctype html><meta charset="utf-8"><title>E</title><script>alert(1)</script>\n'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">{}</svg>\n'

REFUSED: dict[str, str | bytes] = {
    # Pages that one builder or both would take, and pages that neither would.
    **{f"docs/concepts/e.{ending}": CODE for ending in ("markdown", "mdown", "mkdn", "mkd", "MD", "Md", "MARKDOWN")},
    **{
        f"docs/concepts/f.{ending}": CODE for ending in ("md.txt", "txt", "rst", "mdx", "text", "md.markdown", "md.bak")
    },
    "docs/e.markdown": CODE,
    "docs/assets/e.md": CODE,
    "docs/assets/e.markdown": CODE,
    "docs/handouts/e.md": CODE,
    "docs/README.md": PAGE,
    "docs/concepts/README.md": PAGE,
    "docs/concepts/README.markdown": CODE,
    "docs/index.markdown": CODE,
    "docs/templates/e.md": PAGE,
    # Pages in the place of others.
    "docs/standards/mill/3-10.md": PAGE,
    "docs/standards/mill/1-1/index.md": PAGE,
    "docs/standards/mill/index.md": PAGE,
    "docs/standards/mill/2016.md": PAGE,
    "docs/standards/index.md": PAGE,
    "docs/n/3-10.md": PAGE,
    "docs/n.md": PAGE,
    "docs/sources/millers-letter.md": PAGE,
    "docs/compare/mill-bell.md": PAGE,
    "docs/editions/mill-2016.md": PAGE,
    "docs/handouts/index.md": PAGE,
    "docs/handouts/mine.md": PAGE,
    "docs/themes/tools.md": PAGE,
    "docs/concepts/index.md": PAGE,
    "docs/concepts/two-hats/index.md": PAGE,
    # Names.
    "docs/notes/Capital.md": PAGE,
    "docs/notes/two words.md": PAGE,
    "docs/notes/a.b.md": PAGE,
    "docs/notes/né.md": PAGE,
    "docs/notes/con.md": PAGE,
    "docs/notes/aux.txt": "",
    "docs/notes/new\nline.md": PAGE,
    "docs/concepts/0 problems\n.md": PAGE,
    "docs/concepts/\u202edm.gnorw.md": PAGE,
    "docs/Concepts/fair-weight.md": PAGE,
    "docs/two words/a.md": PAGE,
    "docs/assets/two words.png": PNG,
    "docs/assets/Scales.svg": SVG.format(""),
    "docs/assets/nul.png": PNG,
    # What runs in a browser, or leads away.
    "docs/e.html": HTML,
    "docs/concepts/e.html": HTML,
    "docs/concepts/without-charset.htm": "<script>alert(1)</script>",
    "docs/assets/e.xhtml": HTML,
    "docs/404.html": HTML,
    "docs/index.html": HTML,
    "docs/google0.html": "google-site-verification: google1.html\n",
    "docs/concepts/google0123456789abcdef.html": "google-site-verification: google0123456789abcdef.html\n",
    "docs/googlefedcba9876543210.html": "google-site-verification: googlefedcba9876543210.html<script>1</script>\n",
    "docs/yandex_0123456789abcde0.html": HTML,
    "docs/BingSiteAuth.xml": '<?xml version="1.0"?><x xmlns="http://www.w3.org/1999/xhtml"><script>1</script></x>',
    "docs/sitemap.xml": "<urlset/>",
    "docs/opensearch.xml": "{{ config.site_url }}",
    "docs/sw.js": "1",
    "docs/_worker.js": "1",
    "docs/functions/e.js": "1",
    "docs/e.css": "a {}",
    "docs/assets/javascripts/e.js": "1",
    "docs/assets/javascripts/vendor/page.js": "1",
    "docs/assets/stylesheets/e.css": "a {}",
    "docs/assets/e.mjs": "1",
    "docs/assets/e.wasm": b"\0asm",
    "docs/assets/e.pdf": "%PDF-1.7",
    "docs/assets/e.gif": "GIF89a",
    "docs/assets/e.json": "{}",
    "docs/assets/e.svgz": b"\x1f\x8b",
    "docs/assets/e": "#!/bin/sh",
    "docs/assets/e.png": HTML,
    "docs/assets/heavy.png": PNG + bytes(400_000),
    f"docs/notes/{'a' * 120}.md": PAGE,
    "docs/assets/e.jpg": PNG,
    "docs/assets/cut-off.png": PNG[:-6],
    "docs/assets/cut-off.jpg": JPG[:-2],
    "docs/assets/cut-off.webp": WEBP[:-4],
    "docs/assets/more.png": PNG + HTML.encode(),
    "docs/assets/more.jpeg": JPG + HTML.encode(),
    "docs/assets/more.webp": WEBP + HTML.encode(),
    "docs/assets/more.woff2": b"wOF2\0\1\0\0\0\0\0\x0c" + HTML.encode(),
    "docs/assets/e.webp": b"RIFF0000WAVE",
    "docs/assets/e.woff2": HTML,
    "docs/assets/script.svg": SVG.format("<script>1</script>"),
    "docs/assets/utf-16.svg": SVG.format("<script>1</script>").encode("utf-16"),
    "docs/assets/html.svg": HTML,
    # What hosts would act on.
    "docs/CNAME": "map.example.org\nother.example.org\n",
    "docs/_headers": "/*\n  Set-Cookie: a=b\n",
    "docs/_redirects": "/* https://elsewhere.example/:splat 301\n",
    "docs/robots.txt": "<script>1</script>\n",
    "docs/favicon.ico": HTML,
    "docs/Robots.txt": "User-agent: *\n",
    "docs/cname": "standards-map.example\n",
    "docs/netlify.toml": "",
    "docs/web.config": "",
    "docs/.nojekyll": "1",
    "docs/.well-known/security.txt": "Contact: mailto:e@example.org\n",
    "docs/.well-known/e/e.txt": "e",
    # What nobody would read.
    "docs/concepts/e.docx": b"PK\3\4",
    "docs/concepts/photo.png": PNG,
    "docs/concepts/e.yml": "a: b",
    "docs/handouts/e.html": HTML,
    "docs/handouts/e.svg": SVG.format(""),
    "data/mappings (1).yml": "a: b",
    "data/mappings.yaml": "a: b",
    "data/Mappings.yml": "a: b",
    "data/mappings.yml.orig": "a: b",
    "data/mappings - Copy.yml": "a: b",
    "data/standards.json": "{}",
    "data/extra.yml": "a: b",
    "data/schema/e.json": "{}",
    "data/old/mappings.yml": "a: b",
    "/".join(["docs", *"abcdefghijklmn", "e.md"]): PAGE,
    "main.py": f"import pathlib\n\npathlib.Path({RAN!r}).touch()\n",
    "theme/e.js": "1",
    "theme/e.svg": SVG.format("<script>1</script>"),
    "theme/assets/e.css": "a {}",
    "theme/e.md": CODE,
}
LINKS: dict[str, str] = {  # from → to, which no build may follow
    "docs/linked": "../outside",
    "docs/concepts/linked.md": "../../outside/e.md",
    "docs/concepts/gone.md": "nowhere.md",
    "docs/assets/linked.png": "/etc/hostname",
    "data/elsewhere-linked.yml": "/etc/hostname",
    "theme/linked": "../outside",
    "docs/.linked": "/",
    "docs/.obsidian/linked": "/",
}
PIPE = "docs/assets/pipe.png"  # it looks like a file, and whoever opens it waits for ever
LEFT_OUT: dict[str, str | bytes] = {
    "docs/concepts/._fair-weight.md": b"\0\5\x16\7\xb0",
    "docs/concepts/~$fair-weight.md": b"\xb0",
    "docs/concepts/fair-weight.md~": CODE,
    "docs/concepts/#fair-weight.md#": CODE,
    "docs/concepts/.fair-weight.md.swp": b"b0VIM",
    "docs/concepts/fair-weight.md.swp": b"b0VIM",
    "docs/.DS_Store": b"\0",
    "docs/.obsidian/app.json": "{}",
    "docs/.hidden/e.md": CODE,
    "docs/assets/Thumbs.db": b"\0",
    "docs/assets/desktop.ini": "[x]",
    "docs/__MACOSX/e.md": CODE,
    "docs/@eaDir/e.png": PNG,
    "docs/$RECYCLE.BIN/e.md": CODE,
    "docs/assets/ehthumbs.db": b"\0",
    "docs/assets/Icon\r": "",
    "docs/handouts/unlisted.pdf": "%PDF-1.7",
    "data/._mappings.yml": b"\0\5\x16\7\xb0",
    "data/~$mappings.yml": b"\xb0",
    "data/mappings.yml~": "a: b",
    "data/.DS_Store": b"\0",
    "theme/main.html~": "x",
}
ADMITTED: dict[str, str | bytes] = {
    "docs/CNAME": "standards-map.example\n",
    "docs/.nojekyll": "",
    "docs/robots.txt": "# for all\nUser-agent: *\nDisallow:\nSitemap: https://standards-map.example/sitemap.xml\n",
    "docs/_headers": (
        "/*\n  X-Frame-Options: DENY\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: no-referrer\n"
        "  Content-Security-Policy: frame-ancestors 'none'\n  Strict-Transport-Security: max-age=31536000\n"
        "/data/*\n  Access-Control-Allow-Origin: *\n"
    ),
    "docs/google0123456789abcdef.html": "google-site-verification: google0123456789abcdef.html",
    "docs/BingSiteAuth.xml": f'<?xml version="1.0"?>\r\n<users>\r\n\t<user>{"0A" * 16}</user>\r\n</users>',
    "docs/yandex_0123456789abcdef.html": (
        '<html>\n    <head>\n        <meta http-equiv="Content-Type" content="text/html; charset=UTF-8">\n    </head>\n'
        "    <body>Verification: 0123456789abcdef</body>\n</html>\n"
    ),
    "docs/favicon.ico": ICO,
    "docs/apple-touch-icon.png": PNG,
    "docs/assets/photo.png": PNG,
    "docs/assets/photo.jpg": JPG,
    "docs/assets/within/photo-2.jpeg": JPG,
    "docs/assets/photo.webp": WEBP,
    "docs/notes/a-page.md": PAGE,
    "docs/index.md": f"{PAGE.replace('A page', 'Home')}\n{{{{ search_field() }}}}\n\n{{{{ doors() }}}}\n\n"
    "See [a page](notes/a-page.md).\n",
}


def unsaid(report: str) -> list[str]:
    """Return what was planted and is named in no line of a report, neither by itself nor with its folder."""
    told = set(re.findall(r"^(.+?):\d+:\d+: ", report, re.MULTILINE))
    planted = [path.replace("\n", "U+000A").replace("\u202e", "U+202E") for path in (*REFUSED, *LINKS, PIPE)]
    return [path for path in planted if told.isdisjoint([path, *map(str, Path(path).parents)])]


def plant(root: Path, files: dict[str, str | bytes]) -> None:
    """Write files into the folder of a map."""
    for name, content in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)


def plant_links(root: Path) -> None:
    """Make links in the folder of a map, with what they lead to beside it, and something that is no file."""
    plant(root, {"outside/e.md": CODE, "outside/e.html": HTML, "docs/.obsidian/app.json": "{}"})
    for name, leads_to in LINKS.items():
        (root / name).symlink_to(leads_to)
    os.mkfifo(root / PIPE)


def planted_map(folder: Path) -> Path:
    """Write the small map with a file of every kind in every place, and return its folder."""
    project = small_project(folder)
    plant(project, REFUSED | LEFT_OUT)
    plant_links(project)
    return project


def told_of(project: Path) -> str:
    """Return all that the check says of a planted map."""
    return report(load(project, TODAY).problems) + "\n"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        GOLDEN.write_text(told_of(planted_map(Path(folder, "map"))), encoding="utf-8")
