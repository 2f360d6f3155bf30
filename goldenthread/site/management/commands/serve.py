"""`goldenthread serve`: bring the database up to date and serve the pages."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from waitress import create_server

from goldenthread.site.wsgi import application


class Command(BaseCommand):
    help = "Serve Golden Thread with waitress. Put a proxy that speaks HTTPS in front of it for anything but your own use."

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default %(default)s)")
        parser.add_argument("--port", type=int, default=8000, help="port (default %(default)s)")
        parser.add_argument(
            "--threads", type=int, default=8, help="requests answered at once (default %(default)s)"
        )

    def handle(self, *, host, port, threads, **options):
        if settings.DEMONSTRATION and host not in {"127.0.0.1", "localhost", "::1"}:
            raise CommandError(
                "The demonstration signs anybody in without a password, so it is served to this machine only. "
                "Leave --host out, or unset GOLDENTHREAD_DEMONSTRATION."
            )
        call_command("migrate", verbosity=0)
        try:
            server = create_server(application, host=host, port=port, threads=threads, ident=None)
        except OSError as error:
            raise CommandError(
                f"Cannot listen on {host}:{port}: {error.strerror}. Try --port with another number."
            )
        self.stdout.write(self.style.SUCCESS(f"Golden Thread is at http://{host}:{port} (stop with Ctrl+C)"))
        try:
            server.run()
        except KeyboardInterrupt:
            self.stdout.write("Stopped.")
