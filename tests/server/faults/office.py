"""What people and programs do in an office, each as a step that can be done in a process."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from django_q.models import OrmQ

from luoshi.calendars import local
from luoshi_server.accounts.models import Member
from luoshi_server.cases.models import Order
from luoshi_server.cases.ticking import tick
from luoshi_server.documents.actions import review
from luoshi_server.documents.actions.put_in_force import put_in_force
from luoshi_server.documents.actions.take_in import take_in_gazette
from luoshi_server.documents.models import Claim, Gazette
from luoshi_server.documents.reading import read_gazette
from luoshi_server.duties.actions.assign import assign
from luoshi_server.duties.actions.check import accept_completion, send_back
from luoshi_server.duties.actions.complete import complete
from luoshi_server.duties.actions.report import report_progress
from luoshi_server.duties.actions.sign import sign
from luoshi_server.duties.models import Duty, State
from luoshi_server.ledger.models import Line
from luoshi_server.ledger.recording import Author, record
from luoshi_server.organisations.events import UnitRegistered
from luoshi_server.platform import files
from luoshi_server.platform.clock import now, standing_at
from luoshi_server.platform.errors import Refused
from tests.server.faults import looking

OFFICE = "督查室"
BEGINNING = "2026-03-02 09:00"
UNITS = {"区应急局": "槐岭区应急管理局", "区住建局": "槐岭区住房和城乡建设局"}


def notice(number: int) -> bytes:
    """A gazette of one notice that no other is like."""
    return f"""槐岭区人民政府办公室关于做好第{number}批重点工作的通知
槐政办发〔2026〕{number}号

各街道办事处，区政府各部门：
为做好第{number}批工作，现将有关事项通知如下。
一、重点任务
（一）排查第{number}批隐患。2026年5月底前完成消防设施排查{number + 12}处。（牵头单位：区应急局）
（二）修缮第{number}批道路。2026年6月底前修缮支路{number + 5}条。（牵头单位：区住建局）
二、保障措施
区政府督查室要加强督促检查。
槐岭区人民政府办公室
2026年3月2日
""".encode()


def make_district() -> int:
    """Members, units, and one gazette in force whose first duty is confirmed."""
    with standing_at(local(BEGINNING)):
        for name, role, unit in (
            ("clerk", "clerk", OFFICE),
            ("second-clerk", "clerk", OFFICE),
            ("checker", "checker", OFFICE),
            *((f"of-{short}", "liaison", full) for short, full in UNITS.items()),
        ):
            Member.objects.create(username=name, name=name, role=role, unit=unit)
        registered = [
            UnitRegistered(
                about=full, unit=OFFICE, at=now(), category="department", also_called=(short,)
            )
            for short, full in UNITS.items()
        ]
        record(registered, by=Author("clerk"))
        gazette = take_in(0)
        read_all()
        for document in gazette.documents.all():
            put_in_force(document, by=who("clerk"))
        review.accept(Claim.objects.filter(kind="duty").order_by("start")[0], by=who("clerk"))
        assign(Duty.objects.get(), by=who("clerk"), reports="month")
        tick()
    # What was read here needs nobody to read it.
    OrmQ.objects.all().delete()
    return Line.objects.count()


def who(name: str) -> Member:
    """A member by name; of a unit, by the unit's full name."""
    return Member.objects.filter(username=name).first() or Member.objects.get(
        unit=name, role="liaison"
    )


def take_in(number: int) -> Gazette:
    """Upload a notice."""
    return take_in_gazette(f"notice-{number}.txt", [notice(number)], by=who("clerk"))


def read_all() -> None:
    """Read whatever waits to be read, as the worker does."""
    for gazette in Gazette.objects.exclude(state=Gazette.READ):
        read_gazette(gazette.key)


def act(chance: Random) -> tuple[str, str] | None:
    """Do one thing that somebody could do now; gives the event's kind and what it is about."""
    verbs = [_take_in, _read, _confirm, _confirm, _assign, _assign, _sign, _report, _report]
    verbs += [_complete, _check]
    try:
        return chance.choice(verbs)(chance)
    except Refused:
        # Somebody else was first.
        return None


def _take_in(chance: Random) -> tuple[str, str]:
    return "GazetteTakenIn", take_in(chance.randrange(10**9)).key


def _read(chance: Random) -> tuple[str, str] | None:
    waiting = Gazette.objects.exclude(state=Gazette.READ).order_by("taken_in").first()
    if waiting is None:
        return None
    read_gazette(waiting.key)
    # Another may have read it first; then there is one event, and it is not this one.
    told = Line.objects.filter(kind="GazetteRead", about=waiting.key, at=now()).exists()
    return ("GazetteRead", waiting.key) if told else None


def _confirm(chance: Random) -> tuple[str, str] | None:
    claims = list(Claim.objects.filter(state=Claim.OPEN).order_by("?")[:20])
    if not claims:
        return None
    if chance.random() < 0.5:
        review.accept(claims[0], by=who("clerk"))
        return "Reviewed", claims[0].key
    done = review.accept_all(claims, by=who("second-clerk"))
    return ("ReviewedTogether", "") if done else None


def _one(chance: Random, *states: State) -> Duty | None:
    duties = list(Duty.objects.filter(state__in=states).order_by("key"))
    return chance.choice(duties) if duties else None


def _assign(chance: Random) -> tuple[str, str] | None:
    duty = _one(chance, State.FOUND)
    if duty is None:
        return None
    lead = duty.lead or chance.choice(list(UNITS))
    deadline = duty.deadline
    if deadline is None or deadline <= now().date():
        deadline = date(2026, 12, 1)
    words = {"reports": "month", "reason": "按职责分工", "lead": lead, "deadline": deadline}
    assign(duty, by=who("clerk"), seen=duty.last_entry, **words)
    return "Assigned", duty.key


def _sign(chance: Random) -> tuple[str, str] | None:
    duty = _one(chance, State.ASSIGNED)
    if duty is None:
        return None
    sign(duty, by=who(duty.lead), seen=duty.last_entry)
    return "Signed", duty.key


def _report(chance: Random) -> tuple[str, str] | None:
    duty = _one(chance, State.SIGNED, State.RETURNED)
    if duty is None:
        return None
    report_progress(duty, by=who(duty.lead), words="正在推进", seen=duty.last_entry)
    return "ProgressReported", duty.key


def _complete(chance: Random) -> tuple[str, str] | None:
    duty = _one(chance, State.SIGNED, State.RETURNED)
    if duty is None:
        return None
    complete(duty, by=who(duty.lead), words="全部完成", seen=duty.last_entry)
    return "Completed", duty.key


def _check(chance: Random) -> tuple[str, str] | None:
    duty = _one(chance, State.COMPLETED)
    if duty is None:
        return None
    if chance.random() < 0.5:
        accept_completion(duty, by=who("checker"))
        return "Accepted", duty.key
    send_back(duty, by=who("checker"), words="缺少验收材料")
    return "SentBack", duty.key


def let_pass(until: str) -> int:
    """Let time pass; gives how many orders followed."""
    with standing_at(local(until)):
        return tick().orders


def wrong(at: str = BEGINNING) -> list[str]:
    """Everything that should not be so."""
    return looking.what_is_wrong(local(at))


def counted() -> dict[str, Any]:
    """How many entries and states there are."""
    return {
        "entries": Line.objects.count(),
        "gazettes": {one.key: one.state for one in Gazette.objects.all()},
        "duties": {one.key: one.state for one in Duty.objects.all()},
    }


def long_notice(duties: int) -> bytes:
    """A gazette that takes seconds to read."""
    words = notice(10**9).decode()
    head, tail = words.split("（一）")[0], "二、保障措施" + words.split("二、保障措施")[1]
    tasks = [
        f"（{number}）修缮第{number}号道路。2026年6月底前修缮支路{number}条。（牵头单位：区住建局）\n"
        for number in range(1, duties + 1)
    ]
    return "".join([head, *tasks, tail]).encode()


def take_in_a_long_one(duties: int) -> str:
    """Upload a notice of many duties."""
    return take_in_gazette("long.txt", [long_notice(duties)], by=who("clerk")).key


def each_day(start: str, days: int) -> int:
    """Let time pass day by day; gives how many orders followed."""
    first = local(start)
    return sum(let_pass((first + timedelta(days=day)).isoformat()) for day in range(days + 1))


def rungs() -> list[list[str]]:
    """Every rung that was taken: of what, which, when, and told to whom."""
    rows = Order.objects.filter(kind="escalate").values_list("obligation", "rung", "at", "to")
    return sorted([str(value) for value in row] for row in rows)


def sign_the_duty(at: str) -> dict[str, Any]:
    """The unit signs for its duty, by a clock that stands at `at`."""
    duty = Duty.objects.get()
    with standing_at(local(at)):
        sign(duty, by=who(duty.lead), seen=duty.last_entry)
    line = Line.objects.get(kind="Signed")
    return {"recorded": line.entry().recorded, "at": line.event().at.isoformat()}


def a_month_of_work() -> int:
    """Gazettes, duties and reports of some weeks, so that there is something to keep."""
    chance = Random(7)
    for hour in range(150):
        with standing_at(local(BEGINNING) + timedelta(hours=4 * hour)):
            act(chance)
            tick()
    with standing_at(local("2026-03-28 09:00")):
        read_all()
        tick()
    return Line.objects.count()


def read_and_look() -> list[str]:
    """Read what waits, as the worker does, by the machine's clock; then say what is wrong."""
    present = now()
    with standing_at(present):
        read_all()
        tick()
        files.clear_unfinished(older_than=timedelta(0))
    return looking.what_is_wrong(present)


def kept_state() -> dict[str, Any]:
    """The tables of state."""
    return looking.state()
