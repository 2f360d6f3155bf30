"""What holds for every page about where it is served."""

from goldenthread.people import local_area


class LocalAreaReadOnce:
    """The day, the header and the page itself all ask for the local area; the database is asked once."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with local_area.read_once():
            return self.get_response(request)
