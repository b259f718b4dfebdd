"""The catalogue of translations: what the pages say in Chinese, and how that is in English.

python scripts/translations.py          # brings the catalogue up to date, and compiles it
python scripts/translations.py --check  # says what is missing, and changes nothing
"""

from __future__ import annotations

import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from luoshi_policies.words import words

ROOT = Path(__file__).parents[1]
SERVER = ROOT / "src" / "luoshi_server"
FOLDER = SERVER / "locale" / "en" / "LC_MESSAGES"
MADE = datetime(2026, 1, 1, tzinfo=UTC)
PO, MO = FOLDER / "django.po", FOLDER / "django.mo"
CATALOGUE = "../luoshi_policies"
METHODS = [
    ("**/migrations/**.py", "ignore"),
    ("**.py", "python"),
    ("**.html", "jinja2"),
    ("**.txt", "jinja2"),
]
OPTIONS = {
    "**.html": {"encoding": "utf-8", "trimmed": "false"},
    "**.txt": {"encoding": "utf-8", "trimmed": "false"},
}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
PLACES = re.compile(r"%\(\w+\)[sd]|\{\w*[^}]*\}")


def extracted() -> Catalog:
    """Every sentence that the server may say, with the files that say it, and policies' words."""
    catalog = Catalog(locale="en", project="luoshi", version="", charset="utf-8", fuzzy=False)
    found = extract_from_dir(
        SERVER, method_map=METHODS, options_map=OPTIONS, keywords=KEYWORDS, comment_tags=()
    )
    for filename, _, message, _, context in sorted(found, key=lambda one: (one[0], one[1])):
        catalog.add(message, locations=[(filename, 0)], context=context)
    for word in words():
        catalog.add(word, locations=[(CATALOGUE, 0)])
    return catalog


def kept() -> Catalog:
    """The catalogue as it is kept."""
    if not PO.exists():
        return Catalog(locale="en")
    with PO.open("rb") as file:
        return read_po(file, locale="en")


def faults(catalog: Catalog) -> list[str]:
    """What is missing in a catalogue, or says another thing than the original."""
    wrong = []
    for message in catalog:
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        words = message.string if isinstance(message.string, tuple) else (message.string,)
        if not all(words) or message.fuzzy:
            wrong.append(f"not translated: {ids[0]}")
            continue
        if any(set(PLACES.findall(one)) - set(PLACES.findall(ids[-1])) for one in words):
            wrong.append(f"other places than in the original: {ids[0]}")
    return wrong


def merged() -> Catalog:
    """Today's sentences with the translations that are kept."""
    today, before = extracted(), kept()
    for message in today:
        known = before.get(message.id, message.context) if message.id else None
        if known is not None:
            message.string = known.string
    # The time of writing would make each writing another file.
    today.creation_date = today.revision_date = MADE
    return today


def main() -> int:
    """Bring up to date, or check."""
    catalog = merged()
    wrong = faults(catalog)
    if "--check" not in sys.argv:
        FOLDER.mkdir(parents=True, exist_ok=True)
        PO.write_bytes(_po(catalog))
        MO.write_bytes(compiled(catalog))
    for line in wrong:
        print(line)
    print(f"{len(list(catalog)) - 1} sentences, {len(wrong)} to do")
    return 1 if wrong else 0


def _po(catalog: Catalog) -> bytes:
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=100, omit_header=False, sort_by_file=True)
    return buffer.getvalue()


def compiled(catalog: Catalog) -> bytes:
    """The catalogue as the server reads it."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


if __name__ == "__main__":
    sys.exit(main())
