"""What an action about accounts answers when it does not write. A page puts the words on its form."""


class Refused(ValueError):
    """It may not be done. The message says why in plain words; `field` names the field it belongs to, if one."""

    def __init__(self, words: str, *, field: str = ""):
        super().__init__(words)
        self.words = words
        self.field = field


class Conflict(Refused):
    """Somebody else wrote first; nothing was written."""
