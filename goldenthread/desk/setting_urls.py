"""Addresses of settings' calendars, and of the law and the local policy."""

from django.urls import path

from goldenthread.desk.views import policy, settings

urlpatterns = [
    path("settings/", settings.settings, name="settings"),
    path("settings/<int:pk>/", settings.setting, name="setting"),
    path("settings/<int:pk>/address/", settings.setting_address, name="setting_address"),
    path("settings/<int:pk>/closures/new/", settings.add_closure, name="add_closure"),
    path("settings/<int:pk>/closures/<int:closure>/", settings.change_closure, name="change_closure"),
    path("settings/<int:pk>/closures/<int:closure>/remove/", settings.remove_closure, name="remove_closure"),
    path("policy/", policy.policy, name="policy"),
    path("policy/complaints/", policy.change_policy, name="change_policy"),
    path("policy/bank-holidays/new/", policy.proclaim_holiday, name="proclaim_holiday"),
    path("policy/bank-holidays/<int:holiday>/remove/", policy.withdraw_holiday, name="withdraw_holiday"),
    path("policy/clocks/", policy.catch_up, name="catch_up"),
]
