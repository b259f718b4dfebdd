"""What the description says of calls that answer with a file."""

from __future__ import annotations

from typing import Any

BINARY = {"schema": {"type": "string", "format": "binary"}}
JSON = {"schema": {"type": "object"}}


def offers_file(*media: str, members_only: bool = True) -> dict[str, Any]:
    """What the description says of a call that answers with a file of one of these types."""
    content = {one: JSON if one == "application/json" else BINARY for one in media}
    told = {"description": "The file, as an attachment.", "content": content}
    return {"responses": {200: told}, "x-members-only": members_only}
