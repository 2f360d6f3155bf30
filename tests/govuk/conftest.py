import copy

import pytest
from django.contrib.auth.models import AnonymousUser


class _AnOfficer(AnonymousUser):
    is_authenticated = True
    display_name = "Sam Okoro"


class SomeoneSignedIn:
    """Puts a person on the request without a table of people."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.user = _AnOfficer()
        return self.get_response(request)


@pytest.fixture
def pages(settings, client):
    """The client, on the pages of this part's tests: no database, no gate."""
    settings.ROOT_URLCONF = "govuk.pages"
    settings.MIDDLEWARE = [
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        f"{__name__}.SomeoneSignedIn",
        "django.contrib.messages.middleware.MessageMiddleware",
    ]
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["OPTIONS"]["context_processors"][-1] = "govuk.pages.frame"
    settings.TEMPLATES = templates
    return client
