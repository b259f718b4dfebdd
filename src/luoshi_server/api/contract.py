"""The OpenAPI description: what ninja derives from the routes, and what holds for all calls."""

from __future__ import annotations

from typing import Any

from luoshi_server.api import problems
from luoshi_server.api.callers import SCOPES

ACTS = ("post", "put", "patch", "delete")

PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": "A problem of RFC 9457.",
    "required": ["type", "title", "status", "detail", "instance", "errors"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string", "format": "uri"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "reason", "advice"],
                "properties": {
                    "field": {"type": "string"},
                    "reason": {"type": "string"},
                    "advice": {"type": "string"},
                },
            },
        },
    },
}

DESCRIPTIONS = {
    400: "The body cannot be read.",
    401: "There is no login and no token, or the token is none.",
    403: "This member, or this token, may not.",
    404: "There is nothing of this name that this caller may see.",
    405: "The address knows no such verb.",
    409: "Somebody else acted first, or the same was told before.",
    412: "The thing was changed after the entry that If-Match names.",
    413: "The body is too large.",
    415: "The body is of a kind that the call does not take.",
    422: "A value cannot stand; `errors` says which, why, and what to do.",
    429: "Calls come too fast; Retry-After says when the next is answered.",
    500: "A fault of the server; nothing was changed.",
    503: "The database does not answer; nothing was changed.",
    507: "The disk is full; nothing was changed.",
}

LOOKING = (401, 403, 404, 405, 422, 429, 500, 503)
ACTING = (400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 429, 500, 503, 507)

IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "description": "The ETag of the answer that the caller has: 304 if it still holds.",
    "schema": {"type": "string", "pattern": '^(W/)?"[!#-~]*"$'},
}
IF_MATCH = {
    "name": "If-Match",
    "in": "header",
    "description": "The ETag that was read, or the number of the last entry about the thing.",
    "schema": {"type": "string", "pattern": r'^(W/)?"?[0-9]{1,15}(\.[0-9a-f]+)?"?$'},
}
IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "The call is done once under this key, however often it is sent.",
    "schema": {"type": "string", "maxLength": 200, "pattern": "^[!-~]+$"},
}


def completed(schema: dict[str, Any]) -> dict[str, Any]:
    """The description with security, problems and conditional headers on every operation."""
    components = schema["components"]
    components["securitySchemes"] = {
        "session": {"type": "apiKey", "in": "cookie", "name": "luoshi"},
        "token": {
            "type": "http",
            "scheme": "bearer",
            "description": f"Scopes: read, write, {', '.join(SCOPES.values())}.",
        },
    }
    components["schemas"]["Problem"] = PROBLEM
    components["responses"] = {
        f"Problem{status}": {
            "description": DESCRIPTIONS[status],
            "content": {problems.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in sorted({*LOOKING, *ACTING})
    }
    for address, verbs in schema["paths"].items():
        for verb, operation in verbs.items():
            _complete(operation, address, acts=verb in ACTS)
    return schema


def _complete(operation: dict[str, Any], address: str, *, acts: bool) -> None:
    members_only = operation.pop("x-members-only", False) or acts
    operation["security"] = [{"session": []}, {"token": []}, *([] if members_only else [{}])]
    responses = operation["responses"]
    for status in ACTING if acts else LOOKING:
        responses.setdefault(str(status), {"$ref": f"#/components/responses/Problem{status}"})
    if not acts:
        responses["304"] = {"description": "The caller has this answer already."}
    for status, response in list(responses.items()):
        if isinstance(status, int):
            responses[str(status)] = responses.pop(status)
            if status == 200 and not acts:
                response["headers"] = {"ETag": {"schema": {"type": "string"}}}
    operation["responses"] = dict(sorted(responses.items()))
    operation["parameters"] += [IF_MATCH, IDEMPOTENCY_KEY] if acts else [IF_NONE_MATCH]
