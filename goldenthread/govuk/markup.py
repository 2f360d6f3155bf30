"""The two pieces every component is put together from."""

from collections.abc import Iterable

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

EMPTY = SafeString("")


def attributes(**values) -> SafeString:
    """` name="value"` for each value given: None and False leave it out, True leaves out the value.

    A keyword's trailing underscore is dropped and the others become hyphens: `for_`, `aria_label`.
    """
    named = ((name.rstrip("_").replace("_", "-"), value) for name, value in values.items())
    return together(
        format_html(" {}", name) if value is True else format_html(' {}="{}"', name, value)
        for name, value in named
        if value is not None and value is not False
    )


def together(pieces: Iterable) -> SafeString:
    return format_html_join("", "{}", ((piece,) for piece in pieces))


def trimmed(content: str) -> SafeString:
    return SafeString(conditional_escape(content).strip())


def classes(*names: str | None) -> str:
    return " ".join(name for name in names if name)


def page_wide(context) -> dict:
    """What tags of one page share, templates it includes being part of it."""
    return context.render_context.dicts[0]
