from argparse import ArgumentTypeError

from django.core.management.base import BaseCommand, CommandError

from goldenthread.accounts.errors import Refused
from goldenthread.publications.wording import counted
from goldenthread.scorecard.freezing import actions, folders
from goldenthread.scorecard.management.commands.compute import month


def signature(text: str) -> tuple[str, str]:
    """ "Dr A Patel, Director of Children's Services"."""
    name, comma, role = (part.strip() for part in text.partition(","))
    if not (name and comma and role):
        raise ArgumentTypeError(
            f"'{text}' names no role: write it as \"Dr A Patel, Director of Children's Services\""
        )
    return name, role


class Command(BaseCommand):
    help = (
        "Publish a month: keep its figures, facts, definitions and targets in a folder that can be verified."
    )

    def add_arguments(self, parser):
        parser.add_argument("month", type=month, help="like 2024-10")
        parser.add_argument(
            "--signed-off-by",
            dest="signed_off",
            type=signature,
            required=True,
            help='name and role: "Dr A Patel, Director of Children\'s Services"',
        )
        parser.add_argument("--note", default="", help="what a reader of the figures should know")
        parser.add_argument("--reason", default="", help="why the month is published again")

    def handle(self, *, month, signed_off, note, reason, **options):
        name, role = signed_off
        try:
            published = actions.publish_month(
                month=month, signed_off_name=name, signed_off_role=role, note=note, reason=reason, by=None
            )
        except Refused as refused:
            raise CommandError(refused.words) from None
        kept = folders.of(published)
        files = counted(len(folders.manifest(kept)["files"]), "file")
        self.stdout.write(f"{month}, edition {published.edition}: {files} in {kept.place}")
        self.stdout.write(f"manifest {published.manifest_digest}")
