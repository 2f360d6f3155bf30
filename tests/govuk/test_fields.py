from datetime import date

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.govuk import asking, fields


def _dated(day="", month="", year="", **options):
    class Form(fields.GovukForm):
        received_on = fields.DateField("Date received", noun="the date the request was received", **options)

    return Form({"received_on-day": day, "received_on-month": month, "received_on-year": year})


def _box(form, part):
    return BeautifulSoup(str(form), "html5lib").find(id=f"id_received_on-{part}")


@pytest.mark.parametrize(
    ("typed", "error", "box"),
    [
        (("", "", ""), "Enter the date the request was received, for example 27 3 2025", "day"),
        (("27", "", "2025"), "The date the request was received must include a month", "month"),
        (("", "3", ""), "The date the request was received must include a day and a year", "day"),
        (
            ("27", "3", "25"),
            "The date the request was received: the year must have four figures, for example 2025",
            "year",
        ),
        (
            ("27", "3", "२०२५"),
            "The date the request was received: the year must have four figures, for example 2025",
            "year",
        ),
        (
            ("27", "13", "2025"),
            "The date the request was received: the month must be 1 to 12 or a name",
            "month",
        ),
        (
            ("27", "ju", "2025"),
            "The date the request was received: the month must be 1 to 12 or a name",
            "month",
        ),
        (
            ("29", "2", "2025"),
            "The date the request was received must be a real date, for example 27 3 2025",
            "day",
        ),
        (
            ("²", "2", "2025"),
            "The date the request was received must be a real date, for example 27 3 2025",
            "day",
        ),
        (
            ("1", "10", "0000"),
            "The date the request was received must be a real date, for example 27 3 2025",
            "day",
        ),
        (
            ("1", "10", "2025"),
            "The date the request was received must be 30 September 2025 or earlier",
            "day",
        ),
        (("1", "1", "2019"), "The date the request was received must be 1 January 2020 or later", "day"),
    ],
)
def test_it_says_what_is_wrong_with_a_date_and_keeps_what_was_typed(typed, error, box):
    form = _dated(*typed, earliest=date(2020, 1, 1), latest=lambda: date(2025, 9, 30))
    assert form.errors["received_on"] == [error]
    assert [_box(form, part).get("value", "") for part in ("day", "month", "year")] == list(typed)
    assert f'href="#id_received_on-{box}"' in asking.error_summary(form)
    assert "govuk-input--error" in _box(form, box)["class"]


@pytest.mark.parametrize("month", ["3", "03", "March", "mar", "MARCH"])
def test_it_takes_a_month_as_a_number_or_a_name(month):
    form = _dated("27", month, " 2025 ")
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"received_on": date(2025, 3, 27)}


@given(st.dates(min_value=date(1000, 1, 1)))
def test_it_reads_back_every_date_it_shows(on):
    shown = fields.DateField("Day").parts_shown(on)
    assert _dated(*(str(shown[part]) for part in ("day", "month", "year"))).is_valid()
    assert fields.DateField("Day").clean(on.isoformat()) == on


@given(st.tuples(st.text(max_size=6), st.text(max_size=10), st.text(max_size=6)))
def test_it_never_breaks_on_what_is_typed_into_a_date(typed):
    form = _dated(*typed)
    assert form.is_valid() or form.errors["received_on"]
    assert str(form)
    assert asking.error_summary(form) or form.is_valid()


def test_it_reads_one_iso_date_from_an_address():
    form = _dated()
    form.data = QueryDict("received_on=2025-03-27")
    assert form.is_valid()
    assert form.cleaned_data["received_on"] == date(2025, 3, 27)


class Everything(fields.GovukForm):
    child = fields.TextField("Child's name", max_length=5)
    email = fields.EmailField(required=False)
    plans = fields.NumberField("Plans", min_value=1, max_value=2000)
    share = fields.DecimalField("Share", max_value=100, decimal_places=1)
    outcome = fields.ChoiceField("What was decided?", choices=[("y", "Yes", "At once"), ("n", "No")])
    setting = fields.ChoiceField("Setting", choices=[(1, "Elm"), (2, "Oak")], as_select=True, coerce=int)
    needs = fields.MultiChoiceField("Areas of need", choices=[("c", "Cognition"), ("s", "Sensory")])
    agreed = fields.ConfirmField("The parent agrees")
    letter = fields.FileField("The letter", types=(".pdf", ".docx"), most_megabytes=1)


FILLED = {
    "child": "Amira",
    "plans": "1,234",
    "share": "76.5",
    "outcome": "y",
    "setting": "2",
    "needs": ["c", "s"],
    "agreed": "on",
}


LETTER = SimpleUploadedFile("a.PDF", b"%PDF")


def _everything(letter=LETTER, **changed):
    return Everything({**FILLED, **changed}, {"letter": letter} if letter else {})


def test_it_gives_values_of_the_right_kind():
    form = _everything()
    assert form.is_valid(), form.errors
    cleaned = form.cleaned_data
    assert (cleaned["plans"], cleaned["setting"], cleaned["needs"], cleaned["agreed"]) == (
        1234,
        2,
        ["c", "s"],
        True,
    )
    assert str(cleaned["share"]) == "76.5"


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("child", "", "Enter child's name"),
        ("child", "Amira Hussain", "Child's name must be 5 characters or fewer"),
        ("email", "amira", "Enter an email address in the correct format, like name@example.com"),
        ("plans", "", "Enter plans"),
        ("plans", "many", "Plans must be a whole number"),
        ("plans", "0", "Plans must be 1 or more"),
        ("plans", "2001", "Plans must be 2000 or less"),
        ("share", "76.55", "Share: figures after the point must be 1 or fewer"),
        ("share", "101", "Share must be 100 or less"),
        ("outcome", "", "Select an answer to “What was decided?”"),
        ("outcome", "maybe", "What was decided: choose one of those listed"),
        ("setting", "", "Select setting"),
        ("needs", [], "Select areas of need"),
        ("needs", ["x"], "Areas of need: choose from those listed"),
        ("agreed", "", "Tick the box to confirm: the parent agrees"),
        ("letter", None, "Choose the letter"),
        ("letter", SimpleUploadedFile("a.exe", b"MZ"), "The letter must end in .pdf or .docx"),
        (
            "letter",
            SimpleUploadedFile("a.pdf", b"x" * (1024 * 1024 + 1)),
            "The letter must be smaller than 1 MB",
        ),
        ("letter", SimpleUploadedFile("a.pdf", b""), "The letter: the file chosen is empty. Choose another"),
    ],
)
def test_it_says_what_to_do(field, value, error):
    form = _everything(**{field: value})
    assert form.errors == {field: [error]}
    soup = BeautifulSoup(asking.error_summary(form) + str(form), "html5lib")
    [link] = soup.select(".govuk-error-summary a")
    assert link.get_text() == error
    assert soup.find(id=link["href"][1:]).name in ("input", "select", "textarea")


def test_it_keeps_what_was_chosen():
    soup = BeautifulSoup(str(_everything(child="")), "html5lib")
    assert [box["value"] for box in soup.select("[checked]")] == ["y", "c", "s", "on"]
    assert [option["value"] for option in soup.select("[selected]")] == ["2"]
    assert soup.find(string="At once").find_parent(id="id_outcome-item-hint")


def test_it_escapes_what_people_type():
    class Form(fields.GovukForm):
        child = fields.TextField("<b>Child</b>")
        reason = fields.TextArea("Reason")

    form = Form({"child": '"><script>x</script>', "reason": "</textarea><script>x</script>"})
    form.add_error("child", "Enter <i>less</i>")
    soup = BeautifulSoup(asking.error_summary(form) + str(form), "html5lib")
    assert not soup.find_all(["script", "b", "i"])
    assert soup.find(id="id_child")["value"] == '"><script>x</script>'


def test_it_keeps_a_first_blank_line_of_a_text():
    class Form(fields.GovukForm):
        reason = fields.TextArea("Reason", strip=False)

    area = BeautifulSoup(str(Form({"reason": "\nSecond line"})), "html5lib").textarea
    assert area.get_text() == "\nSecond line"


def test_it_renders_a_plain_form_of_another_application():
    class SignIn(forms.Form):
        login = forms.EmailField(label="Email", widget=forms.EmailInput(attrs={"autocomplete": "email"}))
        password = forms.CharField(widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))
        remember = forms.BooleanField(required=False)
        born_on = forms.DateField(required=False)

    form = SignIn({"password": "secret"})
    html = "".join(asking.field(bound) for bound in form)
    soup = BeautifulSoup(html, "html5lib")
    assert soup.find(id="id_login")["type"] == "email"
    assert soup.find(id="id_password").get("value") is None
    assert soup.find(id="id_password")["autocomplete"] == "new-password"
    assert soup.find(id="id_remember")["type"] == "checkbox"
    assert soup.find(id="id_login-error").get_text() == "Error: This field is required."


def test_it_marks_optional_questions_but_not_single_boxes():
    class Form(fields.GovukForm):
        reason = fields.TextField("Reason", required=False)
        agreed = fields.ConfirmField("Agreed", required=False)

    labels = [label.get_text() for label in BeautifulSoup(str(Form()), "html5lib").find_all("label")]
    assert labels == ["Reason (optional)", "Agreed"]
