"""The articles of law on which publishing or keeping something rests, in words of our own.

Two laws answer most of it: the Regulation on Open Government Information (政府信息公开条例,
State Council Decree 711) says what an office must publish and what it may keep; the Personal
Information Protection Law (个人信息保护法) says what may be told of a person.  The Budget
Law adds the budget.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from django.utils.translation import gettext_lazy as _


class Basis(NamedTuple):
    """An article, where it stands, and what it comes to here."""

    law: object
    article: object
    says: object

    @property
    def cited(self) -> str:
        """The law and the article in one."""
        return f"{self.law}{self.article}"


_OPEN = _("《政府信息公开条例》")
_PERSONAL = _("《个人信息保护法》")

DECREE: Final = _("国务院令第711号")
"""The decree that published the regulation in force, since 15 May 2019."""

OPEN_BY_DEFAULT: Final = Basis(
    _OPEN, _("第五条"), _("以公开为常态、不公开为例外；公开的内容应当公正、合法、便民。")
)
PUBLIC_INTEREST: Final = Basis(
    _OPEN, _("第十九条"), _("涉及公众利益调整、需要公众广泛知晓的信息，应当主动公开。")
)
DOCUMENTS: Final = Basis(_OPEN, _("第二十条第（一）项"), _("规范性文件应当主动公开。"))
ORGANS: Final = Basis(
    _OPEN, _("第二十条第（二）项"), _("机关的职能、机构设置和负责人姓名应当主动公开。")
)
PLANS: Final = Basis(
    _OPEN, _("第二十条第（三）项"), _("发展规划和相关政策应当主动公开，其目标和进度随之公开。")
)
STATISTICS: Final = Basis(
    _OPEN, _("第二十条第（四）项"), _("国民经济和社会发展统计信息应当主动公开。")
)
BUDGET: Final = Basis(_OPEN, _("第二十条第（七）项"), _("财政预算、决算信息应当主动公开。"))
BUDGET_LAW: Final = Basis(
    _("《预算法》"), _("第十四条"), _("经批准的预算及其执行情况应当向社会公开。")
)
LIVELIHOOD: Final = Basis(
    _OPEN,
    _("第二十条第（十一）项"),
    _("教育、医疗、社会保障、就业等方面的政策措施及其实施情况应当主动公开。"),
)
PLATFORM: Final = Basis(
    _OPEN, _("第二十四条"), _("主动公开的信息应当集中发布，并能检索、查阅和下载。")
)
OTHERS_PRIVACY: Final = Basis(
    _OPEN, _("第十五条"), _("公开会损害他人合法权益的商业秘密、个人隐私，不予公开。")
)
INTERNAL: Final = Basis(
    _OPEN,
    _("第十六条第一款"),
    _("人事、后勤和内部工作流程等内部事务信息，可以不予公开。"),
)
IN_PROGRESS: Final = Basis(
    _OPEN,
    _("第十六条第二款"),
    _("讨论记录、过程稿、磋商信函、请示报告等过程性信息，可以不予公开。"),
)
REVIEWED: Final = Basis(
    _OPEN, _("第十七条"), _("信息公开前应当审查；因此由经授权的同志作出公开决定后才公开。")
)
LEAST: Final = Basis(
    _PERSONAL, _("第六条"), _("处理个人信息限于实现目的的最小范围，对个人权益影响最小。")
)
MADE_PUBLIC: Final = Basis(
    _PERSONAL,
    _("第十三条第一款第（六）项、第二十七条"),
    _("已经合法公开的个人信息，可以在合理范围内处理；本人明确拒绝的除外。"),
)
OF_OFFICES: Final = Basis(
    _PERSONAL, _("第三十四条"), _("国家机关处理个人信息，不得超出履行法定职责所必需的范围。")
)
