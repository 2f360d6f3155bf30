"""Where the files of cases are kept: apart from every other file, under their digests (`accounts.files`)."""

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.files import FIELD, LOOKS, MOST_MEGABYTES, Kept, Store, Upload

STORE = Store("documents", tuple(LOOKS))
MOST_AT_ONCE = 10
TOO_MANY = f"Choose {MOST_AT_ONCE} documents at once at most"
HINT = (
    f"PDF, Word (.docx), Excel (.xlsx), a picture or plain text; {MOST_MEGABYTES} MB each at most and "
    f"{MOST_AT_ONCE} at once, without macros or a password. Choose them again if this page comes back."
)


def keep_all(uploads: list[Upload]) -> list[Kept]:
    """Look at every file before any is kept. Raises Refused: which file, and what to do about it."""
    if not uploads:
        raise Refused("Choose the document", field=FIELD)
    if len(uploads) > MOST_AT_ONCE:
        raise Refused(TOO_MANY, field=FIELD)
    endings, faults = [], []
    for upload in uploads:
        try:
            endings.append(STORE.check(upload))
        except Refused as refused:
            faults.append(f"{upload.name}: {refused.words}")
    if faults:
        raise Refused("; ".join(faults), field=FIELD)
    return [STORE.keep_checked(upload, ending) for upload, ending in zip(uploads, endings, strict=True)]
