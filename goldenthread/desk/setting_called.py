"""The setting that somebody means by what they typed."""

from goldenthread.accounts.errors import Refused
from goldenthread.people.models import Setting

FEW = 5


def setting_called(words: str, *, field: str = "setting") -> Setting:
    """By URN or name. Errors: `Refused` at `field` when none, or more than one, is called this."""
    found = list(Setting.objects.matching(words).by_name()[: FEW + 1])
    exact = [one for one in found if words.strip().lower() in (one.name.lower(), one.urn)]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if not found:
        raise Refused("No setting is called this: look it up among the settings", field=field)
    names = "; ".join(f"{one.name} (URN {one.urn or 'not known'})" for one in found[:FEW])
    raise Refused(f"Several settings are called this. Give the URN of one: {names}", field=field)
