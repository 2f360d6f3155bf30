"""Addresses of boards, their meetings, the log and scrutiny."""

from django.urls import path

from goldenthread.assurance.boards.views import boards, log, meetings, minutes, scrutiny

urlpatterns = [
    path("", boards.boards, name="boards"),
    path("new/", boards.new_board, name="new_board"),
    path("mine/", log.my_board_actions, name="my_board_actions"),
    path("log/", log.board_log, name="board_log"),
    path("log/download/", log.board_log_download, name="board_log_download"),
    path("log/<int:logged>/", log.log_entry, name="log_entry"),
    path("scrutiny/", scrutiny.scrutiny, name="scrutiny"),
    path("scrutiny/new/", scrutiny.ask_scrutiny, name="ask_scrutiny"),
    path("scrutiny/download/", scrutiny.scrutiny_download, name="scrutiny_download"),
    path("scrutiny/<int:asked>/", scrutiny.scrutiny_request, name="scrutiny_request"),
    path("scrutiny/<int:asked>/answer/", scrutiny.answer_scrutiny, name="answer_scrutiny"),
    path("scrutiny/<int:asked>/follow-up/", scrutiny.follow_up_scrutiny, name="follow_up_scrutiny"),
    path("members/<int:membership>/end/", boards.end_membership, name="end_membership"),
    path("meetings/<int:meeting>/", meetings.meeting, name="meeting"),
    path("meetings/<int:meeting>/move/", meetings.move_meeting, name="move_meeting"),
    path("meetings/<int:meeting>/cancel/", meetings.cancel_meeting, name="cancel_meeting"),
    path("meetings/<int:meeting>/agenda/", meetings.meeting_agenda, name="meeting_agenda"),
    path("meetings/<int:meeting>/agenda/edit/", meetings.edit_agenda, name="edit_agenda"),
    path("meetings/<int:meeting>/agenda/add/", meetings.add_item, name="add_item"),
    path("meetings/<int:meeting>/agenda/send/", meetings.send_agenda, name="send_agenda"),
    path("meetings/<int:meeting>/attendance/", minutes.record_attendance, name="record_attendance"),
    path("meetings/<int:meeting>/minutes/", minutes.write_minutes, name="write_minutes"),
    path("meetings/<int:meeting>/minutes/agree/", minutes.agree_minutes, name="agree_minutes"),
    path("items/<int:agenda_item>/", meetings.change_item, name="change_item"),
    path("items/<int:agenda_item>/remove/", meetings.remove_item, name="remove_item"),
    path("items/<int:agenda_item>/correct/", minutes.correct_minute, name="correct_minute"),
    path("items/<int:agenda_item>/decision/", minutes.decide_item, name="decide_item"),
    path("<slug:board>/", boards.board, name="board"),
    path("<slug:board>/change/", boards.change_board, name="change_board"),
    path("<slug:board>/end/", boards.end_board, name="end_board"),
    path("<slug:board>/members/", boards.add_member, name="add_member"),
    path("<slug:board>/terms/", boards.agree_terms, name="agree_terms"),
    path("<slug:board>/terms/review/", boards.review_terms, name="review_terms"),
    path("<slug:board>/meetings/", meetings.plan_meeting, name="plan_meeting"),
    path("<slug:board>/log/", log.add_log_entry, name="add_log_entry"),
]
