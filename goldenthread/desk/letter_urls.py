"""Addresses of letters and of the contact log."""

from django.urls import path

from goldenthread.desk.views import contacts, letters

urlpatterns = [
    path("letters/", letters.letters_waiting, name="letters_waiting"),
    path("letters/<str:ref>/", letters.letter, name="letter"),
    path("letters/<str:ref>/pdf/<int:copy>/", letters.letter_pdf, name="letter_pdf"),
    path("letters/<str:ref>/with/<int:enclosure>/", letters.letter_enclosure, name="letter_enclosure"),
    path("letters/<str:ref>/send/", letters.send_letter, name="send_letter"),
    path("letters/<str:ref>/became/<int:copy>/", letters.letter_step, name="letter_step"),
    path("letters/<str:ref>/withdraw/", letters.withdraw_letter, name="withdraw_letter"),
    path("letters/<str:ref>/again/", letters.try_letter_again, name="try_letter_again"),
    path("cases/<str:ref>/letters/", letters.letters, name="letters"),
    path("cases/<str:ref>/letters/new/<slug:kind>/", letters.write_letter, name="write_letter"),
    path("cases/<str:ref>/addresses/<slug:who>/", letters.write_address, name="write_address"),
    path("cases/<str:ref>/contacts/", contacts.contacts, name="contacts"),
    path("cases/<str:ref>/contacts/new/", contacts.record_contact, name="record_contact"),
    path("cases/<str:ref>/contacts/<int:contact>/correct/", contacts.correct_contact, name="correct_contact"),
    path(
        "cases/<str:ref>/contacts/<int:contact>/done/", contacts.follow_up_contact, name="follow_up_contact"
    ),
    path("policy/letters/", letters.letter_contacts, name="letter_contacts"),
    path("family/<str:ref>/letters/<int:copy>/", letters.family_letter, name="family_letter"),
    path(
        "family/<str:ref>/letters/<int:copy>/with/<int:enclosure>/",
        letters.family_enclosure,
        name="family_enclosure",
    ),
]
