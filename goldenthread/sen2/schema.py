"""The fields of the Department's person-level SEN2 return, as data: module, element, item, form and years.

Names, order and years come from public descriptions of the 2023 to 2026 collections; the Department's own technical
specification was not available, so nothing here claims to be its text. Reading, checking and writing the return is a
later part; this is the list that the models must have a home for.
"""

from __future__ import annotations

from dataclasses import dataclass

FIRST_YEAR, LAST_YEAR = 2023, 2026


@dataclass(frozen=True)
class Module:
    """A part of the return: its element, the element it hangs from, and how many of it there may be."""

    element: str
    parent: str
    at_least: int
    at_most: int | None  # None: no limit


@dataclass(frozen=True)
class Field:
    """One element of a module. `item` is the guide's number; `first_year` and `last_year` are collections."""

    module: str
    element: str
    item: str
    form: str  # "date", "flag", "code" or "text"
    first_year: int = FIRST_YEAR
    last_year: int = LAST_YEAR

    @property
    def key(self) -> str:
        return f"{self.module}.{self.element}"

    def asked_in(self, year: int) -> bool:
        return self.first_year <= year <= self.last_year


MODULES = (
    Module("Header", "", 1, 1),
    Module("Person", "Header", 1, None),
    Module("Requests", "Person", 1, None),
    Module("Assessment", "Requests", 0, 1),
    Module("NamedPlan", "Assessment", 0, 1),
    Module("PlanDetail", "NamedPlan", 1, 2),
    Module("ActivePlans", "Requests", 0, 1),
    Module("PlacementDetail", "ActivePlans", 1, None),
    Module("SENneed", "ActivePlans", 1, 2),
)

FIELDS = (
    Field("Header", "Year", "0", "text"),
    Field("Header", "ReferenceDate", "0", "date"),
    Field("Header", "LEA", "0", "text"),
    Field("Header", "DMO", "0", "code"),
    Field("Header", "DCO", "0", "code"),
    Field("Header", "DSCO", "0", "code", first_year=2025),
    Field("Person", "Surname", "1.1", "text"),
    Field("Person", "Forename", "1.2", "text"),
    Field("Person", "PersonBirthDate", "1.3", "date"),
    Field("Person", "Sex", "1.4", "code", first_year=2024),
    Field("Person", "GenderCurrent", "1.4", "code", last_year=2023),
    Field("Person", "Ethnicity", "1.5", "code"),
    Field("Person", "PostCode", "1.6", "text"),
    Field("Person", "UPN", "1.7a", "text"),
    Field("Person", "UniqueLearnerNumber", "1.7b", "text"),
    Field("Person", "UPNunknown", "1.7c", "code"),
    Field("Requests", "ReceivedDate", "2.1", "date"),
    Field("Requests", "RequestSource", "2.2", "code", first_year=2025),
    Field("Requests", "RYA", "2.3", "flag"),
    Field("Requests", "RequestOutcomeDate", "2.4", "date"),
    Field("Requests", "RequestOutcome", "2.5", "code"),
    Field("Requests", "RequestMediation", "2.6", "flag"),
    Field("Requests", "RequestTribunal", "2.7", "flag"),
    Field("Requests", "Exported", "2.8", "code"),
    Field("Assessment", "AssessmentOutcome", "3.1", "code"),
    Field("Assessment", "AssessmentOutcomeDate", "3.2", "date"),
    Field("Assessment", "AssessmentMediation", "3.3", "flag"),
    Field("Assessment", "AssessmentTribunal", "3.4", "flag"),
    Field("Assessment", "OtherMediation", "3.5", "flag"),
    Field("Assessment", "OtherTribunal", "3.6", "flag"),
    Field("Assessment", "Week20", "3.7", "flag"),
    Field("NamedPlan", "StartDate", "4.1", "date"),
    Field("NamedPlan", "PlanRes", "4.2", "code"),
    Field("NamedPlan", "PlanWBP", "4.3", "code"),
    Field("NamedPlan", "PB", "4.4a", "flag"),
    Field("NamedPlan", "OA", "4.4b", "flag"),
    Field("NamedPlan", "DP", "4.4c", "code"),
    Field("NamedPlan", "CeaseDate", "4.5", "date"),
    Field("NamedPlan", "CeaseReason", "4.6", "code"),
    Field("PlanDetail", "URN", "4.7a", "text"),
    Field("PlanDetail", "UKPRN", "4.7b", "text"),
    Field("PlanDetail", "SENsetting", "4.7c", "code"),
    Field("PlanDetail", "SENsettingOther", "4.7c(i)", "text"),
    Field("PlanDetail", "PlacementRank", "4.7d", "code"),
    Field("PlanDetail", "SENunitIndicator", "4.7e", "flag"),
    Field("PlanDetail", "ResourcedProvisionIndicator", "4.7f", "flag"),
    Field("ActivePlans", "TransferLA", "5.1", "code"),
    Field("ActivePlans", "Res", "5.2", "code", last_year=2023),
    Field("ActivePlans", "WBP", "5.3", "code", last_year=2023),
    Field("ActivePlans", "ReviewMeeting", "5.4a", "date", first_year=2024),
    Field("ActivePlans", "LastReview", "5.4b", "date"),
    Field("ActivePlans", "ReviewOutcome", "5.4c", "code", first_year=2024),
    Field("ActivePlans", "ReviewDraft", "5.4d", "date", first_year=2025),
    Field("ActivePlans", "PhaseTransferDueDate", "5.6a", "date", first_year=2025),
    Field("ActivePlans", "PhaseTransferFinalDate", "5.6b", "date", first_year=2025),
    Field("PlacementDetail", "URN", "5.7a", "text"),
    Field("PlacementDetail", "UKPRN", "5.7b", "text"),
    Field("PlacementDetail", "SENsetting", "5.7c", "code"),
    Field("PlacementDetail", "SENsettingOther", "5.7c(i)", "text"),
    Field("PlacementDetail", "PlacementRank", "5.7d", "code"),
    Field("PlacementDetail", "EntryDate", "5.7e", "date"),
    Field("PlacementDetail", "LeavingDate", "5.7f", "date"),
    Field("PlacementDetail", "AttendancePattern", "5.5g", "code", last_year=2023),
    Field("PlacementDetail", "SENunitIndicator", "5.7g", "flag"),
    Field("PlacementDetail", "ResourcedProvisionIndicator", "5.7h", "flag"),
    Field("PlacementDetail", "Res", "5.2", "code", first_year=2024),
    Field("PlacementDetail", "WBP", "5.3", "code", first_year=2024),
    Field("SENneed", "SENtype", "5.8a", "code"),
    Field("SENneed", "SENtypeRank", "5.8b", "code"),
)


def fields_of(year: int) -> tuple[Field, ...]:
    """The fields that a collection year asks for. Raises ValueError for a year that is not described."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"no SEN2 collection of {year} is described: {FIRST_YEAR} to {LAST_YEAR} are")
    return tuple(field for field in FIELDS if field.asked_in(year))
