"""A setting that was asked whether it can be named, and somebody of its staff, for the tests of pages."""

from datetime import date

import factories
import stories
import written_plans

from goldenthread.accounts.roles import SettingStaff
from goldenthread.casework.consulting.actions import consult_settings
from goldenthread.casework.consulting.models import Consultation

TODAY = date(2024, 11, 12)


def asked(officer, *, case=None, setting_of=None) -> Consultation:
    """With the draft that was written here and sent."""
    if case is None:
        case = written_plans.written(written_plans.agreed(stories.child_of(officer), officer), officer)
        written_plans.sent(case, officer)
        case = written_plans.again(case)
    by = officer or case.plan.request.written_plan.begun_by
    setting = factories.setting(organisation=setting_of or factories.organisation())
    (held,) = consult_settings(by=by, today=TODAY, request=case, settings=[setting], sent_on=TODAY)
    return held


def staff_of(held):
    return staff(organisation=held.setting.organisation)


def staff(**over):
    return factories.user(SettingStaff.code, **({"organisation": factories.organisation()} | over))
