"""Messages, whoever has seen them, digests, webhooks and their deliveries, calendar addresses."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a message is about: an order of a case, or a bulletin."""

    CHARGE = "charge", _("新责任事项")
    ESCALATE = "escalate", _("提醒和督办")
    EXTEND = "extend", _("延期")
    SUSPEND = "suspend", _("中止")
    RESUME = "resume", _("恢复")
    HAND_OVER = "hand over", _("移交")
    BULLETIN = "bulletin", _("通报和督办单")


class Message(models.Model):
    """One thing told to one unit, or to one person in it: once, however often it is written.

    `subject` names the order or the bulletin.  `page` is where it is shown: what it is, and its
    key.
    """

    subject = models.CharField(max_length=80)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    unit = models.CharField(max_length=200)
    person = models.CharField(max_length=100, blank=True)
    post = models.CharField(max_length=200, blank=True)
    whose = models.CharField(max_length=200)
    means = models.CharField(max_length=60, blank=True)
    must_zh = models.CharField(max_length=200, blank=True)
    must = models.CharField(max_length=200, blank=True)
    matter = models.CharField(max_length=300)
    page = models.CharField(max_length=280)
    at = models.DateTimeField()
    due = models.DateTimeField(null=True)
    made = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(fields=["subject", "unit", "person"], name="told_once_each")
        ]
        indexes = [models.Index(fields=["unit", "id"]), models.Index(fields=["person", "id"])]


class Seen(models.Model):
    """Up to which message a member has seen them."""

    member = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="messages_seen"
    )
    upto = models.BigIntegerField(default=0)


class Digest(models.Model):
    """The one mail of a day to a member, of the messages after `after` and up to `upto`."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digests"
    )
    day = models.DateField()
    after = models.BigIntegerField()
    upto = models.BigIntegerField()
    count = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True, db_index=True)
    sent = models.DateTimeField(null=True)
    fault = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-day", "member")
        constraints = [models.UniqueConstraint(fields=["member", "day"], name="digest_once_a_day")]


class Webhook(models.Model):
    """Where events are sent: to a program (CloudEvents), or to the robot of a group chat.

    `unit` is whose matters are sent, all if it is empty; `kinds` which kinds of messages.
    """

    CLOUDEVENTS, WECOM, DINGTALK = "cloudevents", "wecom", "dingtalk"
    FORMS = (
        (CLOUDEVENTS, "CloudEvents 1.0"),
        (WECOM, _("企业微信群机器人")),
        (DINGTALK, _("钉钉群机器人")),
    )

    title = models.CharField(max_length=100)
    url = models.CharField(max_length=1000)
    form = models.CharField(max_length=12, choices=FORMS)
    secret = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=200, blank=True)
    kinds = models.JSONField(default=list)
    made = models.DateTimeField()
    made_by = models.CharField(max_length=150)
    stopped = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)

    @property
    def host(self) -> str:
        """Scheme and host: the rest of the address of a robot is a secret."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.hostname}{f':{parts.port}' if parts.port else ''}"

    @property
    def is_robot(self) -> bool:
        """Whether people read it in a chat: then many events are one message."""
        return self.form in (self.WECOM, self.DINGTALK)


class Delivery(models.Model):
    """One event to be sent to one webhook, at least once; `subject` is the event's id."""

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    subject = models.CharField(max_length=80)
    told = models.JSONField()
    made = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True, db_index=True)
    delivered = models.DateTimeField(null=True)
    fault = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(fields=["webhook", "subject"], name="delivered_once_each")
        ]


class CalendarAddress(models.Model):
    """The secret address of a member's calendar; only its digest is kept."""

    member = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_address"
    )
    digest = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField()
