"""What the server refuses to serve, and whom it believes about who asks."""

import pytest
from django.core.management import CommandError, call_command
from waitress import create_server

from goldenthread.site.management.commands import serve


@pytest.mark.parametrize(
    ("host", "given"),
    [
        ("0.0.0.0", {}),
        ("127.0.0.1", {"ALLOWED_HOSTS": ["send.example.org"]}),
        ("127.0.0.1", {"SECURE_SSL_REDIRECT": True}),
    ],
)
def test_it_does_not_serve_the_demonstration_to_others(settings, host, given):
    settings.DEMONSTRATION, settings.ALLOWED_HOSTS = True, ["127.0.0.1", "localhost", "[::1]"]
    for name, value in given.items():
        setattr(settings, name, value)
    with pytest.raises(CommandError, match="served to this machine only"):
        call_command("serve", host=host)


@pytest.mark.parametrize(
    ("comes_from", "seen"),
    [("127.0.0.1", ("192.0.2.7", "https")), ("198.51.100.1", ("198.51.100.1", "http"))],
)
def test_it_believes_the_proxy_and_nobody_else(settings, comes_from, seen):
    settings.SECURE_SSL_REDIRECT = True
    asked = {
        "REMOTE_ADDR": comes_from,
        "wsgi.url_scheme": "http",
        "HTTP_X_FORWARDED_FOR": "192.0.2.7",
        "HTTP_X_FORWARDED_PROTO": "https",
    }
    assert seen_by_the_pages(asked, **serve.trusted("127.0.0.1")) == seen


def test_it_believes_nobody_without_https(settings):
    settings.SECURE_SSL_REDIRECT = False
    assert serve.trusted("127.0.0.1") == {}


def seen_by_the_pages(environ, **trusted):
    seen = []

    def pages(environ, start_response):
        seen.append((environ["REMOTE_ADDR"], environ["wsgi.url_scheme"]))
        return []

    server = create_server(pages, host="127.0.0.1", port=0, **trusted)
    try:
        server.application(environ, lambda *_: None)
    finally:
        server.close()
    return seen[0]
