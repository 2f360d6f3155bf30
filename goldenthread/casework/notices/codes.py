"""Code sets of letters and of the contact log."""

from django.db.models import TextChoices


class Channel(TextChoices):
    """How a letter goes: the manners of service that `statute.service` knows."""

    EMAIL = "email", "E-mail"
    FIRST_CLASS = "first_class", "First-class post"
    SECOND_CLASS = "second_class", "Second-class post"
    BY_HAND = "by_hand", "By hand"


class Addressee(TextChoices):
    CARER = "carer", "Parent or carer"
    YOUNG_PERSON = "young_person", "Young person"
    BODY = "body", "Body asked for advice"
    SETTING = "setting", "School, college or nursery"


class Step(TextChoices):
    """What happened to a letter, each on its day."""

    SENT = "sent", "Sent"
    ENCLOSED = "enclosed", "A document that goes with it was taken"
    TO_PRINT = "to_print", "Put in the folder to print"
    TAKEN = "taken", "Taken by the mail service"
    FAILED = "failed", "Could not be sent"
    POSTED = "posted", "Posted"
    HANDED_OVER = "handed_over", "Handed over"
    PROVED = "proved", "Proof of service"
    RETURNED = "returned", "Came back undelivered"
    WITHDRAWN = "withdrawn", "Withdrawn"


class ContactKind(TextChoices):
    CALL = "call", "Telephone call"
    EMAIL = "email", "E-mail"
    LETTER = "letter", "Letter"
    MEETING = "meeting", "Meeting"
    TALK_TUESDAY = "talk_tuesday", "Talk Tuesday"
    SUPPORT_OFFER = "support_offer", "Offer of support through the school"
