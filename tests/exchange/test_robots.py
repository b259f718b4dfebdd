"""Messages to a group chat."""

import base64
import hashlib
import hmac
import json
from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from luoshi.calendars import local
from luoshi.exchange.robots import Item, Message, dingtalk_address, dingtalk_body, wecom_body

TWO = Message(
    title="本周到期",
    items=(Item("建一座桥", "https://x.example/1"), Item("修一条路")),
    page=Item("全部事项", "https://x.example/all"),
)
SAID = (
    "### 本周到期\n\n- [建一座桥](https://x.example/1)\n\n- 修一条路\n\n"
    "[全部事项](https://x.example/all)"
)


def content(body: bytes) -> str:
    markdown = json.loads(body)["markdown"]
    return str(markdown.get("content") or markdown["text"])


def many(number: int) -> Message:
    return Message(title="到期", items=tuple(Item(f"第{n}件事" * 5) for n in range(number)))


def test_wecom_takes_markdown():
    assert json.loads(wecom_body(TWO)) == {"msgtype": "markdown", "markdown": {"content": SAID}}


def test_dingtalk_takes_markdown_with_a_title():
    assert json.loads(dingtalk_body(TWO)) == {
        "msgtype": "markdown",
        "markdown": {"title": "本周到期", "text": SAID},
    }


def test_a_long_message_has_what_fits_and_says_how_many_follow():
    for body, limit in ((wecom_body, 4096), (dingtalk_body, 20_000)):
        said = content(body(many(1000)))
        told = said.count("- 第")

        assert 0 < told < 1000
        assert said.endswith(f"还有{1000 - told}项")
        assert len(said.encode()) <= limit
    assert len(dingtalk_body(many(1000))) <= 20_000


def test_what_json_writes_longer_fits_too():
    quotes = Message(title="题", items=tuple(Item('"' * 500 + "\x01" * 500) for _ in range(40)))

    assert 0 < content(dingtalk_body(quotes)).count("- ") < 40
    assert len(dingtalk_body(quotes)) <= 20_000


def test_words_become_no_markup_and_call_nobody():
    said = content(
        wecom_body(Message(title="<@all>", items=(Item("[点此](http://evil)\n# 标题"),)))
    )

    assert said == "### ＜@all＞\n\n- ［点此］(http://evil) ＃ 标题"


def test_a_link_ends_where_it_ends():
    said = content(wecom_body(Message(title="题", items=(Item("事", "https://x.example/a) b"),))))

    assert "(https://x.example/a%29%20b)" in said


@given(st.lists(st.text(max_size=300), max_size=60))
def test_any_message_fits(words: list[str]):
    message = Message(title="题", items=tuple(map(Item, words)))

    assert len(content(wecom_body(message)).encode()) <= 4096
    assert len(dingtalk_body(message)) <= 20_000


def test_dingtalk_is_signed_by_the_instant_and_the_secret():
    at = local("2026-03-02 08:00")
    address = dingtalk_address("https://robot.example/send?access_token=a", secret="SEC1", at=at)
    asked = parse_qs(urlsplit(address).query)
    told = f"{asked['timestamp'][0]}\nSEC1".encode()

    assert asked["access_token"] == ["a"]
    assert asked["timestamp"] == [str(int(at.timestamp()) * 1000)]
    assert base64.b64decode(asked["sign"][0]) == hmac.digest(b"SEC1", told, hashlib.sha256)
