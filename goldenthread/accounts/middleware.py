"""What holds for every page: sign in first, and scripts only from ourselves."""

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest
from django.urls import Resolver404, resolve

# Pages that anybody may open, by url name. A test holds every other page against this list.
OPEN_TO_ALL = {
    "account_login",
    "account_logout",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_inactive",
    "mfa_authenticate",
    "accounts:demonstration_sign_in",
    "site:accessibility",
    "site:privacy",
    "site:health",
}


class SignInRequired:
    """Every page needs a signed-in person unless its name is in OPEN_TO_ALL."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated or self._open(request):
            return self.get_response(request)
        return redirect_to_login(request.get_full_path())

    @staticmethod
    def _open(request) -> bool:
        if request.path.startswith(settings.STATIC_URL):
            return True
        try:
            return resolve(request.path_info).view_name in OPEN_TO_ALL
        except Resolver404:
            return False


class NoNullCharacters:
    """PostgreSQL keeps no text with a null character in it and answers with an error. Nobody types one."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        sent = (
            value for query in (request.GET, request.POST) for _, values in query.lists() for value in values
        )
        if "\0" in request.path or any("\0" in value for value in sent):
            raise BadRequest("A null character was sent.")
        return self.get_response(request)


class ContentSecurityPolicy:
    """Nothing inline, nothing from elsewhere; pages with children's records are not kept in caches."""

    POLICY = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'"
    )

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.POLICY)
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "no-store")
        return response
