"""What people are told about safety: campaigns, works, and the names of those who offend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from luoshi.mechanism import Event

Audience = Literal["firm", "school", "community", "village", "family"]
"""五进: 进企业、进学校、进社区、进农村、进家庭."""

Channel = Literal["newspaper", "web", "app", "microblog", "screen", "broadcast"]
"""报、网、端、微、屏, 广播."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignHeld(Event):
    """People were told about safety where they work, learn or live."""

    audience: Audience
    subdistrict: str
    reached: int
    topic: str = ""
    old_or_young: bool = False

    called: ClassVar[str] = "宣传活动"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPublished(Event):
    """A film, a poster or an article was published."""

    channel: Channel
    topic: str = ""
    viewed: int = 0

    called: ClassVar[str] = "宣传作品发布"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExposureProposed(Event):
    """Somebody proposed to publish the name of a driver or a firm."""

    whom: str
    records: tuple[str, ...]

    called: ClassVar[str] = "曝光建议"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExposureReviewed(Event):
    """It was checked whether the name may be published."""

    allowed: bool
    reason: str = ""

    called: ClassVar[str] = "曝光审核"


class ExposurePublished(Event):
    """The name of a driver or a firm was published."""

    called = "公开曝光"
