"""What a later edition of a document does to the duties that were found in the earlier one.

A duty whose words were changed or are gone needs review.  Whatever was reported, proved and
agreed stays; a person decides whether the duty is kept as it was or takes the new words.
"""

from __future__ import annotations

from django.utils.translation import gettext_noop

from luoshi_server.documents.events import EditionCompared
from luoshi_server.documents.models import Claim, Document
from luoshi_server.duties.events import Reconsidered
from luoshi_server.duties.models import OPEN_STATES, Duty
from luoshi_server.ledger.following import Told

CHANGED = gettext_noop("新版公报中，该项任务的原文有改动。")
GONE = gettext_noop("新版公报中，没有该项任务的原文。")
"""Why a duty needs review, as it is kept with the duty, in the language of the ledger."""


def compared(event: EditionCompared, told: Told) -> None:
    """Duties that are open and whose claim was changed or is gone need review."""
    altered = {
        fate.claim: fate.became for fate in event.fates if fate.became in ("changed", "gone")
    }
    duties = list(Duty.objects.filter(claim__gazette=event.before, state__in=OPEN_STATES))
    for duty in duties:
        # A part that somebody has written shares the words of the whole.
        became = altered.get(duty.claim_id or duty.key)
        if became is None:
            continue
        duty.needs_review = True
        duty.review_reason = CHANGED if became == "changed" else GONE
        duty.changed, duty.last_entry = told.recorded, told.number
        duty.save()


def reconsidered(duty: Duty, event: Reconsidered, told: Told) -> None:
    """The duty is reviewed; with the new words, where they were adopted."""
    duty.needs_review, duty.review_reason = False, ""
    if event.decision != "adopted":
        return
    claim = Claim.objects.filter(key=event.claim).first()
    if claim is None:
        return
    reading = claim.reading
    duty.claim = claim
    duty.document = Document.objects.filter(key=claim.document).first()
    duty.provision = claim.provision
    duty.place = claim.start
    duty.words = claim.words
    duty.title = str(reading.get("title") or claim.words)[:300]
    duty.text = str(reading.get("text") or claim.words)
