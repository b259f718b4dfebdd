"""The units that a gazette names, beside what the register knows of them."""

from __future__ import annotations

from typing import NamedTuple

from luoshi_server.documents.models import Gazette
from luoshi_server.documents.reading import contract_kept
from luoshi_server.organisations.actions.register_units import Named
from luoshi_server.organisations.events import Category
from luoshi_server.organisations.models import UnitName

_CATEGORIES: dict[str, Category] = {
    "政府部门": "department",
    "街道": "subdistrict",
    "党委部门": "leadership",
    "领导小组": "leadership",
    "督查考核机构": "office",
}
"""The category of the register for the kind that the reader tells; of any other kind: other."""


class NamedUnit(NamedTuple):
    """A unit as the gazette names it.

    `times` is how often the gazette does so; `known_as` is the unit of the register that bears
    the name, `new_names` are those that no unit bears, and `taken` those that another does.
    """

    name: str
    kind: str
    category: Category
    times: int
    new_names: tuple[str, ...]
    known_as: str
    taken: tuple[tuple[str, str], ...]

    @property
    def is_known(self) -> bool:
        """Whether the register knows it by all the names that it can bear."""
        return bool(self.known_as) and not self.new_names

    def to_register(self, category: Category | None = None) -> Named:
        """What is put on the register of it, as the category that somebody chose."""
        return Named(self.known_as or self.name, category or self.category, self.new_names)


def units_named(gazette: Gazette) -> list[NamedUnit]:
    """The single units that a gazette names, those the register does not know first.

    Groups, such as “the departments concerned”, are no units.
    """
    told = [one for one in contract_kept(gazette)["units"] if not one["generic"]]
    printed = {name for one in told for name in (one["canonical"], *one["variants"])}
    bearers = dict(UnitName.objects.filter(name__in=printed).values_list("name", "unit__name"))
    found = []
    for one in told:
        name = one["canonical"]
        known_as = bearers.get(name, "")
        others = [variant for variant in one["variants"] if variant != name]
        found.append(
            NamedUnit(
                name=name,
                kind=one["type"],
                category=_CATEGORIES.get(one["type"], "other"),
                times=sum(one["variants"].values()),
                new_names=tuple(other for other in others if other not in bearers),
                known_as=known_as,
                taken=tuple(
                    (other, bearers[other])
                    for other in others
                    if bearers.get(other, name) not in (name, known_as)
                ),
            )
        )
    return sorted(found, key=lambda unit: (unit.is_known, -unit.times, unit.name))
