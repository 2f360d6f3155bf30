"""A report as a tagged PDF: the folder named holds its `data.py` and its `page.typ`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def render_pdf(name: str, data: Mapping[str, Any]) -> bytes:
    """The report `name` as PDF/UA-1. The same data give the same bytes."""
    raise NotImplementedError
