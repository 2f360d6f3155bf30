"""Files handed in as evidence: looked at and kept by `accounts.files`, with a row for each file."""

from datetime import datetime

from goldenthread.accounts.files import Store, Upload
from goldenthread.assurance.evidence.models import EvidenceDocument

STORE = Store("evidence", (".pdf", ".docx", ".xlsx", ".png", ".jpg"))


def keep(upload: Upload, at: datetime) -> EvidenceDocument:
    """The row of a file that was looked at; the same file again is the same row. Raises Refused."""
    kept = STORE.keep(upload)
    found = EvidenceDocument.objects.of_digest(kept.digest).first()
    return found or EvidenceDocument.objects.create(
        digest=kept.digest, ending=kept.ending, size=kept.size, stored_at=at
    )


def content(document: EvidenceDocument) -> bytes:
    """The bytes that were handed in. Raises FileLost."""
    return STORE.content(document.digest)
