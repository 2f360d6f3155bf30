"""For each rule of the checks a plan that breaks it; the sound plan passes them all. Tests run every one."""

from dataclasses import replace
from datetime import date

from goldenthread.casework.plan_writing import sections
from goldenthread.casework.plan_writing.checks import FINAL, Checked
from goldenthread.casework.plan_writing.content import Content, Listed, Need, Outcome, Placed, Provision, Text

ADVICE_KEY = 1
YEAR_10 = 10
TODAY = date(2024, 11, 12)

READING = Need("B1", sections.NEEDS.code, "Decodes words of one syllable; a page takes four minutes.")
READS = Outcome(
    "E1",
    sections.OUTCOMES.code,
    "Reads a page of a book of her choice aloud in two minutes.",
    "Timed by the class teacher on a book not read before",
    date(2026, 7, 17),
    ("B1",),
)
TAUGHT = Provision(
    "F1",
    sections.EDUCATION.code,
    "A structured phonics programme, one to one",
    "A teaching assistant trained in the programme",
    "Four times a week in term time",
    "20 minutes",
    "Every half term by the SENCO with the parents",
    outcomes=("E1",),
)
MEDICINE = Provision(
    "G1",
    sections.HEALTH.code,
    "A check of the inhaler plan",
    "The community asthma nurse",
    "Once a year",
    "30 minutes",
    "At the annual review",
    outcomes=("E1",),
)
NORTHFIELD = Placed("I1", sections.PLACEMENT.code, "Northfield Primary School", "mainstream school")
SOUND = Checked(
    content=Content(
        texts=(
            Text(
                sections.CHILD_VIEWS.code, "I like drawing. I want to read on my own.", "Said to her teacher"
            ),
            Text(
                sections.PARENT_VIEWS.code, "We hope that she reads for pleasure.", "Her mother, in a letter"
            ),
            *(
                Text(one.code, one.none)
                for one in sections.SECTIONS
                if one.none and one != sections.PARENT_VIEWS
            ),
        ),
        needs=(READING,),
        outcomes=(READS,),
        provision=(TAUGHT,),
        advice=(Listed("K1", sections.ADVICE.code, "Psychologist's report", "A. Name", TODAY, ADVICE_KEY),),
    ),
    year=4,
    advice=((ADVICE_KEY, "Advice of the educational psychologist"),),
    today=TODAY,
)


def _with(**parts) -> Checked:
    return replace(SOUND, content=replace(SOUND.content, **parts))


def _texts(**over: str) -> tuple[Text, ...]:
    """The sound plan's texts, with others under the codes given (a_child for a-child)."""
    texts = {one.code: one for one in SOUND.content.texts}
    given = {code.replace("_", "-"): words for code, words in over.items()}
    return tuple((texts | {code: Text(code, words) for code, words in given.items()}).values())


def _provision(of: Provision = TAUGHT, **over) -> Checked:
    """The sound plan with its provision otherwise, or with one more that section G then no longer denies."""
    if of is TAUGHT:
        return _with(provision=(replace(of, **over),))
    return _with(texts=_texts(g=""), provision=(TAUGHT, replace(of, **over)))


def _outcome(**over) -> Checked:
    return _with(outcomes=(replace(READS, **over),))


BREAKS: dict[str, Checked] = {
    "vague_education": _provision(what="Access to a phonics programme, as appropriate"),
    "vague_elsewhere": _provision(MEDICINE, how_often="Regularly"),
    "vague_text": _with(texts=_texts(f="She would benefit from small classes.")),
    "not_specified": _provision(how_often="", how_long=""),
    "not_quantified": _provision(how_often="In term time", how_long="A session"),
    "never_reviewed": _provision(reviewed=""),
    "need_without_provision": _with(
        needs=(READING, replace(READING, key="B2", text="Cannot hold a pencil."))
    ),
    "other_need_without_provision": _with(
        needs=(READING, Need("C1", sections.HEALTH_NEEDS.code, "Has asthma; runs for two minutes."))
    ),
    "provision_without_need": _with(provision=(TAUGHT, replace(TAUGHT, key="F2", outcomes=()))),
    "outcome_without_need": _with(outcomes=(READS, replace(READS, key="E2", needs=()))),
    "outcome_without_provision": _with(outcomes=(READS, replace(READS, key="E2"))),
    "outcome_not_measurable": _outcome(measure="", reach_by_on=None),
    "outcome_passed": _outcome(reach_by_on=date(2024, 7, 19)),
    "educates_outside_f": _provision(MEDICINE, educates=True),
    "may_educate": _provision(MEDICINE, what="Speech and language therapy, one to one"),
    "placement_in_draft": _with(placements=(NORTHFIELD,)),
    "placement_missing": replace(SOUND, stage=FINAL),
    "placement_in_words": replace(_with(texts=_texts(i="Elm School"), placements=(NORTHFIELD,)), stage=FINAL),
    "setting_in_provision": replace(
        _provision(who="The SENCO of Northfield Primary School"), settings=(NORTHFIELD.name,)
    ),
    "empty_section": _with(texts=_texts(a_child="")),
    "none_and_some": _with(provision=(TAUGHT, MEDICINE)),
    "silent_section": _with(texts=_texts(j="")),
    "nobody_voiced": _with(texts=_texts(a_child="I like drawing.")),
    "advice_not_listed": replace(SOUND, advice=(*SOUND.advice, (2, "Advice of the school"))),
    "no_adulthood": replace(SOUND, year=YEAR_10),
    "left_over": _with(needs=(replace(READING, text="[Name] decodes words of one syllable."),)),
}
