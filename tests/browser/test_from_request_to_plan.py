"""Three new children, from the first request to the final plan, from the pages alone: one in the ordinary way, one with
an exception to a time limit, one whose request was refused and whom a tribunal brought back.

Every step is taken as a caseworker takes it: by the links and buttons that the page before it offers. The demonstration
stands still on 12 November 2024, so that what happened is written down afterwards, each fact on its day.
"""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
NOTHING_NEEDED = (
    "Section C",
    "Section D",
    "Section G",
    "Section H1",
    "Section H2",
    "Section J",
)


def heading(page) -> str:
    return page.locator("h1").inner_text()


def follow(page, words, **asked) -> None:
    page.locator("main").get_by_role("link", name=words, **asked).first.click()


def press(page, words: str) -> None:
    page.locator("main").get_by_role("button", name=words, exact=True).click()


def fill(page, **answers) -> None:
    """Text by its label; `_` stands for a space."""
    for label, text in answers.items():
        page.get_by_label(label.replace("_", " "), exact=False).first.fill(text)


def day(page, day: int, month: int, year: int = 2024) -> None:
    """Three boxes, of the page or of one question on it."""
    for label, figures in (("Day", day), ("Month", month), ("Year", year)):
        page.get_by_label(label, exact=True).first.fill(str(figures))


def told(page, words: str) -> None:
    expect(page.locator(".govuk-notification-banner").first).to_contain_text(words)


def navigate(page, words: str) -> None:
    menu = page.get_by_role("button", name="Menu")
    if menu.is_visible():
        menu.click()
    page.get_by_role("navigation").get_by_role("link", name=words, exact=True).click()


class Walk:
    """A caseworker at one child's case. `name` is forename and surname."""

    def __init__(self, page, name: str, mother: str):
        self.page, self.name, self.mother = page, name, mother
        self.case = ""

    def arrive(self) -> None:
        """Looked for first, then made."""
        page = self.page
        navigate(page, "Children")
        page.get_by_label("Name, date of birth").fill(self.name)
        press(page, "Search")
        follow(page, "Make a record for a child new to the service")
        forename, surname = self.name.split()
        fill(page, Forename=forename, Surname=surname)
        day(page, 14, 9, 2017)
        page.get_by_label("District where the child lives").select_option("Maidstone")
        page.locator("input[data-list=current_setting]").fill("Alderbrook Infant School")
        page.get_by_label("Parent or carer's name").fill(self.mother)
        page.get_by_label("Relationship to the child").fill("Mother")
        page.get_by_label("Parent or carer's email").fill(f"{forename.lower()}@family.example")
        page.get_by_label("They hold parental responsibility").check()
        press(page, "Make the record")
        told(page, "The record is made")

    def ask(self, *received: int) -> None:
        page = self.page
        day(page, *received)
        page.get_by_label("Parent or young person").check()
        press(page, "Record the request")
        told(page, "The request is recorded")
        assert heading(page) == self.name
        self.case = page.url

    def send_letter(self, words: str) -> None:
        """Written, looked at, and sent to the mother by e-mail."""
        page = self.page
        page.goto(self.case)
        follow(page, f"Write the letter: {words}")
        page.get_by_label(self.mother).check()
        page.get_by_label("E-mail").check()
        press(page, "Go on to the preview")
        expect(page.locator("main")).to_contain_text(f"Dear {self.mother}")
        for box in page.locator("main input[type=checkbox]").all():
            box.check()
        press(page, "Send the letter")
        page.goto(self.case)
        expect(page.locator("main")).not_to_contain_text(f"Write the letter: {words}")

    def record(self, words: str, *on: int) -> None:
        """What the case's own list offers, on a day."""
        self.page.goto(self.case)
        follow(self.page, words, exact=True)
        day(self.page, *on)

    def decide(self, choice: str, *on: int) -> None:
        self.record("Decision whether to assess", *on)
        self.page.get_by_label(choice, exact=True).check()
        press(self.page, "Record")

    def refuse(self, *on: int) -> None:
        """The letter's rights are confirmed on the second asking."""
        self.decide("Not to assess", *on)
        self.page.get_by_label("The letter gives the reasons").check()
        press(self.page, "Record")
        told(self.page, "The decision is recorded")

    def offer_support(self) -> None:
        """What the page asks after a refusal: that the school's support was offered."""
        page = self.page
        page.goto(self.case)
        follow(page, "record the offer")
        page.get_by_label("With whom?").fill(f"{self.mother}, mother")
        page.get_by_label("What was said?").fill("The school and the council offered a support plan.")
        press(page, "Record the contact")
        page.goto(self.case)
        expect(page.locator("main")).not_to_contain_text("record the offer")

    def reopen(self, made: tuple[int, ...], came: tuple[int, ...]) -> None:
        page = self.page
        page.goto(self.case)
        follow(page, "Tribunal order, appeal conceded or agreement at mediation")
        page.get_by_label("Order of the Tribunal").check()
        page.get_by_label("Assess needs").check()
        for group, at in (("Day it was made", made), ("Day it came to the council", came)):
            day(page.get_by_role("group", name=group), *at)
        press(page, "Record the order")
        expect(page.locator("main")).to_contain_text("Next: tell the family that there will be an assessment")
        self.record("Family told of the assessment that was ordered", 30, 7)
        press(page, "Record that the family was told")
        expect(page.locator("main")).to_contain_text("Next: ask for advice")

    def gather_advice(self, asked: tuple[int, ...], came: tuple[int, ...]) -> None:
        page = self.page
        page.goto(self.case)
        follow(page, "Ask everybody for advice")
        day(page, *asked)
        press(page, "Record")
        told(page, "The requests for advice are recorded")
        waiting = page.get_by_role("link", name="it came")
        for left in range(waiting.count(), 0, -1):
            expect(waiting).to_have_count(left)
            waiting.first.click()
            day(page, *came)
            press(page, "Record")

    def agree(self, *on: int) -> None:
        self.record("Decision to issue a plan", *on)
        press(self.page, "Record")
        told(self.page, "The decision to issue a plan is recorded")

    def write_plan(self) -> None:
        page = self.page
        page.goto(self.case)
        follow(page, "Write the plan")
        follow(page, "Write Section A: what I think")
        page.get_by_label("What the plan says").fill("I like dens and trains. I want to read my own books.")
        page.get_by_label("Who gave these views").fill(
            "To the class teacher, with pictures, 2 September 2024"
        )
        press(page, "Save and go on")
        page.get_by_label("What the plan says").fill("We hope that school becomes a happy place again.")
        page.get_by_label("Who gave these views").fill(f"{self.mother}, by telephone, 20 August 2024")
        press(page, "Save and go on")
        self.add("Add a need", The_need="Words are hard to say: strangers understand one in two.")
        self.section("Section E")
        self.add(
            "Add an outcome",
            "B1",
            (18, 7, 2025),
            The_outcome="Adults who are strangers understand what is said.",
            How_will_everybody="A sample of speech: four words in five are understood.",
        )
        self.section("Section F")
        self.add(
            "Add provision",
            "E1",
            What_is_provided="Direct speech and language therapy to practise sounds.",
            who="A speech and language therapist",
            How_often="Once a week in term time",
            How_long_each_time="30 minutes",
            When_is_it_looked_at="Each term, by the therapist and the class teacher",
        )
        for section in NOTHING_NEEDED:
            self.section(section)
            press(page, "Say that there is none")
        self.section("Section K")
        press(page, "List the advice that has come")

    def section(self, name: str) -> None:
        self.page.goto(f"{self.case}plan/")
        follow(self.page, re.compile(f"^Write {name}:"))

    def add(self, what: str, linked: str = "", by_when=(), *, who: str = "", **answers) -> None:
        page = self.page
        page.locator("main").get_by_role("button", name=what).click()
        fill(page, **answers)
        if who:
            page.get_by_label("By whom?", exact=True).fill(who)
        if by_when:
            day(page, *by_when)
        if linked:
            page.get_by_label(f"{linked}:").check()
        press(page, "Save")
        told(page, "is in the plan")

    def check_plan(self) -> None:
        page = self.page
        page.goto(self.case)
        follow(page, "Check the plan")
        expect(page.locator("main")).to_contain_text("The checks found nothing")
        page.get_by_label("I have read the whole plan").check()
        press(page, "Record the quality check")
        told(page, "The quality check is recorded")

    def send_draft(self, *on: int) -> None:
        self.record("Draft plan sent", *on)
        press(self.page, "Record")
        told(self.page, "The draft is recorded as sent")

    def consult(self, setting: str, asked: tuple[int, ...], answered: tuple[int, ...]) -> None:
        """The family's own wish, asked before the letters were here, and its answer."""
        page = self.page
        page.goto(self.case)
        follow(page, "Consult settings")
        follow(page, "Consult settings")
        page.get_by_label("Name, URN or district of a setting").fill(setting)
        press(page, "Find settings")
        for wanted in ("Settings to consult", "Which of them did the family ask for?"):
            page.get_by_role("group", name=wanted).get_by_label(setting).check()
        page.get_by_label("They were asked already").check()
        day(page, *asked)
        press(page, "Continue")
        told(page, "The consultations are recorded")
        follow(page, "It answered")
        page.get_by_role("radio").first.check()
        day(page, *answered)
        page.locator("main form button").last.click()
        expect(page.locator("main tbody")).to_contain_text("29 Oct 2024")

    def hear_the_family(self) -> None:
        page = self.page
        page.goto(self.case)
        follow(page, "What the family said of it")
        page.get_by_label("Who said it, and how?").fill(f"{self.mother}, by e-mail")
        day(page, 18, 10)
        page.get_by_label("What they said").fill("Please name the special school that he visited.")
        press(page, "Record")

    def issue(self, setting: str, *on: int) -> None:
        page = self.page
        self.section("Section I")
        self.add("Name a setting", Which_school=setting)
        self.check_plan()
        self.record("Final plan issued", *on)
        press(page, "Record")
        told(page, "The plan is recorded as issued")

    def whole_way(self) -> None:
        """From the decision to assess to the final plan."""
        self.gather_advice(asked=(31, 7), came=(10, 9))
        self.agree(20, 9)
        self.write_plan()
        self.check_plan()
        self.send_draft(10, 10)
        self.hear_the_family()
        self.consult("Lower Silverdale Special School", (14, 10), (25, 10))
        self.issue("Lower Silverdale Special School", 12, 11)
        self.send_letter("final plan")

    def has_a_plan(self) -> None:
        """The case says so, and the plan that went out is kept as it went."""
        page = self.page
        page.goto(self.case)
        expect(page.locator("main")).to_contain_text("Next: hold the annual review meeting")
        page.goto(f"{self.case}plan/versions/")
        expect(page.locator("main")).to_contain_text(re.compile("Final plan, 12 November 2024"))
        answer = page.context.request.get(f"{self.case}plan/pdf/")
        assert answer.body().startswith(b"%PDF-1.7")


def test_a_child_goes_from_the_request_to_the_final_plan(open_page, sign_in_as):
    page = open_page(WIDE)
    sign_in_as(page, "Caseworker")
    walk = Walk(page, "Ptolemy Vanterpool", "Delphine Vanterpool")
    walk.arrive()
    walk.ask(24, 6)
    walk.decide("To assess", 30, 7)
    walk.whole_way()
    walk.has_a_plan()


def test_a_child_with_an_exception_to_a_time_limit_gets_the_plan_on_a_narrow_screen(open_page, sign_in_as):
    page, other = open_page(NARROW), open_page(WIDE)
    sign_in_as(page, "Caseworker")
    sign_in_as(other, "SEND manager")
    walk = Walk(page, "Saffron Okonedo-Price", "Hester Okonedo-Price")
    walk.arrive()
    walk.ask(24, 6)
    walk.decide("To assess", 30, 7)
    page.goto(walk.case)
    follow(page, "Exception to a time limit")
    page.get_by_label("Away from the area for four weeks or more").check()
    page.get_by_label("Why was the limit impractical to keep?").fill("The family was abroad all of August.")
    press(page, "Record")
    other.goto("/exceptions/")
    other.get_by_role("link", name=f"Decide on {walk.name}").click()
    other.get_by_label("Approve it", exact=True).check()
    press(other, "Record the decision")
    expect(other.locator("main")).not_to_contain_text(f"Decide on {walk.name}")
    walk.whole_way()
    walk.has_a_plan()


def test_a_child_whose_request_was_refused_gets_the_plan_after_the_tribunals_order(open_page, sign_in_as):
    page = open_page(WIDE)
    sign_in_as(page, "Caseworker")
    walk = Walk(page, "Cornelius Featherstonehaugh", "Wilhelmina Featherstonehaugh")
    walk.arrive()
    walk.ask(11, 3)
    walk.refuse(15, 4)
    walk.offer_support()
    walk.reopen((26, 7), (29, 7))
    walk.whole_way()
    walk.has_a_plan()
    page.goto(walk.case)
    expect(page.locator("main")).to_contain_text("Not to assess")
