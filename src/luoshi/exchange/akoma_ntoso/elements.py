"""Elements of Akoma Ntoso, and the words that go into them."""

from __future__ import annotations

from lxml import etree

from luoshi.exchange.xml_words import legal_in_xml

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

Element = etree._Element


def root() -> Element:
    """The element that every file of Akoma Ntoso begins with."""
    # The stubs do not know that None names the default namespace.
    return etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap={None: NAMESPACE})  # type: ignore[dict-item]


def under(parent: Element, name: str, /, **attributes: str | None) -> Element:
    """A new last child of `parent`; attributes that are None are left out."""
    given = {key: legal_in_xml(value) for key, value in attributes.items() if value is not None}
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", given)


def say(parent: Element, words: str) -> None:
    """Words at the end of an element; a line end in them becomes `<eol/>`."""
    for number, line in enumerate(legal_in_xml(words).split("\n")):
        if number:
            under(parent, "eol")
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + line
        else:
            parent.text = (parent.text or "") + line


def label_of(name: str) -> str:
    """A name as it can stand in an eId and behind a #: its letters and digits alone."""
    return "".join(sign for sign in name if sign.isalnum() or sign == "·") or "nn"
