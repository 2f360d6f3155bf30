"""The sections that an EHC plan has, in their order, each with what the law asks of it and where it says so."""

from dataclasses import dataclass
from enum import Enum

from goldenthread.statute.wording import Authority, both, regulation, section


class Kind(Enum):
    """What a section is made of beside its text."""

    TEXT = "text"
    NEEDS = "need"
    OUTCOMES = "outcome"
    PROVISION = "provision"
    ADVICE = "advice"
    PLACEMENT = "placement"


@dataclass(frozen=True)
class Section:
    """`code` stands in addresses, `letter` on paper. `asks` is put to who writes it. `must` says that the section cannot
    be empty; `none` is how the others say that there is nothing."""

    code: str
    letter: str
    title: str
    asks: str
    authority: Authority
    kind: Kind = Kind.TEXT
    must: bool = False
    none: str = ""

    @property
    def name(self) -> str:
        return f"Section {self.letter}: {self.title}"

    @property
    def short(self) -> str:
        """As in a row's number: F1."""
        return self.letter


_SOCIAL = both(regulation("12(1)(h)(i)"), section("37(2)(f)"))
_OTHER_SOCIAL = both(regulation("12(1)(h)(ii)"), section("37(2)(g)"))

CHILD_VIEWS = Section(
    "a-child",
    "A",
    "what I think, what I like and what I hope for",
    "The child's or young person's own views, interests and aspirations, in their own words where they gave them.",
    both(regulation("12(1)(a)"), section("19(a)")),
    must=True,
)
PARENT_VIEWS = Section(
    "a-parents",
    "A",
    "what my family thinks and hopes for",
    "What the parents think and hope for. Keep it apart from what the child said.",
    both(regulation("12(1)(a)"), section("19(a)")),
    none="The parents' views have not been given.",
)
NEEDS = Section(
    "b",
    "B",
    "special educational needs",
    "Every special educational need that the assessment found: what is hard, when, and how it shows.",
    both(regulation("12(1)(b)"), section("37(2)(a)")),
    Kind.NEEDS,
    must=True,
)
HEALTH_NEEDS = Section(
    "c",
    "C",
    "health needs related to special educational needs",
    "Health needs that relate to the special educational needs. Others may be told of if the family agrees.",
    regulation("12(1)(c)"),
    Kind.NEEDS,
    none="No health needs that relate to the special educational needs were found.",
)
CARE_NEEDS = Section(
    "d",
    "D",
    "social care needs",
    "Social care needs that relate to the special educational needs or to a disability.",
    regulation("12(1)(d)"),
    Kind.NEEDS,
    none="No social care needs that relate to the special educational needs or a disability were found.",
)
OUTCOMES = Section(
    "e",
    "E",
    "outcomes",
    "What will be different for the child: by when, and how everybody will know.",
    both(regulation("12(1)(e)"), section("37(2)(b)")),
    Kind.OUTCOMES,
    must=True,
)
EDUCATION = Section(
    "f",
    "F",
    "special educational provision",
    "What the child must receive for every need in section B: what, by whom, how often, how long.",
    both(regulation("12(1)(f)"), section("37(2)(c)")),
    Kind.PROVISION,
    must=True,
)
HEALTH = Section(
    "g",
    "G",
    "health provision",
    "Health provision that the needs reasonably require, agreed by the body that commissions it.",
    both(regulation("12(1)(g)", "12(2)"), section("37(2)(e)")),
    Kind.PROVISION,
    none="No health provision is required.",
)
CARE_1970 = Section(
    "h1",
    "H1",
    "social care provision under the Act of 1970",
    "Social care provision that must be made for someone under 18 under section 2 of the Chronically Sick and Disabled "
    "Persons Act 1970.",
    _SOCIAL,
    Kind.PROVISION,
    none="No provision under section 2 of the Chronically Sick and Disabled Persons Act 1970 is required.",
)
CARE = Section(
    "h2",
    "H2",
    "other social care provision",
    "Any other social care provision that the needs reasonably require.",
    _OTHER_SOCIAL,
    Kind.PROVISION,
    none="No other social care provision is required.",
)
PLACEMENT = Section(
    "i",
    "I",
    "placement",
    "The setting, and the type of setting. It stays empty in a draft: the family says first which setting they want. "
    "What the final plan names here is what the record of the plan names.",
    both(regulation("12(1)(i)"), section("38(5)")),
    Kind.PLACEMENT,
)
BUDGET = Section(
    "j",
    "J",
    "personal budget",
    "Whether there is a personal budget; for direct payments, which needs and outcomes they are to meet.",
    both(regulation("12(1)(j)"), section("49")),
    none="There is no personal budget.",
)
ADVICE = Section(
    "k",
    "K",
    "advice and information",
    "The advice and information that the assessment gathered. It is attached to the plan.",
    regulation("12(4)"),
    Kind.ADVICE,
    must=True,
)

SECTIONS = [
    CHILD_VIEWS,
    PARENT_VIEWS,
    NEEDS,
    HEALTH_NEEDS,
    CARE_NEEDS,
    OUTCOMES,
    EDUCATION,
    HEALTH,
    CARE_1970,
    CARE,
    PLACEMENT,
    BUDGET,
    ADVICE,
]
BY_CODE = {one.code: one for one in SECTIONS}
CHOICES = [(one.code, one.name) for one in SECTIONS]
VIEWS = {CHILD_VIEWS.code, PARENT_VIEWS.code}


def codes_of(kind: Kind) -> list[str]:
    return [one.code for one in SECTIONS if one.kind == kind]


def choices_of(kind: Kind) -> list[tuple[str, str]]:
    return [(one.code, one.name) for one in SECTIONS if one.kind == kind]


# From Year 9 the provision in F, G, H1 and H2 must prepare for adulthood: regulation 12(3).
ADULTHOOD_FROM_YEAR = 9
ADULTHOOD = regulation("12(3)")
