"""The questions of the pages about accounts, and the words in which the sign-in library's own questions are put."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp.forms import ActivateTOTPForm, DeactivateTOTPForm
from django import forms

from goldenthread.accounts import directory
from goldenthread.accounts.roles import ROLES
from goldenthread.govuk.fields import (
    ChoiceField,
    ConfirmField,
    EmailField,
    GovukForm,
    HiddenField,
    MultiChoiceField,
    RecordField,
    SearchField,
    TextField,
)

ROLE_CHOICES = [(role.code, role.title, role.description) for role in ROLES]
NEW_ONE_HINT = "12 characters or more. Three words that have nothing to do with each other are easy to keep"
CODE_HINT = "Six figures from your authenticator app, or one of your recovery codes"


class PeopleForm(GovukForm):
    marks_optional = False
    q = SearchField("Name, email address, job or organisation", required=False)


class DetailsForm(GovukForm):
    display_name = TextField("Name", max_length=150, hint="As colleagues and families know them")
    job_title = TextField("Job", max_length=150, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"] = RecordField(
            "Organisation",
            queryset=directory.organisations(),
            required=False,
            nothing="No organisation",
            hint="Advice writers and settings see the children of their organisation only",
        )
        self.fields["team"] = RecordField(
            "Casework team",
            queryset=directory.teams(),
            required=False,
            nothing="No team",
            hint="Caseworkers see the children of their team's districts only",
        )


class InviteForm(DetailsForm):
    email = EmailField("Email address", hint="They sign in with it. A link to set a password is sent there")
    roles = MultiChoiceField("What will they do?", choices=ROLE_CHOICES, enter="Select at least one role")
    field_order = ["email", "display_name", "job_title", "organisation", "team", "roles"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.order_fields(self.field_order)


class RolesForm(GovukForm):
    """Which roles a person is to hold. `seen` is what they held when the page was drawn; `confirmed` comes from the
    second step, which says in words what will change."""

    marks_optional = False
    roles = MultiChoiceField("Roles", choices=ROLE_CHOICES, required=False)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, person, **kwargs):
        held = [role.code for role in person.roles]
        super().__init__(*args, initial={"roles": held, "seen": ",".join(held)}, **kwargs)

    def clean_seen(self) -> set[str]:
        return set(filter(None, self.cleaned_data["seen"].split(",")))

    def clean(self):
        cleaned = super().clean()
        if not self.errors and set(cleaned["roles"]) == cleaned["seen"]:
            self.add_error("roles", "Nothing has changed: tick or untick a role")
        return cleaned

    @property
    def given(self) -> list[str]:
        return self._titles(set(self.cleaned_data["roles"]) - self.cleaned_data["seen"])

    @property
    def taken(self) -> list[str]:
        return self._titles(self.cleaned_data["seen"] - set(self.cleaned_data["roles"]))

    @staticmethod
    def _titles(codes: set[str]) -> list[str]:
        return [role.title for role in ROLES if role.code in codes]


class OpenOrCloseForm(GovukForm):
    agreed = ConfirmField("I am sure")

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        wanted = "close this account" if person.is_active else "open this account again"
        self.fields["agreed"].label = f"Yes, {wanted}"
        self.fields["agreed"].error_messages["required"] = f"Tick the box to {wanted}"


class DigestForm(GovukForm):
    wants = ChoiceField(
        "Do you want a daily e-mail of what is late and what falls due?",
        choices=[("yes", "Yes, on days on which there is something to say"), ("no", "No")],
        hint="It names no child. The breach radar shows the same at any time",
        enter="Select whether you want the daily e-mail",
    )


class DemonstrationForm(forms.Form):
    person = HiddenField()


class Worded(GovukForm):
    """Puts a library form's questions in our words: by field, the label, the error when it is empty, the hint."""

    words: dict[str, tuple[str, str, str]] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, (label, enter, hint) in self.words.items():
            self.fields[name].label = label
            self.fields[name].help_text = hint
            self.fields[name].error_messages["required"] = enter


class SignInForm(Worded, account.LoginForm):
    words = {
        "login": ("Email address", "Enter your email address", ""),
        "password": ("Password", "Enter your password", ""),
    }


class ForgottenPasswordForm(Worded, account.ResetPasswordForm):
    words = {"email": ("Email address", "Enter your email address", "The one you sign in with")}


class NewPasswordForm(Worded, account.ResetPasswordKeyForm):
    words = {
        "password1": ("New password", "Enter a new password", NEW_ONE_HINT),
        "password2": ("New password again", "Enter the new password again", ""),
    }


class FirstPasswordForm(Worded, account.SetPasswordForm):
    words = NewPasswordForm.words


class ChangePasswordForm(Worded, account.ChangePasswordForm):
    words = {"oldpassword": ("Present password", "Enter your present password", ""), **NewPasswordForm.words}


class ConfirmItIsYouForm(Worded, account.ReauthenticateForm):
    words = {"password": ("Password", "Enter your password", "")}


class CodeForm(Worded, mfa.AuthenticateForm):
    words = {"code": ("Code", "Enter a code", CODE_HINT)}


class ConfirmByCodeForm(Worded, mfa.ReauthenticateForm):
    words = CodeForm.words


class ActivateForm(Worded, ActivateTOTPForm):
    words = {"code": ("Code that the app shows", "Enter the code that the app shows", "Six figures")}


class DeactivateForm(Worded, DeactivateTOTPForm):
    pass


class RecoveryCodesForm(Worded, GenerateRecoveryCodesForm):
    pass
