"""What the pages about a child's record ask: a child new to the service, a correction, two records that are one child's."""

from goldenthread.desk.setting_forms import expected
from goldenthread.govuk.fields import (
    ChoiceField,
    ConfirmField,
    DateField,
    EmailField,
    GovukForm,
    HiddenField,
    RecordField,
    TextArea,
    TextField,
)
from goldenthread.people import codes
from goldenthread.people.alike import Described
from goldenthread.sen2 import numbers

CARER = ("carer_name", "relationship", "email", "telephone", "has_parental_responsibility")


class ChildForm(GovukForm):
    """`revision` is what the page showed, so that two people never overwrite each other."""

    forename = TextField("Forename", max_length=100)
    surname = TextField("Surname", max_length=100)
    born_on = DateField("Date of birth", noun="the date of birth", example="4 5 2017")
    sex = ChoiceField("Sex", choices=codes.Sex.choices, required=False)
    postcode = TextField("Postcode", required=False, max_length=8, width=10)
    upn = TextField(
        "Unique pupil number (UPN)",
        required=False,
        max_length=13,
        width=20,
        hint="From the school: a letter and twelve figures",
    )
    uln = TextField(
        "Unique learner number (ULN)", required=False, max_length=10, width=20, hint="From 14: ten figures"
    )
    number_unknown_because = ChoiceField(
        "If there is neither number, why?",
        choices=codes.NumberUnknown.choices,
        as_select=True,
        nothing="Not known yet",
        required=False,
        hint="The Department's yearly return asks for it",
    )
    district = RecordField(
        "District where the child lives",
        queryset=None,
        enter="Select the district: its team takes the case",
    )
    current_setting = RecordField(
        "School, college or nursery", queryset=None, required=False, nothing="None, or not known"
    )
    revision = HiddenField(required=False)

    def __init__(self, *args, districts, settings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["district"].queryset = districts
        self.fields["current_setting"].queryset = settings

    def clean_postcode(self) -> str:
        return self.cleaned_data["postcode"].upper()

    def clean_upn(self) -> str:
        return self._number("upn", numbers.upn_fault)

    def clean_uln(self) -> str:
        return self._number("uln", numbers.uln_fault)

    def _number(self, field: str, fault_of) -> str:
        number = self.cleaned_data[field].upper().replace(" ", "")
        if number and (fault := fault_of(number)):
            self.add_error(field, f"A real {field.upper()} {fault}. Check it with the school")
        return number

    def details(self) -> dict:
        """The fields of the child alone."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in ("revision", "none_is_the_same", *CARER)
        }

    def arguments(self) -> dict:
        return self.details() | expected(self)

    def described(self) -> Described:
        told = self.cleaned_data
        return Described(
            *(told[name] for name in ("forename", "surname", "born_on", "postcode", "upn", "uln"))
        )


class NewChildForm(ChildForm):
    """The child, and the parent or carer who is written to first."""

    carer_name = TextField("Parent or carer's name", required=False, max_length=150)
    relationship = TextField(
        "Relationship to the child", required=False, max_length=50, hint="For example, mother"
    )
    email = EmailField("Parent or carer's email address", required=False)
    telephone = TextField("Parent or carer's telephone number", required=False, max_length=30, width=20)
    has_parental_responsibility = ConfirmField("They hold parental responsibility", required=False)
    none_is_the_same = ConfirmField(
        "I have looked: none of these is this child",
        enter="Open the records shown, or tick to say that none of them is this child",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["revision"]
        self.fields["none_is_the_same"].required = False

    def clean(self):
        given = super().clean()
        if not given.get("carer_name") and any(given.get(name) for name in CARER):
            self.add_error("carer_name", "Enter the name of the parent or carer")
        if given.get("carer_name") and not given.get("relationship"):
            self.add_error("relationship", "Enter how they are related to the child, for example mother")
        return given

    def carer(self) -> dict | None:
        told = self.cleaned_data
        if not told["carer_name"]:
            return None
        return {"name": told["carer_name"]} | {name: told[name] for name in CARER[1:]}


class OtherRecordForm(GovukForm):
    other = TextField(
        "Reference of the other record",
        hint="For example, C-7K2M9QD",
        enter="Enter the reference of the other record",
        max_length=20,
        width=10,
    )


class MergeForm(GovukForm):
    kept = ChoiceField("Which record stays?", enter="Select the record that stays")
    reason = TextArea(
        "How do you know that this is one child?",
        hint="For example, the school confirmed it. It stays on file with both records",
        enter="Say how you know that this is one child",
    )
    confirmed = ConfirmField(
        "Everything of the other record moves to the one that stays",
        enter="Tick to confirm that everything moves to the record that stays",
    )
    revisions = HiddenField()

    def __init__(self, *args, records, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kept"].choices = records
        self.fields["revisions"].initial = kwargs.get("initial", {}).get("revisions")


class UndoMergeForm(GovukForm):
    """Nothing is asked: to press the button is the answer."""
