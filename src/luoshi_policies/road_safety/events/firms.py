"""Transport firms: registered, graded red, yellow or blue, talked to, stopped, and back again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

from luoshi.mechanism import Event

FirmKind = Literal["passenger", "hazardous goods", "school bus", "freight", "spoil"]

FirmColour = Literal["red", "yellow", "blue"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmRegistered(Event):
    """A transport firm was put on the list of key firms."""

    firm_kind: FirmKind
    subdistrict: str = ""
    heavy_trucks: int = 0
    vehicles: int = 0

    called: ClassVar[str] = "重点企业登记"


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmFleetChanged(Event):
    """A firm bought or sold vehicles, and now has so many."""

    heavy_trucks: int
    vehicles: int

    called: ClassVar[str] = "车队规模变化"


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmGraded(Event):
    """A firm was graded, with the records that its points come from."""

    colour: FirmColour
    points: Decimal = Decimal(0)
    records: tuple[str, ...] = ()

    called: ClassVar[str] = "企业红黄蓝评级"


class FirmInformed(Event):
    """A firm's violations were sent to it and to the department above it (抄告)."""

    called = "违法抄告"


class FirmTalkedTo(Event):
    """The head of a firm was called to a talk."""

    called = "企业约谈"


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmStopped(Event):
    """A firm had to stop running, or stop to put things right."""

    measure: Literal["operation suspended", "stopped for rectification", "licence withdrawn"]

    called: ClassVar[str] = "企业停运整顿"


class FirmRectified(Event):
    """A firm reported that it has put right what it was told to."""

    called = "企业整改完成"


class RectificationAccepted(Event):
    """What a firm put right was checked and accepted."""

    called = "企业整改验收"


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmJoinedAssociation(Event):
    """A firm joined the association of its trade."""

    association: str

    called: ClassVar[str] = "企业入会"


class PactAdopted(Event):
    """The members of an association adopted a pact on safety."""

    called = "自治公约订立"


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfCheckReported(Event):
    """A firm reported what it found when it checked itself."""

    association: str = ""
    vehicles_checked: int = 0
    found: int = 0
    corrected: int = 0

    called: ClassVar[str] = "企业自查"


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersReviewed(Event):
    """An association looked at what its members had reported."""

    members: int
    below_standard: int = 0

    called: ClassVar[str] = "协会考评"


class PlatformConnected(Event):
    """A firm's vehicles were connected to a monitoring platform."""

    called = "接入动态监控平台"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformChecked(Event):
    """The monitoring of a firm was checked: shares of vehicles online, of tracks complete."""

    online_share: Decimal
    complete_share: Decimal
    qualified_share: Decimal = Decimal(1)
    staff: int = 0
    vehicles: int = 0

    called: ClassVar[str] = "动态监控检查"

    def faults(self) -> Iterator[str]:
        """A share lies between nothing and all."""
        for name in ("online_share", "complete_share", "qualified_share"):
            if not 0 <= getattr(self, name) <= 1:
                yield f"{name} is a share from 0 to 1, not {getattr(self, name)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class MajorHazardFound(Event):
    """A firm was found with a major hazard that a rule names."""

    hazard: str

    called: ClassVar[str] = "企业重大隐患"


class TrackerFitted(Event):
    """A vehicle was fitted with a device that tells where it is."""

    called = "安装卫星定位装置"


class ResultsFiled(Event):
    """An association filed what its members had found with the department above it."""

    called = "自查结果备案"
