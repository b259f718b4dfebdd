"""Files as answers: always an attachment, which no browser opens as a page of ours."""

from __future__ import annotations

from pathlib import PurePath
from typing import IO

from django.http import FileResponse


def attachment(file: IO[bytes], name: str, media: str) -> FileResponse:
    """The file under its name."""
    response = FileResponse(
        file, as_attachment=True, filename=PurePath(name).name, content_type=media
    )
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
