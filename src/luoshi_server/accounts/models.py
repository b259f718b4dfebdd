"""Members and the tokens of their programs."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from luoshi_server.accounts.roles import SEES_ALL, TITLES, Role


class Member(AbstractUser):
    """A person who signs in: in one role, for one unit.

    The unit is named as in the register of units; for members of the supervision office it
    is that office.
    """

    role = models.CharField(
        _("角色"), max_length=20, choices=[(role.value, TITLES[role]) for role in Role]
    )
    unit = models.CharField(_("单位"), max_length=200, blank=True)
    post = models.CharField(_("职务"), max_length=200, blank=True)
    name = models.CharField(_("姓名"), max_length=100, blank=True)
    language = models.CharField(max_length=10, blank=True)
    mail_digest = models.BooleanField(_("每日邮件汇总"), default=True)

    def get_full_name(self) -> str:
        """The name as it is shown."""
        return self.name or self.username

    @property
    def role_title(self) -> str:
        """What the role is called."""
        return str(TITLES[Role(self.role)])

    @property
    def sees_all(self) -> bool:
        """Whether every unit's matters are open to this member."""
        return self.role in SEES_ALL


class Token(models.Model):
    """A key with which a program acts for a member; only its digest is kept."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="tokens")
    title = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    made = models.DateTimeField()
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)
    withdrawn = models.DateTimeField(null=True)
