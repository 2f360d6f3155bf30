"""From a bound field of any Django form to its HTML: the widget says which control it is."""

from functools import singledispatch

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString

from . import controls
from .controls import Item, Question
from .fields import DateBoxes
from .markup import EMPTY, together


def field(bound, *, hint=None) -> SafeString:
    """A field in GOV.UK markup, with its label, hint, and what is wrong with it."""
    return control(bound.field.widget, bound, question_of(bound, hint))


def question_of(bound, hint=None) -> Question:
    asked = bound.field
    large = getattr(asked, "heading", False)
    block = "fieldset__legend" if _in_fieldset(asked.widget) else "label"
    return Question(
        id=bound.auto_id or bound.html_name,
        name=bound.html_name,
        label=f"{bound.label} (optional)" if _says_optional(bound) else bound.label,
        hint=bound.help_text if hint is None else hint,
        error=" ".join(bound.errors),
        label_classes=f"govuk-{block}--m" if large else "",
    )


def _says_optional(bound) -> bool:
    """Optional questions say so; a form that is all optional (filters) and a single checkbox need not."""
    marks = getattr(bound.form, "marks_optional", False)
    return marks and not bound.field.required and not isinstance(bound.field.widget, forms.CheckboxInput)


def _in_fieldset(widget) -> bool:
    return isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple, DateBoxes))


def _own(bound, *names: str) -> dict:
    """Attributes that the form's writer put on the widget, those named only."""
    attrs = bound.field.widget.attrs
    return {name: attrs[name] for name in names if name in attrs}


@singledispatch
def control(widget, bound, question: Question) -> SafeString:
    kind = widget.attrs.get("type") or getattr(widget, "input_type", "text")
    return controls.text_input(
        question,
        kind="text" if kind in ("number", "date", "datetime-local") else kind,
        value=widget.format_value(bound.value()),
        width=getattr(bound.field, "width", None),
        prefix=getattr(bound.field, "prefix", ""),
        suffix=getattr(bound.field, "suffix", ""),
        **_own(bound, "autocomplete", "inputmode", "autocapitalize", "spellcheck"),
    )


@control.register
def _(widget: forms.PasswordInput, bound, question):
    return controls.password_input(question, **_own(bound, "autocomplete"))


@control.register
def _(widget: forms.HiddenInput, bound, question):
    return bound.as_hidden()


@control.register
def _(widget: forms.Textarea, bound, question):
    return controls.textarea(
        question, value=widget.format_value(bound.value()), rows=widget.attrs.get("rows", 5)
    )


@control.register
def _(widget: forms.FileInput, bound, question):
    return controls.file_upload(
        question, **_own(bound, "accept"), multiple=getattr(widget, "allow_multiple_selected", False)
    )


@control.register
def _(widget: forms.CheckboxInput, bound, question):
    return controls.confirm_box(question, ticked=widget.check_test(bound.value()))


@control.register
def _(widget: forms.Select, bound, question):
    return controls.select(
        question, _items(bound), multiple=getattr(widget, "allow_multiple_selected", False)
    )


@control.register
def _(widget: forms.RadioSelect, bound, question):
    items = [item for item in _items(bound) if item.value != ""]
    asked = bound.field
    return controls.radios(
        question, items, inline=getattr(asked, "inline", False), small=getattr(asked, "small", False)
    )


@control.register
def _(widget: forms.CheckboxSelectMultiple, bound, question):
    return controls.checkboxes(question, _items(bound), small=getattr(bound.field, "small", False))


@control.register
def _(widget: DateBoxes, bound, question):
    return controls.date_boxes(question, bound.field.parts_shown(bound.value()), wrong=wrong_parts(bound))


def _items(bound) -> list[Item]:
    """The choices, with those selected that Django selects."""
    widget, hints = bound.field.widget, getattr(bound.field, "hints", {})
    chosen = widget.format_value(bound.value())
    grouped = widget.optgroups(bound.html_name, chosen if isinstance(chosen, list) else [chosen])
    return [
        Item(option["value"], option["label"], bool(option["selected"]), hints.get(str(option["value"]), ""))
        for _, options, _ in grouped
        for option in options
    ]


def wrong_parts(bound) -> list[str]:
    """The boxes of a date that its errors name."""
    return [part for error in bound.errors.as_data() for part in (error.params or {}).get("parts", [])]


def error_summary(*forms) -> SafeString:
    """What is wrong with the forms, each line a link to the box to put right. Nothing if nothing is wrong."""
    lines = together(line for form in forms if form is not None for line in _error_lines(form))
    if not lines:
        return EMPTY
    return format_html(
        '<div class="govuk-error-summary" data-module="govuk-error-summary"><div role="alert">'
        '<h2 class="govuk-error-summary__title">There is a problem</h2><div class="govuk-error-summary__body">'
        '<ul class="govuk-list govuk-error-summary__list">{}</ul></div></div></div>',
        lines,
    )


def _error_lines(form) -> list[SafeString]:
    if not form.is_bound or not form.errors:
        return []
    of_the_whole = [format_html("<li>{}</li>", sentence) for sentence in form.non_field_errors()]
    of_hidden = [
        format_html("<li>{}: {}</li>", bound.name, sentence)
        for bound in form.hidden_fields()
        for sentence in bound.errors
    ]
    linked = [
        format_html('<li><a href="#{}">{}</a></li>', first_box(bound), sentence)
        for bound in form.visible_fields()
        for sentence in bound.errors
    ]
    return of_the_whole + of_hidden + linked


def first_box(bound) -> str:
    """The id that an error links to: of a date the first box at fault."""
    id = bound.auto_id or bound.html_name
    if isinstance(bound.field.widget, DateBoxes):
        return f"{id}-{next(iter(wrong_parts(bound)), 'day')}"
    return id
