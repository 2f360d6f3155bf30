"""An owner's one page: a form for each action, all of them kept as drafts whatever button is pressed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.models import User
from goldenthread.accounts.roles import Permission
from goldenthread.assurance.models import Milestone
from goldenthread.assurance.rounds import actions, pages
from goldenthread.assurance.rounds.actions import Said
from goldenthread.assurance.rounds.forms import UpdateForm
from goldenthread.assurance.rounds.models import Round
from goldenthread.assurance.rounds.pages import RoundView, Row

FIELDS = ("words", "progress", "impact", "reason", "ask")


@dataclass
class Asked:
    """One action with its form; no form once it is said."""

    row: Row
    form: UpdateForm | None

    @property
    def said(self) -> Said:
        given = self.form.cleaned_data
        return Said(**{name: given.get(name) or "" for name in FIELDS})

    @property
    def revision(self) -> int:
        sent = self.form.cleaned_data.get("revision") or ""
        return int(sent) if sent.isdecimal() else 0


class OwnerPage:
    """on_behalf_of: an owner in words, whom the programme office answers for."""

    def __init__(self, held: Round, user: User, day: dt.date, *, data: Any = None, on_behalf_of: str = ""):
        self.user, self.data, self.on_behalf_of = user, data, on_behalf_of
        self.round = RoundView(held, day)
        rows = self._rows()
        self.asked = [Asked(row, None if row.is_said else self._form(row)) for row in rows]

    def _rows(self) -> list[Row]:
        if self.on_behalf_of and self.user.may(Permission.RUN_ROUNDS):
            return self.round.rows_of_owner(self.on_behalf_of)
        return self.round.rows_of(self.user)

    def _form(self, row: Row) -> UpdateForm:
        return UpdateForm(self.data, prefix=row.action.code, initial=_initial(row))

    @property
    def forms(self) -> list[UpdateForm]:
        return [each.form for each in self.asked if each.form]

    @property
    def still_to_say(self) -> list[Row]:
        return [each.row for each in self.asked if each.form]

    @property
    def late_milestones(self) -> list[tuple[Milestone, int]]:
        """Milestones of these actions whose day has passed, with how many days ago."""
        day, mine = self.round.day, [each.row.action.pk for each in self.asked]
        return [(each, each.days_late_on(day)) for each in Milestone.objects.late_of(mine, day)]

    @property
    def challenges(self) -> list[Any]:
        """Those that wait for an answer."""
        return [
            (each.row, one)
            for each in self.asked
            for one in each.row.challenges
            if not one.is_comment and one.answered_at is None
        ]

    def keep(self) -> bool:
        """Save every draft that was typed in. False where a form has errors to show."""
        for each in self.asked:
            if each.form and each.form.is_valid() and each.form.has_changed():
                self._try(each, actions.save_draft)
        return not any(form.errors for form in self.forms)

    def submit(self, code: str, *, nothing_changed: bool) -> bool:
        """Submit one action, and keep the other drafts."""
        for each in self.asked:
            if not each.form or not each.form.is_valid():
                continue
            if each.row.action.code == code:
                self._try(each, actions.submit_update, nothing_changed=nothing_changed)
            elif each.form.has_changed():
                self._try(each, actions.save_draft)
        return not any(form.errors for form in self.forms)

    def _try(self, each: Asked, write: Any, **options: Any) -> None:
        row = each.row
        try:
            write(
                held=row.held,
                action=row.action,
                said=each.said,
                by=self.user,
                expected_revision=each.revision,
                **options,
            )
        except Refused as error:
            each.form.add_error(error.field if error.field in FIELDS else None, f"{row.action.code}: {error}")
        except Conflict as error:
            each.form.add_error(
                None, f"{row.action.code}: {error} Open the page again to see what they wrote."
            )

    def revisions(self) -> dict[str, int]:
        """After a save, what each form's hidden revision is to be."""
        fresh = RoundView(self.round.held, self.round.day).updates
        return {
            f"{row.action.code}-revision": fresh[row.action.pk].revision
            for row in self.still_to_say
            if row.action.pk in fresh
        }


def _initial(row: Row) -> dict[str, Any]:
    """The draft; without one, the ratings that stand and nothing said."""
    if row.update:
        draft = row.update
        return {
            "words": draft.words,
            "progress": draft.progress,
            "impact": draft.impact,
            "reason": draft.reason_it_stands,
            "ask": draft.ask,
            "revision": str(draft.revision),
        }
    return {"progress": row.action.progress, "impact": row.action.impact, "revision": "0"}


def of(user: User, day: dt.date, *, data: Any = None, on_behalf_of: str = "") -> OwnerPage | None:
    """None while no round is open."""
    held = pages.running()
    return OwnerPage(held, user, day, data=data, on_behalf_of=on_behalf_of) if held else None
