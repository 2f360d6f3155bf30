"""Addresses of returned figures: what is due, sending a file or typing figures in, one return, one measure's history."""

from django.urls import path

from goldenthread.desk.views import returns

urlpatterns = [
    path("scorecard/returns/", returns.returns, name="returns"),
    path("scorecard/returns/new/", returns.new_return, name="new_return"),
    path("scorecard/returns/check/<str:held>/", returns.check_return, name="check_return"),
    path("scorecard/returns/returners/", returns.returners, name="returners"),
    path(
        "scorecard/returns/datasets/<slug:dataset>/template/",
        returns.returns_template,
        name="returns_template",
    ),
    path("scorecard/returns/datasets/<slug:dataset>/type/", returns.type_return, name="type_return"),
    path("scorecard/returns/measures/<str:code>/", returns.measure_readings, name="measure_readings"),
    path("scorecard/returns/<str:ref>/", returns.a_return, name="a_return"),
    path("scorecard/returns/<str:ref>/take-back/", returns.take_back_return, name="take_back_return"),
]
