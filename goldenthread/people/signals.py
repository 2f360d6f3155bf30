"""What the parts above need to hear from this one. Receivers run inside the action's transaction."""

from django.dispatch import Signal

district_changed = Signal()  # sent with `child`
