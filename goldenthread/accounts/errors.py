"""What an action answers when it does not write. A page puts the words on its form."""


class Refused(ValueError):
    """The facts do not allow it. The message says why in plain words; `field` names the field it belongs to, if one."""

    def __init__(self, words: str, *, field: str = ""):
        super().__init__(words)
        self.words = words
        self.field = field


class Conflict(Exception):
    """Somebody else wrote first. Nothing was written; `changes` are (what, was, is) and the page shows them."""

    def __init__(self, *, record, changed_by: str, changed_at, changes: list[tuple[str, str, str]]):
        self.record = record
        self.changed_by = changed_by or "somebody"
        self.changed_at = changed_at
        self.changes = changes
        what = ", ".join(name for name, _was, _is in changes) or "this record"
        super().__init__(f"{self.changed_by} changed {what} since you opened this page. Nothing was saved.")
