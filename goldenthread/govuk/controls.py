"""Form controls in GOV.UK Frontend's HTML: a question (label, hint, error) around a box, list or set of boxes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from .markup import EMPTY, attributes, classes, together


@dataclass(frozen=True)
class Question:
    id: str
    name: str
    label: str
    hint: str = ""
    error: str = ""
    label_classes: str = ""
    described_by: str = ""

    @property
    def hint_and_error(self) -> SafeString:
        hint, error = EMPTY, EMPTY
        if self.hint:
            hint = format_html('<div id="{}-hint" class="govuk-hint">{}</div>', self.id, self.hint)
        if self.error:
            error = format_html(
                '<p id="{}-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> {}</p>',
                self.id,
                self.error,
            )
        return hint + error

    @property
    def described(self) -> str | None:
        """The ids that say more about the control, for aria-describedby."""
        hint = f"{self.id}-hint" if self.hint else ""
        error = f"{self.id}-error" if self.error else ""
        return classes(self.described_by, hint, error) or None


@dataclass(frozen=True)
class Item:
    """One choice of a list, of radios or of checkboxes."""

    value: object
    label: object
    selected: bool = False
    hint: str = ""


def _group(question: Question, inner, extra: str = "", **more) -> SafeString:
    named = classes("govuk-form-group", "govuk-form-group--error" if question.error else "", extra)
    return format_html('<div class="{}"{}>{}</div>', named, attributes(**more), inner)


def _labelled(question: Question, control, extra: str = "", **more) -> SafeString:
    label = format_html(
        '<label class="{}" for="{}">{}</label>',
        classes("govuk-label", question.label_classes),
        question.id,
        question.label,
    )
    return _group(question, label + question.hint_and_error + control, extra, **more)


def _fieldset(question: Question, control, role: str | None = None) -> SafeString:
    return _group(
        question,
        format_html(
            '<fieldset class="govuk-fieldset"{}><legend class="{}">{}</legend>{}{}</fieldset>',
            attributes(role=role, aria_describedby=question.described),
            classes("govuk-fieldset__legend", question.label_classes),
            question.label,
            question.hint_and_error,
            control,
        ),
    )


def _box(question: Question, *, kind="text", value=None, named="", **more) -> SafeString:
    return format_html(
        "<input{}>",
        attributes(
            class_=classes("govuk-input", named, "govuk-input--error" if question.error else ""),
            id=question.id,
            name=question.name,
            type=kind,
            value=None if value is None or value == "" else str(value),
            aria_describedby=question.described,
            **more,
        ),
    )


def text_input(
    question, *, kind="text", value=None, width=None, prefix="", suffix="", spellcheck=None, **more
) -> SafeString:
    """`width` is in characters (2, 3, 4, 5, 10, 20, 30); `more` are the input's own attributes."""
    box = _box(
        question,
        kind=kind,
        value=value,
        named=f"govuk-input--width-{width}" if width else "",
        spellcheck=None if spellcheck is None else str(spellcheck).lower(),
        **more,
    )
    if not (prefix or suffix):
        return _labelled(question, box)
    wrapped = format_html(
        '<div class="govuk-input__wrapper">{}{}{}</div>',
        _affix("prefix", prefix),
        box,
        _affix("suffix", suffix),
    )
    return _labelled(question, wrapped)


def _affix(side: str, text: str) -> SafeString:
    return (
        format_html('<div class="govuk-input__{}" aria-hidden="true">{}</div>', side, text) if text else EMPTY
    )


def password_input(question, *, autocomplete="current-password") -> SafeString:
    """Never filled in again after an error: a password is not sent back."""
    box = _box(
        question,
        kind="password",
        named="govuk-password-input__input govuk-js-password-input-input",
        spellcheck="false",
        autocomplete=autocomplete,
        autocapitalize="none",
    )
    wrapped = format_html(
        '<div class="govuk-input__wrapper govuk-password-input__wrapper">{}<button type="button" '
        'class="govuk-button govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle" '
        'data-module="govuk-button" aria-controls="{}" aria-label="Show password" hidden>Show</button></div>',
        box,
        question.id,
    )
    return _labelled(question, wrapped, "govuk-password-input", data_module="govuk-password-input")


def textarea(question, *, value=None, rows=5, **more) -> SafeString:
    """The line break after the opening tag is the parser's to eat, so that a first blank line typed is kept."""
    area = format_html(
        "<textarea{}>\n{}</textarea>",
        attributes(
            class_=classes("govuk-textarea", "govuk-textarea--error" if question.error else ""),
            id=question.id,
            name=question.name,
            rows=rows,
            aria_describedby=question.described,
            **more,
        ),
        value or "",
    )
    return _labelled(question, area)


def file_upload(question, **more) -> SafeString:
    upload = attributes(
        class_=classes("govuk-file-upload", "govuk-file-upload--error" if question.error else ""),
        id=question.id,
        name=question.name,
        type="file",
        aria_describedby=question.described,
        **more,
    )
    return _labelled(question, format_html("<input{}>", upload))


def select(question, items: Iterable[Item], **more) -> SafeString:
    options = together(
        format_html(
            "<option{}>{}</option>", attributes(value=str(item.value), selected=item.selected), item.label
        )
        for item in items
    )
    chosen = attributes(
        class_=classes("govuk-select", "govuk-select--error" if question.error else ""),
        id=question.id,
        name=question.name,
        aria_describedby=question.described,
        **more,
    )
    return _labelled(question, format_html("<select{}>{}</select>", chosen, options))


def _ticks(kind: str, question: Question, items: Iterable[Item], described: str | None = None) -> SafeString:
    numbered = enumerate(items, start=1)
    return together(
        _tick(kind, question.name, question.id if number == 1 else f"{question.id}-{number}", item, described)
        for number, item in numbered
    )


def _tick(kind: str, name: str, id: str, item: Item, described: str | None) -> SafeString:
    block, hint = {"radio": "radios", "checkbox": "checkboxes"}[kind], EMPTY
    if item.hint:
        hint = format_html(
            '<div id="{}-item-hint" class="govuk-hint govuk-{}__hint">{}</div>', id, block, item.hint
        )
    box = attributes(
        class_=f"govuk-{block}__input",
        id=id,
        name=name,
        type=kind,
        value=str(item.value),
        checked=item.selected,
        aria_describedby=classes(described, f"{id}-item-hint" if item.hint else "") or None,
    )
    return format_html(
        '<div class="govuk-{0}__item"><input{1}><label class="govuk-label govuk-{0}__label" for="{2}">{3}</label>'
        "{4}</div>",
        block,
        box,
        id,
        item.label,
        hint,
    )


def radios(question, items: Iterable[Item], *, inline=False, small=False) -> SafeString:
    named = classes(
        "govuk-radios", "govuk-radios--inline" if inline else "", "govuk-radios--small" if small else ""
    )
    inner = format_html(
        '<div class="{}" data-module="govuk-radios">{}</div>', named, _ticks("radio", question, items)
    )
    return _fieldset(question, inner)


def checkboxes(question, items: Iterable[Item], *, small=False) -> SafeString:
    named = classes("govuk-checkboxes", "govuk-checkboxes--small" if small else "")
    inner = format_html(
        '<div class="{}" data-module="govuk-checkboxes">{}</div>', named, _ticks("checkbox", question, items)
    )
    return _fieldset(question, inner)


def confirm_box(question, *, ticked=False) -> SafeString:
    """A single checkbox, whose label is the question itself; it has no fieldset, so it carries the hint and error."""
    item = Item(value="on", label=question.label, selected=ticked)
    ticks = _ticks("checkbox", question, [item], question.described)
    boxes = format_html('<div class="govuk-checkboxes" data-module="govuk-checkboxes">{}</div>', ticks)
    return _group(question, question.hint_and_error + boxes)


PARTS = {"day": 2, "month": 2, "year": 4}


def date_boxes(question, values: Mapping[str, object], *, wrong: Iterable[str] = ()) -> SafeString:
    """Day, month and year as typed; `wrong` names the parts to mark, all of them if it is empty and there is an error."""
    marked = set(wrong) or (set(PARTS) if question.error else set())
    boxes = together(
        _date_box(question, part, width, values.get(part), part in marked) for part, width in PARTS.items()
    )
    inner = format_html('<div class="govuk-date-input" id="{}">{}</div>', question.id, boxes)
    return _fieldset(question, inner, role="group")


def _date_box(question: Question, part: str, width: int, value, marked: bool) -> SafeString:
    error = "govuk-input--error" if marked else ""
    box = attributes(
        class_=classes("govuk-input govuk-date-input__input", error, f"govuk-input--width-{width}"),
        id=f"{question.id}-{part}",
        name=f"{question.name}-{part}",
        type="text",
        value=None if value in (None, "") else str(value),
        inputmode="numeric",
    )
    return format_html(
        '<div class="govuk-date-input__item"><div class="govuk-form-group">'
        '<label class="govuk-label govuk-date-input__label" for="{}-{}">{}</label><input{}></div></div>',
        question.id,
        part,
        part.capitalize(),
        box,
    )
