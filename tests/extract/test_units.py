"""The units of a gazette: one name each, with the forms in which it is printed."""

from datetime import date

import pytest

from luoshi.document import Document
from luoshi.extract import Appointment, Duty, UnitName, units_of
from luoshi.provenance import Finding, Span
from tests.extract.texts import flow

ISSUERS = ("青禾市东湖区人民政府", "东湖区财政局")


def read(
    *units: str,
    issuers: tuple[str, ...] = ISSUERS,
    organisations: tuple[str, ...] = (),
    text: str = "",
) -> tuple[tuple[UnitName, ...], tuple[Finding, ...]]:
    """The units of a plan with one duty for each list of names parted by 、."""
    words = flow("\n".join((*units, text)))
    span = Span(0, len(words.text))
    document = Document("A", "action_plan", "某计划", span, span, issuers=issuers)
    duties = [duty(at, tuple(names.split("、")), span) for at, names in enumerate(units)]
    appointments = [appointment(name, span) for name in organisations]
    return units_of([document], duties, appointments, words)


def duty(number: int, units: tuple[str, ...], span: Span) -> Duty:
    return Duty(
        id=f"A-{number}",
        document="A",
        provision=None,
        path=(),
        title="",
        text="",
        lead_units=units[:1],
        responsible_units=units[1:],
        cooperating_units=(),
        units_source="paren",
        etc=False,
        deadlines=(),
        targets=(),
        kind="duty",
        span=span,
    )


def appointment(organisation: str, span: Span) -> Appointment:
    day = date(2023, 3, 1)
    return Appointment("周岚", "appoint", organisation, "局长", (), None, day, None, "B", span, "")


def names(*units: str, organisations: tuple[str, ...] = (), text: str = "") -> dict[str, list[str]]:
    """The canonical names, each with its printed forms."""
    found, _ = read(*units, organisations=organisations, text=text)
    return {unit.canonical: list(unit.variants) for unit in found}


def test_short_and_long_forms_of_a_department_are_one_unit():
    assert names("区市场监管局、区市场监督管理局、青禾市东湖区市场监督管理局") == {
        "青禾市东湖区市场监督管理局": [
            "区市场监管局",
            "区市场监督管理局",
            "青禾市东湖区市场监督管理局",
        ]
    }


def test_a_prefix_that_a_list_drops_makes_no_other_unit():
    assert names("区行政审批局、住建局", "区住建局") == {
        "青禾市东湖区行政审批局": ["区行政审批局"],
        "青禾市东湖区住房和城乡建设局": ["住建局", "区住建局"],
    }


def test_a_department_of_the_city_is_not_that_of_the_district():
    assert list(names("区住建局", "市住建局")) == [
        "青禾市东湖区住房和城乡建设局",
        "青禾市住房和城乡建设局",
    ]


def test_a_name_that_begins_like_a_level_keeps_its_first_character():
    found, _ = read("市场监管局、市政园林局", issuers=("青禾市人民政府",))

    assert [unit.canonical for unit in found] == ["青禾市市场监督管理局", "青禾市市政园林局"]


def test_what_is_printed_in_full_is_the_name():
    (unit,), _ = read("区发改局", organisations=("青禾市东湖区发展改革局",))

    assert (unit.canonical, unit.basis) == ("青禾市东湖区发展改革局", "gazette")


def test_a_local_short_form_stands_for_the_one_printed_name_that_holds_it():
    assert names("区文旅局、区文化广电和旅游局") == {
        "青禾市东湖区文化广电和旅游局": ["区文旅局", "区文化广电和旅游局"]
    }


def test_a_short_form_that_two_printed_names_hold_stands_for_neither():
    assert len(names("区行政审批局、区行政审批服务局、区行政审批管理局")) == 3


def test_departments_of_one_root_stay_apart():
    assert len(names("区教育局、区教育督导局、区体育局")) == 3


@pytest.mark.parametrize(
    ("printed", "canonical", "kind"),
    [
        ("区委组织部", "中共青禾市东湖区委组织部", "党委部门"),
        ("区委编办", "中共青禾市东湖区委机构编制委员会办公室", "党委部门"),
        ("区纪委监委", "中共青禾市东湖区纪律检查委员会、青禾市东湖区监察委员会", "纪检监察"),
        ("团区委", "共青团青禾市东湖区委员会", "群团"),
        ("区残联", "青禾市东湖区残疾人联合会", "群团"),
        ("区法院", "青禾市东湖区人民法院", "法检"),
        ("市中院", "青禾市中级人民法院", "法检"),
        ("区税务局", "国家税务总局青禾市东湖区税务局", "派出机构"),
        ("区公安分局", "青禾市公安局东湖区分局", "派出机构"),
        ("区生态环境分局", "青禾市生态环境局东湖分局", "派出机构"),
        ("区融媒体中心", "青禾市东湖区融媒体中心", "事业单位"),
        ("东湖供电公司", "东湖供电公司", "企业"),
        ("区政府办", "青禾市东湖区人民政府办公室", "政府部门"),
        ("区交通委", "青禾市东湖区交通委员会", "政府部门"),
        ("区卫生健康委", "青禾市东湖区卫生健康委员会", "政府部门"),
        ("区文化广电旅游局", "青禾市东湖区文化广电旅游局", "政府部门"),
        ("区卫健委", "青禾市东湖区卫生健康委员会", "政府部门"),
        ("云溪街道办事处", "云溪街道办事处", "街道"),
        ("区数字政府建设领导小组", "青禾市东湖区数字政府建设领导小组", "领导小组"),
        ("区政府分管领导", "区政府分管领导", "领导个人（职务）"),
    ],
)
def test_kinds_of_units(printed: str, canonical: str, kind: str):
    (unit,), _ = read(printed)

    assert (unit.canonical, unit.type) == (canonical, kind)


def test_units_in_general_are_one_where_they_mean_the_same():
    found, _ = read("区财政局、等有关部门", "区政府有关部门", "各街道", "各街道办事处", "相关街道")

    assert [(unit.canonical, unit.generic, sum(unit.variants.values())) for unit in found[1:]] == [
        ("有关部门", True, 2),
        ("各街道", True, 2),
        ("相关街道", True, 1),
    ]


def test_whoever_is_addressed_is_no_unit_by_that_name():
    found, _ = read("你镇", "区财政局")

    assert {unit.canonical: unit.generic for unit in found}["你镇"]


def test_a_bare_office_is_that_of_the_one_group_the_document_names():
    assert names("区数字政府建设领导小组", "领导小组办公室")[
        "青禾市东湖区数字政府建设领导小组办公室"
    ] == ["领导小组办公室"]


def test_a_bare_office_of_several_groups_is_not_guessed():
    assert "领导小组办公室" in names("区数字政府建设领导小组、区防汛领导小组", "领导小组办公室")


def test_a_short_form_that_the_text_introduces_is_written_out():
    text = "成立区湖泊保护委员会（以下简称区湖保委），办公室设在区水务局。"

    assert names("区湖保委办公室", text=text) == {
        "青禾市东湖区湖泊保护委员会办公室": ["区湖保委办公室"]
    }


def test_a_bracket_after_a_name_is_no_part_of_it():
    assert names("区水务局（区河长办）", "区水务局") == {
        "青禾市东湖区水务局": ["区水务局（区河长办）", "区水务局"]
    }


def test_without_a_full_name_only_the_level_is_taken_off():
    found, _ = read("县市场监管局、县市场监督管理局", "县财政局", issuers=())

    assert [unit.canonical for unit in found] == ["县市场监督管理局", "县财政局"]


# ---- damaged names --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("units", "organisations", "likely"),
    [
        ("区市场监管", (), "区市场监管局"),
        ("区畜牧兽医、区畜牧兽医局", (), "区畜牧兽医局"),
        ("区湿地保护", ("青禾市东湖区湿地保护中心",), "区湿地保护中心"),
        ("区财政局区民政局", (), "区财政局、区民政局"),
    ],
)
def test_a_damaged_name_stays_as_printed_and_the_finding_says_what_is_likely(
    units: str, organisations: tuple[str, ...], likely: str
):
    found, (finding,) = read(units, organisations=organisations)

    assert (found[0].canonical, found[0].basis) == (units.split("、")[0], "damaged")
    assert (finding.rule, finding.verdict) == ("damaged-unit-name", "gap")
    assert f"“{likely}”" in finding.message


def test_a_damaged_name_of_which_nothing_is_known_has_no_likely_form():
    _, (finding,) = read("区云栖竹径")

    assert "可能" not in finding.message


def test_whole_names_are_no_finding():
    assert read("区财政局、各镇、街道、区委、区政府分管领导、青禾海关")[1] == ()
