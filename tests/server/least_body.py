"""The least that a call of the API takes as its body, made up from its description."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.server.addresses import description

KNOWN: dict[str, Any] = {
    "date": "2026-12-01",
    "date-time": "2026-03-01T09:00:00+08:00",
    "binary": "a file",
}

ACCIDENT = {
    "kind": "AccidentHappened",
    "about": "事故1",
    "at": "2026-03-01T09:00:00+08:00",
    "subdistrict": "某街道",
}

BY_NAME: dict[str, Any] = {
    "event": ACCIDENT,
    "events": [ACCIDENT],
    "changes": {"title": "改写"},
    "value": "1",
    "words": "已办理",
    "proves_from": "2026-03-01",
    "month": "2026-02",
    "url": "http://10.1.2.3/",
}
"""What makes sense in a field of this name, where the description alone does not say."""


def body_of(operation: str) -> tuple[str, dict[str, Any]]:
    """The media type and the least body of an operation, by its name."""
    for verbs in description()["paths"].values():
        for one in verbs.values():
            if one["operationId"] == operation and "requestBody" in one:
                ((media, content),) = one["requestBody"]["content"].items()
                body: dict[str, Any] = _least(content["schema"])
                return media, _filed(body) if media == "multipart/form-data" else body
    return "application/json", {}


def _filed(body: dict[str, Any]) -> dict[str, Any]:
    """A form whose file is one."""
    return {**body, "file": SimpleUploadedFile("a.txt", "内容".encode())}


def _least(schema: dict[str, Any], name: str = "") -> Any:
    if name in BY_NAME:
        return BY_NAME[name]
    if "$ref" in schema:
        return _least(description()["components"]["schemas"][schema["$ref"].rpartition("/")[2]])
    if "enum" in schema:
        return schema["enum"][0]
    if "anyOf" in schema:
        return _least(schema["anyOf"][0], name)
    match schema.get("type"):
        case "object":
            needed = set(schema.get("required", ())) | (BY_NAME.keys() & {"words", "value"})
            own = schema.get("properties", {})
            return {one: _least(own[one], one) for one in own if one in needed}
        case "array":
            return [_least(schema["items"])] * int(schema.get("minItems", 0))
        case "integer":
            return schema.get("minimum", 1)
        case "boolean":
            return False
        case _:
            return KNOWN.get(schema.get("format", ""), "一" * max(1, schema.get("minLength", 1)))
