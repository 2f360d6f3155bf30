"""What goes wrong when a deadline is asked for, each error saying what was expected."""


class StatuteError(ValueError):
    """A deadline was asked for in a way that has no answer."""


class UnknownDutyError(StatuteError):
    """No duty carries the code, or none under the policy asked for."""


class WrongFactsError(StatuteError):
    """A fact is missing, is not one the duty knows, or is not a date."""


class NotInForceError(StatuteError):
    """No version of the duty applied on the day that it would have started."""


class UndatedError(StatuteError):
    """The law gives the duty no number of days ("as soon as practicable")."""


class OutsideCalendarError(StatuteError):
    """The day lies outside the years whose bank holidays are known."""


class ConfigurationError(StatuteError):
    """Duties given as configuration do not hold together; the message names the place."""
