"""What happened, as a message to another program."""

import hashlib
import hmac
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker

from luoshi.calendars import local
from luoshi.exchange.cloudevents import (
    CloudEvent,
    EventIncomplete,
    cloud_event,
    is_signed,
    signature,
)

AT = local("2026-03-02 08:00")


def event(**told: Any) -> CloudEvent:
    usual = {
        "id": "17",
        "source": "https://luoshi.example/",
        "type": "cn.luoshi.duty.late",
        "subject": "duty/1",
        "time": AT,
        "data": {"任务": "建一座桥", "days": 3},
    }
    return CloudEvent(**{**usual, **told})


@pytest.fixture(scope="module")
def schema(shared: Path) -> Draft7Validator:
    path = shared / "outside" / "cloudevents" / "cloudevents.schema.json"
    if not path.exists():
        pytest.skip("the schema of CloudEvents is not there: it lies in ../shared/outside")
    return Draft7Validator(json.loads(path.read_text("utf-8")), format_checker=FormatChecker())


@pytest.mark.parametrize("told", [event(), event(subject="", data={})])
def test_an_event_is_what_the_standard_asks_for(schema: Draft7Validator, told: CloudEvent):
    assert [fault.message for fault in schema.iter_errors(json.loads(cloud_event(told)))] == []


def test_an_event_says_what_happened_where_and_when():
    assert json.loads(cloud_event(event())) == {
        "specversion": "1.0",
        "id": "17",
        "source": "https://luoshi.example/",
        "type": "cn.luoshi.duty.late",
        "subject": "duty/1",
        "time": "2026-03-02T08:00:00+08:00",
        "datacontenttype": "application/json",
        "data": {"任务": "建一座桥", "days": 3},
    }


@pytest.mark.parametrize("name", ["id", "source", "type"])
def test_an_event_without_a_name_is_refused(name: str):
    with pytest.raises(EventIncomplete, match=f"{name} is empty"):
        cloud_event(event(**{name: ""}))


def test_the_signature_is_that_of_the_instant_a_dot_and_the_body():
    seconds = int(AT.timestamp())
    expected = hmac.new(b"secret", f"{seconds}.body".encode(), hashlib.sha256).hexdigest()

    assert signature("secret", b"body", AT) == f"t={seconds},v1={expected}"


def test_who_knows_the_secret_can_tell_that_it_was_signed():
    header = signature("secret", b"body", AT)

    assert is_signed(header, secret="secret", body=b"body", now=AT + timedelta(minutes=4))


@pytest.mark.parametrize(
    ("secret", "body", "minutes"),
    [("other", b"body", 0), ("secret", b"other", 0), ("secret", b"body", 6)],
    ids=["another secret", "another body", "an old message"],
)
def test_what_was_not_signed_just_now_is_found_out(secret: str, body: bytes, minutes: int):
    header = signature("secret", b"body", AT)

    assert not is_signed(header, secret=secret, body=body, now=AT + timedelta(minutes=minutes))


@pytest.mark.parametrize("header", ["", "t=1", "t=x,v1=y", "v1=" + "0" * 64, "t=１,v1=" + "0" * 64])
def test_a_header_that_is_none_proves_nothing(header: str):
    assert not is_signed(header, secret="secret", body=b"body", now=AT)
