"""What the pages of a case's documents ask. Fields are named as the columns, so that a refusal finds its question."""

from goldenthread.accounts.files import MOST_BYTES, Upload
from goldenthread.casework.documents.actions import DESCRIPTION_LENGTH
from goldenthread.casework.documents.models import DocumentKind
from goldenthread.casework.documents.storing import HINT, MOST_AT_ONCE, STORE, TOO_MANY
from goldenthread.desk.plan_forms import RevisedForm
from goldenthread.govuk.fields import (
    ChoiceField,
    ConfirmField,
    DateField,
    FilesField,
    GovukForm,
    TextArea,
    TextField,
)
from goldenthread.people.today import today


def uploads_of(chosen) -> list[Upload]:
    """Read no further than a file may be long: one that is longer is refused all the same."""
    return [Upload(one.name, one.read(MOST_BYTES + 1)) for one in chosen]


def documents_field(label="Documents", **options) -> FilesField:
    """Counted before any of them is read."""
    told = {"hint": HINT, "types": STORE.endings, "enter": "Choose the document"}
    return FilesField(label, most=MOST_AT_ONCE, too_many=TOO_MANY, **told, **options)


def kind_field() -> ChoiceField:
    return ChoiceField(
        "What kind of document is it?",
        choices=DocumentKind.choices,
        enter="Choose what kind of document it is",
    )


def description_field() -> TextField:
    return TextField(
        "What is it?",
        hint="So that somebody finds it again. For example: Hearing clinic's letter of 3 October",
        enter="Say what the document is",
        max_length=DESCRIPTION_LENGTH,
    )


class DocumentFilter(GovukForm):
    marks_optional = False
    kind = ChoiceField("Kind", choices=DocumentKind.choices, as_select=True, nothing="Any", required=False)


class SendDocumentsForm(GovukForm):
    """What a family is asked."""

    document = documents_field("Choose one or several documents")
    kind = ChoiceField(
        "What kind of document is it?",
        choices=[
            (DocumentKind.PARENTS_VIEWS, "My views, as a parent or carer"),
            (DocumentKind.CHILDS_VIEWS, "My child's views, or my own as a young person"),
            (DocumentKind.SCHOOL_REPORT, "A report from a school, college or nursery"),
            (DocumentKind.MEDICAL_LETTER, "A medical letter"),
            (DocumentKind.OTHER, "Something else"),
        ],
        enter="Choose what kind of document it is",
    )
    description = description_field()

    def arguments(self) -> dict:
        said = dict(self.cleaned_data)
        return {"uploads": uploads_of(said.pop("document")), **said}


class AddDocumentsForm(SendDocumentsForm):
    """What the service is asked."""

    kind = kind_field()
    arrived_on = DateField("On which day did it arrive?", noun="the day it arrived", latest=today)
    is_for_family = ConfirmField("The family may read it in their account", required=False)


class ChangeDocumentForm(RevisedForm):
    kind = kind_field()
    description = description_field()
    is_for_family = ConfirmField("The family may read it in their account", required=False)

    def arguments(self) -> dict:
        said = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        return {**said, "expected_revision": self.expected_revision}


class WithdrawDocumentForm(RevisedForm):
    because = TextArea(
        "Why does it not belong here?",
        hint="For example: it is about another child. The file and your words are kept; the document is no longer shown.",
        enter="Say why the document is withdrawn",
        rows=3,
        max_length=1000,
    )

    def arguments(self) -> dict:
        return {"because": self.cleaned_data["because"], "expected_revision": self.expected_revision}
