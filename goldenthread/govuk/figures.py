"""The components of our own: ratings, figures, bars, the timeline and the thread."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .formats import day as written_day
from .markup import EMPTY, attributes, classes, together, trimmed

# rating -> (the word, the letter that stands for it where colour may be lost)
RATINGS = {
    "red": ("Red", "R"),
    "amber": ("Amber", "A"),
    "green": ("Green", "G"),
    "blue": ("Blue", "B"),
    "unrated": ("Not rated", "–"),
    "no_cases": ("No cases", "–"),
    "not_returned": ("Not returned", "–"),
    "suppressed": ("Too few to show", "–"),
}


def _rating(rating) -> str:
    key = str(getattr(rating, "value", rating) or "unrated").lower().replace(" ", "_")
    if key not in RATINGS:
        raise ValueError(f"There is no rating {rating!r}: it is one of {', '.join(RATINGS)}")
    return key


def rag_tag(rating, *, word="") -> SafeString:
    """A rating in a word, with its letter for print; `word` says it otherwise ("Complete", "On track")."""
    key = _rating(rating)
    usual, letter = RATINGS[key]
    return format_html(
        '<strong class="gt-rag gt-rag--{}"><span class="gt-rag__letter" aria-hidden="true">{}</span>{}</strong>',
        key.replace("_", "-"),
        letter,
        word or usual,
    )


def stat(value, label, *, note="", url=None, rag=None) -> SafeString:
    """The figure first and biggest, then what it is, then the line that keeps it honest."""
    figure = format_html('<a class="govuk-link gt-stat__link" href="{}">{}</a>', url, value) if url else value
    return format_html(
        '<div class="gt-stat"><p class="gt-stat__value">{}</p><p class="gt-stat__label">{}</p>{}{}</div>',
        figure,
        label,
        format_html('<p class="gt-stat__note">{}</p>', note) if note else EMPTY,
        format_html('<p class="gt-stat__rag">{}</p>', rag_tag(rag)) if rag else EMPTY,
    )


def stats(content) -> SafeString:
    return format_html('<div class="gt-stats">{}</div>', trimmed(content))


def thread_ribbon(parts) -> SafeString:
    """(label, address) each; the part without an address is the present page."""
    shown = format_html_join(
        "", '<li class="gt-thread__part">{}</li>', ((_thread_part(label, url),) for label, url in parts)
    )
    return format_html(
        '<nav class="gt-thread" aria-label="Thread"><ol class="gt-thread__parts">{}</ol></nav>', shown
    )


def _thread_part(label, url) -> SafeString:
    if url:
        return format_html('<a class="govuk-link gt-thread__link" href="{}">{}</a>', url, label)
    return format_html('<strong aria-current="page">{}</strong>', label)


def why(explanation, *, authority="", summary="Why this date?") -> SafeString:
    """The rule, the start and the authority of a due date, opened in place."""
    cited = format_html('<p class="gt-why__authority">{}</p>', authority) if authority else EMPTY
    return format_html(
        '<details class="gt-why"><summary class="gt-why__summary">{}</summary>'
        '<div class="gt-why__text"><p>{}</p>{}</div></details>',
        summary,
        explanation,
        cited,
    )


def timeline(content) -> SafeString:
    return format_html('<ol class="gt-timeline">{}</ol>', trimmed(content))


def event(content, on, title, *, by="", corrected=False) -> SafeString:
    """One dated fact; `on` is a day or words, `corrected` marks one that has been put right since."""
    inner = trimmed(content)
    return format_html(
        '<li class="{}"><p class="gt-timeline__on">{}</p><p class="gt-timeline__title">{}</p>{}{}</li>',
        classes("gt-timeline__event", "gt-timeline__event--corrected" if corrected else ""),
        on if isinstance(on, str) else written_day(on),
        title,
        format_html('<div class="gt-timeline__text">{}</div>', inner) if inner else EMPTY,
        format_html('<p class="gt-timeline__by">Recorded by {}</p>', by) if by else EMPTY,
    )


def _svg(inner, *, width, height, named, label, stretch=False) -> SafeString:
    """An image with a text alternative; drawn to attributes alone, since inline styles are refused."""
    return format_html(
        '<svg class="{}" viewBox="0 0 {} {}" role="img" aria-label="{}"{} focusable="false">{}</svg>',
        named,
        width,
        height,
        label,
        attributes(preserveAspectRatio="none" if stretch else None),
        inner,
    )


def _rect(x, width, height, named, y=0) -> SafeString:
    return format_html(
        '<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>',
        named,
        _short(x),
        _short(y),
        _short(width),
        height,
    )


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def week_bar(*, week, of, marks=(), label) -> SafeString:
    """How far a process has got: `week` of `of` weeks, with marks (week, what, done) along it.

    A week past the end draws the bar full and late. The marks' words are listed under the bar.
    """
    across = 1000
    done = _rect(
        0, across * min(week, of) / of, 24, "gt-week-bar__late" if week > of else "gt-week-bar__done", 8
    )
    steps = together(_rect(across * n / of - 1, 2, 24, "gt-week-bar__week", 8) for n in range(1, of))
    ticks = together(
        _rect(
            min(across * min(at, of) / of - 4, across - 8),
            8,
            40,
            f"gt-week-bar__mark{'--done' if met else '--due'}",
        )
        for at, _, met in marks
    )
    drawn = _rect(0, across, 24, "gt-week-bar__all", 8) + done + steps + ticks
    svg = _svg(drawn, width=across, height=40, named="gt-week-bar__bar", label=label, stretch=True)
    return format_html('<div class="gt-week-bar">{}{}</div>', svg, _mark_list(marks))


def _mark_list(marks) -> SafeString:
    if not marks:
        return EMPTY
    listed = format_html_join(
        "",
        '<li class="gt-week-bar__word{}">Week {}: {}{}</li>',
        (
            (" gt-week-bar__word--done" if met else "", at, what, ", done" if met else "")
            for at, what, met in marks
        ),
    )
    return format_html('<ul class="gt-week-bar__words">{}</ul>', listed)


def sparkline(
    values: Sequence[float | None], *, label, lower=None, upper=None, target=None, low=None, high=None
) -> SafeString:
    """A line of the last months, its limits as a band and its target dashed; a missing month breaks the line.

    low, high: the scale to draw it to, where several are drawn alike.
    """
    levels = [level for level in (*values, lower, upper, target, low, high) if level is not None]
    if not levels:
        return format_html('<span class="gt-sparkline gt-sparkline--empty">{}</span>', label)
    width, height, low, high = 120, 36, min(levels), max(levels)

    def y(level) -> float:
        return height / 2 if high == low else 3 + (height - 6) * (high - level) / (high - low)

    step = (width - 8) / max(1, len(values) - 1)
    placed = [None if v is None else (4 + n * step, y(v)) for n, v in enumerate(values)]
    band = EMPTY
    if lower is not None and upper is not None:
        band = _rect(0, width, _short(y(lower) - y(upper)), "gt-sparkline__band", y(upper))
    dashed = EMPTY if target is None else _level(y(target), width)
    drawn = band + dashed + together(_line(run) for run in _runs(placed)) + _last_point(placed)
    return _svg(drawn, width=width, height=height, named="gt-sparkline", label=label)


def _level(y: float, width: int) -> SafeString:
    return format_html('<path class="gt-sparkline__target" d="M0 {}H{}"/>', _short(y), width)


def _runs(placed) -> list[list[tuple[float, float]]]:
    """The points in runs without a gap."""
    runs: list[list[tuple[float, float]]] = [[]]
    for point in placed:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [run for run in runs if run]


def _line(run) -> SafeString:
    points = " ".join(f"{_short(x)},{_short(y)}" for x, y in run)
    if len(run) == 1:
        return _dot(run[0], 1.5)
    return format_html('<polyline class="gt-sparkline__line" points="{}"/>', points)


def _last_point(placed) -> SafeString:
    return _dot(placed[-1], 3) if placed and placed[-1] else EMPTY


def _dot(point, radius) -> SafeString:
    x, y = point
    return format_html(
        '<circle class="gt-sparkline__dot" cx="{}" cy="{}" r="{}"/>', _short(x), _short(y), radius
    )


def bar(value, *, of, label, colour="") -> SafeString:
    """A share of a whole as a bar; its words stand in the label, so write the figure beside it too."""
    share = min(1.0, max(0.0, float(value) / float(of))) if of else 0.0
    filled = _rect(
        0, 1000 * share, 16, classes("gt-bar__value", f"gt-bar__value--{colour}" if colour else "")
    )
    return _svg(
        _rect(0, 1000, 16, "gt-bar__all") + filled,
        width=1000,
        height=16,
        named="gt-bar",
        label=label,
        stretch=True,
    )


def stacked_bar(parts, *, label) -> SafeString:
    """Parts (rating, count) side by side; each is followed by its count and letter in words underneath."""
    given = [(_rating(rating), number) for rating, number in parts if number]
    total = sum(number for _, number in given)
    drawn, start = [], 0.0
    for key, number in given:
        width = 1000 * number / total
        drawn.append(_rect(start + 2, max(width - 4, 1), 16, f"gt-bar__part--{key.replace('_', '-')}"))
        start += width
    svg = _svg(together(drawn), width=1000, height=16, named="gt-bar", label=label, stretch=True)
    words = format_html_join(
        "",
        '<li class="gt-bar__word">{} {}</li>',
        ((number, RATINGS[key][0].lower()) for key, number in given),
    )
    return format_html('<div class="gt-stacked-bar">{}<ul class="gt-bar__words">{}</ul></div>', svg, words)
