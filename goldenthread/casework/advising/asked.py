"""The cases on which somebody's organisation was asked for advice, for the gate."""

from goldenthread.casework.models import Advice, Request, RequestQuerySet


class AskedCases(RequestQuerySet):
    """Those who were asked reach the request for advice and what they gave, also when they may open the child's record no
    longer: the page about a request for advice shows nothing else."""

    def visible_to(self, user):
        asked = Advice.objects.asked_of_organisation(user.organisation_id)
        return self.filter(assessment__in=asked.values("assessment_id"))


def asked_cases() -> AskedCases:
    return AskedCases(Request).select_related("child__current_setting", "child__district__team", "officer")
