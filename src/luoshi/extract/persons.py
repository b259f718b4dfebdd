"""Names of persons as lists of appointments print them: 王 东, 栗 俊 昌, 艾尔肯·吐尼亚孜.

A name has two to four characters, or parts joined by a dot.  A name of two is often set with a
blank inside to be as wide as one of three.  Most names begin with one of some hundreds of surnames;
those of some nationalities do not, so a surname is asked for only where the sentence leaves doubt.
"""

from __future__ import annotations

import re

_IDEOGRAPH = r"[\u3400-\u9fff]"

# The pattern of one name, of what a bracket tells of the person, and of a list of both.  A run of
# single characters is matched whole, and a blank parts names only beside a longer one: otherwise
# a long run could be parted in more ways than can be tried.
NAME = (
    rf"(?:{_IDEOGRAPH}{{1,8}}(?:·{_IDEOGRAPH}{{1,10}})+"
    rf"|{_IDEOGRAPH}(?: {_IDEOGRAPH})+?|{_IDEOGRAPH}{{2,4}}?)"
)
_MARK = r"(?:（[^（）]{1,14}）)?"
_BLANK = rf" (?:(?<=[^ ][^ ] )|(?<![^ ][^ ] )(?={_IDEOGRAPH}{{2}}))"
NAMES = rf"{NAME}{_MARK}(?:(?: ?[、，] ?|{_BLANK}){NAME}{_MARK})*?(?:[和及]{NAME}{_MARK})??"
COMRADE = r" ?(?:等(?:\d+|[一二三四五六七八九十]+)[名位]?(?:同志|人员|人)|等?(?:同志|先生|女士))?"

SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"
    "鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄"
    "穆萧肖尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭"
    "梅盛林刁钟徐邱丘骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮"
    "龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊"
    "宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双"
    "闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎闫充慕连茹习宦艾鱼容向"
    "古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾"
    "毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉督岳帅缑亢况郈有琴归海晋楚闫法汝鄢涂钦岩佘佴伯赏"
    "墨哈谯笪年爱阳佟言福覃苟付代候鹿兰仝冼揭原亓么苑战楼邸仵初信修由刑母牟隋皇迟门撒禚綦厚郇但敬郄檀才回"
)
_LONG_SURNAME = re.compile(
    "欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔"
    "|申屠|公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|令狐|呼延|完颜|拓跋|西门|百里|东郭|第五"
)
_SAYS_NO_NAME = re.compile(
    r"同志|试用|一级|二级|三级|四级|[一二两三]年|同意|建议|人员|以下|下列|上述|有关|现将|决定|根据|任命|免去|政府|会议|名单|领导|成员|职务|通知|单位|部门|工作|干部"
    r"|本人|兼任|负责|研究|区长|县长|市长|镇长|局长|主任|书记|组长|委员|人民|主管|分管|由于|因为|作为|办公|聘请|担任"
    r"|联系|确定|推荐|提名|属地|各级|全区|全市|全县|选举|接受|辞去|要求|事宜|按照|公司|乡镇|街道|职责|及其|其他|[局委办厅处科区县市]$|..[镇乡]$"
)


def is_name(words: str) -> bool:
    """Whether words can be a person's name, surname or not."""
    return 2 <= len(words) <= (20 if "·" in words else 4) and _SAYS_NO_NAME.search(words) is None


def has_surname(name: str) -> bool:
    """Whether a name begins with a surname, or is one of those whose parts a dot joins."""
    return "·" in name or name[0] in SURNAMES or has_long_surname(name)


def has_long_surname(name: str) -> bool:
    """Whether a name begins with a surname of two characters: 欧阳, 诸葛."""
    return _LONG_SURNAME.match(name) is not None


def persons_in(words: str) -> tuple[str, ...]:
    """The names of a list, without inner blanks and the brackets that tell sex or nationality.

    A list may be parted by blanks alone; a run of single characters in it is one name (王 东), or
    names of two (王 东 李 明) where their number and the surnames say so.  Words that are no names
    give none at all: a list that is half read would be a guess.
    """
    bare = re.sub(r"（[^（）]*）", " " if not re.search("[、，]", words) else "", words)
    bare = re.sub(r"^[、，和及与]|等$", "", bare.strip())
    items = re.split(r" ?[、，] ?", bare)
    last = re.split(r" ?(?:和|及) ?", items[-1])
    if len(last) == 2 and all(map(is_name, last)) and has_surname(last[1]):
        items[-1:] = last
    names = tuple(name for item in items for name in _parted_by_blanks(item) if name)
    return names if all(map(is_name, names)) else ()


def _parted_by_blanks(item: str) -> list[str]:
    parts = item.split()
    names: list[str] = []
    singles = ""
    for part in (*parts, ""):
        if len(part) == 1:
            singles += part
            continue
        names += _names_of_single_characters(singles)
        singles = ""
        names.append(part)
    return names


def _names_of_single_characters(singles: str) -> list[str]:
    if len(singles) == 4 and not has_long_surname(singles) and has_surname(singles[2]):
        return [singles[:2], singles[2:]]
    if len(singles) > 4 and len(singles) % 2 == 0:
        pairs = [singles[at : at + 2] for at in range(0, len(singles), 2)]
        return pairs if all(map(has_surname, pairs)) else [singles]
    return [singles]
