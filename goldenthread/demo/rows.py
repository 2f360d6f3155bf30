"""What the generator makes: plain values, numbered from 1, that `writing` turns into records."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(slots=True)
class SettingRow:
    key: int
    name: str
    kind: str
    phase: str
    district: int
    urn: str
    ukprn: str


@dataclass(slots=True)
class ChildRow:
    key: int
    ref: str
    surname: str
    forename: str
    born_on: date
    sex: str
    ethnicity: str
    postcode: str
    upn: str
    number_unknown_because: str
    district: int
    setting: int | None = None


@dataclass(slots=True)
class AdviceRow:
    kind: str
    requested_on: date
    request_received_on: date | None
    returned_on: date | None


@dataclass(slots=True)
class RequestRow:
    """A request with its assessment. `closed_on` is the end of the 20-week question, for whichever reason."""

    key: int
    ref: str = ""
    child: int = 0
    received_on: date | None = None
    source: str = ""
    decision: str = ""
    decided_on: date | None = None
    withdrawn_on: date | None = None
    not_issued_on: date | None = None
    issue_agreed_on: date | None = None
    draft_sent_on: date | None = None
    issued_on: date | None = None
    is_historical: bool = False
    had_mediation: bool = False
    had_appeal: bool = False
    officer: int = 0
    exception: tuple[str, str, datetime] | None = None
    advice: list[AdviceRow] = field(default_factory=list)

    @property
    def closed_on(self) -> date | None:
        refused_on = self.decided_on if self.decision == "refuse" else None
        return self.issued_on or self.not_issued_on or refused_on or self.withdrawn_on


@dataclass(slots=True)
class PlanRow:
    key: int
    ref: str
    request: int
    child: int
    draft_sent_on: date | None
    issued_on: date
    born_on: date
    current_from_on: date | None = None
    transferred_from_authority: str = ""
    transferred_in_on: date | None = None
    ceased_on: date | None = None
    cease_reason: str = ""
    needs: list[str] = field(default_factory=list)
    setting: int | None = None
    elsewhere: str = ""
    in_resourced_provision: bool = False
    residential: str = ""
    has_personal_budget: bool = False

    def is_live_on(self, day: date) -> bool:
        return self.issued_on <= day and (self.ceased_on is None or self.ceased_on > day)


@dataclass(slots=True)
class ReviewRow:
    key: int
    ref: str
    plan: int
    meeting_on: date
    papers_received_on: date | None = None
    decided_on: date | None = None
    decision: str = ""
    amendments_proposed_on: date | None = None
    final_plan_on: date | None = None

    @property
    def is_finished(self) -> bool:
        """Decided, and the amended plan sent where the plan was to be amended."""
        return self.decided_on is not None and (self.decision != "amend" or self.final_plan_on is not None)


@dataclass(slots=True)
class ComplaintRow:
    key: int
    ref: str
    stage: int
    child: int
    district: int
    received_on: date
    due_on: date
    acknowledged_on: date | None = None
    answered_on: date | None = None
    upheld: str = ""
    follows: int | None = None


@dataclass(slots=True)
class PersonRow:
    """Somebody with an account. `order` places them on the demonstration's sign-in page."""

    key: int
    name: str
    job: str
    role: str
    email: str
    organisation: str
    team: str = ""
    order: int | None = None


@dataclass(slots=True)
class CarerRow:
    name: str
    email: str
    telephone: str
    child: int
    person: int | None = None


@dataclass(slots=True)
class County:
    settings: list[SettingRow]
    people: list[PersonRow]
    children: list[ChildRow]
    requests: list[RequestRow]
    plans: list[PlanRow]
    reviews: list[ReviewRow]
    complaints: list[ComplaintRow]
    carers: list[CarerRow]
