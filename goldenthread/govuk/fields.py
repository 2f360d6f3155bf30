"""Form fields that ask in GOV.UK's manner: a form class is the questions of its page."""

from datetime import date, datetime

from django import forms
from django.core.exceptions import ValidationError

from goldenthread.statute.wording import MONTHS

from .formats import lower_first, plain_day

MOST_FIGURES = 9  # of a number that a hidden field brings back: what any database holds
NUMBER_OF = {name.lower(): number for number, name in enumerate(MONTHS, start=1)}


def _request_for(label: str, verb: str) -> str:
    if label.endswith("?"):
        return f"{verb} an answer to “{label}”"
    return f"{verb} {lower_first(label)}"


class GovukForm(forms.Form):
    """`{{ form }}` renders every field; `{% error_summary form %}` above the heading lists what is wrong."""

    template_name = "govuk/forms/form.html"
    use_required_attribute = False
    marks_optional = True


class Asked:
    """What every field takes: `label`, then `hint`, `required`, `initial`, `enter` (the error when it is left empty),
    `width` in characters and `heading` (the label drawn large)."""

    verb = "Enter"

    def __init__(self, label: str, *, hint: str = "", enter: str = "", width=None, heading=False, **options):
        self.width, self.heading = width, heading
        self.noun = getattr(self, "noun", "") or label.rstrip("?")
        messages = {"required": enter or _request_for(label, self.verb), **self.sentences(options)}
        super().__init__(
            label=label,
            help_text=hint,
            error_messages={**messages, **options.pop("error_messages", {})},
            **options,
        )

    def sentences(self, options) -> dict[str, str]:
        """This field's errors by Django's code for each."""
        return {}


class TextField(Asked, forms.CharField):
    """Takes `max_length`, `min_length`, `autocomplete`, `prefix` and `suffix`."""

    def __init__(self, label, *, autocomplete=None, prefix="", suffix="", **options):
        self.prefix, self.suffix = prefix, suffix
        super().__init__(label, **options)
        if autocomplete:
            self.widget.attrs["autocomplete"] = autocomplete

    def widget_attrs(self, widget):
        """No maxlength: a pasted text is to be refused aloud, not cut in silence."""
        return {}

    def sentences(self, options):
        return {
            "max_length": f"{self.noun} must be %(limit_value)d characters or fewer",
            "min_length": f"{self.noun} must be %(limit_value)d characters or more",
        }


class SearchField(TextField):
    widget = forms.TextInput(attrs={"type": "search"})


class EmailField(Asked, forms.EmailField):
    def __init__(self, label="Email address", **options):
        super().__init__(label, **options)
        self.widget.attrs = {"autocomplete": "email", "spellcheck": "false"}

    def sentences(self, options):
        return {"invalid": "Enter an email address in the correct format, like name@example.com"}


class TextArea(TextField):
    def __init__(self, label, *, rows=5, **options):
        super().__init__(label, widget=forms.Textarea(attrs={"rows": rows}), **options)


class Figure(Asked):
    """Takes `min_value`, `max_value`, `prefix` and `suffix`. Thousands may be typed with commas."""

    kind = "a number"

    def __init__(self, label, *, prefix="", suffix="", width=5, **options):
        self.prefix, self.suffix = prefix, suffix
        super().__init__(label, width=width, **options)

    def to_python(self, value):
        return super().to_python(value.replace(",", "").strip() if isinstance(value, str) else value)

    def sentences(self, options):
        return {
            "invalid": f"{self.noun} must be {self.kind}",
            "min_value": f"{self.noun} must be %(limit_value)s or more",
            "max_value": f"{self.noun} must be %(limit_value)s or less",
        }


class NumberField(Figure, forms.IntegerField):
    """A whole number."""

    kind = "a whole number"
    widget = forms.TextInput(attrs={"inputmode": "numeric"})


class DecimalField(Figure, forms.DecimalField):
    """A Decimal; takes `decimal_places`."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def sentences(self, options):
        too_fine = f"{self.noun}: figures after the point must be %(max)s or fewer"
        return {**super().sentences(options), "max_decimal_places": too_fine}


class Choosing(Asked):
    """Choices are (value, label) or (value, label, hint). A list to choose from begins with `nothing`."""

    verb = "Select"

    def __init__(self, label, *, choices=(), inline=False, small=False, **options):
        self.inline, self.small, self.hints = inline, small, {}
        if not callable(choices):
            choices = list(choices)
            self.hints = {str(choice[0]): choice[2] for choice in choices if len(choice) > 2}
            choices = [choice[:2] for choice in choices]
        super().__init__(label, choices=choices, **options)

    def sentences(self, options):
        return {"invalid_choice": f"{self.noun}: choose one of those listed"}


class ChoiceField(Choosing, forms.TypedChoiceField):
    """Radios, or with `as_select` a drop-down list. `coerce` turns the value sent into what the page needs."""

    def __init__(self, label, *, choices=(), as_select=False, nothing="Choose one", **options):
        if as_select and not callable(choices) and not any(choice[0] in ("", None) for choice in choices):
            choices = [("", nothing), *choices]
        super().__init__(
            label, choices=choices, widget=forms.Select if as_select else forms.RadioSelect, **options
        )


class MultiChoiceField(Choosing, forms.TypedMultipleChoiceField):
    """Checkboxes; the value is a list."""

    widget = forms.CheckboxSelectMultiple

    def sentences(self, options):
        return dict.fromkeys(("invalid_choice", "invalid_list"), f"{self.noun}: choose from those listed")


class RecordField(Asked, forms.ModelChoiceField):
    """One record of a queryset, from a drop-down list or `as_radios`. `shown` writes a record, else its str()."""

    verb = "Select"

    def __init__(self, label, *, queryset, as_radios=False, shown=str, nothing="Choose one", **options):
        self.shown, self.inline, self.small, self.hints = shown, False, False, {}
        widget = forms.RadioSelect if as_radios else forms.Select
        super().__init__(
            label, queryset=queryset, widget=widget, empty_label=None if as_radios else nothing, **options
        )

    def label_from_instance(self, obj) -> str:
        return self.shown(obj)

    def sentences(self, options):
        return {"invalid_choice": f"{self.noun}: choose one of those listed"}


class ConfirmField(Asked, forms.BooleanField):
    """One checkbox. Required unless it says otherwise, as Django's is."""

    def __init__(self, label, *, enter="", **options):
        super().__init__(label, enter=enter or f"Tick the box to confirm: {lower_first(label)}", **options)


class HiddenField(forms.CharField):
    widget = forms.HiddenInput


class FileField(Asked, forms.FileField):
    """Takes `types` (endings, such as (".csv", ".xlsx")) and `most_megabytes`."""

    verb = "Choose"

    def __init__(self, label, *, types=(), most_megabytes: int | None = None, **options):
        self.types, self.most_megabytes = tuple(types), most_megabytes
        super().__init__(label, **options)
        if self.types:
            self.widget.attrs["accept"] = ",".join(self.types)

    def widget_attrs(self, widget):
        return {}

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if upload and self.types and not upload.name.lower().endswith(self.types):
            raise ValidationError(f"{self.noun} must end in {' or '.join(self.types)}", code="type")
        if upload and self.most_megabytes and upload.size > self.most_megabytes * 1024 * 1024:
            raise ValidationError(f"{self.noun} must be smaller than {self.most_megabytes} MB", code="size")
        return upload

    def sentences(self, options):
        return {
            "empty": f"{self.noun}: the file chosen is empty. Choose another",
            "missing": f"{self.noun}: nothing arrived. Choose the file again",
            "invalid": f"{self.noun}: nothing arrived. Choose the file again",
        }


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name):
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class FilesField(FileField):
    """Several files at once: a list, of `most` at most. What each of them is, its reader says: `types` narrows what the
    browser offers. `too_many` is what is said of more."""

    widget = ManyFiles

    def __init__(self, label, *, most: int | None = None, too_many: str = "", **options):
        self.most, self.too_many = most, too_many
        super().__init__(label, **options)

    def clean(self, data, initial=None):
        chosen = [one for one in data or () if one]
        if not chosen and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        if self.most and len(chosen) > self.most:
            raise ValidationError(self.too_many, code="too_many")
        return chosen


class DateBoxes(forms.Widget):
    """Three boxes, read as (day, month, year) as typed; one ISO date under the field's own name is read as well."""

    parts = ("day", "month", "year")

    def value_from_datadict(self, data, files, name):
        if name in data and not any(f"{name}-{part}" in data for part in self.parts):
            return data.get(name)
        return tuple((data.get(f"{name}-{part}") or "").strip() for part in self.parts)

    def value_omitted_from_data(self, data, files, name):
        return name not in data and not any(f"{name}-{part}" in data for part in self.parts)

    def id_for_label(self, id_, index=None):
        return f"{id_}-day" if id_ else ""


class DateField(Asked, forms.Field):
    """A date in three boxes. `noun` names it inside sentences ("the date the request was received"); `earliest` and
    `latest` are days, or functions that give one; the value typed stays in the boxes whatever is wrong with it."""

    widget = DateBoxes

    def __init__(
        self, label, *, noun="", example="27 3 2025", earliest=None, latest=None, hint=None, **options
    ):
        self.noun = noun[:1].upper() + noun[1:]
        self.earliest, self.latest, self.example = earliest, latest, example
        within = lower_first(noun or label)
        enter = options.pop("enter", "") or (
            f"Enter {'a date for ' + '“' + label + '”' if label.endswith('?') and not noun else within}, "
            f"for example {example}"
        )
        super().__init__(
            label, hint=f"For example, {example}" if hint is None else hint, enter=enter, **options
        )

    def to_python(self, value) -> date | None:
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        typed = self._typed(value)
        if not any(typed.values()):
            return None
        missing = [part for part, text in typed.items() if not text]
        if missing:
            raise self._error(f"{self.noun} must include a {' and a '.join(missing)}", "missing", missing)
        return self._real(**typed)

    def _typed(self, value) -> dict[str, str]:
        """The three parts as text, from the boxes or from one ISO date."""
        if isinstance(value, str):
            value = tuple(reversed(value.split("-"))) if value.count("-") == 2 else (value, "", "")
        return dict(zip(DateBoxes.parts, value or ("", "", ""), strict=False))

    def _real(self, day: str, month: str, year: str) -> date:
        if len(year) != 4 or not _figures(year):
            raise self._error(
                f"{self.noun}: the year must have four figures, for example 2025", "year", ["year"]
            )
        number = _month_number(month)
        if number is None:
            raise self._error(f"{self.noun}: the month must be 1 to 12 or a name", "month", ["month"])
        try:
            return date(int(year), number, int(day) if _figures(day) else 0)
        except ValueError:
            raise self._error(
                f"{self.noun} must be a real date, for example {self.example}", "day", ["day"]
            ) from None

    def validate(self, value):
        super().validate(value)
        if not value:
            return
        earliest, latest = _given(self.earliest), _given(self.latest)
        if earliest and value < earliest:
            raise self._error(f"{self.noun} must be {plain_day(earliest)} or later", "early", [])
        if latest and value > latest:
            raise self._error(f"{self.noun} must be {plain_day(latest)} or earlier", "late", [])

    def has_changed(self, initial, data) -> bool:
        try:
            return _given(initial) != self.to_python(data)
        except ValidationError:
            return True

    def parts_shown(self, value) -> dict[str, object]:
        """What goes back into the boxes: a date's figures, or what was typed."""
        value = _given(value)
        if isinstance(value, date):
            return {"day": value.day, "month": value.month, "year": value.year}
        return self._typed(value)

    def _error(self, sentence: str, code: str, parts: list[str]) -> ValidationError:
        return ValidationError(sentence.replace("%", "%%"), code=code, params={"parts": parts})


def _given(day_or_function):
    return day_or_function() if callable(day_or_function) else day_or_function


def _figures(text: str) -> bool:
    """The figures 0 to 9 only: str.isdigit also takes superscripts, which int refuses."""
    return text.isascii() and text.isdecimal()


def number_sent(text: str) -> int | None:
    """The number that a hidden field brings back. None where it brings none, or what no page of ours wrote into it."""
    return int(text) if _figures(text) and len(text) <= MOST_FIGURES else None


def _month_number(text: str) -> int | None:
    if _figures(text) and len(text) <= 2:
        return int(text) if 1 <= int(text) <= 12 else None
    named = [number for name, number in NUMBER_OF.items() if len(text) >= 3 and name.startswith(text.lower())]
    return named[0] if len(named) == 1 else None
