"""A web page as a tree of elements and words, with how much of each is text and how much links."""

from __future__ import annotations

from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from luoshi.readers.errors import NestedTooDeep

# What a browser never shows as text of the page.
_UNSEEN = frozenset(
    (
        *("script", "style", "noscript", "template", "svg", "math", "iframe", "object", "head"),
        *("select", "option", "button", "textarea", "input", "canvas", "video", "audio", "map"),
    )
)


@dataclass(slots=True)
class Element:
    """An element of a page: its children are elements and words, in order.

    `words` counts the characters inside it, `linked` those of them that are inside links.
    """

    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)
    words: int = 0
    linked: int = 0

    @property
    def plain(self) -> int:
        """How many characters are text and no link."""
        return self.words - self.linked

    @property
    def elements(self) -> list[Element]:
        return [one for one in self.children if isinstance(one, Element)]

    @property
    def names(self) -> str:
        """What the page's author calls the element: its id, classes and role."""
        named = (self.attributes.get(key) for key in ("id", "class", "role"))
        return " ".join(name for name in named if name).lower()

    def text(self) -> str:
        """All words inside, in order."""
        return "".join(one if isinstance(one, str) else one.text() for one in self.children)


def tree_of(markup: str, *, name: str, deepest: int) -> Element:
    """The body of a page, hidden elements left out."""
    root = LexborHTMLParser(markup).body
    top = Element("body")
    if root is None:
        return top
    # Pages nest deeper than Python calls may; so no recursion here.
    open_elements: list[tuple[Element, LexborNode | None]] = [(top, root.child)]
    while open_elements:
        parent, node = open_elements.pop()
        if node is None:
            if open_elements:
                _add_up(open_elements[-1][0], parent)
            continue
        open_elements.append((parent, node.next))
        tag = node.tag or ""
        if tag == "-text":
            words = node.text_content or ""
            if words:
                parent.children.append(words)
                parent.words += len("".join(words.split()))
        elif tag.isalnum() and tag not in _UNSEEN:
            attributes = node.attributes
            if _is_hidden(attributes):
                continue
            if len(open_elements) > deepest:
                raise NestedTooDeep(name=name, limit=deepest)
            element = Element(tag, attributes)
            parent.children.append(element)
            open_elements.append((element, node.child))
    return top


def _add_up(parent: Element, element: Element) -> None:
    if is_link(element):
        element.linked = element.words
    parent.words += element.words
    parent.linked += element.linked


def is_link(element: Element) -> bool:
    """Whether the element leads to another page; a table of contents leads to parts of this one."""
    target = element.attributes.get("href") if element.tag == "a" else None
    return target is not None and not (target.startswith("#") and len(target) > 1)


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    style = "".join((attributes.get("style") or "").split()).lower()
    return "hidden" in attributes or "display:none" in style or "visibility:hidden" in style
