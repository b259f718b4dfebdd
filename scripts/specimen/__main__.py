"""Print the gazette and its sheet of truth into the package."""

import json
from pathlib import Path

from scripts.specimen.gazette import DOCUMENTS
from scripts.specimen.plain_text import plain_text
from scripts.specimen.truth import sheet

PACKAGE = Path(__file__).parents[2] / "src" / "luoshi" / "specimen"


def truth_json() -> str:
    """The sheet of truth as it lies in the package."""
    return json.dumps(sheet(DOCUMENTS), ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write every file of the specimen."""
    (PACKAGE / "gazette.txt").write_text(plain_text(), encoding="utf-8", newline="\n")
    (PACKAGE / "truth.json").write_text(truth_json(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
