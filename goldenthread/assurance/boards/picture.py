"""The path of escalation as a drawing: each board in a box, a line up to the one it reports to. The page says the same in a
list."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.assurance.boards.standing import Standing
from goldenthread.publications import svg
from goldenthread.publications.wording import counted

BOX_WIDTH, BOX_HEIGHT, ROW, STEP, EDGE = 250, 34, 46, 42, 6
TEXT_DOWN, SIZE, LETTERS = 22, 15, 30


def drawn(placed: Sequence[tuple[Standing, int]]) -> str:
    """SVG, or "" where no board reports to another."""
    if not any(depth for _, depth in placed):
        return ""
    rows = {shown.board.pk: number for number, (shown, _) in enumerate(placed)}
    parts = []
    for number, (shown, depth) in enumerate(placed):
        if depth:
            parts.append(_line_up(rows[shown.details.reports_to_id], number, depth))
        parts.append(_box(shown, number, depth))
    deepest = max(depth for _, depth in placed)
    return svg.picture(
        "".join(parts),
        title=f"Who reports to whom: {counted(len(placed), 'board')}, the top one first",
        prefix="escalation",
        width=2 * EDGE + deepest * STEP + BOX_WIDTH,
        height=2 * EDGE + (len(placed) - 1) * ROW + BOX_HEIGHT,
    )


def _box(shown: Standing, number: int, depth: int) -> str:
    left, top = EDGE + depth * STEP, EDGE + number * ROW
    outline = svg.element(
        "rect",
        x=left,
        y=top,
        width=BOX_WIDTH,
        height=BOX_HEIGHT,
        fill=svg.PAPER,
        stroke=svg.INK,
        stroke_width=1 if depth else 2,
    )
    name = shown.board.short_name
    name = name if len(name) <= LETTERS else f"{name[: LETTERS - 1]}…"
    return outline + svg.words(name, left + 12, top + TEXT_DOWN, size=SIZE)


def _line_up(above: int, number: int, depth: int) -> str:
    """From the box's left side along and up to the foot of the box above, with an arrow's head."""
    x = EDGE + (depth - 1) * STEP + STEP // 2
    foot, middle = EDGE + above * ROW + BOX_HEIGHT, EDGE + number * ROW + BOX_HEIGHT // 2
    line = svg.element(
        "path",
        d=f"M{EDGE + depth * STEP} {middle}H{x}V{foot}",
        fill="none",
        stroke=svg.MUTED,
        stroke_width=2,
    )
    head = svg.element("path", d=f"M{x} {foot}l-5 8h10z", fill=svg.MUTED)
    return line + head
