"""What can be imported: every kind of event that is filled in, units, and reports of progress.

A sheet knows its columns, who may hand it in, how a row becomes something that can be told,
and how rows are told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import Verb
from luoshi_server.cases.actions.tell import verb_for
from luoshi_server.cases.tellable import groups, on_forms
from luoshi_server.imports import of_events, of_progress, of_units
from luoshi_server.ledger.columns import Asked
from luoshi_server.ledger.kinds import title_of
from luoshi_server.platform.errors import Forbidden, NotThere

Cells = Mapping[str, str]


class Sheet(NamedTuple):
    """A kind of table.

    `read` makes of the cells of a row what `tell` takes, and raises `Refused` with the field.
    `tell` records what was read, all or nothing, and gives the numbers of the entries.
    """

    name: str
    title: str
    group: str
    columns: tuple[Asked, ...]
    verb: Verb
    example: Cells
    notes: tuple[str, ...]
    read: Callable[[Cells, Member], Any]
    tell: Callable[[Sequence[Any], Member, str, str], list[int]]
    at_once: bool = True
    """Whether many rows are told together; else each by itself."""

    def may_be_imported_by(self, member: Member | None) -> bool:
        """Whether the member may hand such a table in."""
        return may(member, Verb.IMPORT) and may(member, self.verb)


def sheets() -> dict[str, Sheet]:
    """Every kind of table, by its name."""
    found = [_units(), _progress()]
    for group in groups():
        found += [_of_kind(kind.__name__, group.title) for kind in group.kinds]
    return {sheet.name: sheet for sheet in found}


def sheet_called(name: str) -> Sheet:
    """The kind of table of this name."""
    if name == "units":
        return _units()
    if name == "progress":
        return _progress()
    if name not in on_forms():
        raise NotThere(_("没有“%(name)s”这种表格。") % {"name": name})
    return _of_kind(name, "")


def sheet_for(name: str, member: Member) -> Sheet:
    """The kind of table of this name, for a member who may hand it in; refused to others."""
    sheet = sheet_called(name)
    if not sheet.may_be_imported_by(member):
        raise Forbidden(_("您的角色不能导入这种表格。"), advice=_("请由有权限的同志办理。"))
    return sheet


def _of_kind(name: str, group: str) -> Sheet:
    kind = on_forms()[name]
    return Sheet(
        name,
        title_of(kind),
        group,
        of_events.columns(kind),
        verb_for(kind) or Verb.TELL,
        of_events.example(kind),
        (),
        of_events.reader(kind),
        of_events.tell,
    )


def _units() -> Sheet:
    return Sheet(
        "units",
        _("单位名录"),
        _("基础数据"),
        of_units.COLUMNS,
        Verb.KEEP_UNITS,
        of_units.EXAMPLE,
        (_("已在名录中的单位不能重复导入；其他名称以顿号隔开。"),),
        of_units.read,
        of_units.tell,
        at_once=False,
    )


def _progress() -> Sheet:
    return Sheet(
        "progress",
        _("任务进展"),
        _("基础数据"),
        of_progress.COLUMNS,
        Verb.REPORT,
        of_progress.EXAMPLE,
        (_("任务编号见任务台账；数值和文字至少填一项，佐证材料在任务页面上传。"),),
        of_progress.read,
        of_progress.tell,
        at_once=False,
    )
