"""Whose a document is to read beside the service's: its family's, and theirs who gave it. For the gate."""

from goldenthread.casework.documents.models import CaseDocument, DocumentQuerySet
from goldenthread.people.models import Child


class FamilyDocuments(DocumentQuerySet):
    """What a member of the child's family may read, or the young person in their own account: what the service marked for the family, and what they sent. What
    one parent sent is not the other's to read until the service marks it."""

    def visible_to(self, user):
        return self.for_family(user).filter(request__child__in=Child.objects.of_family(user))


class WritersDocuments(DocumentQuerySet):
    """What somebody's organisation gave as its advice."""

    def visible_to(self, user):
        if not user.organisation_id:
            return self.none()
        return self.standing().filter(given__advice__asked_of_id=user.organisation_id)


def family_documents() -> FamilyDocuments:
    return FamilyDocuments(CaseDocument)


def writers_documents() -> WritersDocuments:
    return WritersDocuments(CaseDocument)


def takes_documents(request) -> bool:
    """Whether the case is open: not withdrawn, moved, refused or ended without a plan, nor its plan ceased. A refusal
    can still be challenged, so papers are taken."""
    plan = getattr(request, "plan", None)
    return not (
        request.is_historical or request.withdrawn_on or request.moved_on or (plan and plan.ceased_on)
    )
