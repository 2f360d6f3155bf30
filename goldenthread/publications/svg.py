"""SVG written by hand: elements with presentation attributes only, so that a page may forbid inline styles."""

from __future__ import annotations

import re
from html import escape

FONT = "'Source Sans 3', system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif"
INK, MUTED, LINE, PAPER = "#0b0c0c", "#505a5f", "#b1b4b6", "#ffffff"

# fill, text upon it (contrast 4.5:1 or better), and the letter that says the same in greyscale
COLOURS: dict[str, tuple[str, str, str]] = {
    "blue": ("#1d4f91", PAPER, "B"),
    "green": ("#00703c", PAPER, "G"),
    "amber": ("#ffb54d", INK, "A"),
    "red": ("#b10e1e", PAPER, "R"),
    "unrated": ("#e4e6e7", INK, "\N{EN DASH}"),
    "band1": ("#d2e2f1", INK, "1"),
    "band2": ("#9fc3e3", INK, "2"),
    "band3": ("#5694ca", INK, "3"),
    "band4": ("#1d5d9b", PAPER, "4"),
    "band5": ("#0c2d4f", PAPER, "5"),
}


def element(tag: str, text: str | None = None, /, **attributes: object) -> str:
    """One element; `font_size=14` becomes font-size="14", floats keep two places."""
    written = "".join(f' {_name(name)}="{_value(value)}"' for name, value in attributes.items())
    return f"<{tag}{written}/>" if text is None else f"<{tag}{written}>{text}</{tag}>"


def words(text: str, x: float, y: float, *, size: int = 14, **attributes: object) -> str:
    settings = {"fill": INK, "font_size": size} | attributes
    return element("text", escape(text), x=x, y=y, **settings)


def picture(body: str, *, title: str, prefix: str, width: int, height: int) -> str:
    """The whole image: one thing to a screen reader, named by its title."""
    identity = f"{_identifier(prefix)}-title"
    heading = element("title", escape(title), id=identity)
    return element(
        "svg", heading + body, xmlns="http://www.w3.org/2000/svg", width=width, height=height,
        viewBox=f"0 0 {width} {height}", role="img", aria_labelledby=identity, font_family=FONT,
    )  # fmt: skip


def adopted(drawn: str, *, title: str, prefix: str, width: int) -> str:
    """Another program's SVG made fit for a page: our title, its ids prefixed, no style attribute left.

    The width is ours as well: Vega guesses how wide letters are and leaves a margin for the guess.
    """
    prefix = _identifier(prefix)
    guess, height = re.findall(r'(?:width|height)="(\d+)"', drawn[: drawn.index(">")])
    drawn = drawn.replace(f'width="{guess}"', f'width="{width}"').replace(
        f'viewBox="0 0 {guess} {height}"', f'viewBox="0 0 {width} {height}"'
    )
    body = re.sub(r'(\bid="|url\(#|href="#)', rf"\g<1>{prefix}-", drawn)
    body = re.sub(r'\sstyle="([^"]*)"', _declarations, body)
    body = re.sub(r'\s(xmlns:xlink|version|class|aria-\w+|role)="[^"]*"', "", body)
    body = re.sub(r'font-family="[^"]*"', f'font-family="{escape(FONT)}"', body)
    heading = element("title", escape(title), id=f"{prefix}-title")
    opening = f'<svg role="img" aria-labelledby="{prefix}-title" '
    return re.sub(r"<svg ([^>]*)>", lambda found: f"{opening}{found[1]}>{heading}", body, count=1)


def _declarations(found: re.Match[str]) -> str:
    pairs = [part.split(":", 1) for part in found[1].split(";") if ":" in part]
    return "".join(f' {name.strip()}="{value.strip()}"' for name, value in pairs)


def _name(name: str) -> str:
    return name if name == "viewBox" else name.replace("_", "-")


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return escape(str(value), quote=True)


def _identifier(prefix: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]+", "-", prefix).strip("-") or "chart"
