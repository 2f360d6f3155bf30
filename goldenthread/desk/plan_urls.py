"""Addresses of a case's plan, and of the plans that a family was sent."""

from django.urls import path

from goldenthread.desk.views import family, plan_sending, plan_writing

PLAN = "cases/<str:ref>/plan/"
SECTION = f"{PLAN}sections/<slug:section>/"
urlpatterns = [
    path(PLAN, plan_writing.written_plan, name="written_plan"),
    path(f"{PLAN}thread/", plan_sending.plan_thread, name="plan_thread"),
    path(f"{PLAN}checks/", plan_sending.plan_checks, name="plan_checks"),
    path(f"{PLAN}versions/", plan_sending.plan_versions, name="plan_versions"),
    path(f"{PLAN}said/", plan_sending.plan_representations, name="plan_representations"),
    path(
        f"{PLAN}said/<int:representation>/", plan_sending.answer_representation, name="answer_representation"
    ),
    path(f"{PLAN}pdf/", plan_sending.plan_pdf, name="plan_pdf"),
    path(f"{PLAN}word/", plan_sending.plan_word, name="plan_word"),
    path(f"{PLAN}advice/", plan_writing.list_advice, name="list_advice"),
    path(f"{PLAN}comments/<int:comment>/", plan_writing.settle_comment, name="settle_comment"),
    path(SECTION, plan_writing.plan_section, name="plan_section"),
    path(f"{SECTION}add/", plan_writing.add_plan_row, name="add_plan_row"),
    path(f"{SECTION}comment/", plan_writing.comment_section, name="comment_section"),
    path(f"{SECTION}<int:row>/", plan_writing.change_plan_row, name="change_plan_row"),
    path(f"{SECTION}<int:row>/remove/", plan_writing.remove_plan_row, name="remove_plan_row"),
    path("family/<str:ref>/plan/<int:sent>/", family.family_plan, name="family_plan"),
    path("family/<str:ref>/plan/<int:sent>/pdf/", family.family_plan_pdf, name="family_plan_pdf"),
]
