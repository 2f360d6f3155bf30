"""The evidence put to an indicator, as `scorecard.thread` asks for it."""

from django.urls import reverse

from goldenthread.assurance.evidence import age, shown_beside
from goldenthread.people.today import today
from goldenthread.scorecard.thread import ThreadEvidence


def evidence_of(code: str) -> list[ThreadEvidence]:
    """Two queries or fewer."""
    day = today()
    return [
        ThreadEvidence(
            title=shown.version.title,
            url=reverse("assurance:evidence_item", args=[shown.version.item_id]),
            shows=shown.link.shows,
            strength=shown.version.get_strength_display(),
            voice=shown.version.get_voice_display(),
            age=age.in_words(shown.version.dated_on, day),
            is_old=age.is_old(shown.version.dated_on, day),
        )
        for shown in shown_beside.of_kpis([code], day).get(code, ())
    ]
