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
from goldenthread.assurance.planfile.source import read, read_bytes
from goldenthread.assurance.planfile.template import write, write_folder, write_template

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
    "read",
    "read_bytes",
    "write",
    "write_folder",
    "write_template",
]
