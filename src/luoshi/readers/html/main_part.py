"""The document on a web page: where the text is dense and the links are few.

Sites of offices are built in a hundred ways, but around every document stand the same things:
menus, the path to the page, buttons to print and share, the site's owner and its registration.
They are known by what they are called, by what they say, and by being mostly links.
"""

from __future__ import annotations

import re

from luoshi.readers.html.tree import Element, is_link

_CHROME_TAGS = frozenset(("nav", "footer", "aside", "form"))
_CHROME_NAMES = re.compile(
    r"(?:^|[\s_\-])(?:nav|navbar|menu|footer|foot|breadcrumb|crumbs?|share|bdshare\w*|sidebar|"
    r"aside|toolbar|copyright|search|login|banner|pager|pagination|related|recommend|qrcode|"
    r"friend\w*|links?|position|location|wza|print|topbar|header-top)(?:$|[\s_\-\d])"
)
_CHROME_WORDS = re.compile(
    r"^\W*(?:您?(?:现在|当前|所在)?(?:的)?位置|首页\s*[>»/-]|打印(?:本页|此页|文章)?$|关闭(?:窗口|本页)?$|"
    r"分享(?:到|至|：|$)|扫一扫|浏览(?:次数|量)|点击(?:数|率|次数)|阅读(?:次数|量)|"
    r"(?:字体|字号)(?:大小)?\s*[：:【\[]|上一[篇条]|下一[篇条]|相关(?:链接|文章|阅读|稿件)|"
    r"(?:信息|文章)?来源[：:]|发布(?:时间|日期|人|机构)[：:]|责任编辑[：:]|"
    r"返回顶部|无障碍|收藏本[站页]|设为首页|网站地图|联系我们|技术支持[：:])"
)
# Who keeps a site and where it is registered stands at the foot of each of its pages.
_OWNER = re.compile(r"版权所有|网站标识码|ICP备|公网安备")
_LONGEST_FOOT = 300
_LONGEST_NOTE = 80
_SENTENCE = re.compile("[。；]")
_BLOCKS = frozenset(
    (
        *("article", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset"),
        *("figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main"),
        *("ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_PARTED = frozenset(
    ("article", "body", "center", "div", "form", "main", "section", "table", "tbody", "td", "tr")
)
_HEADINGS = frozenset(("h1", "h2", "h3"))
# A part that holds this share of the text holds the document.
_MOST = 0.6
# Titles and signatures beside it add no more than this share.
_BESIDE = 0.25


def is_block(element: Element) -> bool:
    """Whether the element begins a line of its own."""
    return element.tag in _BLOCKS


def main_part(body: Element) -> Element:
    """The part of a page that is the document, with what is around it taken out."""
    _prune(body)
    path = [body]
    while (inner := _dominant(path[-1])) is not None:
        path.append(inner)
    chosen = len(path) - 1
    for at in range(len(path) - 2, -1, -1):
        little = path[at].plain <= (1 + _BESIDE) * path[chosen].plain + 40
        if (little and chosen == at + 1) or _has_text_beside(path[at], path[at + 1]):
            chosen = at
    if path[chosen].tag in ("tr", "tbody"):
        while chosen and path[chosen].tag != "table":
            chosen -= 1
    main = path[chosen]
    title = _title_before(path[:chosen], main)
    return Element(main.tag, main.attributes, [*title, *main.children], main.words, main.linked)


def _has_text_beside(outer: Element, inner: Element) -> bool:
    """Whether sentences or a table stand beside the part that holds most of the text."""
    for one in outer.elements:
        if one is not inner and (
            _SENTENCE.search(one.text())
            or any(part.tag == "table" for part in [one, *_descendants(one)])
        ):
            return True
    return False


def _title_before(outer: list[Element], main: Element) -> list[Element]:
    """The heading that stands before the main part, if it has none itself."""
    if not outer or any(one.tag in _HEADINGS for one in _descendants(main)):
        return []
    before: list[Element] = []
    for one in _descendants(outer[0]):
        if one is main:
            break
        if one.tag in _HEADINGS and one.plain > 5:
            before.append(one)
    return before[-1:]


def _descendants(element: Element) -> list[Element]:
    """All elements inside, in the order of the page."""
    found: list[Element] = []
    waiting = element.elements[::-1]
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting += one.elements[::-1]
    return found


def _dominant(element: Element) -> Element | None:
    """The child that holds most of the element's text, if it has parts of its own."""
    if not element.plain:
        return None
    largest = max(element.elements, key=lambda one: one.plain, default=None)
    if largest is None or largest.plain < _MOST * element.plain:
        return None
    parted = largest.tag in _PARTED and any(is_block(one) for one in largest.elements)
    return largest if parted else None


def _prune(element: Element) -> None:
    """Take out what surrounds a document; the counts of words follow."""
    everything = [element, *_descendants(element)]
    for one in everything:
        one.children = [
            inner
            for inner in one.children
            if isinstance(inner, str) or not _is_chrome(inner, element)
        ]
    for one in reversed(everything):
        own = sum(len("".join(words.split())) for words in one.children if isinstance(words, str))
        one.words = own + sum(inner.words for inner in one.elements)
        inside = sum(inner.linked for inner in one.elements)
        one.linked = one.words if is_link(one) else inside


def _is_chrome(element: Element, body: Element) -> bool:
    if not element.words:
        return False
    # Whatever it is called, what holds most of the page's text is no menu.
    if 2 * element.plain > body.plain:
        return False
    if element.tag in _CHROME_TAGS or _CHROME_NAMES.search(element.names):
        return True
    if element.tag == "header":
        return not any(one.tag in _HEADINGS for one in _descendants(element))
    if not is_block(element) and element.tag not in ("span", "a"):
        return False
    if element.words <= _LONGEST_NOTE and _CHROME_WORDS.match(element.text().strip()):
        return True
    if element.words <= _LONGEST_FOOT and _OWNER.search(element.text()):
        return True
    if element.tag in ("ul", "ol", "div", "dl", "section", "table", "td", "tr"):
        links = sum(is_link(one) for one in _descendants(element))
        return links > 2 and element.linked > 0.6 * element.words
    return False
