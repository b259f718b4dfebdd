"""The text of a document: every claim at its words, in pages, for whoever may see it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from selectolax.lexbor import LexborHTMLParser

from luoshi import specimen
from luoshi_server.documents.actions import review
from luoshi_server.documents.actions.put_in_force import put_in_force
from luoshi_server.documents.actions.take_in import take_in_gazette
from luoshi_server.documents.layout import places_of_signs, words_between
from luoshi_server.documents.models import Claim, Gazette
from luoshi_server.documents.reading import read_gazette, text_of
from luoshi_server.web.texts.cutting import bounds_of, page_starts
from luoshi_server.web.texts.marks import Mark
from luoshi_server.web.texts.setting import context_of, page_of


def _bare(words: str) -> str:
    return "".join(words.split())


def _lit(blocks) -> str:
    pieces = (piece for block in blocks for row in block.rows for cell in row for piece in cell)
    return _bare("".join(piece.words for piece in pieces if piece.is_chosen))


def _words_at(claim: Claim) -> str:
    return _bare(words_between(claim.gazette, claim.start, claim.end))


def _chosen(page: str) -> str:
    return _bare(
        "".join(node.text() for node in LexborHTMLParser(page).css(".document .is-chosen"))
    )


@pytest.fixture
def printed(member):
    """The same gazette as a PDF, read."""
    path = specimen.path("pdf")
    gazette = take_in_gazette(path.name, [path.read_bytes()], by=member("clerk"))
    read_gazette(gazette.key)
    return Gazette.objects.get(key=gazette.key)


@pytest.fixture
def long(member):
    """A gazette with one document of many pages."""
    items = "".join(
        f"{number}．整治第{number}号街巷照明设施{number + 100}盏，2026年6月底前完成。"
        f"（责任单位：区城管局、区财政局）\n"
        for number in range(1, 700)
    )
    text = f"关于整治街巷照明的实施方案\n\n一、重点任务\n\n{items}\n二、工作要求\n\n抓好落实。\n"
    gazette = take_in_gazette("长.txt", [text.encode()], by=member("clerk"))
    read_gazette(gazette.key)
    return Gazette.objects.get(key=gazette.key)


def test_what_is_lit_beside_each_claim_is_what_stands_at_its_place(gazette):
    for claim in gazette.claims.select_related("gazette"):
        mark = Mark(claim.start, claim.end, claim.key, claim.kind)

        assert _lit(context_of(gazette, mark)) == _words_at(claim), claim.key


def test_the_words_lit_for_a_duty_or_an_appointment_are_its_quote(gazette):
    for claim in gazette.claims.filter(kind__in=("duty", "appointment")):
        assert _words_at(claim) == _bare(claim.words), claim.key
        assert places_of_signs(claim) is not None


def test_on_the_page_every_claim_lights_its_own_words_whatever_overlaps_it(in_force):
    for document in in_force.documents.all():
        claims = list(Claim.objects.filter(document=document.key).select_related("gazette"))
        for claim in claims[:12]:
            marks = [
                Mark(one.start, one.end, one.key, one.kind, one.pk == claim.pk) for one in claims
            ]
            blocks = page_of(document, bounds_of(document, 1), marks)

            assert _lit(blocks) == _words_at(claim), claim.key


def test_a_figure_inside_a_duty_can_be_chosen_and_so_can_the_duty(browse, member, gazette):
    for duty in gazette.claims.filter(kind="duty"):
        figure = gazette.claims.filter(
            kind="figure", start__gt=duty.start, end__lt=duty.end
        ).first()
        if figure is not None:
            break
    page = browse(member("clerk")).get(f"/documents/{duty.document}/").content.decode()

    assert f'href="?claim={duty.key}#s{duty.start}"' in page
    assert f'href="?claim={figure.key}#s{figure.start}"' in page


@pytest.mark.parametrize("kind", ["duty", "figure", "appointment", "finding"])
def test_a_chosen_claim_is_lit_in_the_text_and_shown_beside_it(browse, member, gazette, kind):
    claim = gazette.claims.filter(kind=kind).select_related("gazette").first()
    client = browse(member("clerk"))

    page = client.get(f"/documents/{claim.document}/?claim={claim.key}").content.decode()

    assert _chosen(page) == _words_at(claim)
    assert 'id="claim"' in page
    assert f'id="s{claim.start}"' in page


def test_every_claim_and_provision_on_a_page_has_its_anchor_once(browse, member, gazette):
    document = gazette.documents.get(kind="task_division")
    page = browse(member("clerk")).get(f"/documents/{document.key}/").content.decode()

    anchors = re.findall(r'id="(s\d+)"', page)
    claims = Claim.objects.filter(document=document.key).exclude(state=Claim.REJECTED)
    wanted = {f"s{claim.start}" for claim in claims}
    wanted |= {f"s{provision.start}" for provision in document.provisions.all()}
    assert len(anchors) == len(set(anchors))
    assert wanted <= set(anchors)


def test_a_link_to_a_place_opens_the_page_that_holds_it_and_lights_it(browse, member, long):
    document = long.documents.get()
    claim = long.claims.filter(kind="duty").select_related("gazette").last()
    place = f"{claim.start}-{claim.end}"

    page = browse(member("clerk")).get(f"/documents/{document.key}/?at={place}").content.decode()

    assert len(page_starts(document)) > 3
    assert _chosen(page) == _words_at(claim)
    assert f'id="s{claim.start}"' in page


def test_the_pages_of_a_document_hold_all_of_it_and_none_twice(long):
    document = long.documents.get()
    pages = [bounds_of(document, number + 1) for number in range(len(page_starts(document)))]

    assert pages[0][0] == document.start
    assert pages[-1][1] == document.end
    assert all(before[1] == after[0] for before, after in pairwise(pages))
    told = "".join(
        piece.words
        for bounds in pages
        for block in page_of(document, bounds, [])
        for row in block.rows
        for cell in row
        for piece in cell
    )
    assert _bare(told) == _bare(words_between(long, document.start, document.end))


def test_no_page_of_a_document_sends_more_than_150_kilobytes(browse, member, long):
    client = browse(member("clerk"))
    document = long.documents.get()

    for number in range(1, len(page_starts(document)) + 1):
        assert len(client.get(f"/documents/{document.key}/?page={number}").content) < 150_000


def test_a_page_asks_the_database_as_often_however_much_stands_on_it(
    browse, member, long, django_assert_max_num_queries
):
    client = browse(member("clerk"))
    document = long.documents.get()

    with django_assert_max_num_queries(6):
        client.get(f"/documents/{document.key}/?page=2")


@pytest.mark.parametrize("query", ["page=0", "page=99999", "page=x", "at=", "at=x-y"])
def test_a_page_that_is_not_there_gives_the_nearest(browse, member, gazette, query):
    document = gazette.documents.first()

    response = browse(member("clerk")).get(f"/documents/{document.key}/?{query}")

    assert response.status_code == 200


@pytest.mark.parametrize("query", ["at=0-5", "at=999999-1000000", "at=9-3", "claim=none"])
def test_a_place_or_claim_outside_the_document_is_not_found(browse, member, gazette, query):
    document = gazette.documents.first()

    assert browse(member("clerk")).get(f"/documents/{document.key}/?{query}").status_code == 404


def test_the_public_sees_a_document_only_when_it_is_in_force(browse, member, gazette):
    document = gazette.documents.get(kind="task_division")
    assert browse().get(f"/documents/{document.key}/").status_code == 404

    put_in_force(document, by=member("clerk"))

    assert browse().get(f"/documents/{document.key}/").status_code == 200


def test_the_public_sees_only_claims_that_somebody_has_confirmed(browse, member, in_force):
    document = in_force.documents.get(kind="work_report")
    figure = Claim.objects.filter(document=document.key, kind="figure", rank=0).first()
    finding = Claim.objects.filter(document=document.key, kind="finding").first()
    before = browse().get(f"/documents/{document.key}/").content.decode()

    review.accept(figure, by=member("clerk"))

    after = browse().get(f"/documents/{document.key}/").content.decode()
    assert "?claim=" not in before
    assert f"?claim={figure.key}#" in after
    assert browse().get(f"/documents/{document.key}/?claim={finding.key}").status_code == 404


def test_what_was_rejected_is_not_marked(browse, member, gazette):
    claim = gazette.claims.filter(kind="duty").first()
    review.reject(claim, by=member("clerk"), reason="不是任务")

    page = browse(member("clerk")).get(f"/documents/{claim.document}/").content.decode()

    assert f"?claim={claim.key}#" not in page


def test_a_claim_of_a_pdf_shows_the_page_with_its_line_outlined(browse, member, printed):
    claim = printed.claims.filter(kind="duty").first()
    client = browse(member("clerk"))

    page = client.get(f"/documents/{claim.document}/?claim={claim.key}").content.decode()

    number, box = claim.record["place"]["page"], claim.record["place"]["box"]
    assert f"/documents/{claim.document}/pages/{number}.png" in page
    assert f'<rect x="{box[0] - 2}"' in page
    image = client.get(f"/documents/{claim.document}/pages/{number}.png")
    assert b"".join(image.streaming_content).startswith(b"\x89PNG")


def test_pages_of_other_documents_are_not_served_as_pages_of_this_one(browse, member, printed):
    document = printed.documents.get(kind="statistics")

    response = browse(member("clerk")).get(f"/documents/{document.key}/pages/2.png")

    assert response.status_code == 404


def test_a_page_image_is_refused_to_the_public_as_its_document_is(browse, member, printed):
    claim = printed.claims.filter(kind="duty").first()
    address = f"/documents/{claim.document}/pages/{claim.record['place']['page']}.png"
    assert browse().get(address).status_code == 404

    for document in printed.documents.all():
        put_in_force(document, by=member("clerk"))

    assert browse().get(address).status_code == 200


def test_a_text_has_no_page_images(browse, member, gazette):
    document = gazette.documents.first()

    assert browse(member("clerk")).get(f"/documents/{document.key}/pages/1.png").status_code == 404


def test_the_reading_text_is_not_changed_by_showing_it(gazette):
    assert text_of(gazette) == specimen.path("txt").read_text("utf-8")
