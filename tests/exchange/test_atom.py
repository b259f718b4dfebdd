"""News as an Atom feed."""

from datetime import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from luoshi.calendars import local
from luoshi.exchange.atom import Entry, Feed, atom

A = "{http://www.w3.org/2005/Atom}"
FEED = Feed(
    id="urn:luoshi:feed:commitments",
    title="承诺事项",
    author="某区人民政府",
    link="https://x.example/commitments",
    itself="https://x.example/feeds/commitments",
    updated=local("2026-01-01 00:00"),
)


def entry(number: int = 1, at: str = "2026-03-02 08:00", **told: Any) -> Entry:
    usual = {
        "id": f"urn:luoshi:duty:{number}",
        "title": "建一座桥",
        "updated": local(at),
        "link": f"https://x.example/duty/{number}?a=1&b=2",
    }
    return Entry(**{**usual, **told})


def read(*entries: Entry, feed: Feed = FEED) -> Any:
    return etree.fromstring(atom(feed, entries))


def test_a_feed_has_what_the_standard_asks_for():
    feed = read(entry())

    assert feed.tag == f"{A}feed"
    for name, words in {
        "id": "urn:luoshi:feed:commitments",
        "title": "承诺事项",
        "updated": "2026-03-02T08:00:00+08:00",
        "author/{*}name": "某区人民政府",
    }.items():
        assert [each.text for each in feed.findall(f"{A}{name}")] == [words]


def test_an_entry_has_what_the_standard_asks_for():
    found = read(entry()).find(f"{A}entry")

    for name, words in {
        "id": "urn:luoshi:duty:1",
        "title": "建一座桥",
        "updated": "2026-03-02T08:00:00+08:00",
    }.items():
        assert [each.text for each in found.findall(f"{A}{name}")] == [words]
    assert found.find(f"{A}link").attrib["href"] == "https://x.example/duty/1?a=1&b=2"


def test_an_entry_may_have_a_summary_an_author_and_categories():
    found = read(entry(summary="已通车", author="区交通局", categories=("交通", "民生"))).find(
        f"{A}entry"
    )

    assert found.findtext(f"{A}summary") == "已通车"
    assert found.findtext(f"{A}author/{A}name") == "区交通局"
    assert [each.get("term") for each in found.findall(f"{A}category")] == ["交通", "民生"]


def test_a_feed_leads_to_its_page_and_to_itself():
    links = {each.get("rel"): each.get("href") for each in read().findall(f"{A}link")}

    assert links == {"alternate": FEED.link, "self": FEED.itself}


def test_the_latest_news_stand_first_and_date_the_feed():
    feed = read(entry(1), entry(2, "2026-03-05 09:00"), entry(3, "2026-03-02 08:00"))

    assert [each.text[-1] for each in feed.findall(f"{A}entry/{A}id")] == ["2", "1", "3"]
    assert feed.findtext(f"{A}updated") == "2026-03-05T09:00:00+08:00"


def test_a_feed_without_news_is_a_feed():
    assert read().findtext(f"{A}updated") == "2026-01-01T00:00:00+08:00"


def test_the_same_news_give_the_same_bytes_in_any_order():
    news = [entry(1), entry(2), entry(3, "2026-03-05 09:00")]

    assert atom(FEED, news) == atom(FEED, reversed(news))


@given(st.text(max_size=80))
def test_odd_words_leave_the_feed_well_formed(words: str):
    found = read(entry(title=words, summary=words, categories=(words,)))
    kept = "".join(c for c in words if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))

    assert found.findtext(f"{A}entry/{A}title") == kept


def test_every_instant_can_be_read_back():
    stamps = read(entry(published=local("2026-03-01 10:00"))).iter(f"{A}updated", f"{A}published")

    assert all(datetime.fromisoformat(each.text).tzinfo for each in stamps)
