"""`{% load boards %}`: where a meeting stood on a day, and what kind of answer scrutiny was given."""

from django import template

from goldenthread.assurance.boards import pages

register = template.Library()


@register.filter
def meeting_state(meeting, day) -> str:
    """Where a meeting stood on a day, in a sentence."""
    return pages.state(meeting, day)


@register.filter
def reply_words(reply) -> str:
    """ "Accepted in part", "Answered in full"."""
    return (
        reply.get_position_display()
        or f"Answered {reply.get_extent_display()[0].lower()}{reply.get_extent_display()[1:]}"
    )
