"""What the fuzzer can't guess: names that exist, tokens, work that is done, a file that is sealed.

Most requests get them, so that they come past the first refusal; the others stay as they were drawn. What a request gets follows from the request alone, so
that a seed means the same requests again, but for fresh tokens.
"""

import atexit
import base64
import json
import os
import secrets
import zlib
from collections import Counter, defaultdict

import requests
import schemathesis

with open(os.environ["MURMURATION_FUZZ_KNOWN"], encoding="utf-8") as facts:
    KNOWN = json.load(facts)
TALLY = os.environ["MURMURATION_FUZZ_TALLY"]
TOKENS = KNOWN.get("tokens", {})
ADDRESS = KNOWN["address"]
UPLOADS = "/api/calls/{call}/attachments/{attachment}"

# Of each operation, how often which status.
answers = defaultdict(Counter)
failed = []


def unpadded(text):
    return base64.b64decode(text + "=" * (-len(text) % 4))


def content(case):
    """The body. Drawn bytes lie inside an empty text."""
    return getattr(case.body, "data", case.body)


class Chance:
    """Numbers that follow from a request as it was drawn."""

    def __init__(self, case):
        drawn = (case.operation.label, case.path_parameters, case.query, dict(case.headers or {}), content(case))
        self.request = repr(drawn).encode("utf-8", "backslashreplace")

    def below(self, bound, what):
        return zlib.crc32(what.encode() + self.request) % bound

    def one_of(self, things, what):
        return things[self.below(len(things), what)]


def name(case, chance):
    """Things that are there, in the place of names that are not."""
    parameters = case.path_parameters
    if not parameters or chance.below(8, "names") == 0:
        return
    path = case.operation.path
    if "call" in parameters:
        parameters["call"] = KNOWN["call"]
    if "id" in parameters:
        # Whoever steps aside sees the account no more.
        ids = KNOWN["ids"][:1] if "/aside" in path else KNOWN["ids"][1:]
        parameters["id"] = chance.one_of(ids, "id")
    if "account" in parameters:
        parameters["account"] = chance.one_of(KNOWN["accounts"], "account")
    if "number" in parameters:
        parameters["number"] = 1 + chance.below(3, "number")
    if "file" in parameters:
        parameters["file"] = chance.one_of(KNOWN["files"], "file")


def headers(case):
    if case.headers is None:
        case.headers = {}
    return case.headers


def security(case):
    """Names of the ways in which the description lets somebody in."""
    required = case.operation.definition.raw.get("security", [])
    return [name for each in required for name in each]


def prove(case, chance):
    """Who asks, and work that is done: at difficulty 0 any counter is right."""
    for way in security(case):
        # A session that ended would end the run as well.
        if case.operation.path == "/api/logout" or chance.below(8, "token") == 0:
            continue
        if way in TOKENS:
            headers(case)["Authorization"] = f"Bearer {TOKENS[way]}"
        elif way == "work" and TOKENS:
            token = requests.post(f"{ADDRESS}/api/work", json={"class": "full"}, timeout=60).json()["token"]
            headers(case)["Murmuration-Work"] = f"{token}:0"
        elif way == "upload" and TOKENS:
            begin(case, chance)


def begin(case, chance):
    """An upload of its own for each request."""
    attachment = secrets.token_hex(16)
    if case.method == "PUT" and chance.below(2, "file"):
        case.body = unpadded(KNOWN["sealed"])
    body = content(case)
    length = max(1, len(body)) if isinstance(body, bytes) else 1
    token = requests.post(f"{ADDRESS}/api/work", json={"class": "full"}, timeout=60).json()["token"]
    begun = requests.post(
        f"{ADDRESS}/api/calls/{KNOWN['call']}/attachments",
        headers={
            "Murmuration-Id": secrets.token_hex(16),
            "Murmuration-Attachment": attachment,
            "Upload-Length": str(length),
            "Murmuration-Work": f"{token}:0",
        },
        timeout=60,
    )
    if begun.status_code != 201:
        return
    case.path_parameters.update(call=KNOWN["call"], attachment=attachment)
    headers(case)["Authorization"] = f"Bearer {begun.json()['token']}"
    if "Upload-Offset" in headers(case):
        headers(case)["Upload-Offset"] = "0"


def fill(case, chance):
    """The key set in force, sealed files, and what somebody signed."""
    given = headers(case)
    if "Murmuration-Epoch" in given and chance.below(4, "epoch"):
        given["Murmuration-Epoch"] = "1"
    operation = f"{case.method} {case.operation.path}"
    if operation == "POST /api/calls/{call}/attachments":
        # So that there is room for the next.
        given["Upload-Length"] = str(1 + chance.below(100_000, "length"))
    if chance.below(2, "content"):
        return
    if operation == "POST /api/calls/{call}/testimonies":
        case.body = unpadded(KNOWN["sealed"])
        given["Murmuration-Id"] = secrets.token_hex(16)
        given.pop("Murmuration-Attachments", None)
        given.pop("Murmuration-Receipt", None)
    elif operation == "POST /c/{call}/offline" and isinstance(case.body, dict):
        case.body.update(epoch=1, file=unpadded(KNOWN["sealed"]))
    elif operation == "POST /api/return/status" and isinstance(case.body, dict):
        case.body.update(KNOWN["status"])
    elif case.operation.path in KNOWN["returns"]:
        given.update(KNOWN["returns"][case.operation.path])
        if "kind" in (case.path_parameters or {}):
            case.path_parameters["kind"] = "message"
            case.body = unpadded(KNOWN["entry"])
    elif operation.endswith("/thread") and case.method == "POST":
        case.body = unpadded(KNOWN["entry"])
        given["Murmuration-Counter"] = str(chance.below(4, "counter"))
    elif operation.endswith("/log") and case.method == "POST":
        case.body = KNOWN["log"]
    elif isinstance(case.body, dict):
        for field in {"account", "from", "to"} & set(case.body):
            if isinstance(case.body[field], str):
                case.body[field] = chance.one_of(KNOWN["accounts"], field)


@schemathesis.hook
def before_call(context, case, kwargs):
    chance = Chance(case)
    name(case, chance)
    if TOKENS:
        prove(case, chance)
        if "call" in KNOWN:
            fill(case, chance)


@schemathesis.hook
def after_call(context, case, response):
    status = response.status_code
    answers[case.operation.label][status] += 1
    if status >= 500:
        failed.append({"what": f"{case.operation.label}: {case.as_curl_command()}", "status": status})


@atexit.register
def tell():
    with open(TALLY, "w", encoding="utf-8") as file:
        json.dump({"answers": answers, "failed": failed}, file)
