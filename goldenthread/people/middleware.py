"""What holds for every page about where it is served."""

from goldenthread.people import bank_holidays, local_area


class LocalAreaReadOnce:
    """The day, the header and the page itself all ask for the local area, and every date for the bank holidays; the
    database is asked once."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with local_area.read_once(), bank_holidays.read_once():
            return self.get_response(request)
