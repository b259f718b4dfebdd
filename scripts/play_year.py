"""Take a gazette in, confirm all of it, play its year, and explain everything that came of it.

    python scripts/play_year.py GAZETTE --start 2021-04-01 --end 2021-12-31 --home FOLDER

The units are the gazette's own; what they do is simulated from a seed, through the actions that
the pages use.  `explained.md` in the folder says of every lamp, every slip and every point of a
score why it is so, with the words that order it.  Exit code 1: something has no explanation, or
rests on words that do not stand in the gazette.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

from luoshi.calendars import SHANGHAI, Clock, published_calendar
from luoshi_server.commands.init import prepare, write_instance


def main() -> int:
    """Play the year and write what explains it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gazette", type=Path)
    parser.add_argument("--start", type=date.fromisoformat, required=True)
    parser.add_argument("--end", type=date.fromisoformat, required=True)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write_instance(options.home, place="本区", office="督查室")
    prepare(options.home)
    from luoshi_server.commands.demonstration import district
    from luoshi_server.platform.clock import standing_at

    district.take_in(options.gazette, options.start)
    story = district.play(seed=options.seed, start=options.start, end=options.end)
    last = datetime.combine(options.end, time(23, 59, 59), SHANGHAI)
    with standing_at(last):
        explained = Explained(last)
        report = "\n".join(explained.lines(options.end.year))
    (options.home / "explained.md").write_text(report, "utf-8")
    for name, count in sorted(explained.counts.items()):
        print(f"{name}: {count}")
    print(f"refused in the story: {len(story.refused)}")
    for fault in explained.faults[:20]:
        print(f"not explained: {fault}")
    return 1 if explained.faults else 0


class Explained:
    """Why everything is as it is, and what has no reason."""

    def __init__(self, now: datetime) -> None:
        self.now, self.counts, self.faults = now, Counter[str](), list[str]()

    def lines(self, year: int) -> Iterator[str]:
        """The report, line by line."""
        from luoshi.ledger import verify
        from luoshi_server.ledger.reading import entries

        yield from self._lamps_and_slips()
        yield from self._scores(year)
        broken = verify(entries())
        if broken is not None:
            self.faults.append(f"entry {broken.number}: {broken.reason}")

    def _lamps_and_slips(self) -> Iterator[str]:
        from luoshi.mechanism import explain, explain_ending
        from luoshi_policies.lamps import lamp_of, why
        from luoshi_server.cases.keeping import key_of, load
        from luoshi_server.cases.models import Case, Order
        from luoshi_server.duties.models import Duty

        clock, calendar = Clock(self.now, published_calendar()), published_calendar()
        duties = {duty.key: duty for duty in Duty.objects.select_related("document")}
        slips: dict[str, list[Order]] = {}
        for order in Order.objects.filter(kind="escalate").order_by("at"):
            slips.setdefault(order.case_id, []).append(order)
        keys = list(Case.objects.filter(mechanism="follow-up").values_list("key", flat=True))
        for _, case in load(keys).values():
            duty = duties[case.about]
            colour, reason = lamp_of(case, clock), why(case, clock).zh
            self.counts[f"lamp {colour}"] += 1
            if colour != duty.lamp or not reason:
                self.faults.append(f"the lamp of {duty.key} is {duty.lamp}, not {colour}")
            yield f"\n## {duty.title}\n\n灯色 {colour}：{reason}\n"
            reasons = {}
            for one in case.owed:
                reasons[key_of(case.id, one)] = explain(one, calendar).zh
                self._must_stand(one.rule.pin.document, one.rule.pin)
            for ended in case.settled:
                reasons[key_of(case.id, ended.obligation)] = explain_ending(ended).zh
            yield from (f"- {words}" for words in reasons.values())
            for order in slips.get(case.id, ()):
                self.counts[f"rung {order.means}"] += 1
                if order.obligation not in reasons:
                    self.faults.append(f"{order.means} of {order.at} in {case.id}")
                yield f"- {order.at.astimezone(SHANGHAI):%Y-%m-%d %H:%M} {order.means} → {order.to}"

    def _must_stand(self, document: str, pin: object) -> None:
        """The words of a pin stand in the reading text, at the place that the page opens."""
        from luoshi_server.cases.mandates import place_in_reading
        from luoshi_server.documents.models import Document
        from luoshi_server.documents.reading import text_of

        if not hasattr(self, "_stands"):
            self._stands: dict[tuple[str, int, int], bool] = {}
        span = pin.span  # type: ignore[attr-defined]
        key = (document, span.start, span.end)
        if key not in self._stands:
            start, end = place_in_reading(document, span.start, span.end)
            text = text_of(Document.objects.get(key=document).gazette)
            self._stands[key] = _bare(pin.words) in _bare(text[start:end])  # type: ignore[attr-defined]
            if not self._stands[key]:
                self.faults.append(f"“{pin.words}” does not stand in {document}")  # type: ignore[attr-defined]

    def _scores(self, year: int) -> Iterator[str]:
        from luoshi_server.ledger.models import Line
        from luoshi_server.scoring.facts import facts_of_unit
        from luoshi_server.scoring.periods import period_called
        from luoshi_server.scoring.queries import ranking

        period = period_called(str(year))
        numbers = {str(number) for number in Line.objects.values_list("number", flat=True)}
        for card in ranking(period):
            self.counts["scorecards"] += 1
            yield f"\n## {card.unit}：{card.total} 分，第 {card.place} 名\n"
            for fact in facts_of_unit(card.unit, period, self.now):
                self.counts["facts of scores"] += 1
                if fact.ref not in numbers or not fact.why.zh:
                    self.faults.append(f"a fact of {card.unit} ({fact.kind}) has no entry")
                yield f"- {fact.on} {fact.why.zh}（台账第 {fact.ref} 条）"


def _bare(words: str) -> str:
    return "".join(words.split())


if __name__ == "__main__":
    sys.exit(main())
