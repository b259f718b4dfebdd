"""A district in which there is something of everything, for tests that walk all addresses."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.server.addresses import Known

OWN, OTHER = "own", "other"

COLUMNS: tuple[tuple[str, str], ...] = (
    ("public", ""),
    ("clerk", ""),
    ("checker", ""),
    ("liaison", OWN),
    ("liaison", OTHER),
    ("head", OWN),
    ("head", OTHER),
    ("subdistrict", OWN),
    ("subdistrict", OTHER),
    ("leader", ""),
    ("deputy", ""),
    ("auditor", ""),
    ("administrator", ""),
)
"""Who asks: each role, and where it has one, of the unit that leads the duty or of another."""


def title_of(column: tuple[str, str]) -> str:
    """What a column of the table is called."""
    return " ".join(filter(None, column))


def people(signed: Any, member: Any) -> dict[tuple[str, str], Any]:
    """Somebody for each column; nobody for the public."""
    from luoshi_server.organisations.models import Unit

    other = Unit.objects.exclude(name=signed.lead).order_by("name").first()
    assert other is not None
    units = {OWN: signed.lead, OTHER: other.name, "": ""}
    return {
        (role, whose): None if role == "public" else member(role, units[whose])
        for role, whose in COLUMNS
    }


def things(signed: Any, liaison: Any, member: Any) -> Known:
    """What the gaps of addresses are filled with: things that are there, of the signed duty."""
    from luoshi_policies.scorecards import DEFAULT
    from luoshi_server.accounts.tokens import make_token
    from luoshi_server.bulletins.actions.draft_monthly import draft_monthly
    from luoshi_server.documents.models import Claim, Gazette
    from luoshi_server.duties.actions.ask import ask_for_change
    from luoshi_server.duties.actions.file_evidence import file_evidence
    from luoshi_server.imports.actions.hand_in import hand_in
    from luoshi_server.ledger.models import Line
    from luoshi_server.platform import clock
    from luoshi_server.scoring.actions.propose_scheme import propose_scheme
    from luoshi_server.supervisions.actions.propose import propose
    from luoshi_server.telling.actions.keep_webhook import keep_webhook

    file = SimpleUploadedFile("佐证.txt", "内部材料".encode())
    sha256 = file_evidence(
        signed, file.name, [file.read()], by=liaison, proves_from=date(2026, 3, 1)
    )
    later = signed.deadline + timedelta(days=20)
    asked = ask_for_change(signed, "extension", by=liaison, reason="汛期", deadline=later)
    token, _key = make_token(
        liaison, by=liaison, title="表", scopes=["read"], days=30, at=clock.now()
    )
    monthly = draft_monthly(date(2026, 2, 1), by=member("clerk"))
    supervision = propose(
        by=member("clerk"),
        whose=signed.lead,
        matter="桥梁养护",
        plan="实地查看。",
        ends=date(2026, 3, 20),
    )
    job = hand_in("units", "单位.csv", ["名称\n".encode()], by=member("clerk"), in_background=False)
    scheme = propose_scheme(
        DEFAULT, by=member("clerk"), since=date(2026, 4, 1), decision="考核办法第三条"
    )
    fact = _found_fact(member, signed.lead)
    hook = keep_webhook(
        by=member("administrator"), title="平台", url="http://10.1.2.3/", form="cloudevents"
    )
    published = _published_duty(member)
    indicator = _confirmed_figure(member)
    figure = Claim.objects.filter(kind="figure", state="open").order_by("start").first()
    gazette = Gazette.objects.get()
    signed.refresh_from_db()
    assert figure is not None
    return {
        "": {"provider_id": "office", "uidb64": "none", "number": 1, "code": "en"},
        "duties": {"key": signed.key, "sha256": sha256},
        "evidence": {"sha256": sha256, "name": "佐证.txt"},
        "requests": {"key": asked.key},
        "gazettes": {"key": gazette.key},
        "claims": {"key": figure.key},
        "documents": {"key": figure.document},
        "units": {"name": signed.lead},
        "scores": {"unit": signed.lead},
        "decide_one_scheme": {"key": scheme},
        "take_one_fact_back": {"key": fact},
        "take_finding_back": {"key": fact},
        "webhooks": {"number": hook.pk},
        "imports": {"key": job.key, "name": "units"},
        "bulletins": {"key": monthly.key, "ending": "docx"},
        "supervisions": {"key": supervision.key},
        "cases": {"key": f"follow-up:{signed.key}"},
        "mechanisms": {"name": "follow-up"},
        "registers": {"name": "accidents"},
        "tell": {"kind": "AccidentHappened"},
        "kinds": {"name": "AccidentHappened"},
        "members": {"username": "leader"},
        "tokens": {"number": token.pk},
        "ledger": {"number": Line.objects.latest("number").number},
        "events": {"number": Line.objects.latest("number").number},
        "data": {"key": figure.document, "name": "datapackage.json", "part": "data"},
        "feeds": {"name": "duties"},
        "wall_week": {"what": "late"},
        "public_duty": {"key": published},
        "indicators": {"name": indicator},
        **_verbs(),
    }


def _published_duty(member: Any) -> str:
    """The key of a duty that everybody may see."""
    from luoshi_server.documents.actions.review import accept
    from luoshi_server.documents.models import Claim
    from luoshi_server.duties.actions.publish import publish
    from luoshi_server.duties.models import Duty

    claim = Claim.objects.filter(kind="duty", state=Claim.OPEN).order_by("-start").first()
    assert claim is not None
    accept(claim, by=member("clerk"))
    publish(Duty.objects.get(pk=claim.key), by=member("checker"))
    return str(claim.key)


def _found_fact(member: Any, unit: str) -> str:
    """The key of a fact that somebody found and no case says."""
    from luoshi_server.platform import clock
    from luoshi_server.scoring.actions.find_fact import find_fact
    from luoshi_server.scoring.kinds import kinds_found_by_people

    today = clock.now().date()
    kind = kinds_found_by_people(today)[0]
    return find_fact(kind, by=member("checker"), unit=unit, on=today, words="会议纪要")


def _confirmed_figure(member: Any) -> str:
    """The title of a figure that a person has confirmed in a document in force."""
    from luoshi_server.documents.actions.review import accept
    from luoshi_server.documents.models import Claim

    claim = Claim.objects.filter(kind="figure", state=Claim.OPEN, value__isnull=False).first()
    assert claim is not None
    accept(claim, by=member("clerk"))
    return str(claim.title)


def _verbs() -> Known:
    """The verbs of the pages that have one in their address."""
    from luoshi_server.web.duties.verbs import OFFERS
    from luoshi_server.web.supervisions.verbs import ACTS
    from luoshi_server.web.units.verbs import VERBS

    return {
        "duty_act": {"verb": sorted(OFFERS)},
        "act_on_unit": {"verb": sorted(VERBS)},
        "supervision_act": {"verb": sorted(ACTS)},
        "bulletin_act": {"verb": ["approve", "sign", "issue", "publish", "revise", "void"]},
    }
