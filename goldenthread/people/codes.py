"""Code sets of the SEN2 return that describe people and settings, and how a typed date is read."""

from datetime import UTC, date, datetime

from django.db.models import TextChoices


class Sex(TextChoices):
    FEMALE = "F", "Female"
    MALE = "M", "Male"


class GenderRecorded(TextChoices):
    """The 2023 return asked for this instead of sex."""

    NOT_KNOWN = "0", "Not known"
    MALE = "1", "Male"
    FEMALE = "2", "Female"
    NOT_SPECIFIED = "9", "Not specified"


class NumberUnknown(TextChoices):
    UNDER_SIX = "UN1", "Under 6 and no UPN yet"
    NEVER_STATE_FUNDED = "UN2", "Never in a state-funded school in England"
    EDUCATED_ABROAD = "UN3", "Educated outside England"
    SOURCES_DISAGREE = "UN5", "Sources disagree, so no reliable match"
    NEW_TO_AREA = "UN8", "New to the local authority"
    YOUNG_PERSON_NEVER_STATE_FUNDED = "UN9", "Young person never in state-funded education in England"
    NO_FURTHER_ACTION = "UN10", "Request led to no further action before a number was known"


class Officer(TextChoices):
    YES = "Y", "Yes"
    NO = "N", "No"
    RECRUITING = "R", "Recruitment in progress"


class SettingKind(TextChoices):
    MAINSTREAM = "mainstream", "Mainstream school"
    RESOURCED = "resourced", "Mainstream school with resourced provision or SEN unit"
    SPECIAL = "special", "State-funded special school"
    INDEPENDENT = "independent", "Independent or non-maintained special school"
    ALTERNATIVE = "alternative", "Alternative provision"
    FURTHER = "further", "Further education or sixth form college"
    EARLY_YEARS = "early_years", "Early years setting"


class Phase(TextChoices):
    EARLY_YEARS = "early_years", "Early years"
    PRIMARY = "primary", "Primary"
    SECONDARY = "secondary", "Secondary"
    ALL_THROUGH = "all_through", "All-through"
    POST_16 = "post_16", "Post-16"


DATE_FORMS = ["%d/%m/%Y", "%d/%m/%y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y"]


def typed_date(word: str) -> date | None:
    """The date that somebody typed into a search box, or nothing."""
    for form in DATE_FORMS:
        try:
            return datetime.strptime(word, form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    return None
