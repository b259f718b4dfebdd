"""Messages, digests, webhooks and calendars: told once, to whom it concerns, and nowhere else."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import icalendar
import pytest
from django.core import mail
from django.urls import reverse

from luoshi.calendars import local
from luoshi.exchange.cloudevents import HEADER, is_signed
from luoshi_server.bulletins.actions.draft_slip import draft_slip
from luoshi_server.bulletins.actions.issue import issue
from luoshi_server.bulletins.actions.sign import sign
from luoshi_server.bulletins.slips import due_for_a_slip
from luoshi_server.cases.models import Obligation
from luoshi_server.cases.ticking import tick
from luoshi_server.duties.actions.assign import assign
from luoshi_server.duties.actions.sign import sign as sign_for
from luoshi_server.ledger.models import Line
from luoshi_server.ledger.reading import rebuild
from luoshi_server.ledger.recording import Author, record
from luoshi_server.organisations.events import PostTaken
from luoshi_server.organisations.models import Unit
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Forbidden, NotThere, Refused
from luoshi_server.telling.actions.keep_webhook import keep_webhook, stop_webhook, try_again
from luoshi_server.telling.actions.mark_seen import mark_seen
from luoshi_server.telling.actions.renew_calendar import renew_calendar
from luoshi_server.telling.calendars import calendar_of, member_at
from luoshi_server.telling.delivering import deliver_due
from luoshi_server.telling.digests import send_digests
from luoshi_server.telling.guard import is_allowed, target_of
from luoshi_server.telling.models import Delivery, Digest, Message
from luoshi_server.telling.queries import messages_of, unseen
from luoshi_server.telling.wording import sentence


class Receiver:
    """A program on loopback that takes what it is sent, or says that it is down."""

    def __init__(self) -> None:
        self.got: list[tuple[str, dict[str, str], bytes]] = []
        self.status = 204
        self.answer = b""
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.got.append((self.path, dict(self.headers), body))
                self.send_response(receiver.status)
                if receiver.status == 302:
                    self.send_header("Location", "http://169.254.169.254/")
                self.send_header("Content-Length", str(len(receiver.answer)))
                self.end_headers()
                self.wfile.write(receiver.answer)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    settings.LUOSHI = replace(settings.LUOSHI, webhooks_allowed=("127.0.0.1",))
    one = Receiver()
    yield one
    one.server.shutdown()
    one.server.server_close()


@pytest.fixture
def hook(receiver: Receiver, member: Any) -> Any:
    return keep_webhook(
        by=member("administrator"), title="平台", url=receiver.url, form="cloudevents"
    )


@pytest.fixture
def charged(hook: Any, duty: Any, member: Any) -> Any:
    """The duty, assigned when a program already wanted to be told."""
    assign(duty, by=member("clerk"), reports="month", seen=duty.last_entry)
    duty.refresh_from_db()
    return duty


@pytest.fixture
def mailed(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def reader(assigned: Any, member: Any) -> Any:
    """The liaison of the lead unit, who has an address."""
    one = member("liaison", assigned.lead)
    one.email = "liaison@example.org"
    one.save()
    return one


def test_what_a_unit_is_charged_with_is_told_to_it_once(assigned, member):
    told = messages_of(member("liaison", assigned.lead)).filter(kind="charge")
    owed = Obligation.objects.filter(unit=assigned.lead, how="")

    assert told.count() == owed.count() > 1
    assert any("签收任务" in sentence(one) and assigned.title in sentence(one) for one in told)


def test_a_rung_is_told_once_however_often_the_clock_is_looked_at(assigned, at):
    with at("2026-03-20 09:00"):
        tick()
        tick()

    assert Message.objects.filter(kind="escalate", means="红色督办单").count() == 1


def test_a_ladder_that_names_a_post_is_told_to_who_holds_it_on_that_day(assigned, at):
    for person, post in (("钱大", "局长"), ("孙二", "副局长")):
        taken = PostTaken(
            about=assigned.lead,
            unit=assigned.lead,
            at=local("2026-03-02 10:00"),
            person=person,
            post=post,
            since=date(2026, 1, 1),
        )
        record([taken], by=Author("clerk"))
    with at("2026-03-20 09:00"):
        tick()

    told = dict(Message.objects.filter(kind="escalate").values_list("means", "person"))
    assert told == {"蓝色督办单": "", "黄色督办单": "孙二", "红色督办单": "钱大"}


def test_where_nobody_is_known_to_hold_the_post_the_unit_is_told(assigned, at):
    with at("2026-03-20 09:00"):
        tick()

    told = Message.objects.get(means="黄色督办单")
    assert (told.unit, told.person, told.post) == (assigned.lead, "", "分管负责人")


def test_what_is_built_again_from_the_ledger_is_not_told_again(assigned, at):
    with at("2026-03-20 09:00"):
        tick()
        Message.objects.all().delete()
        rebuild()

    assert not Message.objects.exists()


def test_an_issued_slip_is_told_to_its_unit_and_to_no_other(assigned, member, at):
    with at("2026-03-20 09:00"):
        tick()
        slip = draft_slip(due_for_a_slip().get().key, by=member("clerk"))
        sign(slip, by=member("leader"))
        assert not Message.objects.filter(kind="bulletin").exists()
        issue(slip, by=member("clerk"))

    told = Message.objects.get(kind="bulletin")
    assert (told.unit, told.page) == (assigned.lead, f"bulletin:{slip.key}")


def test_nothing_is_told_of_what_was_not_recorded(assigned, member):
    before = Message.objects.count()
    with pytest.raises(Forbidden):
        sign_for(assigned, by=member("liaison", "别的局"))

    assert Message.objects.count() == before


def test_what_came_since_the_page_was_opened_stays_unread(assigned, reader, at):
    upto = messages_of(reader).first().pk
    with at("2026-03-20 09:00"):
        tick()
        mark_seen(by=reader, upto=upto)

    assert unseen(reader).exists()
    assert not unseen(reader).filter(pk__lte=upto).exists()


def test_a_digest_is_one_mail_a_day_and_none_without_news(reader, mailed, at):
    with at("2026-03-03 08:30"):
        assert send_digests(clock.now()) == 1
        assert send_digests(clock.now()) == 0
    with at("2026-03-05 17:00"):
        tick()
        assert send_digests(clock.now()) == 1
        assert send_digests(clock.now()) == 0
    with at("2026-03-06 08:30"):
        assert send_digests(clock.now()) == 0

    assert len(mail.outbox) == 2
    assert mail.outbox[0].to == ["liaison@example.org"]
    assert "签收任务" in mail.outbox[0].body
    assert "蓝色督办单" in mail.outbox[1].body
    assert mail.outbox[0].alternatives[0][1] == "text/html"


def test_no_digest_is_sent_before_eight_or_on_a_sunday(reader, mailed, at):
    for instant in ("2026-03-03 07:59", "2026-03-08 10:00"):
        with at(instant):
            send_digests(clock.now())

    assert not mail.outbox


def test_a_mail_host_that_is_down_is_tried_again(reader, settings, at):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with at("2026-03-03 08:30"):
        assert send_digests(clock.now()) == 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with at("2026-03-03 08:40"):
        assert send_digests(clock.now()) == 1

    assert Digest.objects.get().attempts == 1


def test_whoever_wants_no_mail_gets_none(reader, mailed, at):
    reader.mail_digest = False
    reader.save()
    with at("2026-03-03 08:30"):
        send_digests(clock.now())

    assert not mail.outbox


def test_a_program_is_sent_signed_cloudevents_with_an_id(hook, receiver, charged):
    deliver_due(clock.now())
    _path, headers, body = receiver.got[-1]
    event = json.loads(body)

    assert len(receiver.got) == Delivery.objects.count() > 1
    assert event["specversion"] == "1.0"
    assert event["type"] == "cn.luoshi.order.charged"
    assert event["subject"] == charged.key
    assert event["data"]["unit"] == charged.lead
    assert headers["Content-Type"].startswith("application/cloudevents+json")
    assert is_signed(headers[HEADER], secret=hook.secret, body=body, now=clock.now())
    assert not is_signed(headers[HEADER], secret="another", body=body, now=clock.now())


def test_what_was_delivered_is_not_delivered_again(hook, receiver, charged):
    deliver_due(clock.now())
    count = len(receiver.got)
    deliver_due(clock.now() + timedelta(days=3))

    assert len(receiver.got) == count > 0


def test_what_was_not_taken_is_sent_again_later_under_the_same_id(hook, receiver, charged):
    receiver.status = 503
    now = clock.now()
    deliver_due(now)
    deliver_due(now + timedelta(seconds=10))
    assert len(receiver.got) == 1
    receiver.status = 200
    deliver_due(now + timedelta(minutes=2))

    ids = [json.loads(body)["id"] for _, _, body in receiver.got]
    assert ids[0] in ids[1:]
    assert not Delivery.objects.filter(delivered=None).exists()


def test_what_nobody_takes_is_given_up_and_can_be_sent_once_more(hook, receiver, charged, member):
    receiver.status = 500
    now = clock.now()
    for day in range(12):
        deliver_due(now + timedelta(days=2 * day))
    given_up = Delivery.objects.filter(delivered=None, next_at=None)
    assert "HTTP 500" in given_up.first().fault

    receiver.status = 200
    try_again(hook, by=member("administrator"))
    deliver_due(clock.now())
    assert not Delivery.objects.filter(delivered=None).exists()


def test_a_group_chat_is_told_many_things_in_one_message(receiver, member, assigned, at):
    receiver.status, receiver.answer = 200, b'{"errcode":0,"errmsg":"ok"}'
    keep_webhook(by=member("administrator"), title="群", url=receiver.url, form="wecom")
    with at("2026-03-20 09:00"):
        tick()
        deliver_due(clock.now())
        deliver_due(clock.now())

    told = json.loads(receiver.got[0][2])
    assert len(receiver.got) == 1
    assert told["msgtype"] == "markdown"
    assert "红色督办单" in told["markdown"]["content"]


def test_a_robot_that_answers_with_an_error_was_not_told(receiver, member, assigned, at):
    receiver.status, receiver.answer = 200, b'{"errcode":93000,"errmsg":"invalid webhook url"}'
    keep_webhook(
        by=member("administrator"), title="群", url=receiver.url, form="dingtalk", secret="SEC"
    )
    with at("2026-03-20 09:00"):
        tick()
        deliver_due(clock.now())

    assert "sign=" in receiver.got[0][0]
    assert "93000" in Delivery.objects.first().fault


def test_nobody_is_followed_elsewhere(hook, receiver, charged):
    receiver.status = 302
    deliver_due(clock.now())

    assert len(receiver.got) == 1
    assert "HTTP 302" in Delivery.objects.order_by("pk").first().fault


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/",
        "file:///etc/passwd",
        "http://127.0.0.1/",
        "http://localhost:8000/",
        "http://[::1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:169.254.169.254]/",
        "http://100.100.100.200/",
        "http://0.0.0.0/",
        "http://user:password@93.184.216.34/",
        "http://2130706433/",
        "nonsense",
    ],
)
def test_no_webhook_reaches_this_machine_or_what_tells_secrets(url, member):
    with pytest.raises(Refused) as refused:
        keep_webhook(by=member("administrator"), title="平台", url=url, form="cloudevents")

    assert refused.value.field == "url"


def test_an_address_of_the_intranet_is_allowed_and_one_that_the_settings_name():
    assert is_allowed("10.1.2.3", "platform.internal", ())
    assert not is_allowed("127.0.0.1", "localhost", ())
    assert is_allowed("127.0.0.1", "localhost", ("127.0.0.0/8",))
    assert target_of("http://127.0.0.1:81/x", ("127.0.0.1",)).port == 81


def test_a_host_that_later_resolves_to_this_machine_is_not_called(charged, settings):
    settings.LUOSHI = replace(settings.LUOSHI, webhooks_allowed=())
    deliver_due(clock.now())

    assert "不允许" in Delivery.objects.order_by("pk").first().fault


def test_a_webhook_of_one_unit_is_sent_that_units_matters_only(receiver, member, assigned, at):
    other = Unit.objects.exclude(name=assigned.lead).first().name
    for title, unit in (("他局", other), ("本局", assigned.lead)):
        keep_webhook(
            by=member("administrator"),
            title=title,
            url=receiver.url,
            form="cloudevents",
            unit=unit,
        )
    with at("2026-03-20 09:00"):
        tick()

    assert {one.webhook.title for one in Delivery.objects.all()} == {"本局"}


def test_only_the_administrator_keeps_webhooks_and_the_ledger_holds_no_secret(hook, member):
    with pytest.raises(Forbidden):
        keep_webhook(
            by=member("clerk"), title="平台", url="http://93.184.216.34/", form="cloudevents"
        )
    line = Line.objects.get(kind="WebhookKept")
    assert hook.secret and hook.secret not in line.told

    stop_webhook(hook, by=member("administrator"))
    assert Line.objects.filter(kind="WebhookStopped").exists()


def test_a_calendar_holds_what_the_unit_owes(assigned, reader):
    token = renew_calendar(by=reader)
    text = calendar_of(member_at(token), clock.now())
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    owed = Obligation.objects.filter(unit=assigned.lead, how="")

    assert {str(one["UID"]) for one in events} == {f"{one.key}@127.0.0.1" for one in owed}
    assert any(assigned.title in str(one["SUMMARY"]) for one in events)
    assert all(one.walk("VALARM") for one in events)


def test_a_calendar_whose_address_was_renewed_is_found_there_alone(reader, browse):
    old, new = renew_calendar(by=reader), renew_calendar(by=reader)

    assert browse().get(reverse("calendar", kwargs={"token": old})).status_code == 404
    response = browse().get(reverse("calendar", kwargs={"token": new}))
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/calendar")


def test_a_member_who_has_left_has_no_calendar(reader):
    token = renew_calendar(by=reader)
    reader.is_active = False
    reader.save()

    with pytest.raises(NotThere):
        member_at(token)
