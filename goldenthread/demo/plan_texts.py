"""What three invented plans say. {name} is the child's forename. One has faults planted for the checks to find."""

from datetime import date

from goldenthread.casework.plan_writing.content import Content, Need, Outcome, Provision, Text
from goldenthread.casework.plan_writing.sections import SECTIONS


def _texts(**said: str) -> tuple[Text, ...]:
    """By code (a_child for a-child); "words | who gave them" for views. What is not given says that there is none."""
    given = {code.replace("_", "-"): words for code, words in said.items()}
    found = {one.code: given.get(one.code, one.none) for one in SECTIONS}
    return tuple(Text(code, *words.split(" | ")) for code, words in found.items() if words)


WITH_FAULTS = Content(
    texts=_texts(
        a_child="I like the guinea pigs and being outside. The hall is too loud. I want a friend to sit with at lunch. | "
        "{name}, to the inclusion lead, with picture cards, 8 October 2024",
        a_parents="We hope that {name} can say what is wrong before it becomes too much, and is asked to a birthday party.",
        b="",
        c="No health needs that relate to the special educational needs were found.",
        g="",
        h1="",
        j="",
    ),
    needs=(
        Need(
            "B1",
            "b",
            "{name} understands spoken instructions of two parts. With more parts, or in a noisy room, {name} does the "
            "first and then stops.",
        ),
        Need(
            "B2",
            "b",
            "{name} has no words for feelings other than happy and cross, and leaves the room when it becomes too much: "
            "on eleven days in September.",
        ),
        Need("B3", "b", "{name} holds a pencil in the fist and writes three words in ten minutes."),
    ),
    outcomes=(
        Outcome(
            "E1",
            "e",
            "{name} follows an instruction of four parts in class.",
            "The class teacher tries it ten times in a week, and it succeeds eight times",
            date(2026, 7, 17),
            ("B1",),
        ),
        Outcome("E2", "e", "{name} will improve at managing feelings.", needs=("B2",)),
    ),
    provision=(
        Provision(
            "F1",
            "f",
            "Instructions in class are given one part at a time and shown with pictures",
            "The class teacher and the teaching assistant",
            "Every lesson",
            "All of the lesson",
            "Every half term by the SENCO with the parents",
            outcomes=("E1",),
        ),
        Provision(
            "F2",
            "f",
            "Access to regular small group work on feelings, as appropriate",
            "School staff",
            outcomes=("E2",),
        ),
        Provision(
            "G1",
            "g",
            "Speech and language therapy, one to one, on understanding longer sentences",
            "A speech and language therapist",
            "Six times a term",
            "40 minutes",
            "At the end of each term by the therapist",
            educates=True,
            outcomes=("E1",),
        ),
    ),
)

# Of a boy of four, as it was written then: its outcomes' days have passed since.
FIRST_PLAN = Content(
    texts=_texts(
        a_child="Trains. Water. Nanny's dog. (He chose these from twelve pictures.) He pushed away the picture of the carpet. | "
        "{name}, with pictures, in the nursery, June 2019",
        a_parents="{name} is funny and never gives up. We want strangers to understand what he says, and we want him to go to "
        "school with his cousin. | His father and mother, at the meeting of 12 June 2019",
    ),
    needs=(
        Need(
            "B1",
            "b",
            "{name} says single words and some pairs of words. People who do not know him understand one word in three.",
        ),
        Need(
            "B2",
            "b",
            "{name} listens in a group for two minutes and then walks away, more often where it is noisy.",
        ),
    ),
    outcomes=(
        Outcome(
            "E1",
            "e",
            "{name} speaks in sentences of four words that somebody who does not know him understands.",
            "The therapist counts, in a recording of fifty sentences, forty that are understood",
            date(2022, 7, 22),
            ("B1",),
        ),
        Outcome(
            "E2",
            "e",
            "{name} listens to a story in a group of six from beginning to end.",
            "The class teacher, on four of five school days in a week",
            date(2022, 7, 22),
            ("B2",),
        ),
    ),
    provision=(
        Provision(
            "F1",
            "f",
            "Speech and language therapy, one to one, on speech sounds and on joining words",
            "A speech and language therapist",
            "Once a week in term time",
            "30 minutes",
            "Every term by the therapist with the parents",
            outcomes=("E1",),
        ),
        Provision(
            "F2",
            "f",
            "Practice of the sounds and sentences that the therapist sets",
            "A teaching assistant shown how by the therapist",
            "Every school day",
            "15 minutes",
            "Every term by the therapist with the parents",
            outcomes=("E1",),
        ),
        Provision(
            "F3",
            "f",
            "A listening group of six children, in a room away from the classroom",
            "A teaching assistant trained in the programme",
            "Three times a week",
            "20 minutes",
            "Every half term by the class teacher",
            outcomes=("E2",),
        ),
    ),
)

# Of a young person in Year 10, with every section filled, as it was sent as a draft; the family asked for more of F2.
DRAFT_OF_ALL = Content(
    texts=_texts(
        a_child="I am good at fixing bikes and I am kind to little kids. I hate reading out loud. I get the shakes when "
        "plans change and nobody tells me.\nI want a job with engines. I want to get the bus on my own. I want one teacher "
        "who knows me. | {name}, in two talks with the learning mentor, who read the words back",
        a_parents="{name} was the first one up on school days until Year 7. We want that back. We want people to believe "
        "that it is fear and not rudeness. We hope for college and a trade, and a life with friends in it. | "
        "Both parents, in a letter and at the meeting about the draft outcomes",
        c="",
        d="",
        g="",
        h1="",
        j="There is no personal budget. The family was told on what terms they can ask for one.",
    ),
    needs=(
        Need(
            "B1",
            "b",
            "{name} reads at the level of an eight-year-old: short words surely, long words by guessing. Reading a page of a "
            "Year 10 textbook takes eleven minutes.",
        ),
        Need(
            "B2",
            "b",
            "A change of room, teacher or timetable without warning brings on panic. {name} left lessons on 23 days last year.",
        ),
        Need(
            "B3",
            "b",
            "{name} cannot yet plan a journey, tell how long it takes or handle money above ten pounds without help.",
        ),
        Need(
            "C1",
            "c",
            "{name} has epilepsy. Seizures come about twice a year, more often after bad nights; each is followed by an hour "
            "in which {name} cannot take in what is said.",
        ),
        Need(
            "D1",
            "d",
            "{name} has no friends outside the family and has not been out without an adult since April 2023.",
        ),
    ),
    outcomes=(
        Outcome(
            "E1",
            "e",
            "{name} reads a page of a workshop manual alone, in five minutes, and can say what to do.",
            "Tried each half term by the English teacher on a page not seen before",
            date(2026, 7, 17),
            ("B1",),
        ),
        Outcome(
            "E2",
            "e",
            "{name} stays in every lesson of a week in which one thing changes.",
            "The register, and {name}'s own chart, in six weeks out of seven",
            date(2025, 12, 19),
            ("B2",),
        ),
        Outcome(
            "E3",
            "e",
            "{name} goes to college by bus and back alone, and pays for lunch.",
            "Four journeys in a fortnight, with the travel trainer at the other end",
            date(2026, 7, 17),
            ("B3",),
        ),
        Outcome(
            "E4",
            "e",
            "After a seizure {name} is back in lessons on the same day, and nobody has called an ambulance without need.",
            "The school's record of seizures over a year",
            date(2025, 7, 18),
            ("C1",),
        ),
        Outcome(
            "E5",
            "e",
            "{name} meets the same two or three people of the same age every week, without the family.",
            "{name} says so, and the youth worker's notes over a term",
            date(2025, 7, 18),
            ("D1",),
        ),
    ),
    provision=(
        Provision(
            "F1",
            "f",
            "A structured programme of reading and spelling for teenagers, one to one, with technical texts from the second "
            "term on",
            "A teacher with a qualification in specific learning difficulties",
            "Three times a week in term time",
            "45 minutes",
            "Every half term by that teacher with {name}",
            outcomes=("E1",),
        ),
        Provision(
            "F2",
            "f",
            "A talk at the start of the day in which the timetable and every change in it are gone through and written down",
            "The learning mentor named in {name}'s timetable; when absent, a second person {name} has chosen",
            "Every school day",
            "10 minutes",
            "Every half term by the SENCO with {name} and the parents",
            outcomes=("E2",),
        ),
        Provision(
            "F3",
            "f",
            "Travel and money training on the bus and in shops, on the way to the college that {name} hopes to go to",
            "A travel trainer of the council",
            "Once a week for 30 weeks",
            "2 hours",
            "Every term by the travel trainer with {name} and the parents",
            for_adulthood=True,
            outcomes=("E3",),
        ),
        Provision(
            "F4",
            "f",
            "A placement in a garage with a job coach, as part of the timetable",
            "The school's careers lead and a job coach",
            "One day a week from January 2025 to July 2026",
            "5 hours",
            "Every term by the careers lead with {name} and the garage",
            for_adulthood=True,
            outcomes=("E1", "E3"),
        ),
        Provision(
            "G1",
            "g",
            "A seizure plan written with {name} and gone through with the staff named in it",
            "The epilepsy specialist nurse",
            "Twice a year, in September and February",
            "1 hour",
            "Every year by the nurse, and after each seizure",
            outcomes=("E4",),
        ),
        Provision(
            "H1.1",
            "h1",
            "A short break at a youth club for young people who mend bikes, with a support worker to go with at first",
            "A support worker of the council's short breaks service",
            "Once a week, 44 weeks a year",
            "3 hours",
            "Every six months by the social worker with {name}",
            for_adulthood=True,
            outcomes=("E5",),
        ),
    ),
)
LONGER_TALK = "20 minutes"  # of F2 in the final plan, as the family asked
HEARD = "Ten minutes is not enough: when three things change it takes longer than that, and then the first lesson is lost."
HEARD_FROM = "The mother, by e-mail"
ANSWERED = "F2 is 20 minutes in the final plan. The school and the learning mentor agreed."
