"""Every address of the product, for every role, with one's own case and with somebody else's.

`NEEDS` is the whole of it: what each page asks of the person who opens it. The addresses are found through the
resolver, so a new page fails here until its line is in the table.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import factories
import letters
import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone
from returned_files import check, row

from goldenthread.accounts.files import Upload
from goldenthread.accounts.middleware import OPEN_TO_ALL
from goldenthread.accounts.models import User
from goldenthread.accounts.roles import (
    ROLES,
    AdviceWriter,
    Caseworker,
    FigureReturner,
    Parent,
    ProgrammeOffice,
    SendManager,
    SettingStaff,
)
from goldenthread.accounts.roles import Permission as P
from goldenthread.assurance.boards import actions as boards
from goldenthread.assurance.boards import log_actions as board_log
from goldenthread.assurance.boards import meeting_actions as meetings
from goldenthread.assurance.boards import scrutiny_actions as scrutiny
from goldenthread.assurance.evidence import documents
from goldenthread.assurance.models import (
    Action,
    AgendaItem,
    Area,
    Ask,
    Challenge,
    EvidenceItem,
    EvidenceLink,
    EvidenceVersion,
    GovernmentReview,
    ImprovementPlan,
    LogEntry,
    Meeting,
    Membership,
    Milestone,
    Mitigation,
    PlanVersion,
    Risk,
    Round,
    RoundException,
    ScrutinyRequest,
    SubTheme,
    Update,
)
from goldenthread.assurance.plan_history import versions
from goldenthread.assurance.rounds import days
from goldenthread.casework import actions as casework
from goldenthread.casework.advising import actions as advising
from goldenthread.casework.caseload import actions as caseload
from goldenthread.casework.caseload.models import Absence, Handover
from goldenthread.casework.chronology import slug_of
from goldenthread.casework.consulting.models import Consultation
from goldenthread.casework.documents.models import CaseDocument
from goldenthread.casework.models import Request, TimeException
from goldenthread.casework.notices import actions as notices
from goldenthread.casework.notices import contact_actions as contact_log
from goldenthread.casework.notices import papers
from goldenthread.casework.notices.models import NoticeEnclosure
from goldenthread.casework.panels.models import Panel
from goldenthread.casework.plan_writing import actions as plan_writing
from goldenthread.casework.plan_writing import family_actions as family
from goldenthread.casework.plan_writing import meeting_actions as drafting
from goldenthread.casework.plan_writing import sending
from goldenthread.casework.plan_writing.models import (
    Representation,
    SectionComment,
    VoicedViews,
    WrittenVersion,
)
from goldenthread.clocks import actions as clocks
from goldenthread.clocks.models import Clock
from goldenthread.indicators import Month
from goldenthread.people import refs
from goldenthread.people.models import LocalArea, ProclaimedHoliday, Setting, SettingClosure
from goldenthread.scorecard import actions as scorecard
from goldenthread.scorecard.benchmarks import actions as benchmarks
from goldenthread.scorecard.freezing import actions as freezing
from goldenthread.scorecard.models import BenchmarkImport, Rebase, Result, Return, Target
from goldenthread.scorecard.returned import actions as returned

OPEN = "anybody, signed in or not"
SIGNED_IN = "anybody signed in"
OWN_ACCOUNT = "the library's page about one's own way of signing in"

NEEDS = {
    "account_change_password": OWN_ACCOUNT,
    "account_inactive": OPEN,
    "account_login": OPEN,
    "account_logout": OPEN,
    "account_reauthenticate": OWN_ACCOUNT,
    "account_reset_password": OPEN,
    "account_reset_password_done": OPEN,
    "account_reset_password_from_key": OPEN,
    "account_reset_password_from_key_done": OPEN,
    "account_set_password": OWN_ACCOUNT,
    "accounts:access_log": P.VIEW_ACCESS_LOG,
    "accounts:demonstration_sign_in": OPEN,
    "accounts:details": P.MANAGE_ACCOUNTS,
    "accounts:invite": P.MANAGE_ACCOUNTS,
    "accounts:open_or_close": P.MANAGE_ACCOUNTS,
    "accounts:people": P.MANAGE_ACCOUNTS,
    "accounts:person": P.MANAGE_ACCOUNTS,
    "accounts:roles": SIGNED_IN,
    "accounts:security": SIGNED_IN,
    "assurance:action": P.VIEW_PLAN,
    "assurance:actions": P.VIEW_PLAN,
    "assurance:actions_download": P.VIEW_PLAN,
    "assurance:area": P.VIEW_PLAN,
    "assurance:check": P.VIEW_PLAN,
    "assurance:check_document": P.VIEW_PLAN,
    "assurance:suppress_finding": P.SET_ASIDE_FINDINGS,
    "assurance:restore_finding": P.SET_ASIDE_FINDINGS,
    "assurance:evidence": P.VIEW_PLAN,
    "assurance:evidence_download": P.VIEW_PLAN,
    "assurance:evidence_gaps": P.VIEW_PLAN,
    "assurance:evidence_item": P.VIEW_PLAN,
    "assurance:evidence_document": P.VIEW_PLAN,
    "assurance:add_evidence": P.ADD_EVIDENCE,
    "assurance:add_figure": P.ADD_EVIDENCE,
    "assurance:change_evidence": P.ADD_EVIDENCE,
    "assurance:withdraw_evidence": P.ADD_EVIDENCE,
    "assurance:restore_evidence": P.ADD_EVIDENCE,
    "assurance:link_evidence": P.ADD_EVIDENCE,
    "assurance:unlink_evidence": P.ADD_EVIDENCE,
    "assurance:judge_offer": P.RUN_ROUNDS,
    "assurance:government_review": P.VIEW_PLAN,
    "assurance:government_reviews": P.VIEW_PLAN,
    "assurance:judge_ask": P.RUN_ROUNDS,
    "assurance:review_pack": P.VIEW_PLAN,
    "assurance:review_pack_pdf": P.VIEW_PLAN,
    "assurance:plan": P.VIEW_PLAN,
    "assurance:rounds": P.VIEW_PLAN,
    "assurance:open_round": P.RUN_ROUNDS,
    "assurance:a_round": P.VIEW_PLAN,
    "assurance:round_days": P.RUN_ROUNDS,
    "assurance:my_updates": P.RATE_ACTIONS,
    "assurance:take_back_update": P.RATE_ACTIONS,
    "assurance:answer_challenge": P.RATE_ACTIONS,
    "assurance:area_updates": P.VIEW_PLAN,
    "assurance:group_review": P.VIEW_PLAN,
    "assurance:raise_exception": P.RUN_ROUNDS,
    "assurance:comment_exception": P.RUN_ROUNDS,
    "assurance:decide_exception": P.RUN_ROUNDS,
    "assurance:board_paper": P.VIEW_PLAN,
    "assurance:close_round": P.RUN_ROUNDS,
    "assurance:round_report": P.DOWNLOAD_REPORTS,
    "assurance:name_lead": P.RUN_ROUNDS,
    "assurance:boards": P.VIEW_PLAN,
    "assurance:board": P.VIEW_PLAN,
    "assurance:board_log": P.VIEW_PLAN,
    "assurance:board_log_download": P.VIEW_PLAN,
    "assurance:log_entry": P.VIEW_PLAN,
    "assurance:my_board_actions": P.VIEW_PLAN,
    "assurance:scrutiny": P.VIEW_PLAN,
    "assurance:scrutiny_download": P.VIEW_PLAN,
    "assurance:scrutiny_request": P.VIEW_PLAN,
    "assurance:answer_scrutiny": P.VIEW_PLAN,
    "assurance:meeting": P.VIEW_PLAN,
    "assurance:meeting_agenda": P.VIEW_PLAN,
    "assurance:meeting_agenda_pdf": P.VIEW_PLAN,
    "assurance:meeting_minutes_pdf": P.VIEW_PLAN,
    "assurance:new_board": P.KEEP_BOARDS,
    "assurance:change_board": P.KEEP_BOARDS,
    "assurance:end_board": P.KEEP_BOARDS,
    "assurance:add_member": P.KEEP_BOARDS,
    "assurance:end_membership": P.KEEP_BOARDS,
    "assurance:agree_terms": P.KEEP_BOARDS,
    "assurance:review_terms": P.KEEP_BOARDS,
    "assurance:plan_meeting": P.KEEP_BOARDS,
    "assurance:move_meeting": P.KEEP_BOARDS,
    "assurance:cancel_meeting": P.KEEP_BOARDS,
    "assurance:edit_agenda": P.KEEP_BOARDS,
    "assurance:add_item": P.KEEP_BOARDS,
    "assurance:add_asks": P.KEEP_BOARDS,
    "assurance:send_agenda": P.KEEP_BOARDS,
    "assurance:change_item": P.KEEP_BOARDS,
    "assurance:remove_item": P.KEEP_BOARDS,
    "assurance:record_attendance": P.KEEP_BOARDS,
    "assurance:write_minutes": P.KEEP_BOARDS,
    "assurance:agree_minutes": P.KEEP_BOARDS,
    "assurance:correct_minute": P.KEEP_BOARDS,
    "assurance:decide_item": P.KEEP_BOARDS,
    "assurance:add_log_entry": P.KEEP_BOARDS,
    "assurance:ask_scrutiny": P.KEEP_BOARDS,
    "assurance:follow_up_scrutiny": P.KEEP_BOARDS,
    "assurance:rate": P.RUN_ROUNDS,
    "assurance:a_plan": P.VIEW_PLAN,
    "assurance:add_action": P.KEEP_PLAN,
    "assurance:add_milestone": P.KEEP_PLAN,
    "assurance:agree_version": P.KEEP_PLAN,
    "assurance:carry_action": P.KEEP_PLAN,
    "assurance:carry_over": P.VIEW_PLAN,
    "assurance:change_action": P.KEEP_PLAN,
    "assurance:change_milestone": P.KEEP_PLAN,
    "assurance:compare_versions": P.VIEW_PLAN,
    "assurance:describe_plan": P.KEEP_PLAN,
    "assurance:merge_action": P.KEEP_PLAN,
    "assurance:move_action": P.KEEP_PLAN,
    "assurance:plan_action": P.VIEW_PLAN,
    "assurance:plan_version": P.VIEW_PLAN,
    "assurance:plan_versions": P.VIEW_PLAN,
    "assurance:plans": P.VIEW_PLAN,
    "assurance:restore_action": P.KEEP_PLAN,
    "assurance:retire_action": P.KEEP_PLAN,
    "assurance:split_action": P.KEEP_PLAN,
    "assurance:report": P.DOWNLOAD_REPORTS,
    "assurance:report_pdf": P.DOWNLOAD_REPORTS,
    "assurance:reports": P.DOWNLOAD_REPORTS,
    "assurance:risks": P.VIEW_RISKS,
    "assurance:risks_download": P.VIEW_RISKS,
    "assurance:risk": P.VIEW_RISKS,
    "assurance:risk_map": P.VIEW_RISKS,
    "assurance:add_risk": P.KEEP_RISKS,
    "assurance:change_risk": P.KEEP_RISKS,
    "assurance:assess_risk": P.ASSESS_RISKS,
    "assurance:explain_risk": P.ASSESS_RISKS,
    "assurance:settle_risk": P.KEEP_RISKS,
    "assurance:add_mitigation": P.KEEP_RISKS,
    "assurance:change_mitigation": P.KEEP_RISKS,
    "assurance:report_mitigation": P.VIEW_RISKS,
    "desk:accept_advice": P.RECORD_FACTS,
    "desk:acknowledge_advice": P.ANSWER_ADVICE,
    "desk:add_documents": P.RECORD_FACTS,
    "desk:advice_document": P.ANSWER_ADVICE,
    "desk:advice_queue": P.ANSWER_ADVICE,
    "desk:advice_request": P.ANSWER_ADVICE,
    "desk:arrived": P.RECORD_FACTS,
    "desk:case_advice": P.RECORD_FACTS,
    "desk:change_document": P.RECORD_FACTS,
    "desk:delay_advice": P.ANSWER_ADVICE,
    "desk:document_file": P.RECORD_FACTS,
    "desk:documents": P.RECORD_FACTS,
    "desk:family_document": P.VIEW_OWN_FAMILY,
    "desk:family_documents": P.VIEW_OWN_FAMILY,
    "desk:give_advice": P.ANSWER_ADVICE,
    "desk:restore_document": P.RECORD_FACTS,
    "desk:see_document": P.RECORD_FACTS,
    "desk:send_back_advice": P.RECORD_FACTS,
    "desk:send_documents": P.VIEW_OWN_FAMILY,
    "desk:upload_advice": P.ANSWER_ADVICE,
    "desk:withdraw_document": P.RECORD_FACTS,
    "desk:write_advice": P.ANSWER_ADVICE,
    "desk:add_closure": P.MANAGE_CALENDARS,
    "desk:ask_everyone": P.RECORD_FACTS,
    "desk:allocate": P.ALLOCATE_CASES,
    "desk:my_cases": P.RECORD_FACTS,
    "desk:my_cases_download": P.RECORD_FACTS,
    "desk:caseloads": P.ALLOCATE_CASES,
    "desk:caseload": P.ALLOCATE_CASES,
    "desk:unallocated": P.ALLOCATE_CASES,
    "desk:hand_over": P.ALLOCATE_CASES,
    "desk:handover": P.ALLOCATE_CASES,
    "desk:add_absence": P.ALLOCATE_CASES,
    "desk:end_absence": P.ALLOCATE_CASES,
    "desk:backlog": P.ALLOCATE_CASES,
    "desk:oldest_cases": P.ALLOCATE_CASES,
    "desk:exceptions": P.APPROVE_EXCEPTIONS,
    "desk:decide_exception": P.APPROVE_EXCEPTIONS,
    "desk:benchmark": P.VIEW_SCORECARD,
    "desk:benchmark_areas": P.IMPORT_BENCHMARKS,
    "desk:benchmarks": P.VIEW_SCORECARD,
    "desk:case": P.VIEW_CHILD,
    "desk:contacts": P.RECORD_FACTS,
    "desk:correct_contact": P.RECORD_FACTS,
    "desk:family_letter": P.VIEW_OWN_FAMILY,
    "desk:follow_up_contact": P.RECORD_FACTS,
    "desk:letter": P.RECORD_FACTS,
    "desk:letter_contacts": P.MANAGE_POLICY,
    "desk:letter_enclosure": P.RECORD_FACTS,
    "desk:family_enclosure": P.VIEW_OWN_FAMILY,
    "desk:letter_pdf": P.RECORD_FACTS,
    "desk:letter_step": P.RECORD_FACTS,
    "desk:letters": P.RECORD_FACTS,
    "desk:letters_waiting": P.RECORD_FACTS,
    "desk:record_contact": P.RECORD_FACTS,
    "desk:send_letter": P.RECORD_FACTS,
    "desk:try_letter_again": P.RECORD_FACTS,
    "desk:withdraw_letter": P.RECORD_FACTS,
    "desk:write_address": P.RECORD_FACTS,
    "desk:write_letter": P.RECORD_FACTS,
    "desk:catch_up": P.MANAGE_POLICY,
    "desk:change_closure": P.MANAGE_CALENDARS,
    "desk:change_policy": P.MANAGE_POLICY,
    "desk:changes": P.VIEW_SCORECARD,
    "desk:child": P.VIEW_CHILD,
    "desk:why": P.VIEW_CHILD,
    "desk:chronology": P.RECORD_FACTS,
    "desk:chronology_note": P.RECORD_FACTS,
    "desk:chronology_pdf": P.RECORD_FACTS,
    "desk:children": P.SEARCH_CHILDREN,
    "desk:written_plan": P.RECORD_FACTS,
    "desk:plan_thread": P.RECORD_FACTS,
    "desk:plan_checks": P.RECORD_FACTS,
    "desk:plan_versions": P.RECORD_FACTS,
    "desk:plan_representations": P.RECORD_FACTS,
    "desk:answer_representation": P.RECORD_FACTS,
    "desk:plan_pdf": P.RECORD_FACTS,
    "desk:plan_word": P.RECORD_FACTS,
    "desk:list_advice": P.RECORD_FACTS,
    "desk:settle_comment": P.RECORD_FACTS,
    "desk:plan_section": P.RECORD_FACTS,
    "desk:add_plan_row": P.RECORD_FACTS,
    "desk:comment_section": P.RECORD_FACTS,
    "desk:change_plan_row": P.RECORD_FACTS,
    "desk:remove_plan_row": P.RECORD_FACTS,
    "desk:family_plan": P.VIEW_OWN_FAMILY,
    "desk:family_plan_pdf": P.VIEW_OWN_FAMILY,
    "desk:family": P.VIEW_OWN_FAMILY,
    "desk:family_child": P.VIEW_OWN_FAMILY,
    "desk:home": SIGNED_IN,
    "desk:import_benchmarks": P.IMPORT_BENCHMARKS,
    "desk:board": P.VIEW_SCORECARD,
    "desk:compare": P.VIEW_SCORECARD,
    "desk:kpi": P.VIEW_SCORECARD,
    "desk:kpi_by": P.VIEW_SCORECARD,
    "desk:kpi_cases": P.VIEW_INDICATOR_CASES,
    "desk:kpi_download": P.VIEW_SCORECARD,
    "desk:kpi_targets": P.VIEW_SCORECARD,
    "desk:rebase": P.SET_TARGETS,
    "desk:remove_rebase": P.SET_TARGETS,
    "desk:remove_target": P.SET_TARGETS,
    "desk:scorecard_download": P.VIEW_SCORECARD,
    "desk:set_target": P.SET_TARGETS,
    "desk:new_child": P.RECORD_FACTS,
    "desk:new_request": P.RECORD_FACTS,
    "desk:transfer_in": P.RECORD_FACTS,
    "desk:change_child": P.RECORD_FACTS,
    "desk:merge_child": P.MERGE_RECORDS,
    "desk:consultations": P.RECORD_FACTS,
    "desk:panels": P.RECORD_FACTS,
    "desk:plan_panel": P.HOLD_PANELS,
    "desk:panel": P.RECORD_FACTS,
    "desk:put_before": P.RECORD_FACTS,
    "desk:close_panel": P.HOLD_PANELS,
    "desk:say_of_case": P.HOLD_PANELS,
    "desk:take_off": P.RECORD_FACTS,
    "desk:consult_settings": P.RECORD_FACTS,
    "desk:answer_consultation": P.RECORD_FACTS,
    "desk:withdraw_consultation": P.RECORD_FACTS,
    "desk:note_answer": P.RECORD_FACTS,
    "desk:family_say": P.VIEW_OWN_FAMILY,
    "desk:family_say_section": P.VIEW_OWN_FAMILY,
    "desk:family_send": P.VIEW_OWN_FAMILY,
    "desk:family_said": P.VIEW_OWN_FAMILY,
    "desk:family_views": P.VIEW_OWN_FAMILY,
    "desk:case_views": P.RECORD_FACTS,
    "desk:take_views": P.RECORD_FACTS,
    "desk:drafting_meeting": P.RECORD_FACTS,
    "desk:move_drafting_meeting": P.RECORD_FACTS,
    "desk:end_drafting_meeting": P.RECORD_FACTS,
    "desk:capacity": P.RECORD_FACTS,
    "desk:own_account": P.RECORD_FACTS,
    "desk:consulted": P.ANSWER_CONSULTATIONS,
    "desk:consulted_about": P.ANSWER_CONSULTATIONS,
    "desk:consulted_plan": P.ANSWER_CONSULTATIONS,
    "desk:undo_merge": P.MERGE_RECORDS,
    "desk:policy": SIGNED_IN,
    "desk:proclaim_holiday": P.MANAGE_POLICY,
    "desk:publish_month": P.PUBLISH_MONTHS,
    "desk:published": P.VIEW_SCORECARD,
    "desk:published_download": P.VIEW_SCORECARD,
    "desk:a_return": P.VIEW_RETURNS,
    "desk:check_return": P.RETURN_FIGURES,
    "desk:measure_readings": P.VIEW_RETURNS,
    "desk:new_return": P.RETURN_FIGURES,
    "desk:returners": P.MANAGE_ACCOUNTS,
    "desk:returns": P.VIEW_RETURNS,
    "desk:returns_template": P.RETURN_FIGURES,
    "desk:take_back_return": P.RETURN_FIGURES,
    "desk:type_return": P.RETURN_FIGURES,
    "desk:radar": P.VIEW_RADAR,
    "desk:radar_download": P.VIEW_RADAR,
    "desk:record": P.RECORD_FACTS,
    "desk:remove_closure": P.MANAGE_CALENDARS,
    "desk:revision": P.VIEW_SCORECARD,
    "desk:revisions": P.VIEW_SCORECARD,
    "desk:scorecard": P.VIEW_SCORECARD,
    "desk:setting": P.VIEW_CALENDARS,
    "desk:setting_address": P.RECORD_FACTS,
    "desk:settings": P.VIEW_CALENDARS,
    "desk:trajectory": P.VIEW_SCORECARD,
    "desk:take_back_benchmarks": P.IMPORT_BENCHMARKS,
    "desk:withdraw_holiday": P.MANAGE_POLICY,
    "desk:work_out_again": P.PUBLISH_MONTHS,
    "mfa_activate_totp": OWN_ACCOUNT,
    "mfa_authenticate": OPEN,
    "mfa_deactivate_totp": OWN_ACCOUNT,
    "mfa_download_recovery_codes": OWN_ACCOUNT,
    "mfa_generate_recovery_codes": OWN_ACCOUNT,
    "mfa_index": OWN_ACCOUNT,
    "mfa_reauthenticate": OWN_ACCOUNT,
    "mfa_view_recovery_codes": OWN_ACCOUNT,
    "site:accessibility": OPEN,
    "site:health": OPEN,
    "site:privacy": OPEN,
}

# Pages about one child: which record their `ref` names. Elsewhere the permission alone decides.
ABOUT_A_CHILD = {
    "desk:decide_exception": "case",
    "desk:accept_advice": "case",
    "desk:acknowledge_advice": "case",
    "desk:add_documents": "case",
    "desk:advice_document": "document",
    "desk:advice_request": "case",
    "desk:case_advice": "case",
    "desk:change_document": "document",
    "desk:delay_advice": "case",
    "desk:document_file": "document",
    "desk:documents": "case",
    "desk:family_document": "document",
    "desk:family_documents": "child",
    "desk:give_advice": "case",
    "desk:restore_document": "document",
    "desk:see_document": "document",
    "desk:send_back_advice": "case",
    "desk:send_documents": "child",
    "desk:upload_advice": "case",
    "desk:withdraw_document": "document",
    "desk:write_advice": "case",
    "desk:child": "child",
    "desk:why": "child",
    "desk:chronology": "child",
    "desk:chronology_note": "child",
    "desk:chronology_pdf": "child",
    "desk:family_child": "child",
    "desk:written_plan": "case",
    "desk:plan_thread": "case",
    "desk:plan_checks": "case",
    "desk:plan_versions": "case",
    "desk:plan_representations": "case",
    "desk:answer_representation": "case",
    "desk:plan_pdf": "case",
    "desk:plan_word": "case",
    "desk:list_advice": "case",
    "desk:settle_comment": "case",
    "desk:plan_section": "case",
    "desk:add_plan_row": "case",
    "desk:comment_section": "case",
    "desk:change_plan_row": "case",
    "desk:remove_plan_row": "case",
    "desk:family_plan": "child",
    "desk:family_plan_pdf": "child",
    "desk:ask_everyone": "case",
    "desk:case": "case",
    "desk:contacts": "case",
    "desk:correct_contact": "case",
    "desk:family_letter": "child",
    "desk:follow_up_contact": "case",
    "desk:letter": "letter",
    "desk:letter_pdf": "letter",
    "desk:letter_enclosure": "letter",
    "desk:family_enclosure": "child",
    "desk:letter_step": "letter",
    "desk:letters": "case",
    "desk:record_contact": "case",
    "desk:send_letter": "letter",
    "desk:try_letter_again": "letter",
    "desk:withdraw_letter": "letter",
    "desk:write_address": "case",
    "desk:write_letter": "case",
    "desk:new_request": "child",
    "desk:transfer_in": "child",
    "desk:change_child": "child",
    "desk:merge_child": "child",
    "desk:undo_merge": "child",
    "desk:record": "case",
    "desk:consultations": "case",
    "desk:say_of_case": "case",
    "desk:take_off": "case",
    "desk:consult_settings": "case",
    "desk:answer_consultation": "case",
    "desk:withdraw_consultation": "case",
    "desk:note_answer": "case",
    "desk:family_say": "child",
    "desk:family_say_section": "child",
    "desk:family_send": "child",
    "desk:family_said": "child",
    "desk:family_views": "child",
    "desk:case_views": "case",
    "desk:take_views": "case",
    "desk:drafting_meeting": "case",
    "desk:move_drafting_meeting": "case",
    "desk:end_drafting_meeting": "case",
    "desk:capacity": "child",
    "desk:own_account": "child",
    "desk:consulted_about": "consultation",
    "desk:consulted_plan": "consultation",
}
# Pages about one return, and the figures that a returner in this world was given.
ABOUT_A_RETURN = {"desk:a_return", "desk:take_back_return"}
CODES = {"desk:measure_readings": "APP40"}
ONLY_WHILE_SIGNING_IN = {"mfa_authenticate"}  # sends everybody else to the sign-in page
POST_ONLY = {
    "desk:accept_advice",
    "desk:acknowledge_advice",
    "desk:restore_document",
    "desk:see_document",
    "desk:allocate",
    "desk:list_advice",
    "desk:settle_comment",
    "desk:note_answer",
    "desk:work_out_again",
    "accounts:demonstration_sign_in",
}

# Whose records `own` are, by role; everybody else has none. A SEND manager's are all the area's.
OWN_ONLY = {role.code for role in (Caseworker, AdviceWriter, SettingStaff, Parent)}
ALLOWED = {200, 302}
OCTOBER = Month(2024, 10)
FOUNDED = date(2023, 1, 31)


def found_urls(patterns=None, namespace=""):
    """(name, the names of its arguments) for each address the resolver knows."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from found_urls(pattern.url_patterns, inner)
        else:
            yield f"{namespace}{pattern.name}", tuple(sorted(pattern.pattern.regex.groupindex))


URLS = sorted(set(found_urls()))
NAMES = sorted({name for name, _ in URLS})


@dataclass(frozen=True)
class Case:
    child: str
    case: str
    letter: str
    copy: int
    contact: int
    who: str
    document: str = ""
    advice: int = 0
    consultation: str = ""


@cache
def _of_case(whose) -> dict:
    """Asked once for each world: thousands of pages are opened in it."""
    return {
        "closure": SettingClosure.objects.earliest("pk").pk,
        "holiday": ProclaimedHoliday.objects.earliest("pk").pk,
        "clock": Clock.objects.filter(child__ref=whose.child).earliest("pk").pk,
        "month": str(OCTOBER),
        "dataset": "waits",
        "held": "x" * 24,
        "number": "6",
        "imported": BenchmarkImport.objects.earliest("pk").pk,
        "measure": "timeliness.pc_plans_issued_within_20_weeks",
        "by": "district",
        "target": Target.objects.earliest("pk").pk,
        "rebase": Rebase.objects.earliest("pk").pk,
        "review": 1,
        "ask": Ask.objects.earliest("pk").pk,
        "item": EvidenceItem.objects.earliest("pk").pk,
        "version": EvidenceVersion.objects.earliest("pk").pk,
        "link": EvidenceLink.objects.earliest("pk").pk,
        "update": Update.objects.earliest("pk").pk,
        "challenge": Challenge.objects.earliest("pk").pk,
        "milestone": 1,
        "agreed": 1,
        "plan": ImprovementPlan.objects.earliest("pk").pk,
        "exception": RoundException.objects.earliest("pk").pk,
        "risk": 1,
        "mitigation": Mitigation.objects.earliest("pk").pk,
        "board": "siab",
        "meeting": Meeting.objects.earliest("pk").pk,
        "agenda_item": AgendaItem.objects.earliest("pk").pk,
        "membership": Membership.objects.earliest("pk").pk,
        "logged": LogEntry.objects.earliest("pk").pk,
        "asked": ScrutinyRequest.objects.earliest("pk").pk,
        "panel": Panel.objects.get().pk,
        "consultation": Consultation.objects.get(request__ref=whose.case).pk,
        "fact": "decision",
        "kind": "request_acknowledged",
        "copy": whose.copy,
        "enclosure": NoticeEnclosure.objects.get(notice__copies=whose.copy).pk,
        "contact": whose.contact,
        "who": whose.who,
        "advice": whose.advice,
        "section": "b",
        "row": 1,
        "views": VoicedViews.objects.get(request__ref=whose.case).pk,
        "comment": SectionComment.objects.get(written_plan__request__ref=whose.case).pk,
        "representation": Representation.objects.get(written_plan__request__ref=whose.case).pk,
        "sent": WrittenVersion.objects.get(written_plan__request__ref=whose.case).pk,
        "entry": slug_of(f"started:assessment_decided:{whose.case}:"),
        "officer": _first(User),
        "handover": Handover.objects.earliest("pk").pk,
        "absence": Absence.objects.earliest("pk").pk,
        "proposed": TimeException.objects.get(request__ref=whose.case).pk,
        "uidb36": "1",
        "key": "set-password",
    }


@cache
def _first(model) -> int:
    return model.objects.earliest("pk").pk


@cache
def _return_ref() -> str:
    return Return.objects.get().ref


def _forget() -> None:
    for held in (_of_case, _first, _return_ref):
        held.cache_clear()


@dataclass(frozen=True)
class World:
    cast: dict
    own: Case
    other: Case

    def arguments(self, name: str, wanted: tuple[str, ...], whose: Case) -> dict:
        """What stands in the address. A new kind of argument needs its line here, or among those that do not depend on
        the page."""
        known = _of_case(whose) | {
            "ref": _return_ref()
            if name in ABOUT_A_RETURN
            else getattr(whose, ABOUT_A_CHILD.get(name, "child")),
            "pk": _first(Setting if name.startswith("desk:") else User),
            "code": "6G1" if name.startswith("assurance:") else CODES.get(name, "APP17"),
        }
        missing = [argument for argument in wanted if argument not in known]
        assert not missing, f"{name}: say in World.arguments what {missing} may be"
        return {argument: known[argument] for argument in wanted}


@pytest.fixture(autouse=True)
def _quiet(caplog):
    """A thousand refusals are what these tests are about: not worth a line each."""
    caplog.set_level("ERROR", logger="django.request")


@pytest.fixture
def world(db) -> World:
    """Two children's cases, one of them everybody's own; a month of figures; a plan of one action; a person a role."""
    _forget()
    LocalArea.objects.create(name="Anyshire", authority_code="999")
    team, partner = factories.team(), factories.organisation()
    cast = {
        role.code: factories.user(
            role.code,
            team=team if role is Caseworker else None,
            organisation=partner,
            display_name=role.title,
        )
        for role in ROLES
    }
    setting = factories.setting(organisation=partner)
    SettingClosure.objects.create(
        setting=setting, first_closed_on=date(2024, 12, 23), reopens_on=date(2025, 1, 6)
    )
    ProclaimedHoliday.objects.create(day_on=date(2025, 5, 9), name="A jubilee", authority="Proclamation")
    own = factories.child(district=factories.district(team=team), current_setting=setting)
    factories.carer(own, user=cast[Parent.code])
    cases = [_case(own, partner), _case(factories.child(), factories.organisation())]
    for each in cases:
        _written(Request.objects.get(ref=each.case), cast[SendManager.code])
    _plan_of_one_action()
    _a_board(cast[ProgrammeOffice.code])
    clocks.rebuild()
    scorecard.rebuild_facts(as_of=date(2024, 11, 12))
    scorecard.compute(months=[OCTOBER.plus(-1), OCTOBER])
    freezing.publish_month(month=OCTOBER, signed_off_name="A Name", signed_off_role="Director", by=None)
    Result.objects.of_month(OCTOBER.first).whole_area().filter(code="APP17").update(
        value=1.0
    )  # revised since
    benchmarks.import_extract(by=None)
    _levels(cast[SendManager.code])
    _caseload(cast)
    _returned(cast[FigureReturner.code], cast[SendManager.code])
    return World(cast, *cases)


def _case(child, adviser) -> Case:
    """A case in the middle of its assessment, and an earlier one whose plan was issued in October."""
    asked = factories.request(
        child=child, received_on=date(2024, 9, 2), decided_on=date(2024, 10, 7), decision="assess"
    )
    wanted = factories.advice(
        assessment=factories.assessment(request=asked), asked_of=adviser, requested_on=date(2024, 10, 8)
    )
    earlier = factories.request(
        child=child, received_on=date(2024, 6, 3), decided_on=date(2024, 7, 8), decision="assess"
    )
    factories.assessment(request=earlier, issue_agreed_on=date(2024, 9, 20))
    factories.plan(request=earlier, draft_sent_on=date(2024, 9, 24), first_issued_on=date(2024, 10, 18))
    officer = User.objects.holding(SendManager).first()
    consulted = Consultation.objects.create(
        ref=refs.new_consultation_ref(),
        request=asked,
        setting=factories.setting(organisation=adviser),
        sent_on=date(2024, 10, 9),
        sent_by=officer,
    )
    panel, _ = Panel.objects.get_or_create(question="issue", held_on=date(2024, 11, 14), chair=officer)
    panel.items.create(request=asked, order=1, summary="-", put_by=officer)
    told = {"document": _given(wanted, officer).ref, "advice": wanted.pk, "consultation": consulted.ref}
    return Case(child.ref, asked.ref, *_written_to(child, asked), **told)


def _given(wanted, by) -> CaseDocument:
    """The advice was given as a document, which the family may read too."""
    upload = Upload("advice.txt", b"Reads with pictures.")
    said = {"uploads": [upload], "description": "-"}
    given = advising.give_by_upload(by=by, today=date(2024, 11, 12), advice=wanted, **said)
    given.documents.update(is_for_family=True)
    return given.documents.get()


def _written_to(child, asked) -> tuple:
    """A letter to the child's parent, and a contact with them."""
    by, day = factories.user(Caseworker.code), date(2024, 11, 12)
    tie = child.guardianships.first()
    carer = tie.carer if tie else factories.carer(child)
    letters.name_contacts(by)
    notices.keep_address(by=by, carer=carer, address="1 Low Road")
    notice = letters.sent(asked, by, "request_acknowledged")
    digest = papers.keep_bytes(b"%PDF-1.7")
    NoticeEnclosure.objects.create(notice=notice, label="-", file_name="plan.pdf", digest=digest)
    told = {"kind": "call", "happened_on": day, "with_whom": "Parent", "words": "-", "follow_up_on": day}
    contact = contact_log.record_contact(by=by, today=day, request=asked, **told)
    return notice.ref, notice.copies.get().pk, contact.pk, f"carer-{carer.pk}"


def _written(case, by) -> None:
    """A plan of one need that was sent as a draft, a comment on it, and what the family said."""
    plan_writing.add_row(request=case, section="b", text="-", by=by)
    plan_writing.comment_on(request=case, code="b", text="-", by=by)
    day = date(2024, 11, 12)
    sending.freeze(case, by=by, kind="draft", sent_on=day)
    said = {"voice": "-", "received_on": day, "text": "-"}
    plan_writing.record_representation(request=case, today=day, by=by, **said)
    views = {"whose": "child", "text": "-", "voice": "-", "given_on": day}
    family.record_views(request=case, today=day, by=by, **views)
    meets = {"meets_at": timezone.now() + timedelta(days=9), "place": "-", "who": "-"}
    drafting.book_meeting(request=case, today=day, by=by, **meets)


def _caseload(cast) -> None:
    """An exception proposed on each case, a handover that was made, and somebody who is away."""
    manager, officer = cast[SendManager.code], cast[Caseworker.code]
    for asked in Request.objects.under_way():
        casework.record_exception(by=officer, request=asked, kind="absent_from_area", reason="-")
    caseload.hand_over(by=manager, moves=[(Request.objects.under_way().first(), officer)])
    day, lasts = date(2024, 11, 12), {"until_on": date(2024, 11, 29)}
    away = {"officer": officer, "covered_by": manager, "from_on": day} | lasts
    caseload.record_absence(by=manager, today=day, **away)


def _levels(by) -> None:
    """Something that the indicator is held against, and limits that begin again."""
    Target.objects.create(
        code="APP17", kind="target", label="Target", value=80, from_on=OCTOBER.first, source="-"
    )
    Rebase.objects.create(
        code="APP17", month_on=OCTOBER.first, reason="-", decided_by=by, decided_at=timezone.now()
    )


def _returned(returner, manager) -> None:
    """A figure of the waits, which are the returner's to return."""
    returned.set_datasets(by=manager, user=returner, slugs=["waits"])
    sent = returned.Source("figures.csv", "0")
    figures = check(row("APP40", "2024-10", 5))
    returned.take_in(by=manager, checked=figures, on_behalf_of="NHS community services", source=sent)


def _plan_of_one_action() -> None:
    plan = ImprovementPlan.objects.create(
        title="Plan", imported_at=timezone.now(), source_name="plan.csv", source_digest="0"
    )
    area = Area.objects.create(improvement_plan=plan, number="6", title="Timeliness", order=1)
    sub_theme = SubTheme.objects.create(area=area, code="6g", title="Timeliness", order=1)
    action = Action.objects.create(sub_theme=sub_theme, code="6G1", title="Recruit", order=1)
    Milestone.objects.create(action=action, number=1, words="Advertise", due_on=date(2024, 12, 1))
    PlanVersion.objects.create(
        improvement_plan=plan,
        number=1,
        agreed_on=date(2024, 9, 1),
        words="-",
        recorded_at=timezone.now(),
        state=versions.whole(plan, date(2024, 11, 12)),
    )
    follows = {"follows": plan, "began_on": date(2999, 1, 1)}
    ImprovementPlan.objects.create(
        title="Later", imported_at=timezone.now(), source_name="-", source_digest="0", **follows
    )
    _a_round(plan, action)
    risk = Risk.objects.create(improvement_plan=plan, number=1, title="Too few people")
    Mitigation.objects.create(risk=risk, text="Hire", order=0)
    review = GovernmentReview.objects.create(improvement_plan=plan, name="A review", order=1)
    _some_evidence(Ask.objects.create(review=review, area=area, number=1, words="Show it"))


def _some_evidence(ask) -> None:
    """A document that is offered for the ask."""
    now = timezone.now()
    item = EvidenceItem.objects.create(added_at=now)
    document = documents.keep(Upload("note.pdf", b"%PDF-1.7\n/Type /Page\n%%EOF"), now)
    said = {
        "kind": "document",
        "strength": "once",
        "voice": "records",
        "dated_on": now.date(),
        "said_at": now,
    }
    EvidenceVersion.objects.create(
        item=item, number=1, title="A note", shows="-", document=document, document_name="note.pdf", **said
    )
    EvidenceLink.objects.create(item=item, ask=ask, shows="-", linked_at=now)


def _a_round(plan, action) -> None:
    """October's, with something said, asked and raised in it."""
    now = timezone.now()
    held = Round.objects.create(improvement_plan=plan, month_on=OCTOBER.first, **vars(days.proposed(OCTOBER)))
    said = Update.objects.create(round=held, action=action, said_at=now, submitted_at=now)
    Challenge.objects.create(update_said=said, said_at=now, words="-")
    RoundException.objects.create(round=held, kind="action", action=action, why="-", raised_at=now)


def _a_board(by) -> None:
    """With a member, a meeting of one item, something in its log and something that scrutiny asked."""
    board = boards.found_board(short_name="SIAB", name="Board", kind="board", began_on=FOUNDED, by=by)
    boards.add_member(board=board, post="Chair", part="chair", began_on=FOUNDED, by=by)
    meeting = meetings.plan_meeting(board=board, meets_on=date(2024, 12, 12), by=by)
    meetings.add_item(meeting=meeting, title="Waits", by=by)
    about = {"words": "Count", "owner_post": "Director", "by": by}
    board_log.add_entry(board=board, kind="action", said_on=FOUNDED, **about)
    scrutiny.ask(committee=board, kind="information", asked_on=FOUNDED, asked_by_whom="Members", **about)


def outcome(name, arguments, user=None, *, post=None) -> str:
    """ "goes on", "not there", "sign in first", or the status that is none of these."""
    client = Client(raise_request_exception=False)
    if user:
        client.force_login(user)
    send = client.post if (name in POST_ONLY if post is None else post) else client.get
    with transaction.atomic():
        answer = send(reverse(name, kwargs=arguments))
        transaction.set_rollback(True)  # the next to come finds the world as it was
    if answer.status_code == 302 and answer["Location"].startswith(reverse("account_login")):
        return "sign in first"
    if answer.status_code == 404:
        return "not there"
    return "goes on" if answer.status_code in ALLOWED else str(answer.status_code)


def expected(name: str, role, *, own: bool) -> str:
    needs = NEEDS[name]
    if isinstance(needs, P) and needs not in role.permissions:
        return "not there"
    if name in ABOUT_A_CHILD and not own and role.code in OWN_ONLY:
        return "not there"
    return "goes on"


def test_it_has_a_line_for_every_address():
    missing = [f'    "{name}": P.…,' for name in NAMES if name not in NEEDS]
    assert not missing, "Say in NEEDS what each of these asks of a person:\n" + "\n".join(missing)
    gone = [name for name in NEEDS if name not in NAMES]
    assert not gone, f"NEEDS has lines for addresses that are no more: {gone}"


def test_it_says_the_same_as_the_list_of_pages_open_to_all():
    assert {name for name, needs in NEEDS.items() if needs == OPEN} == OPEN_TO_ALL


def test_it_tells_roles_apart_whose_records_are_their_own():
    """A role that may open a child's record, and is not listed here, would be held to have the whole area's."""
    sees_children = {role.code for role in ROLES if {P.VIEW_CHILD, P.VIEW_OWN_FAMILY} & role.permissions}
    assert sees_children - OWN_ONLY == {SendManager.code}


PARTS = 4  # thousands of pages, a part to each processor
GUARDED = [(name, args) for name, args in URLS if NEEDS.get(name) not in (OPEN, OWN_ACCOUNT)]


def test_it_asks_everybody_to_sign_in_but_where_it_is_open(world):
    wrong = []
    for name, wanted in URLS:
        answer = outcome(name, world.arguments(name, wanted, world.own))
        asked = answer == "sign in first"
        if asked == (NEEDS.get(name) == OPEN) and name not in ONLY_WHILE_SIGNING_IN:
            wrong.append(f"{name}: {answer}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("part", range(PARTS))
def test_it_opens_to_those_who_may_and_is_not_there_for_the_rest(world, part):
    wrong = [fault for name, wanted in GUARDED[part::PARTS] for fault in _faults(name, wanted, world)]
    assert not wrong, "\n".join(wrong)


def _faults(name, wanted, world):
    for role in ROLES:
        for whose, case in (("own", world.own), ("other", world.other)):
            arguments, person = world.arguments(name, wanted, case), world.cast[role.code]
            answer, should = outcome(name, arguments, person), expected(name, role, own=whose == "own")
            who = f"{name}, which needs {NEEDS[name]}: {role.title}, {whose}"
            if answer != should:
                yield f"{who}: {answer}, should be: {should}"
            if should == "not there" and outcome(name, arguments, person, post=True) not in {should, "405"}:
                yield f"{who}: a form sent to it is not refused"
            if "ref" not in wanted:
                break


def test_it_is_not_there_for_someone_without_a_role_or_with_a_closed_account(world):
    nobody, closed = factories.user(), factories.user(SendManager.code, is_active=False)
    wrong = []
    for name, wanted in GUARDED:
        arguments = world.arguments(name, wanted, world.own)
        should = "goes on" if NEEDS[name] == SIGNED_IN else "not there"
        answers = (outcome(name, arguments, nobody), outcome(name, arguments, closed))
        if answers != (should, "sign in first"):
            wrong.append(f"{name}: {answers}")
    assert not wrong, "\n".join(wrong)
