"""The questions of the pages that change the plan."""

from goldenthread.assurance.models import CarryOver, ImprovementPlan
from goldenthread.assurance.plan_history import pages
from goldenthread.assurance.plan_history.actions import Owner, Wanted, Why
from goldenthread.govuk.fields import (
    ChoiceField,
    ConfirmField,
    DateField,
    GovukForm,
    HiddenField,
    RecordField,
    TextArea,
    TextField,
)
from goldenthread.people.today import today

MOST = 4000
PARTS = (1, 2, 3, 4)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _owner(line: str, user=None) -> Owner:
    """ "Head of SEND, Council": the organisation stands after the last comma."""
    role, _, organisation = line.rpartition(",")
    return Owner(role.strip(), organisation.strip(), user) if role else Owner(line.strip(), "", user)


class WhyForm(GovukForm):
    """Why, from when and who agreed: what every change of an action says."""

    reason = TextArea("Why?", enter="Say why", rows=3, max_length=MOST)
    agreed = TextField(
        "Who agreed to it?", hint="For example, the improvement board", required=False, max_length=200
    )
    on = DateField(
        "From what day does it hold?", noun="the day from which it holds", latest=today, example="31 10 2024"
    )
    revision = HiddenField(required=False)

    @property
    def why(self) -> Why:
        given = self.cleaned_data
        return Why(given["on"], given["reason"], given["agreed"])


class ActionForm(WhyForm):
    """What an action says, with why it says so."""

    title = TextArea("What is to be done?", enter="Say what is to be done", rows=3, max_length=MOST)
    accountable = TextField(
        "Who answers for it?",
        hint="One post and its organisation, for example: Head of SEND, Council",
        enter="Name the one post that answers for it",
        max_length=200,
    )
    contributors = TextArea(
        "Who else contributes?", hint="One post and organisation to a line", required=False, rows=3
    )
    due_on = DateField("When is it due?", noun="the due date", required=False, example="31 3 2025")
    open_ended_reason = TextField("If it has no due date, why not?", required=False, max_length=500)
    evidence = TextArea(
        "What will show that it worked?", hint="One kind of evidence to a line", required=False, rows=3
    )
    kpi_codes = TextField(
        "Which indicators is it known by?",
        hint="Codes, with spaces between: APP17 APP01",
        required=False,
        max_length=500,
    )

    field_order = (
        "sub_theme",
        "code",
        "title",
        "accountable",
        "account",
        "contributors",
        "due_on",
        "open_ended_reason",
        "evidence",
        "kpi_codes",
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["account"] = RecordField(
            "Whose account is that?",
            hint="They are asked to report on it each month.",
            queryset=people,
            required=False,
            nothing="Nobody's yet",
            shown=lambda one: one.display_name,
        )
        self.order_fields(self.field_order)

    @property
    def wanted(self) -> Wanted:
        given = self.cleaned_data
        accountable = _owner(given["accountable"], given["account"])
        answers = (accountable.role, accountable.organisation)  # and so is no mere contributor any more
        others = [_owner(line) for line in _lines(given["contributors"])]
        return Wanted(
            title=given["title"],
            accountable=accountable,
            contributors=tuple(each for each in others if (each.role, each.organisation) != answers),
            due_on=given["due_on"],
            open_ended_reason=given["open_ended_reason"],
            evidence=tuple(_lines(given["evidence"])),
            kpi_codes=tuple(dict.fromkeys(given["kpi_codes"].replace(",", " ").split())),
        )


class NewActionForm(ActionForm):
    code = TextField("Its code", hint="For example, 1A5", max_length=15, width=10)

    def __init__(self, *args, sub_themes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sub_theme"] = RecordField(
            "Where does it stand?", queryset=sub_themes, shown=pages.sub_theme_words
        )
        self.order_fields(self.field_order)


class MergeForm(WhyForm):
    field_order = ("into",)

    def __init__(self, *args, actions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"] = RecordField(
            "Which action takes it in?", queryset=actions, shown=pages.action_words
        )
        self.order_fields(self.field_order)


class MoveForm(WhyForm):
    field_order = ("sub_theme",)

    def __init__(self, *args, sub_themes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sub_theme"] = RecordField(
            "Where does it go?", queryset=sub_themes, shown=pages.sub_theme_words
        )
        self.order_fields(self.field_order)


class SplitForm(WhyForm):
    """Two parts or more: a code and words for each."""

    field_order = tuple(name for number in PARTS for name in (f"code_{number}", f"title_{number}"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for number in PARTS:
            needed = number <= 2
            self.fields[f"code_{number}"] = TextField(
                f"Code of part {number}", required=needed, max_length=15, width=10
            )
            self.fields[f"title_{number}"] = TextArea(
                f"What is part {number}?", required=needed, rows=2, max_length=MOST
            )
        self.order_fields(self.field_order)

    @property
    def parts(self) -> list[tuple[str, str]]:
        given = self.cleaned_data
        found = [(given[f"code_{number}"], given[f"title_{number}"]) for number in PARTS]
        return [part for part in found if any(part)]


class MilestoneForm(GovukForm):
    words = TextField("What is reached by then?", enter="Say what is reached by then", max_length=500)
    due_on = DateField("When is it due?", noun="the day it is due", example="31 3 2025")
    revision = HiddenField()


class MilestoneChangeForm(MilestoneForm):
    reached_on = DateField(
        "When was it reached?",
        hint="Leave it empty until it is.",
        noun="the day it was reached",
        latest=today,
        required=False,
    )
    is_dropped = ConfirmField("It is dropped", required=False)
    reason = TextArea("Why?", hint="Needed for another due day, and for dropping it.", required=False, rows=2)


class VersionForm(GovukForm):
    """Agreeing a version: the plan as it stands at the end of a day is kept."""

    agreed_on = DateField(
        "When was it agreed?", noun="the day on which it was agreed", latest=today, example="12 11 2024"
    )
    agreed_where = TextField(
        "Where was it agreed?",
        hint="For example, the improvement board",
        enter="Say where it was agreed",
        max_length=200,
    )
    words = TextArea("What changed?", enter="Say what changed", rows=4, max_length=MOST)
    number = HiddenField()


class PlanForm(GovukForm):
    kind = ChoiceField("What kind of plan is it?", choices=ImprovementPlan.Kind.choices)
    began_on = DateField("From when is it in force?", noun="the day from which it is in force")
    ended_on = DateField("When did it end?", noun="the day on which it ended", required=False)
    revision = HiddenField()

    def __init__(self, *args, others, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["follows"] = RecordField(
            "Which plan does it follow?", queryset=others, required=False, nothing="No earlier plan"
        )


class CarryOverForm(GovukForm):
    outcome = ChoiceField("How did it go on?", choices=CarryOver.Outcome.choices, enter="Say how it went on")
    into = TextField(
        "Into which actions of the later plan?",
        hint="Their codes, with spaces between",
        required=False,
        max_length=200,
    )
    why = TextArea(
        "Why?", hint="Needed where it was not carried over, or only in part.", required=False, rows=3
    )

    @property
    def codes(self) -> list[str]:
        return self.cleaned_data["into"].replace(",", " ").split()
