"""Addresses of the plan through time, under the improvement plan's. They stand before those of single actions."""

from django.urls import path

from goldenthread.assurance.plan_history.views import changing, plans, versions

urlpatterns = [
    path("actions/add/", changing.add_action, name="add_action"),
    path("actions/<str:code>/change/", changing.change_action, name="change_action"),
    path("actions/<str:code>/merge/", changing.merge_action, name="merge_action"),
    path("actions/<str:code>/split/", changing.split_action, name="split_action"),
    path("actions/<str:code>/move/", changing.move_action, name="move_action"),
    path("actions/<str:code>/retire/", changing.retire_action, name="retire_action"),
    path("actions/<str:code>/restore/", changing.restore_action, name="restore_action"),
    path("actions/<str:code>/milestones/add/", changing.add_milestone, name="add_milestone"),
    path(
        "actions/<str:code>/milestones/<int:milestone>/", changing.change_milestone, name="change_milestone"
    ),
    path("versions/", versions.plan_versions, name="plan_versions"),
    path("versions/agree/", versions.agree_version, name="agree_version"),
    path("versions/compare/", versions.compare_versions, name="compare_versions"),
    path("versions/<int:agreed>/", versions.plan_version, name="plan_version"),
    path("plans/", plans.plans, name="plans"),
    path("plans/<int:plan>/", plans.a_plan, name="a_plan"),
    path("plans/<int:plan>/describe/", plans.describe_plan, name="describe_plan"),
    path("plans/<int:plan>/actions/<str:code>/", plans.plan_action, name="plan_action"),
    path("plans/<int:plan>/carry-over/", plans.carry_over, name="carry_over"),
    path("plans/<int:plan>/carry-over/<str:code>/", plans.carry_action, name="carry_action"),
]
