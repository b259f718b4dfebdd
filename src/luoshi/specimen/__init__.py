"""A gazette of a district that does not exist, and the sheet of what its words say.

It serves those who try luoshi for the first time, and its own tests: the same issue as
TXT, DOCX, HTML and PDF, with every kind of document, the noise of real layout, and six
arithmetic errors put in on purpose.  `scripts/specimen` prints it.
"""

from pathlib import Path
from typing import Literal

Format = Literal["txt", "docx", "html", "pdf"]


def path(format: Format) -> Path:
    """Where the gazette lies, in this format."""
    return Path(__file__).with_name(f"gazette.{format}")


def truth() -> Path:
    """Where the sheet of truth lies: JSON lists of documents, provisions, duties, figures,
    appointments and checks, each record with the exact words it stands on."""
    return Path(__file__).with_name("truth.json")
