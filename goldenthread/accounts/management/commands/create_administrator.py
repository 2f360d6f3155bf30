"""`goldenthread create_administrator`: the first account of a new installation."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from goldenthread.accounts import actions, invitations
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.roles import Administrator


class Command(BaseCommand):
    help = "Make an administrator's account and print a link, good once, at which they set a password."

    def add_arguments(self, parser):
        parser.add_argument("email", help="they sign in with this email address")
        parser.add_argument("--name", required=True, help="their name, as colleagues know them")
        parser.add_argument(
            "--at",
            default="http://127.0.0.1:8000",
            metavar="ADDRESS",
            help="where this installation is served (default %(default)s)",
        )

    def handle(self, *, email, name, at, **options):
        try:
            validate_email(email)
            person = actions.create_person(
                by=None, email=email, display_name=name, roles=[Administrator.code]
            )
        except ValidationError:
            raise CommandError(f"{email} is not an email address, such as name@example.org.") from None
        except Refused as refused:
            raise CommandError(f"{refused.words}: {email}.") from None
        link = at.rstrip("/") + invitations.set_password_path(person)
        self.stdout.write(f"{name} is an administrator. They set a password here, once, within", ending=" ")
        self.stdout.write(f"{invitations.DAYS_GOOD} days:\n{link}")
