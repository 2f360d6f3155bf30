"""Reading and writing an improvement plan as a file: published text, Word, a spreadsheet or a folder of tables."""

from goldenthread.assurance.planfile.document import (
    BRAG,
    Action,
    Area,
    HighImpact,
    Kpi,
    Note,
    Owner,
    PlanDocument,
    PlanFileError,
    Reading,
    Risk,
    SubTheme,
    Target,
)

__all__ = [
    "BRAG",
    "Action",
    "Area",
    "HighImpact",
    "Kpi",
    "Note",
    "Owner",
    "PlanDocument",
    "PlanFileError",
    "Reading",
    "Risk",
    "SubTheme",
    "Target",
]
