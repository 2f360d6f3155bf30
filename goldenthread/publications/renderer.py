"""A report as a tagged PDF: the folder named holds its `data.py` and its `page.typ`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

ROOT = Path(__file__).parent
# ours and nothing of the machine's, or another machine would set the same report on other lines
FONTS = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[ROOT / "fonts"])

NO_CLOCK = 0  # the time that Typst is told, so that none of its own gets into the bytes


def render_pdf(name: str, data: Mapping[str, Any]) -> bytes:
    """The report `name` as PDF/UA-1. The same data give the same bytes.

    `data` is what the report's own `data()` returned: values that JSON can carry. Raises LookupError for
    a report that does not exist, RuntimeError with Typst's words when the page cannot be set.
    """
    page = ROOT / name / "page.typ"
    if name != Path(name).name or not page.is_file():
        raise LookupError(f"no report is called {name!r}; there are: {', '.join(names())}")
    compiler = typst.Compiler(
        page, root=ROOT, font_paths=FONTS, sys_inputs={"data": json.dumps(data, sort_keys=True)}
    )
    made = compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=NO_CLOCK)
    assert isinstance(made, bytes)  # a list of pages only where the format is a picture
    return made


def names() -> list[str]:
    """The reports there are: every folder here that has a page."""
    return sorted(page.parent.name for page in ROOT.glob("*/page.typ"))
