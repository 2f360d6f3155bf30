"""`{% load govuk %}`: every component, form control and format. README.md lists them with an example each."""

from django import template

from goldenthread.govuk import asking, components, controls, figures, formats, tables
from goldenthread.govuk.sorting import PLACES

register = template.Library()

for tag in (
    *(components.button, components.tag, components.warning, components.notices, components.breadcrumbs),
    *(components.back_link, components.skip_link, components.phase_banner, components.service_navigation),
    *(components.summary_list, components.page_tabs, components.pagination),
    *(figures.rag_tag, figures.stat, figures.thread_ribbon, figures.why, figures.week_bar),
    *(figures.sparkline, figures.bar, figures.stacked_bar),
    *(asking.field, asking.error_summary),
):
    register.simple_tag(tag)

for tag_of_context in (components.post_button, tables.th, tables.data_table):
    register.simple_tag(tag_of_context, takes_context=True)

for block in (
    *(components.details, components.inset, components.notification, components.panel),
    *(components.summary, components.row, figures.stats, figures.timeline, figures.event),
):
    register.simple_block_tag(block)

for block_of_context in (
    *(components.tab, components.tabs, components.section, components.accordion, tables.table),
):
    register.simple_block_tag(block_of_context, takes_context=True)

for named in formats.FILTERS:
    register.filter(named)


@register.inclusion_tag("govuk/components/filters.html", takes_context=True)
def filters(context, form, *, clear_url="", heading="Filter"):
    """A GET form; what else the address says is kept, except the place in the list."""
    query = context["request"].GET
    form.marks_optional = False
    asked = {
        name
        for bound in form
        for name in (bound.html_name, *(f"{bound.html_name}-{p}" for p in controls.PARTS))
    }
    kept = [(name, value) for name in query for value in query.getlist(name) if name not in {*asked, *PLACES}]
    return {"form": form, "clear_url": clear_url, "heading": heading, "kept": kept}
