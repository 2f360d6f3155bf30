"""Tags of published months, for any page that shows a month's figures."""

from django import template

register = template.Library()


@register.simple_tag
def published_as(banner, code) -> str:
    """`{% published_as banner card.code as was %}`: the figure as it was published, "" where it was not revised."""
    return banner.published_as(code) if banner else ""
