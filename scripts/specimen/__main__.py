"""Print the gazette and its sheet of truth into the package."""

import json
from pathlib import Path

from scripts.specimen.gazette import DOCUMENTS
from scripts.specimen.plain_text import plain_text
from scripts.specimen.printed_issue import printed_issue
from scripts.specimen.truth import sheet
from scripts.specimen.web_page import web_page
from scripts.specimen.word_file import word_file

PACKAGE = Path(__file__).parents[2] / "src" / "luoshi" / "specimen"


def truth_json() -> str:
    """The sheet of truth as it lies in the package."""
    return json.dumps(sheet(DOCUMENTS), ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write every file of the specimen."""
    written = {
        "gazette.txt": plain_text().encode(),
        "gazette.html": web_page().encode(),
        "gazette.docx": word_file(),
        "gazette.pdf": printed_issue(),
        "truth.json": truth_json().encode(),
    }
    for name, content in written.items():
        (PACKAGE / name).write_bytes(content)


if __name__ == "__main__":
    main()
