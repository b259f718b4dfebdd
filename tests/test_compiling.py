"""What is read does not depend on how it was set; the same file always gives the same bytes."""

import json

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import luoshi
from luoshi import specimen
from luoshi.compiling import audited, compile_reading, contract_of, recheck, schema
from luoshi.document import Reading, flow_of
from luoshi.gazette import Gazette
from luoshi.provenance import Source, Span, digest_of_bytes
from luoshi.readers import read

FORMATS = ("txt", "docx", "html", "pdf")


def compiled(text: str, *, wrapped: bool = True) -> Gazette:
    source = Source("a.txt", "txt", digest_of_bytes(text.encode()), len(text))
    return compile_reading(Reading(source, text, wrapped))


def content(gazette: Gazette) -> dict[str, list[tuple]]:
    """What was read, without places: duties, figures, appointments, as often as they occur."""
    return {
        "duties": sorted(
            (
                duty.title,
                duty.lead_units,
                duty.responsible_units,
                duty.cooperating_units,
                tuple((d.phrase, str(d.date)) for d in duty.deadlines),
                tuple((str(t.quantity), t.unit) for t in duty.targets),
            )
            for duty in gazette.duties
        ),
        "figures": sorted(
            (f.indicator, f.dimension or "", str(f.value), f.unit or "", f.period or "", f.status)
            for f in gazette.figures
        ),
        "appointments": sorted(
            (a.person, a.action, a.organisation, a.post) for a in gazette.appointments
        ),
    }


REPORT = [
    "政府工作报告",
    "——2031年1月18日在青禾市望川区第九届人民代表大会第三次会议上",
    "望川区人民政府区长 柳 青",
    "各位代表：",
    "现在，我代表区人民政府，向大会报告工作，请予审议。",
    "一、2030年工作回顾",
    "全区地区生产总值完成312.6亿元，增长5.8%；一般公共预算收入21.4亿元，增长4.2%。新建学校6所，新增学位5400个。",
    "二、2031年重点工作",
    "（一）推动产业升级。实施强链工程，6月底前引进项目12个，高新技术企业达到90家以上。",
    "（二）改善城市面貌。改造老旧小区15个、42万平方米，年底前建成口袋公园9处。",
]
DIVISION = [
    "望川区人民政府办公室关于印发2031年营商环境重点任务分工方案的通知",
    "望政办发〔2031〕6号",
    "各街道办事处，区政府各部门：",
    "现将方案印发给你们，请认真组织实施。",
    "望川区人民政府办公室",
    "2031年3月5日",
    "2031年营商环境重点任务分工方案",
    "一、简化审批",
    "1．推行一窗受理，2031年9月底前覆盖全部事项。（牵头单位：区行政审批局；责任单位：区司法局、区数据局）",
    "2．压缩办理时限，施工许可5个工作日内办结。（牵头单位：区住房城乡建设局；责任单位：区自然资源局等有关部门）",
    "二、加强监管",
    "3．完善信用评价，全年抽查企业300家。（责任单位：区市场监管局、区发展改革局，各街道办事处）",
]


def set_in_lines(paragraphs: list[str], width: int, *, every: int, doubled: bool) -> str:
    """The paragraphs wrapped at a width, indented, with page numbers every so many lines."""
    lines: list[str] = []
    for paragraph in paragraphs:
        words = f"　　{paragraph}"
        lines += [words[at : at + width] for at in range(0, len(words), width)]
    pages: list[str] = []
    for at, line in enumerate(lines):
        if every and at and at % every == 0:
            pages += [f"— {at // every} —", "\f望川区人民政府公报（2031年第2期）"]
        pages.append(line)
    return ("\n\n" if doubled else "\n").join(pages)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from([REPORT, DIVISION]),
    st.integers(18, 42),
    st.sampled_from([0, 7, 12]),
    st.booleans(),
)
def test_wrapping_and_page_furniture_leave_the_content_as_it_is(paragraphs, width, every, doubled):
    whole = compiled("\n".join(paragraphs), wrapped=False)
    wrapped = compiled(set_in_lines(paragraphs, width, every=every, doubled=doubled))

    assert content(wrapped) == content(whole)


WIDE = str.maketrans("0123456789%().", "０１２３４５６７８９％（）．")


def test_full_width_signs_leave_the_numbers_as_they_are():
    plain = content(compiled("\n".join(DIVISION), wrapped=False))
    wide = content(compiled("\n".join(DIVISION).translate(WIDE), wrapped=False))

    assert [duty[1:4] for duty in wide["duties"]] == [duty[1:4] for duty in plain["duties"]]
    assert [duty[5] for duty in wide["duties"]] == [duty[5] for duty in plain["duties"]]
    assert wide["figures"] == plain["figures"]


@pytest.mark.parametrize("format_", FORMATS)
def test_compiling_twice_gives_the_same_bytes_and_they_satisfy_the_schema(format_):
    first, second = (
        json.dumps(contract_of(audited(luoshi.compile(specimen.path(format_))))) for _ in range(2)
    )

    assert first == second
    jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.FormatChecker()).validate(
        json.loads(first)
    )


@pytest.mark.parametrize("format_", FORMATS)
def test_every_span_lies_in_the_text_and_its_quote_is_the_text_there(format_):
    gazette = luoshi.compile(specimen.path(format_))
    text = gazette.reading.text
    for record in (*gazette.duties, *gazette.figures, *gazette.appointments):
        start, end = gazette.flow.source(record.span)
        assert 0 <= start < end <= len(text)
        words = gazette.flow.text[slice(*record.span)]
        assert flow_of_words(text[start:end], words)


def flow_of_words(printed: str, words: str) -> bool:
    """Whether words are what is left of the printed text when the layout is taken out."""
    remaining = iter(printed)
    return all(character in remaining for character in words)


@pytest.mark.parametrize("format_", FORMATS)
def test_no_field_was_invented(format_):
    assert list(recheck(luoshi.compile(specimen.path(format_)))) == []


@pytest.mark.parametrize("format_", FORMATS)
def test_every_character_is_accounted_for(format_):
    account = luoshi.compile(specimen.path(format_)).coverage

    assert sum(account.by_reason.values()) == account.characters
    assert min(account.by_reason.values()) >= 0


LAYOUT = st.text(
    st.sampled_from(
        "改造街巷完成一二三，。；：（）12%亿元 \n\t\f　—-“”第条年月日号〔〕局责任单位牵头任命为"
    ),
    max_size=240,
)


@settings(deadline=None, max_examples=150)
@given(LAYOUT, st.booleans())
def test_any_text_compiles_and_all_spans_lie_inside_it(text, wrapped):
    gazette = audited(compiled(text, wrapped=wrapped))
    length = len(gazette.flow.text)

    for record in (*gazette.duties, *gazette.figures, *gazette.appointments, *gazette.findings):
        assert 0 <= record.span.start <= record.span.end <= length
    assert gazette.coverage.characters == len(text)


def test_a_frame_has_a_row_for_each_record_and_its_place_in_the_file():
    gazette = luoshi.compile(specimen.path("txt"))
    frame = gazette.to_frame("duties")

    assert len(frame) == len(gazette.duties)
    first = gazette.reading.text[frame.start[0] : frame.end[0]]
    assert flow_of_words(first, gazette.duties[0].text)


def test_places_of_a_pdf_name_the_page_and_the_box():
    compiled_pdf = contract_of(luoshi.compile(specimen.path("pdf")))

    assert all(
        duty["place"]["page"] >= 1 and len(duty["place"]["box"]) == 4
        for duty in compiled_pdf["duties"]
    )


def test_an_empty_reading_has_nothing_in_it():
    gazette = compiled("")

    assert (gazette.documents, gazette.duties, gazette.figures) == ((), (), ())


def test_the_text_of_a_pin_is_found_by_its_span():
    gazette = luoshi.compile(specimen.path("txt"))
    for _, pin in gazette.pins():
        assert gazette.flow.text[slice(*Span(*pin.span))] == pin.words
    assert read(specimen.path("txt")).text == gazette.reading.text
    assert flow_of(gazette.reading).text == gazette.flow.text
