"""The sign-in library's pages that we use, under the names it gives them, with our words for each. The rest of it has
no address here: nobody signs up, and an email address is changed by an administrator."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.urls import path, re_path, reverse_lazy

from goldenthread.accounts import directory

TO_SECURITY = {"back_url": reverse_lazy("accounts:security"), "cancel_url": reverse_lazy("accounts:security")}


def page(view, heading: str, submit_label: str = "", lede: str = "", **more):
    """The library's view with the words of its page."""
    return view.as_view(extra_context={"heading": heading, "submit_label": submit_label, "lede": lede} | more)


urlpatterns = [
    path(
        "login/",
        page(
            account.LoginView,
            "Sign in",
            "Sign in",
            demonstration_people=directory.demonstration_people,
        ),
        name="account_login",
    ),
    path("logout/", page(account.LogoutView, "Sign out", "Sign out"), name="account_logout"),
    path(
        "inactive/",
        page(account.AccountInactiveView, "This account is closed"),
        name="account_inactive",
    ),
    path(
        "reauthenticate/",
        page(
            account.ReauthenticateView,
            "Confirm that it is you",
            lede="You are about to change how you sign in. Enter your password first.",
        ),
        name="account_reauthenticate",
    ),
    path(
        "password/change/",
        page(account.PasswordChangeView, "Change your password", "Change password", **TO_SECURITY),
        name="account_change_password",
    ),
    path(
        "password/set/",
        page(account.PasswordSetView, "Set a password", "Set password", **TO_SECURITY),
        name="account_set_password",
    ),
    path(
        "password/reset/",
        page(
            account.PasswordResetView,
            "Set a new password",
            "Send the link",
            "We send you a link at which you choose a new password.",
            back_url=reverse_lazy("account_login"),
        ),
        name="account_reset_password",
    ),
    path(
        "password/reset/done/",
        page(account.PasswordResetDoneView, "Look at your email"),
        name="account_reset_password_done",
    ),
    path(
        "password/reset/key/done/",
        page(account.PasswordResetFromKeyDoneView, "Your password is set"),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        page(account.PasswordResetFromKeyView, "Choose your password", "Set password"),
        name="account_reset_password_from_key",
    ),
    path("2fa/", page(mfa.IndexView, "Second factor"), name="mfa_index"),
    path(
        "2fa/authenticate/",
        page(mfa.AuthenticateView, "Enter your code", "Sign in"),
        name="mfa_authenticate",
    ),
    path(
        "2fa/reauthenticate/",
        page(
            mfa.ReauthenticateView,
            "Confirm that it is you",
            lede="You are about to change how you sign in. Enter a code first.",
        ),
        name="mfa_reauthenticate",
    ),
    path(
        "2fa/totp/activate/",
        page(totp.ActivateTOTPView, "Set up an authenticator app", "Turn it on", **TO_SECURITY),
        name="mfa_activate_totp",
    ),
    path(
        "2fa/totp/deactivate/",
        page(
            totp.DeactivateTOTPView,
            "Turn off the authenticator app",
            "Turn it off",
            "After this your password alone signs you in, and your recovery codes stop working.",
            **TO_SECURITY,
        ),
        name="mfa_deactivate_totp",
    ),
    path(
        "2fa/recovery-codes/",
        page(recovery_codes.ViewRecoveryCodesView, "Recovery codes"),
        name="mfa_view_recovery_codes",
    ),
    path(
        "2fa/recovery-codes/generate/",
        page(
            recovery_codes.GenerateRecoveryCodesView,
            "Make new recovery codes",
            "Make new codes",
            "Codes that you printed or kept before stop working.",
            **TO_SECURITY,
        ),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "2fa/recovery-codes/download/",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]
