"""`{% load boards %}`: the pages beside each other, where a meeting stood on a day, and what kind of answer scrutiny was given."""

from django import template
from django.urls import reverse

from goldenthread.assurance.boards import pages
from goldenthread.govuk.components import page_tabs

register = template.Library()
TABS = [
    ("Boards and groups", "boards"),
    ("Decisions and actions", "board_log"),
    ("What scrutiny asked", "scrutiny"),
    ("What is asked of you", "my_board_actions"),
]


@register.simple_tag(takes_context=True)
def board_tabs(context):
    """The pages of boards beside each other."""
    here = context["request"].path
    items = [(label, reverse(f"assurance:{name}")) for label, name in TABS]
    return page_tabs([(label, url, url == here) for label, url in items], label="Boards")


@register.filter
def meeting_state(meeting, day) -> str:
    """Where a meeting stood on a day, in a sentence."""
    return pages.state(meeting, day)


@register.filter
def meeting_named(meeting) -> str:
    """ "SIAB on 12 November 2024"."""
    return pages.named(meeting)


@register.filter
def reply_words(reply) -> str:
    """ "Accepted in part", "Answered in full"."""
    return (
        reply.get_position_display()
        or f"Answered {reply.get_extent_display()[0].lower()}{reply.get_extent_display()[1:]}"
    )
