"""The council's own policy, as somebody wrote it down, in the form in which `statute` works out a day.

A complaint goes by the policy in force when it was received: a later one does not reach back.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from goldenthread import statute
from goldenthread.accounts.errors import Refused
from goldenthread.clocks.models import LocalPolicy

OWN, CODE = "own", "ombudsman_code"
DAYS = ("acknowledged", "stage_1", "stage_2")
LONGEST = 130  # working days: half a year, longer than any council's policy


class ComplaintPolicies:
    """Every version of the complaints policy, read once for many complaints."""

    def __init__(self, versions: Sequence[LocalPolicy]):
        self._versions = [
            (one.in_force_from_on, one.in_force_to_on, complaint_policy(one)) for one in versions
        ]

    def on(self, day: date) -> statute.ComplaintPolicy:
        """The policy in force on a day; the one that the product brings where nobody has written one down."""
        for first, last, policy in self._versions:
            if first <= day and (last is None or day <= last):
                return policy
        return statute.LOCAL_POLICY


def complaint_policies() -> ComplaintPolicies:
    return ComplaintPolicies(LocalPolicy.objects.of_code(LocalPolicy.Code.COMPLAINTS))


def complaint_policy(version: LocalPolicy) -> statute.ComplaintPolicy:
    """One version, in the form of the law's own."""
    in_force = {"in_force_from": version.in_force_from_on, "in_force_to": version.in_force_to_on}
    if version.values["follows"] == CODE:
        return replace(statute.OMBUDSMAN_CODE, **in_force)
    return statute.ComplaintPolicy(
        name="local",
        authority=statute.Authority(f"{version.title} ({version.source})", version.title),
        **{name: version.values[name] for name in DAYS},
        **in_force,
    )


def values_of(policy: statute.ComplaintPolicy) -> dict:
    """What would be written down to say the same."""
    follows = CODE if policy.name == CODE else OWN
    return {"follows": follows, **{name: getattr(policy, name) for name in DAYS}}


def check(code: str, values: dict) -> None:
    """Refuse what no day could be worked out from."""
    if code not in LocalPolicy.Code.values:
        raise Refused(f"No policy is called {code!r}")
    if values.get("follows") not in (OWN, CODE):
        raise Refused("Say whose times apply", field="follows")
    for name in DAYS if values["follows"] == OWN else ():
        number = values.get(name)
        if type(number) is not int or not 1 <= number <= LONGEST:
            raise Refused(f"Give a number of working days from 1 to {LONGEST}", field=name)
