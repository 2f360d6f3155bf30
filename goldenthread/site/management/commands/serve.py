"""`goldenthread serve`: bring the database up to date and serve the pages."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from waitress import create_server

from goldenthread.site.wsgi import application

THIS_MACHINE = {"127.0.0.1", "localhost", "::1", "[::1]"}
FROM_PROXY = {"x-forwarded-for", "x-forwarded-proto"}


class Command(BaseCommand):
    help = "Serve Golden Thread with waitress. Put a proxy that speaks HTTPS in front of it for anything but your own use."

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default %(default)s)")
        parser.add_argument("--port", type=int, default=8000, help="port (default %(default)s)")
        parser.add_argument(
            "--threads", type=int, default=8, help="requests answered at once (default %(default)s)"
        )

        parser.add_argument(
            "--proxy",
            default="127.0.0.1",
            metavar="ADDRESS",
            help="address from which the proxy that speaks HTTPS comes; heeded with GOLDENTHREAD_HTTPS (default %(default)s)",
        )

    def handle(self, *, host, port, threads, proxy, **options):
        if settings.DEMONSTRATION and not _this_machine_only(host):
            raise CommandError(
                "The demonstration signs anybody in without a password, so it is served to this machine only. "
                "Leave --host, GOLDENTHREAD_HOSTS and GOLDENTHREAD_HTTPS out, or unset GOLDENTHREAD_DEMONSTRATION."
            )
        call_command("migrate", verbosity=0)
        call_command("clearsessions", verbosity=0)  # an old one may hold the name of a child searched for
        try:
            server = create_server(
                application, host=host, port=port, threads=threads, ident=None, **trusted(proxy)
            )
        except OSError as error:
            raise CommandError(
                f"Cannot listen on {host}:{port}: {error.strerror}. Try --port with another number."
            )
        self.stdout.write(self.style.SUCCESS(f"Golden Thread is at http://{host}:{port} (stop with Ctrl+C)"))
        try:
            server.run()
        except KeyboardInterrupt:
            self.stdout.write("Stopped.")


def _this_machine_only(host: str) -> bool:
    """A proxy in front reaches us from this machine, whoever asks it: what it would need is refused too."""
    behind_proxy = settings.SECURE_SSL_REDIRECT or bool(set(settings.ALLOWED_HOSTS) - THIS_MACHINE)
    return host in THIS_MACHINE and not behind_proxy


def trusted(proxy: str) -> dict:
    """What waitress needs to take the visitor's address and protocol from the proxy, and from nobody else. Without
    it every page would be sent to HTTPS for ever, and all visitors would share one limit on attempts to sign in."""
    if not settings.SECURE_SSL_REDIRECT:
        return {}
    return {
        "trusted_proxy": proxy,
        "trusted_proxy_headers": FROM_PROXY,
        "clear_untrusted_proxy_headers": True,
    }
