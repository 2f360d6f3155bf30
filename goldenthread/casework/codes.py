"""Code sets of the SEN2 return that describe requests, assessments, plans and reviews."""

from django.db.models import IntegerChoices, TextChoices


class RequestSource(TextChoices):
    """SEN2 2.2 gives each a number: `sen2_code`."""

    PARENT_OR_YOUNG_PERSON = "parent_or_young_person", "Parent or young person"
    SETTING = "setting", "School or other setting"
    HEALTH = "health", "Health professional"
    SOCIAL_CARE = "social_care", "Social care professional"
    OTHER = "other", "Other"


class Decision(TextChoices):
    ASSESS = "assess", "To assess"
    REFUSE = "refuse", "Not to assess"


class AdviceKind(TextChoices):
    """Those whose advice regulation 6(1) requires."""

    PARENT = "parent", "Parent or young person"
    EDUCATION = "education", "School, college or nursery"
    HEALTH = "health", "Health"
    PSYCHOLOGY = "psychology", "Educational psychologist"
    SOCIAL_CARE = "social_care", "Social care"
    PREPARING_FOR_ADULTHOOD = "adulthood", "Preparing for adulthood"
    OTHER = "other", "Another person asked for by the family"


class Residential(TextChoices):
    WEEKS_38_TO_51 = "A", "38 to 51 weeks"
    WEEKS_52 = "B", "52 weeks"


class WorkBased(TextChoices):
    APPRENTICESHIP = "A", "Apprenticeship"
    TRAINEESHIP = "T", "Traineeship"
    SUPPORTED_INTERNSHIP = "S", "Supported internship"


class DirectPayments(TextChoices):
    EDUCATION = "E", "Education only"
    SOCIAL_CARE = "S", "Social care only"
    HEALTH = "H", "Health only"
    INTEGRATED = "I", "Integrated"


class CeaseReason(TextChoices):
    MAXIMUM_AGE = "1", "Reached the maximum age"
    NEEDS_MET = "2", "Needs met without a plan"
    HIGHER_EDUCATION = "3", "Moved to higher education"
    EMPLOYMENT = "4", "Moved to paid employment"
    TRANSFERRED = "5", "Transferred to another authority in England"
    NOT_ENGAGING = "6", "No longer wishes to engage"
    LEFT_ENGLAND = "7", "Moved outside England"
    DECEASED = "8", "Died"
    OTHER = "9", "Other"


# The plan ends of itself, or goes with the child: nobody is asked to wait for an appeal.
ENDS_WITHOUT_NOTICE = {
    CeaseReason.MAXIMUM_AGE,
    CeaseReason.TRANSFERRED,
    CeaseReason.LEFT_ENGLAND,
    CeaseReason.DECEASED,
}


class OtherPlacement(TextChoices):
    """Where a person is when it is no school with a number: SEN2 `SENsetting`."""

    AUTHORITY_ARRANGEMENT = "OLA", "Other arrangements by the authority"
    FAMILY_ARRANGEMENT = "OPA", "Other arrangements by the family"
    HOME_EDUCATION = "EHE", "Elective home education"
    EARLY_YEARS = "EYP", "Early years provider without a URN"
    OTHER = "OTH", "Other, or a type of setting only"
    NEET = "NEET", "Not in education, employment or training"
    NOTICE_TO_CEASE = "NIEC", "Not in education or training, notice to cease issued"
    NOT_IN_EDUCATION = "NIEO", "Not in education or training, other"


class Need(TextChoices):
    SPLD = "SPLD", "Specific learning difficulty"
    MLD = "MLD", "Moderate learning difficulty"
    SLD = "SLD", "Severe learning difficulty"
    PMLD = "PMLD", "Profound and multiple learning difficulty"
    SEMH = "SEMH", "Social, emotional and mental health"
    SLCN = "SLCN", "Speech, language and communication needs"
    HI = "HI", "Hearing impairment"
    VI = "VI", "Vision impairment"
    MSI = "MSI", "Multi-sensory impairment"
    PD = "PD", "Physical disability"
    ASD = "ASD", "Autistic spectrum disorder"
    DS = "DS", "Down syndrome"
    OTH = "OTH", "Other difficulty"


class Rank(IntegerChoices):
    PRIMARY = 1, "Primary"
    SECONDARY = 2, "Secondary"


class ReviewDecision(TextChoices):
    MAINTAIN = "maintain", "Keep the plan as it is"
    AMEND = "amend", "Amend the plan"
    CEASE = "cease", "Cease the plan"


class Attendance(TextChoices):
    """Asked in 2023 only."""

    FULL_TIME = "FT", "Full time"
    PART_TIME = "PT", "Part time"


class PhaseTransfer(TextChoices):
    """A transfer named in regulation 2(1); which date applies is a matter for `statute`."""

    TO_SCHOOL = "to_school", "Early years to school"
    INFANT_TO_JUNIOR = "infant_to_junior", "Infant to junior"
    TO_SECONDARY = "to_secondary", "Primary to secondary"
    TO_POST_16 = "to_post_16", "Secondary to post-16"
    BETWEEN_POST_16 = "between_post_16", "Between post-16 settings"


class ExceptionKind(TextChoices):
    """What may excuse a late stage: regulations 5(4), 10(4), 13(3) and 27(3). It never moves the date."""

    SCHOOL_CLOSED = "school_closed", "Advice was asked of a school closed for four weeks or more"
    EARLY_YEARS_CLOSED = (
        "early_years_closed",
        "Advice was asked of an early years provider closed for four weeks or more",
    )
    CIRCUMSTANCES = "personal_circumstances", "Exceptional personal circumstances"
    ABSENT = "absent_from_area", "Away from the area for four weeks or more"
