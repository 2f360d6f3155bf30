"""Publishing a month so that it can be shown again, worked out again, and compared with what is known today.

Pages and reports use what is named here; the writes are in `actions`.
"""

from goldenthread.indicators import Month
from goldenthread.scorecard import cards
from goldenthread.scorecard.cells import Cells
from goldenthread.scorecard.freezing import figures, folders
from goldenthread.scorecard.freezing.banners import Banner, banner
from goldenthread.scorecard.freezing.folders import Damaged
from goldenthread.scorecard.freezing.revisions import editions, newest

__all__ = ["Banner", "Damaged", "banner", "editions", "held", "newest", "published_cells"]


def published_cells(month: Month, *, for_publication: bool = False) -> Cells | None:
    """A month's figures as its newest edition published them, and the whole area's months before it; None when it is not
    published. Raises Damaged when the kept files are not those that were published."""
    published = newest(month)
    return published and figures.published_cells(folders.of(published), for_publication=for_publication)


def held(month: Month, *, for_publication: bool = False) -> cards.Held | None:
    """The same with the targets and new baselines of that day, for `cards.scorecard(..., held=...)` and `cards.kpi`."""
    published = newest(month)
    return published and figures.held(folders.of(published), for_publication=for_publication)
