"""Which published measure of the Department for Education stands beside which indicator, and how the two differ.

A measure is named as the Department names its column, after the name of its file: `timeliness.plans_issued_den`. Some
of the Department's columns carry a year in their names; `{yy}` stands for the last two digits of the figure's year and
`{next}` for those of the year after. The wording of `differs` is read by people who decide what to believe.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from goldenthread.indicators.language import Polarity
from goldenthread.indicators.periods import Month

Basis = Literal["calendar year", "january", "january after"]
LICENCE = "Open Government Licence v3.0"
PUBLISHER = "Department for Education, Education, health and care plans"


@dataclass(frozen=True)
class Benchmark:
    """An indicator's official counterpart.

    measure: the published column, or, when it is `worked_out`, our name for a share or sum of published counts.
    title: what the measure is, in plain words. unit: "%" or the plural noun that is counted. counts: what the
    Department counts. differs: how that is not what the indicator counts. counted: the columns whose sum is the
    numerator, out_of: those whose sum is the denominator; empty for a count. basis: which local figure belongs to a
    published year: its calendar year, its January, or the January that ends it. headline: a published column that is
    quoted more often, and headline_words: how it differs. otherwise: what the measure is called, where it is a share
    and the indicator a count: then the count is held against the share's numerator.
    """

    code: str
    measure: str
    title: str
    unit: str
    counts: str
    differs: str
    polarity: Polarity
    counted: tuple[str, ...] = ()
    out_of: tuple[str, ...] = ()
    basis: Basis = "calendar year"
    worked_out: bool = False
    headline: str = ""
    headline_words: str = ""
    otherwise: str = ""

    @property
    def is_share(self) -> bool:
        return self.unit == "%"

    def numerator(self, year: int) -> tuple[str, ...]:
        return _of_year(self.counted, year)

    def denominator(self, year: int) -> tuple[str, ...]:
        return _of_year(self.out_of, year)

    def columns(self, year: int) -> tuple[str, ...]:
        """Every published column that is read for a year."""
        own = () if self.worked_out else (self.measure,)
        quoted = (self.headline,) if self.headline else ()
        return (*own, *quoted, *self.numerator(year), *self.denominator(year))

    def period_words(self, year: int) -> str:
        """ "2024", or "January 2025"."""
        return {
            "calendar year": f"{year}",
            "january": f"January {year}",
            "january after": f"January {year + 1}",
        }[self.basis]

    def local_month(self, year: int) -> Month:
        """The month whose local figure, of the twelve months that end with it or of its last day, covers the same."""
        return {
            "calendar year": Month(year, 12),
            "january": Month(year, 1),
            "january after": Month(year + 1, 1),
        }[self.basis]


def _of_year(names: tuple[str, ...], year: int) -> tuple[str, ...]:
    this, after = f"{year % 100:02}", f"{(year + 1) % 100:02}"
    return tuple(name.replace("{yy}", this).replace("{next}", after) for name in names)


_YEARLY = "The Department's figure is for a calendar year, from the return made each January; the indicator is for a month."
_JANUARY = (
    "The Department counts once a year, on a day in January; the indicator counts on the last day of a month."
)
_ALL_AGES = "The Department counts everyone aged 0 to 25 with a plan; the indicator counts those of compulsory school age."
_EVERY_PLAN = "Both count every live plan, a new one too, and both go by the review meeting."
_MEETINGS = (
    "The Department's file shows no such share: it is worked out here from its counts. It counts the plans of January "
    "and the latest meeting of each since the start of the year before, nearly thirteen months; the indicator goes back "
    "twelve months to the day. For a few authorities it shows no review counts; England's are as it published them."
)

BENCHMARKS: dict[str, Benchmark] = {
    each.code: each
    for each in (
        Benchmark(
            code="APP03",
            measure="tribunal.appeal_rate",
            title="Appeal rate",
            unit="%",
            counts=(
                "Appeals that the Tribunal registered in the calendar year, for every hundred decisions that could be "
                "appealed: requests refused, assessments that ended without a plan, plans held in January, plans ended."
            ),
            differs=(
                "The indicator counts appeals in a month; the Department divides a calendar year's by decisions, most of "
                "which are simply the plans that exist, so a growing authority's rate falls by itself. The Tribunal goes "
                "by the day of registration, and counts what it registered, the authority what it was told of. No rate "
                "is published for regions."
            ),
            polarity="lower",
            counted=("tribunal.appeals_registered",),
            out_of=("tribunal.total_appealable_decisions",),
            otherwise="Appeal rate",
        ),
        Benchmark(
            code="APP17",
            measure="timeliness.pc_plans_issued_within_20_weeks",
            title="Plans issued within 20 weeks, exceptions included",
            unit="%",
            counts="Of the new plans issued in the calendar year, those issued within 20 weeks of the request.",
            differs=(
                f"{_YEARLY} The figure that is quoted as England's leaves out plans with an exception, from both halves of "
                "the fraction. The Department's total of plans is somewhat lower than the assessments "
                "that ended in a plan: it appears to leave out cases that went to mediation or appeal, which the "
                "indicator counts."
            ),
            polarity="higher",
            counted=("timeliness.plans_issued_within_20_weeks",),
            out_of=("timeliness.plans_issued_den",),
            headline="timeliness.PC_plans_issued_20_weeks_ex",
            headline_words="leaving exceptions out",
        ),
        Benchmark(
            code="APP17-EX",
            measure="timeliness.PC_plans_issued_20_weeks_ex",
            title="Plans issued within 20 weeks, exceptions left out",
            unit="%",
            counts=(
                "Of the new plans issued in the calendar year without an exception, those issued within 20 weeks of the "
                "request. This is the figure usually quoted as England's."
            ),
            differs=(
                f"{_YEARLY} The Department goes by the exceptions that the authority returned, and a few authorities "
                "return nearly every late plan as one. Its total appears to leave out cases that went to mediation or "
                "appeal, which the indicator counts."
            ),
            polarity="higher",
            counted=("timeliness.plans_issued_20_weeks_ex",),
            out_of=("timeliness.plans_issued_den_ex",),
        ),
        Benchmark(
            code="APP18",
            measure="new_plans.mainstream_total_pc",
            title="New plans placed in mainstream",
            unit="%",
            counts=(
                "Of the plans that began in the calendar year, those of children placed in a mainstream school, SEN units "
                "and resourced provision included."
            ),
            differs=(
                f"{_YEARLY} The Department counts new plans of every age, so early years and college places hold its "
                "share down; the indicator counts those of compulsory school age. It also goes by where the child was "
                "placed, the indicator by what the plan names."
            ),
            polarity="higher",
            counted=("new_plans.mainstream_total",),
            out_of=("new_plans.new_ehc_plans",),
        ),
        Benchmark(
            code="APP19",
            measure="new_plans.placement_unknown_pc",
            title="New plans without a recorded placement",
            unit="%",
            counts="Of the plans that began in the calendar year, those for which no placement was recorded.",
            differs=(
                f"{_YEARLY} The Department counts what the return left out, which may be a fault of the record; the "
                "indicator counts plans that name no school or other setting, which may be lawful where they name a type."
            ),
            polarity="lower",
            counted=("new_plans.placement_unknown",),
            out_of=("new_plans.new_ehc_plans",),
        ),
        Benchmark(
            code="APP20",
            measure="annual_reviews.not_met_in_twelve_months_pc",
            title="Plans without a review meeting in the year",
            unit="%",
            counts="Of all plans in January, those with no review meeting recorded since the start of the year before.",
            differs=f"{_EVERY_PLAN} {_MEETINGS}",
            polarity="lower",
            counted=(
                "annual_reviews.review_meeting_prior_{yy}",
                "annual_reviews.no_review_meeting",
                "annual_reviews.review_not_expected",
            ),
            out_of=("annual_reviews.total_ehc_plans",),
            basis="january after",
            worked_out=True,
        ),
        Benchmark(
            code="APP31",
            measure="caseload.mainstream_total_pc",
            title="Plans placed in mainstream",
            unit="%",
            counts=(
                "Of all plans in January, those of children and young people placed in a mainstream school, SEN units and "
                "resourced provision included."
            ),
            differs=(
                f"{_JANUARY} {_ALL_AGES} Colleges and early years are in its total, so its share is lower. It also goes "
                "by where the child is placed, the indicator by what the plan names."
            ),
            polarity="higher",
            counted=("caseload.mainstream_total",),
            out_of=("caseload.ehcplans",),
            basis="january",
        ),
        Benchmark(
            code="APP34",
            measure="caseload.AP_PRU_total_pc",
            title="Plans placed in alternative provision",
            unit="%",
            counts=(
                "Of all plans in January, those of children placed in an academy, free school or maintained school for "
                "alternative provision, pupil referral units included."
            ),
            differs=(
                f"{_JANUARY} {_ALL_AGES} The Department goes by where the child is placed, the indicator by what the plan "
                "names; tuition and other provision outside a school is not in the Department's figure."
            ),
            polarity="lower",
            counted=("caseload.ap_pru_total",),
            out_of=("caseload.ehcplans",),
            basis="january",
        ),
        Benchmark(
            code="X-AR-DECISION-4WK",
            measure="annual_reviews.pc_decsion_4weeks",
            title="Review decisions told within 4 weeks",
            unit="%",
            counts="Of the reviews with a decision recorded, those whose decision was told within 4 weeks of the meeting.",
            differs=(
                "The Department divides by the decisions that were made, whenever that was, so a decision never made is "
                "not in its figure; the indicator divides by the decisions that fell due in the month, so silence counts "
                "as late. The indicator is therefore the lower of the two where decisions are outstanding."
            ),
            polarity="higher",
            counted=("annual_reviews.number_decsion_4weeks",),
            out_of=("annual_reviews.number_decsion_4weeks", "annual_reviews.number_decision_gt_4weeks"),
        ),
        Benchmark(
            code="X-AR-IN-TIME-PCT",
            measure="annual_reviews.met_in_twelve_months_pc",
            title="Plans with a review meeting in the year",
            unit="%",
            counts="Of all plans in January, those whose latest review meeting was since the start of the year before.",
            differs=f"{_EVERY_PLAN} {_MEETINGS}",
            polarity="higher",
            counted=("annual_reviews.review_meeting_{yy}", "annual_reviews.review_meeting_{next}"),
            out_of=("annual_reviews.total_ehc_plans",),
            basis="january after",
            worked_out=True,
        ),
        Benchmark(
            code="X-AR-OVER-12M-PCT",
            measure="annual_reviews.past_twelve_months_pc",
            title="Plans whose review is past due",
            unit="%",
            counts=(
                "Of all plans in January, those for which a review was expected and no meeting is recorded since the start "
                "of the year before."
            ),
            differs=f"Both leave out plans too new to be reviewed. {_MEETINGS}",
            polarity="lower",
            counted=("annual_reviews.review_meeting_prior_{yy}", "annual_reviews.no_review_meeting"),
            out_of=("annual_reviews.total_ehc_plans",),
            basis="january after",
            worked_out=True,
        ),
        Benchmark(
            code="X-ASSESS-COMPLETED-M",
            measure="assessments.assess_ended",
            title="Assessments that ended in the year",
            unit="assessments",
            counts="Assessments of the calendar year that ended with a decision to issue a plan, or not to.",
            differs=(
                f"{_YEARLY} It is the sum of two published counts. The Department goes by the decision; the indicator goes "
                "by the plan issued or the family told. It is a count, so only the authority's own figure compares."
            ),
            polarity="higher",
            counted=("assessments.assess_issued", "assessments.assess_not_issued"),
            worked_out=True,
        ),
        Benchmark(
            code="X-ASSESS-REQUESTS",
            measure="requests.requests_received_in_year",
            title="Requests received in the year",
            unit="requests",
            counts="All requests for an assessment that the authority received in the calendar year.",
            differs=(
                f"{_YEARLY} Otherwise both count the same, save what was corrected after the return. It is a count, so only "
                "the authority's own figure compares."
            ),
            polarity="neutral",
        ),
        Benchmark(
            code="X-EHCP-ISSUED-M",
            measure="new_plans.new_ehc_plans",
            title="New plans in the year",
            unit="plans",
            counts="Plans that began in the calendar year.",
            differs=(
                f"{_YEARLY} The Department goes by the day the plan began, the indicator by the day it was issued, and "
                "plans of children who moved into the area are not new in the indicator. It is a count, so only the "
                "authority's own figure compares."
            ),
            polarity="neutral",
        ),
        Benchmark(
            code="X-EHCP-STOCK",
            measure="caseload.ehcplans",
            title="Plans in January",
            unit="plans",
            counts="All plans, for ages 0 to 25, that the authority maintained on the day of the count in January.",
            differs=(
                f"{_JANUARY} Both count ages 0 to 25; a rate for ages 0 to 18 cannot be had from it. It is a count, so "
                "only the authority's own figure compares."
            ),
            polarity="neutral",
            basis="january",
        ),
        Benchmark(
            code="X-REQ-6WK",
            measure="requests.request_outcome_six_weeks_pc",
            title="Requests decided within 6 weeks",
            unit="%",
            counts="Of the decisions whether to assess that were made in the calendar year, those made within 6 weeks.",
            differs=(
                f"{_YEARLY} The Department divides by decisions made, so one still outstanding is not in its figure; the "
                "indicator divides by decisions that fell due, so silence counts as late. The Department's total appears "
                "to hold decisions made in the year whenever the request was received."
            ),
            polarity="higher",
            counted=("requests.request_outcome_six_weeks",),
            out_of=("requests.request_outcome_six_weeks", "requests.request_outcome_over_6_weeks"),
        ),
        Benchmark(
            code="X-REQ-REFUSED-PCT",
            measure="requests.request_not_assess_pc",
            title="Requests refused an assessment",
            unit="%",
            counts="Of all requests received in the calendar year, those that were refused.",
            differs=(
                f"{_YEARLY} The Department divides by all requests received, withdrawn and undecided ones too; the "
                "indicator divides by the decisions made, so it is the higher of the two."
            ),
            polarity="neutral",
            counted=("requests.requests_decided_not_to_assess",),
            out_of=("requests.requests_received_in_year",),
        ),
        Benchmark(
            code="X-SUPPORTED-INTERNSHIPS",
            measure="work_based.open_supp_intern",
            title="Supported internships in January",
            unit="placements",
            counts="Young people with a plan who were on a supported internship on the day of the count in January.",
            differs=(
                f"{_JANUARY} The Department has it from the return of plans, the indicator from those who run the "
                "internships. It is a count, so only the authority's own figure compares."
            ),
            polarity="higher",
            basis="january",
        ),
    )
}
