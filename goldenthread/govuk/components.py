"""GOV.UK Frontend's components, in the HTML that its own fixtures expect."""

from django.contrib.messages import constants as message_levels
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from .formats import lower_first
from .markup import EMPTY, attributes, classes, page_wide, together, trimmed

START_ICON = mark_safe(
    '<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" '
    'viewBox="0 0 33 40" aria-hidden="true" focusable="false">'
    '<path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>'
)
PREVIOUS_ICON = mark_safe(
    '<svg class="govuk-pagination__icon govuk-pagination__icon--prev" xmlns="http://www.w3.org/2000/svg" '
    'height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m6.5938-0.0078125'
    '-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"></path></svg>'
)
NEXT_ICON = mark_safe(
    '<svg class="govuk-pagination__icon govuk-pagination__icon--next" xmlns="http://www.w3.org/2000/svg" '
    'height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m8.107-0.0078125'
    "-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"
    '"></path></svg>'
)


def button(text, *, href=None, variant="", name=None, value=None, id=None) -> SafeString:
    named = classes("govuk-button", f"govuk-button--{variant}" if variant else "")
    shared = attributes(class_=named, data_module="govuk-button", id=id)
    icon = START_ICON if variant == "start" else EMPTY
    if href:
        return format_html(
            '<a href="{}" role="button" draggable="false"{}>{}{}</a>', href, shared, text, icon
        )
    own = attributes(value=value or None, name=name or None)
    return format_html('<button type="submit"{}{}>{}{}</button>', own, shared, text, icon)


def post_button(context, text, url, *, variant="secondary", name=None, value=None) -> SafeString:
    """A form with one button, for what changes something and asks nothing."""
    return format_html(
        '<form class="gt-post-button" action="{}" method="post">'
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">{}</form>',
        url,
        context["csrf_token"],
        button(text, variant=variant, name=name, value=value),
    )


def tag(text, *, colour="") -> SafeString:
    named = classes("govuk-tag", f"govuk-tag--{colour}" if colour else "")
    return format_html('<strong class="{}">{}</strong>', named, text)


def details(content, summary, *, open=False, id=None) -> SafeString:
    return format_html(
        '<details{} class="govuk-details"{}><summary class="govuk-details__summary">'
        '<span class="govuk-details__summary-text">{}</span></summary>'
        '<div class="govuk-details__text">{}</div></details>',
        attributes(id=id),
        attributes(open=bool(open)),
        summary,
        trimmed(content),
    )


def inset(content, *, id=None) -> SafeString:
    return format_html('<div{} class="govuk-inset-text">{}</div>', attributes(id=id), trimmed(content))


def warning(text) -> SafeString:
    return format_html(
        '<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span>'
        '<strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Warning</span> {}'
        "</strong></div>",
        text,
    )


def notification(content, *, title="", success=False, id="govuk-notification-banner-title") -> SafeString:
    inner = trimmed(content)
    if "<" not in inner:
        inner = format_html('<p class="govuk-notification-banner__heading">{}</p>', inner)
    return format_html(
        '<div class="{}" role="{}" aria-labelledby="{}" data-module="govuk-notification-banner">'
        '<div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="{}">{}</h2>'
        '</div><div class="govuk-notification-banner__content">{}</div></div>',
        classes("govuk-notification-banner", "govuk-notification-banner--success" if success else ""),
        "alert" if success else "region",
        id,
        id,
        title or ("Success" if success else "Important"),
        inner,
    )


def notices(messages) -> SafeString:
    """Django's messages in one banner, so that two messages do not make two of the same id."""
    given = list(messages or [])
    if not given:
        return EMPTY
    lines = format_html_join(
        "", '<p class="govuk-notification-banner__heading">{}</p>', ((message,) for message in given)
    )
    success = all(message.level == message_levels.SUCCESS for message in given)
    return notification(lines, success=success, id="messages-title")


def panel(content, title) -> SafeString:
    inner = trimmed(content)
    body = format_html('<div class="govuk-panel__body">{}</div>', inner) if inner else EMPTY
    return format_html(
        '<div class="govuk-panel govuk-panel--confirmation"><h1 class="govuk-panel__title">{}</h1>{}</div>',
        title,
        body,
    )


def breadcrumbs(*labels_and_addresses) -> SafeString:
    """Label, address, label, address ...; a last label without an address is the present page."""
    given = list(labels_and_addresses)
    labels, addresses = given[::2], given[1::2]
    links = format_html_join(
        "",
        '<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="{}">{}</a></li>',
        zip(addresses, labels, strict=False),
    )
    present = EMPTY
    if len(labels) > len(addresses):
        present = format_html(
            '<li class="govuk-breadcrumbs__list-item" aria-current="page">{}</li>', labels[-1]
        )
    return format_html(
        '<nav class="govuk-breadcrumbs" aria-label="Breadcrumb"><ol class="govuk-breadcrumbs__list">{}{}</ol></nav>',
        links,
        present,
    )


def back_link(url, *, text="Back") -> SafeString:
    """In a landmark of its own, since it stands outside the main part of the page."""
    return format_html('<nav aria-label="Back"><a href="{}" class="govuk-back-link">{}</a></nav>', url, text)


def skip_link(*, href="#main-content", text="Skip to main content") -> SafeString:
    return format_html(
        '<a href="{}" class="govuk-skip-link" data-module="govuk-skip-link">{}</a>', href, text
    )


def phase_banner(phase, text) -> SafeString:
    return format_html(
        '<div class="govuk-phase-banner"><p class="govuk-phase-banner__content">'
        '<strong class="govuk-tag govuk-phase-banner__content__tag">{}</strong>'
        '<span class="govuk-phase-banner__text">{}</span></p></div>',
        phase,
        text,
    )


def service_navigation(items) -> SafeString:
    """Items are (label, address, active): the active one holds the page."""
    return format_html(
        '<div class="govuk-service-navigation" data-module="govuk-service-navigation">'
        '<div class="govuk-width-container"><div class="govuk-service-navigation__container">'
        '<nav aria-label="Menu" class="govuk-service-navigation__wrapper">'
        '<button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle" '
        'aria-controls="navigation" hidden aria-hidden="true">Menu</button>'
        '<ul class="govuk-service-navigation__list" id="navigation">{}</ul></nav></div></div></div>',
        together(_navigation_item(*item) for item in items),
    )


def _navigation_item(label, url, active) -> SafeString:
    shown, current = label, None
    if active:
        shown = format_html('<strong class="govuk-service-navigation__active-fallback">{}</strong>', label)
        current = "true"
    return format_html(
        '<li class="{}"><a class="govuk-service-navigation__link" href="{}"{}>{}</a></li>',
        classes("govuk-service-navigation__item", "govuk-service-navigation__item--active" if active else ""),
        url,
        attributes(aria_current=current),
        shown,
    )


def summary(content) -> SafeString:
    return format_html('<dl class="govuk-summary-list">{}</dl>', trimmed(content))


def row(content, key, *, change=None, text="Change", hidden="") -> SafeString:
    """One line of a summary list; `change` is the address of its Change link, `hidden` ends that link's words."""
    action = EMPTY
    if change:
        action = format_html(
            '<dd class="govuk-summary-list__actions"><a class="govuk-link" href="{}">{}'
            '<span class="govuk-visually-hidden"> {}</span></a></dd>',
            change,
            text,
            hidden or lower_first(str(key)),
        )
    return format_html(
        '<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{}</dt>'
        '<dd class="govuk-summary-list__value">{}</dd>{}</div>',
        key,
        trimmed(content),
        action,
    )


def summary_list(rows) -> SafeString:
    return summary(together(row(value, key) for key, value in rows))


def _gathered(context, name: str) -> list:
    return page_wide(context).pop(name, [])


def tab(context, content, label, *, id=None) -> str:
    page_wide(context).setdefault("govuk tabs", []).append((label, id or slugify(label), trimmed(content)))
    return ""


def tabs(context, content, title="Contents") -> SafeString:
    """Panels under each other; the script folds them into tabs. Its `tab`s have been gathered by now."""
    gathered = _gathered(context, "govuk tabs")
    chosen = " govuk-tabs__list-item--selected"
    listed = format_html_join(
        "",
        '<li class="govuk-tabs__list-item{}"><a class="govuk-tabs__tab" href="#{}">{}</a></li>',
        ((EMPTY if at else chosen, id, label) for at, (label, id, _) in enumerate(gathered)),
    )
    panels = format_html_join(
        "",
        '<div class="govuk-tabs__panel{}" id="{}">{}</div>',
        (
            (" govuk-tabs__panel--hidden" if at else EMPTY, id, inner)
            for at, (_, id, inner) in enumerate(gathered)
        ),
    )
    return format_html(
        '<div class="govuk-tabs" data-module="govuk-tabs"><h2 class="govuk-tabs__title">{}</h2>'
        '<ul class="govuk-tabs__list">{}</ul>{}</div>',
        title,
        listed,
        panels,
    )


def section(context, content, heading) -> str:
    page_wide(context).setdefault("govuk sections", []).append((heading, trimmed(content)))
    return ""


def accordion(context, content, id) -> SafeString:
    sections = format_html_join(
        "",
        '<div class="govuk-accordion__section"><div class="govuk-accordion__section-header">'
        '<h2 class="govuk-accordion__section-heading"><span class="govuk-accordion__section-button" '
        'id="{0}-heading-{1}">{2}</span></h2></div>'
        '<div id="{0}-content-{1}" class="govuk-accordion__section-content">{3}</div></div>',
        (
            (id, number, heading, inner)
            for number, (heading, inner) in enumerate(_gathered(context, "govuk sections"), start=1)
        ),
    )
    return format_html(
        '<div class="govuk-accordion" data-module="govuk-accordion" id="{}">{}</div>', id, sections
    )


def page_tabs(items, *, label) -> SafeString:
    """Tabs that are pages of their own: (label, address, active) each."""
    listed = format_html_join(
        "",
        '<li class="gt-page-tabs__item"><a class="gt-page-tabs__link" href="{}"{}>{}</a></li>',
        ((url, attributes(aria_current="page" if active else None), text) for text, url, active in items),
    )
    return format_html(
        '<nav class="gt-page-tabs" aria-label="{}"><ul class="gt-page-tabs__list">{}</ul></nav>',
        label,
        listed,
    )


def pagination(page) -> SafeString:
    """The links of a `paging.Page`; nothing at all where one page holds everything."""
    if page.last == 1:
        return EMPTY
    return format_html(
        '<nav class="govuk-pagination" aria-label="Pagination">{}<ul class="govuk-pagination__list">{}</ul>{}</nav>',
        _beside("prev", page.link(page.number - 1)) if page.number > 1 else EMPTY,
        together(_page_item(page, number) for number in page.shown_numbers()),
        _beside("next", page.link(page.number + 1)) if page.number < page.last else EMPTY,
    )


def _page_item(page, number: int | None) -> SafeString:
    if number is None:
        return mark_safe('<li class="govuk-pagination__item govuk-pagination__item--ellipsis">&ctdot;</li>')
    current = number == page.number
    return format_html(
        '<li class="{}"><a class="govuk-link govuk-pagination__link" href="{}" aria-label="Page {}"{}>{}</a></li>',
        classes("govuk-pagination__item", "govuk-pagination__item--current" if current else ""),
        page.link(number),
        number,
        attributes(aria_current="page" if current else None),
        number,
    )


def _beside(side: str, url: str) -> SafeString:
    word = {"prev": "Previous", "next": "Next"}[side]
    title = format_html(
        '<span class="govuk-pagination__link-title">{}<span class="govuk-visually-hidden"> page</span></span>',
        word,
    )
    inner = PREVIOUS_ICON + title if side == "prev" else title + NEXT_ICON
    return format_html(
        '<div class="govuk-pagination__{0}"><a class="govuk-link govuk-pagination__link" href="{1}" rel="{0}">{2}'
        "</a></div>",
        side,
        url,
        inner,
    )
