"""What each role may do, in words that a manager can read.

A role is a class; its `code` is stored and so is a promise. Which children a person may open is decided by the
records themselves (`visible_to`); a role says what kind of thing its holder may do at all.
"""

from enum import Enum


class Permission(Enum):
    """One thing that a person may do. The value is how it is said on the page that lists roles."""

    VIEW_CHILD = "open a child's record"
    SEARCH_CHILDREN = "search for a child by name, date of birth or number"
    RECORD_FACTS = "record what happened on a case"
    ANSWER_ADVICE = "answer what their organisation was asked for advice on, and read what it gave"
    EXCUSE_CHECKS = "let a plan go out although its checks found something, and say why"
    ALLOCATE_CASES = "allocate cases to officers"
    APPROVE_EXCEPTIONS = "approve or refuse exceptions to a time limit, on which the figures go by"
    HOLD_PANELS = "plan panels, record what they say of each case, and close them"
    MERGE_RECORDS = "make one record of two that are the same child's, and take it back"
    VIEW_RADAR = "see what is overdue and what falls due"
    VIEW_SCORECARD = "see the scorecard and each indicator"
    VIEW_INDICATOR_CASES = "open a figure to the cases behind it, without names"
    VIEW_RETURNS = "see who returned a figure, when, and what it replaced"
    RETURN_FIGURES = "return figures for the scorecard"
    SET_TARGETS = "set baselines, standards and targets, and begin the limits of a chart again"
    PUBLISH_MONTHS = "publish a month's figures, and say why a published one has changed"
    IMPORT_BENCHMARKS = "import the Department's published figures and choose whom to compare with"
    VIEW_PLAN = "see the improvement plan"
    KEEP_PLAN = "change the improvement plan: its actions, its versions, and how one plan follows another"
    RATE_ACTIONS = "rate the progress and impact of actions"
    ADD_EVIDENCE = "add evidence, change and withdraw it, and say what it is for"
    COMMENT_AREA = "challenge and comment on what owners say of an area's actions, and on exceptions"
    RUN_ROUNDS = "run the monthly round: open it, answer for owners without an account, record the board's decisions, close it"
    SET_ASIDE_FINDINGS = "set aside, with a reason, what the checker says does not hold"
    KEEP_BOARDS = (
        "keep boards and groups: members, terms of reference, meetings, minutes, the log, what scrutiny asks"
    )
    VIEW_RISKS = "see the risk register"
    KEEP_RISKS = "keep the risk register: add, change, accept and close risks, and what is done about them"
    ASSESS_RISKS = "score risks, and say why one does not move"
    DOWNLOAD_REPORTS = "download reports"
    VIEW_CALENDARS = "see when schools, colleges and nurseries are closed"
    MANAGE_CALENDARS = "write down when schools, colleges and nurseries are closed"
    MANAGE_POLICY = "change the local policy and add bank holidays"
    MANAGE_ACCOUNTS = "give and take away roles"
    VIEW_ACCESS_LOG = "see who has opened a record"
    ANSWER_CONSULTATIONS = (
        "answer whether their own setting can be named in a plan, with the draft of that plan"
    )
    VIEW_OWN_FAMILY = "see their own child's record in plain words"


P = Permission
_BOARD = {P.VIEW_SCORECARD, P.VIEW_RETURNS, P.VIEW_PLAN, P.VIEW_RISKS, P.DOWNLOAD_REPORTS}
_SERVICE = {
    P.VIEW_CHILD,
    P.SEARCH_CHILDREN,
    P.VIEW_SCORECARD,
    P.VIEW_RETURNS,
    P.VIEW_RADAR,
    P.VIEW_INDICATOR_CASES,
    P.VIEW_PLAN,
    P.VIEW_CALENDARS,
}
_RULES = {P.VIEW_CALENDARS, P.MANAGE_CALENDARS, P.MANAGE_POLICY}


class Role:
    code = ""
    title = ""
    description = ""
    permissions: frozenset[Permission] = frozenset()


class SendManager(Role):
    code = "send_manager"
    title = "SEND manager"
    description = (
        "Runs the casework teams: sees every child in the area, allocates cases, watches what is late."
    )
    permissions = frozenset(
        _SERVICE
        | _BOARD
        | _RULES
        | {
            P.RECORD_FACTS,
            P.ALLOCATE_CASES,
            P.APPROVE_EXCEPTIONS,
            P.EXCUSE_CHECKS,
            P.MERGE_RECORDS,
            P.HOLD_PANELS,
            P.RETURN_FIGURES,
            P.SET_TARGETS,
            P.PUBLISH_MONTHS,
            P.SET_ASIDE_FINDINGS,
            P.VIEW_ACCESS_LOG,
        }
    )


class Caseworker(Role):
    code = "caseworker"
    title = "Caseworker"
    description = (
        "Takes requests, assessments, plans and reviews through for the children of their team's districts."
    )
    permissions = frozenset(_SERVICE | {P.RECORD_FACTS})


class AdviceWriter(Role):
    code = "advice_writer"
    title = "Advice writer"
    description = (
        "Writes professional advice: sees only the children about whom their organisation was asked, until the "
        "advice is in or no longer needed; afterwards only what was given."
    )
    permissions = frozenset({P.VIEW_CHILD, P.ANSWER_ADVICE})


class SettingStaff(Role):
    code = "setting_staff"
    title = "School, college or nursery"
    description = (
        "Sees only the children placed at their own setting; of a child whose plan may name it, the draft plan, while it "
        "is consulted."
    )
    permissions = frozenset({P.VIEW_CHILD, P.ANSWER_ADVICE, P.ANSWER_CONSULTATIONS})


class Parent(Role):
    code = "parent"
    title = "Parent or young person"
    description = "Sees their own family's record, what happens next and by when."
    permissions = frozenset({P.VIEW_OWN_FAMILY})


class DataAnalyst(Role):
    code = "data_analyst"
    title = "Data analyst"
    description = (
        "Keeps the figures true: opens figures to the cases behind them by reference, without names."
    )
    permissions = frozenset(
        {
            P.VIEW_INDICATOR_CASES,
            P.VIEW_RADAR,
            P.RETURN_FIGURES,
            P.SET_TARGETS,
            P.PUBLISH_MONTHS,
            P.IMPORT_BENCHMARKS,
            P.SET_ASIDE_FINDINGS,
            P.ADD_EVIDENCE,
        }
        | _BOARD
    )


class FigureReturner(Role):
    code = "figure_returner"
    title = "Returner of figures"
    description = (
        "Returns the figures of the datasets that an administrator names, on behalf of a partner: "
        "the NHS, schools, another service. Sees no child."
    )
    permissions = frozenset({P.VIEW_RETURNS, P.RETURN_FIGURES})


class ResponsibleOfficer(Role):
    code = "responsible_officer"
    title = "Responsible officer"
    description = "Accountable for actions of the improvement plan: rates them and offers evidence."
    permissions = frozenset(_BOARD | {P.RATE_ACTIONS, P.ADD_EVIDENCE})


class AreaLead(Role):
    code = "area_lead"
    title = "Area lead"
    description = "Leads an area of weakness: comments on its actions and challenges their ratings."
    permissions = frozenset(
        _BOARD | {P.RATE_ACTIONS, P.COMMENT_AREA, P.ADD_EVIDENCE, P.ASSESS_RISKS, P.SET_ASIDE_FINDINGS}
    )


class ProgrammeOffice(Role):
    code = "programme_office"
    title = "Programme office"
    description = "Runs the monthly round, keeps the plan, boards, risks and reviews. Sees no child."
    permissions = frozenset(
        _BOARD
        | {
            P.RATE_ACTIONS,
            P.ADD_EVIDENCE,
            P.COMMENT_AREA,
            P.RUN_ROUNDS,
            P.SET_ASIDE_FINDINGS,
            P.KEEP_BOARDS,
            P.KEEP_PLAN,
            P.KEEP_RISKS,
            P.ASSESS_RISKS,
        }
    )


class BoardMember(Role):
    code = "board_member"
    title = "Board member"
    description = "Sits on the delivery group or the improvement board: sees figures, plan, risks and reports; no child."
    permissions = frozenset(_BOARD)


class ScrutinyMember(Role):
    code = "scrutiny_member"
    title = "Scrutiny member"
    description = (
        "An elected member who scrutinises the service: sees figures, plan, risks and reports; no child."
    )
    permissions = frozenset(_BOARD)


class GovernmentAdviser(Role):
    code = "government_adviser"
    title = "Government adviser"
    description = (
        "Reviews progress for the Department or NHS England: sees figures, plan, risks and reports; no child."
    )
    permissions = frozenset(_BOARD)


class Administrator(Role):
    code = "administrator"
    title = "Administrator"
    description = "Gives and takes away roles, keeps calendars and the local policy, imports official statistics. Sees no child."
    permissions = frozenset({P.MANAGE_ACCOUNTS, P.VIEW_ACCESS_LOG, P.IMPORT_BENCHMARKS} | _RULES)


ROLES: list[type[Role]] = [
    SendManager,
    Caseworker,
    AdviceWriter,
    SettingStaff,
    Parent,
    DataAnalyst,
    FigureReturner,
    ResponsibleOfficer,
    AreaLead,
    ProgrammeOffice,
    BoardMember,
    ScrutinyMember,
    GovernmentAdviser,
    Administrator,
]
