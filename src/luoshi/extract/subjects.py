"""The units that sentences make act: 各街道要……, 由甲局会同乙局……, 请各单位……."""

from __future__ import annotations

import re
from itertools import chain

from luoshi.document.labels import label_at
from luoshi.extract.unit_names import whole_names

_NAME = (
    r"(?:沿[\u3400-\u9fff]{1,3})?(?:各(?:街道|乡|县|区|旗)、(?:各?镇|街道|县级市|市)(?:人民政府|政府|办事处)?|你[区县市旗镇乡局委办]|你(?:街道|单位|公司)"
    r"|(?:各|全|本|省|市|区|县|州|旗|镇|乡|街道|两办|有关|相关)(?:(?![由将要对及其各任])[\u3400-\u9fff“”]|政府各){0,18}?"
    r"(?:领导小组办公室|协调小组办公室|领导小组|办公室|督查室|办事处|委员会|部门（单位）|部门|单位|政府|局|委|办|监委|乡镇|街道"
    r"|镇|公司|中心|大队|支队|分管领导|管委会|专班|法院|检察院))|领导小组(?:办公室)?"
    r"|各(?:责任|牵头|主责|责任主体)(?:单位|部门)|各(?:乡镇|镇|街道|县|区|市)（[^）]{1,8}）"
    r"|(?:(?!由)[\u3400-\u9fff]){2,8}?(?:主管|管理|监管|执法)部门"
)
_ACTS = (
    r"(?=要|将|应|须|需|必须|负责(?!解释|同志|人)|每[年月季周]|进行|对|具体|按|会同|牵头|统筹|加强|配合|贯彻落实|定期|承担|建立|组织(?!部)|依法|可以"
    r"|不得|是本|为本|主管|督促|根据|及时|做好|履行|制定|不再|结合|在各?自|于\d|责令|给予|予以|处以?[一二三五\d])"
)
_LISTED = rf"((?:{_NAME})(?:[、，和](?:{_NAME}))*){_ACTS}"
_SUBJECT = re.compile(rf"(?:^|(?<=[。；，：！\n）])|(?<=[由请望])){_LISTED}", re.MULTILINE)
_SUBJECT_HERE = re.compile(f" ?{_LISTED}")
# “甲局应当会同乙局编制规划” makes both act.
_TOGETHER = re.compile(
    rf"(?:应当?|要|须|由|，|负责)?会同((?:{_NAME})(?:[、，和](?:{_NAME}))*)"
    r"(?=等|编制|制定|制订|建立|研究|提出|拟订|组织|开展|负责|做好|共同|加强|对|完善|落实|推进|审|依法|按|进行|联合|实施|确定"
    r"|定期|及时|[。，；])"
)
_FULL_GROUP = re.compile(r"(?:[省市区县州旗]委?)[\u3400-\u9fff“”]{2,24}?(?:领导小组|协调小组)")


def subjects(folded: str, start: int, end: int) -> tuple[str, ...]:
    """The units that a text makes act, in the order of their first sentence.

    领导小组 stands for the group that the same text has named in full.
    """
    found: list[str] = []
    label = label_at(folded, start, end)
    # “第四条 甲局负责……”: a unit may stand right behind a label.
    opens = _SUBJECT_HERE.match(folded, start + len(label.printed), end) if label else None
    rest = opens.end() if opens else start
    for match in chain((opens,) if opens else (), _SUBJECT.finditer(folded, rest, end)):
        words = match.group(1)
        # “区委、区政府分管领导” are one body of persons, not two units.
        one = words.endswith("分管领导")
        names = [words] if one else list(whole_names(iter(re.split(r"[、，]", words))))
        for name in names:
            full = _FULL_GROUP.search(folded, start, end) if name == "领导小组" else None
            found.append(full.group() if full else name)
        if together := _TOGETHER.match(folded, match.end(), end):
            found += re.split(r"[、，]", together.group(1))
    return tuple(dict.fromkeys(name for name in found if name))
