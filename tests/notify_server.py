"""A stand-in for GOV.UK Notify on this machine. It checks what Notify checks: the token (HS256, signed with the key's
secret, issued within 30 seconds by a service it knows), that the template is there and every ((placeholder)) of it is
given, and that there is an address; and it answers in Notify's words."""

import base64
import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from notifications_python_client.authentication import decode_jwt_token, get_token_issuer
from notifications_python_client.errors import TokenError

SERVICE = "26785a09-ab16-4eb0-8407-a37497a57506"
SECRET = "3d844edf-8d35-48ac-975b-e847b4f122b0"
KEY = f"a_key-{SERVICE}-{SECRET}"
TEMPLATES = {
    "officer": "11111111-1111-4111-8111-111111111111",
    "manager": "22222222-2222-4222-8222-222222222222",
    "letter": "33333333-3333-4333-8333-333333333333",
}
PLACEHOLDERS = {"subject", "body"}
OF_TEMPLATE = {TEMPLATES["letter"]: PLACEHOLDERS | {"link_to_file"}}


def decoded(file: str) -> bytes:
    return base64.b64decode(file, validate=True)


def file_in(given: dict) -> bytes:
    return decoded(given["personalisation"]["link_to_file"]["file"])


class Notify:
    """`taken` are the e-mails and `posted` the letters; `refuse` the addresses, and `refuse_file` the name of a file, that
    it answers with a fault of its own."""

    def __init__(self):
        self.taken, self.posted, self.refuse, self.refuse_file = [], [], set(), ""

    def answer(self, path, headers, body) -> tuple[int, dict]:
        if path not in ("/v2/notifications/email", "/v2/notifications/letter"):
            return _error(404, "NoResultFound", "Not found")
        wrong = self._token(headers.get("Authorization", ""))
        if wrong:
            return _error(403, "AuthError", wrong)
        given = json.loads(body)
        if path.endswith("letter"):
            self.posted.append(given)
            return 201, {"id": "840e5834-3a29-46b4-9a6f-16142fde533a", "reference": given.get("reference")}
        wrong = self._wrong(given)
        if wrong:
            return _error(400, "BadRequestError", wrong)
        file = given.get("personalisation", {}).get("link_to_file", {}).get("filename")
        if given["email_address"] in self.refuse or (file and file == self.refuse_file):
            return _error(500, "Exception", "Internal server error")
        self.taken.append(given)
        return 201, {"id": "740e5834-3a29-46b4-9a6f-16142fde533a", "reference": given.get("reference")}

    def _token(self, header: str) -> str:
        token = header.removeprefix("Bearer ")
        if token == header:
            return "Unauthorized: authentication token must be provided"
        try:
            if get_token_issuer(token) != SERVICE:
                return "Invalid token: service not found"
            decode_jwt_token(token, SECRET)
        except TokenError as error:
            return error.message
        return ""

    def _wrong(self, given: dict) -> str:
        if "@" not in given.get("email_address", ""):
            return "email_address Not a valid email address"
        if given.get("template_id") not in TEMPLATES.values():
            return "Template not found"
        missing = OF_TEMPLATE.get(given["template_id"], PLACEHOLDERS) - set(given.get("personalisation", {}))
        return f"Missing personalisation: {', '.join(sorted(missing))}" if missing else ""


def _error(status: int, kind: str, message: str) -> tuple[int, dict]:
    return status, {"status_code": status, "errors": [{"error": kind, "message": message}]}


@contextmanager
def running():
    """(the stand-in, its address)."""
    notify = Notify()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, said = notify.answer(self.path, self.headers, body)
            answer = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield notify, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
