"""Addresses of the monthly round."""

from django.urls import path

from goldenthread.assurance.rounds import views

urlpatterns = [
    path("", views.rounds, name="rounds"),
    path("open/", views.open_round, name="open_round"),
    path("mine/", views.my_updates, name="my_updates"),
    path("updates/<int:update>/take-back/", views.take_back_update, name="take_back_update"),
    path("challenges/<int:challenge>/", views.answer_challenge, name="answer_challenge"),
    path("exceptions/<int:exception>/", views.comment_exception, name="comment_exception"),
    path("exceptions/<int:exception>/decision/", views.decide_exception, name="decide_exception"),
    path("leads/<str:number>/", views.name_lead, name="name_lead"),
    path("<str:month>/", views.a_round, name="a_round"),
    path("<str:month>/days/", views.round_days, name="round_days"),
    path("<str:month>/areas/<str:number>/", views.area_updates, name="area_updates"),
    path("<str:month>/review/", views.group_review, name="group_review"),
    path("<str:month>/exceptions/", views.raise_exception, name="raise_exception"),
    path("<str:month>/board/", views.board_paper, name="board_paper"),
    path("<str:month>/close/", views.close_round, name="close_round"),
    path("<str:month>/report/", views.round_report, name="round_report"),
]
