"""The persons, organizations, roles and indicators that a document names, each listed once.

A mark in the text points to its entry here, and the entry to the thing itself.
"""

from __future__ import annotations

from typing import Literal

from luoshi.exchange.akoma_ntoso.elements import Element, label_of, under

Kind = Literal["TLCConcept", "TLCOrganization", "TLCPerson", "TLCRole"]


class References:
    """The list of one document, filled while its text is marked."""

    def __init__(self) -> None:
        self._listed: dict[tuple[Kind, str], str] = {}
        self._labels = {"luoshi", "original"}

    def organization(self, name: str) -> str:
        return self._entry("TLCOrganization", name)

    def person(self, name: str) -> str:
        return self._entry("TLCPerson", name)

    def role(self, name: str) -> str:
        return self._entry("TLCRole", name)

    def concept(self, name: str) -> str:
        return self._entry("TLCConcept", name)

    def _entry(self, kind: Kind, name: str) -> str:
        """The eId of a thing: its name, told apart where another goes by the same."""
        if (kind, name) in self._listed:
            return self._listed[kind, name]
        label = known = label_of(name)
        count = 1
        while known in self._labels:
            count += 1
            known = f"{label}-{count}"
        self._labels.add(known)
        self._listed[kind, name] = known
        return known

    def write(self, meta: Element, document: Element, original: str, title: str) -> None:
        """The `references` of a document: its own original, and all that its text points to."""
        block = under(meta, "references", source="#luoshi")
        under(block, "original", eId="original", href=original, showAs=title)
        under(
            block,
            "TLCOrganization",
            eId="luoshi",
            href="/akn/ontology/organization/luoshi",
            showAs="luoshi",
        )
        used = {
            value[1:]
            for element in document.iter()
            for value in element.attrib.values()
            if isinstance(value, str) and value.startswith("#")
        }
        for (kind, name), label in self._listed.items():
            if label not in used:
                continue
            thing = kind.removeprefix("TLC").lower()
            under(block, kind, eId=label, href=f"/akn/ontology/{thing}/cn.{label}", showAs=name)
