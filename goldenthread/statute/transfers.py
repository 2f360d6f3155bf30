"""Phase transfer: the amended plan that names the next setting, before a fixed date."""

from goldenthread.statute.counting import BeforeDate, MonthsBefore
from goldenthread.statute.duty import Customary, Duty, Limit
from goldenthread.statute.wording import regulation

TRANSFER = "the transfer takes place"
MET_BY = "the amended plan issued with the setting or type of setting named; a review meeting is not enough"
BY_NOT_BEFORE = 'The code of practice (9.179) and common practice say "by"; the Regulations say "before".'

DUTIES = (
    Duty(
        code="phase_transfer_completed",
        reference="P1",
        title="Review and amend the plan before a move between phases of schooling",
        limits=(Limit("transfer_on", TRANSFER, BeforeDate(2, 15)),),
        met_by=MET_BY,
        authority=regulation("18(1)(b)"),
        customary=Customary(Limit("transfer_on", TRANSFER, BeforeDate(2, 15, inclusive=True)), BY_NOT_BEFORE),
    ),
    Duty(
        code="post_16_transfer_completed",
        reference="P2",
        title="Review and amend the plan before a move from secondary school to a post-16 institution",
        limits=(Limit("transfer_on", TRANSFER, BeforeDate(3, 31)),),
        met_by=MET_BY,
        authority=regulation("18(1)(a)"),
        customary=Customary(Limit("transfer_on", TRANSFER, BeforeDate(3, 31, inclusive=True)), BY_NOT_BEFORE),
    ),
    Duty(
        code="further_transfer_completed",
        reference="P3",
        title="Review and amend the plan before a move between post-16 institutions",
        limits=(Limit("transfer_on", TRANSFER, MonthsBefore(5)),),
        met_by=MET_BY,
        authority=regulation("18(2)"),
    ),
)
