"""The units that a gazette names, to be put on the register as one list."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.roles import Verb
from luoshi_server.documents.models import Gazette
from luoshi_server.documents.titles import CATEGORIES, UNIT_KINDS
from luoshi_server.documents.units_named import NamedUnit, units_named
from luoshi_server.organisations.actions.register_units import Named, register_units
from luoshi_server.platform.errors import NotThere
from luoshi_server.web.doors import inside, number_of, page, try_action
from luoshi_server.web.pages.gazettes import gazette_called
from luoshi_server.web.pages.one_gazette import tabs_of


@inside(Verb.KEEP_UNITS)
def gazette_units(request: HttpRequest, key: str, *, member: Member) -> HttpResponse:
    """All of them with their other names; those that are chosen are registered together."""
    gazette = gazette_called(key)
    if gazette.state != Gazette.READ:
        raise NotThere(_("公报尚未识读完毕。"), advice=_("请稍后再看。"))
    named = units_named(gazette)
    if request.method == "POST":
        chosen = set(request.POST.getlist("units"))
        wanted = [_named(unit, request) for unit in named if unit.name in chosen]
        counted: list[int] = []
        if try_action(
            request,
            None,
            lambda: counted.append(
                register_units(
                    wanted,
                    by=member,
                    reason=_("据公报“{name}”登记").format(name=gazette.name),
                    request=number_of(request),
                )
            ),
            done="",
        ):
            said = _("已登记 {count} 个单位。").format(count=counted[0])
            messages.success(request, said)
        return redirect("gazette_units", key=key)
    context = {
        "gazette": gazette,
        "tabs": tabs_of(gazette, "gazette_units", member),
        "named": named,
        "new": sum(not unit.is_known for unit in named),
        "categories": CATEGORIES,
        "kinds": UNIT_KINDS,
    }
    return page(request, "gazettes/units.html", context)


def _named(unit: NamedUnit, request: HttpRequest) -> Named:
    category = request.POST.get(f"category-{unit.name}", unit.category)
    return unit.to_register(category if category in CATEGORIES else None)


urlpatterns = [path("gazettes/<str:key>/units/", gazette_units, name="gazette_units")]
