from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.urls import reverse


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are given by an administrator; nobody signs up."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "This account is closed. Ask your administrator",
        "email_password_mismatch": "The email address or the password is not right. Check both and try again",
        "enter_current_password": "That is not your present password",
        "incorrect_password": "That is not your password",
        "too_many_login_attempts": "There were too many tries. Wait five minutes and try again",
        "rate_limited": "There were too many tries. Wait a few minutes and try again",
    }

    def is_open_for_signup(self, request):
        return False

    def get_password_change_redirect_url(self, request):
        return reverse("accounts:security")


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "That code is not right. Codes change every half minute: enter the one shown now",
    }
