"""Settings, read from the environment with defaults that suit a laptop.

`GOLDENTHREAD_HOME` is the folder for the database, frozen months and documents (default: `var` beside the checkout).
`DATABASE_URL` chooses PostgreSQL. `GOLDENTHREAD_DEMONSTRATION=1` turns on the demonstration: people to sign in
as by role, and a banner on every page that says the children are invented.
"""

from pathlib import Path

import environ
from django.core.management.utils import get_random_secret_key

env = environ.Env()
PACKAGE = Path(__file__).resolve().parent.parent
HOME = Path(env.str("GOLDENTHREAD_HOME", default=str(PACKAGE.parent / "var"))).resolve()
HOME.mkdir(parents=True, exist_ok=True, mode=0o700)  # records of children: for the service account alone

DEBUG = env.bool("GOLDENTHREAD_DEBUG", default=False)
DEMONSTRATION = env.bool("GOLDENTHREAD_DEMONSTRATION", default=False)


def _secret_key() -> str:
    """The key from the environment, else one made once and kept in the home folder, readable by its owner alone."""
    if key := env.str("GOLDENTHREAD_SECRET_KEY", default=""):
        return key
    kept = HOME / "secret-key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(get_random_secret_key())
    return kept.read_text()


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = env.list("GOLDENTHREAD_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("GOLDENTHREAD_ORIGINS", default=[])

INSTALLED_APPS = [
    "goldenthread.site.apps.SiteConfig",
    "goldenthread.demo",
    "goldenthread.desk",
    "goldenthread.assurance",
    "goldenthread.returns",
    "goldenthread.scorecard",
    "goldenthread.casework",
    "goldenthread.voice",
    "goldenthread.clocks",
    "goldenthread.people",
    "goldenthread.accounts",
    "goldenthread.govuk",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "auditlog",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "goldenthread.people.middleware.LocalAreaReadOnce",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "goldenthread.accounts.middleware.ContentSecurityPolicy",
    "goldenthread.accounts.middleware.NoNullCharacters",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "auditlog.middleware.AuditlogMiddleware",
    "goldenthread.accounts.middleware.SignInRequired",
]

ROOT_URLCONF = "goldenthread.site.urls"
WSGI_APPLICATION = "goldenthread.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "goldenthread.site.navigation.navigation",
            ],
        },
    }
]

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{HOME / 'goldenthread.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Write-ahead logging lets pages read while a worker writes; IMMEDIATE takes the write lock at the start, so two
    # writers queue rather than fail half way.
    DATABASES["default"]["OPTIONS"] = {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-64000;",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Attempts to sign in are counted here. It is this process's own, and `goldenthread serve` is one process: whoever runs
# several gives them a shared cache. Room enough that a flood of invented names does not push the counts out.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:home"
ACCOUNT_ADAPTER = "goldenthread.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Golden Thread: "
ACCOUNT_FORMS = {
    "login": "goldenthread.accounts.forms.SignInForm",
    "reset_password": "goldenthread.accounts.forms.ForgottenPasswordForm",
    "reset_password_from_key": "goldenthread.accounts.forms.NewPasswordForm",
    "set_password": "goldenthread.accounts.forms.FirstPasswordForm",
    "change_password": "goldenthread.accounts.forms.ChangePasswordForm",
    "reauthenticate": "goldenthread.accounts.forms.ConfirmItIsYouForm",
}
MFA_ADAPTER = "goldenthread.accounts.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "goldenthread.accounts.forms.CodeForm",
    "reauthenticate": "goldenthread.accounts.forms.ConfirmByCodeForm",
    "activate_totp": "goldenthread.accounts.forms.ActivateForm",
    "deactivate_totp": "goldenthread.accounts.forms.DeactivateForm",
    "generate_recovery_codes": "goldenthread.accounts.forms.RecoveryCodesForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Golden Thread"
# An administrator gives the address, and the first password is set through a link sent there: that is its proof. Without
# this the library refuses a second factor to everybody who was invited.
MFA_ALLOW_UNVERIFIED_EMAIL = True

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if env.bool("GOLDENTHREAD_HTTPS", default=False):
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATIC_ROOT.mkdir(exist_ok=True)  # whitenoise warns of a folder that is not there
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)

# Where people reach this installation: the links in e-mails begin so.
PUBLIC_URL = env.str("GOLDENTHREAD_URL", default="http://127.0.0.1:8000").rstrip("/")
# With a key, reminders go through GOV.UK Notify. Each template there has ((subject)) as its subject and ((body)) as its
# message.
NOTIFY_KEY = env.str("GOLDENTHREAD_NOTIFY_KEY", default="")
NOTIFY_URL = env.str("GOLDENTHREAD_NOTIFY_URL", default="https://api.notifications.service.gov.uk")
NOTIFY_TEMPLATES = {
    "officer": env.str("GOLDENTHREAD_NOTIFY_OFFICER_TEMPLATE", default=""),
    "manager": env.str("GOLDENTHREAD_NOTIFY_MANAGER_TEMPLATE", default=""),
}
# Letters by e-mail through Notify: its template has ((link_to_file)) as well. Without it they go by EMAIL_URL.
NOTIFY_LETTER_TEMPLATE = env.str("GOLDENTHREAD_NOTIFY_LETTER_TEMPLATE", default="")

# What works the figures out: "polars" inside the process, or a Spark cluster ("spark://host:port", or "spark" and any other
# kind of master below). docs/warehouse.md says what a cluster needs.
ENGINE = env.str("GOLDENTHREAD_ENGINE", default="polars")
SPARK_MASTER = env.str("GOLDENTHREAD_SPARK_MASTER", default="")

# After how many months a board looks at its terms of reference again, where it agrees nothing else: local policy. Each version
# keeps the interval that was agreed with it.
TERMS_REVIEW_MONTHS = env.int("GOLDENTHREAD_TERMS_REVIEW_MONTHS", default=6)

# Where partners drop files of figures: read by `goldenthread return_figures --folder`.
RETURNS_FOLDER = Path(env.str("GOLDENTHREAD_RETURNS_FOLDER", default=str(HOME / "returned" / "dropped")))

# The name, code and districts of the local area are data (people.LocalArea); this is only what pages say before any exists.
AREA_NAME_UNTIL_SET_UP = "Your local area"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.str("GOLDENTHREAD_LOG_LEVEL", default="WARNING")},
}
