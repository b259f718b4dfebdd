"""What takes a thing off its register, so that nothing more is owed about it."""

from __future__ import annotations

from luoshi.mechanism import Event


class FirmDelisted(Event):
    """A firm gave up transport, or ceased to be a key firm."""

    called = "企业移出名录"


class FirmLeftAssociation(Event):
    """A firm left the association of its trade."""

    called = "企业退会"


class DriverDelisted(Event):
    """A driver gave up driving for a living."""

    called = "驾驶人移出名录"


class StationClosed(Event):
    """A safety station was closed."""

    called = "两站撤销"


class DeviceRemoved(Event):
    """A device was taken away for good."""

    called = "设备拆除"


class SectionClosed(Event):
    """A section of road was closed to traffic for good."""

    called = "路段停用"
