"""Files as answers: always an attachment, which no browser opens as a page of ours."""

from __future__ import annotations

from pathlib import PurePath
from typing import IO, Any

from django.http import FileResponse

BINARY = {"schema": {"type": "string", "format": "binary"}}
JSON = {"schema": {"type": "object"}}


def offers_file(*media: str, members_only: bool = True) -> dict[str, Any]:
    """What the description says of a call that answers with a file of one of these types."""
    content = {one: JSON if one == "application/json" else BINARY for one in media}
    told = {"description": "The file, as an attachment.", "content": content}
    return {"responses": {200: told}, "x-members-only": members_only}


def attachment(file: IO[bytes], name: str, media: str) -> FileResponse:
    """The file under its name."""
    response = FileResponse(
        file, as_attachment=True, filename=PurePath(name).name, content_type=media
    )
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
