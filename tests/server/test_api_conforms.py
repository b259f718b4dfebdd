"""Whatever is sent to the API, no answer is a fault of ours, and each is as described.

Schemathesis makes up the calls, from a fixed seed; half of them name things that are there.
"""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from luoshi_server.api.door import described
from luoshi_server.platform.wsgi import application
from tests.server.calling import Program

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]

WHO = ("clerk", "checker", "leader", "administrator", "")


SCHEMA = schemathesis.openapi.from_dict(described())
SCHEMA.app = application
BY_NOUN: dict[str, list[Any]] = {}
for _found in SCHEMA.get_all_operations():
    _noun = _found.ok().path.removeprefix("/api/v1/").partition("/")[0]
    BY_NOUN.setdefault(_noun, []).append(_found.ok())


@pytest.fixture
def _one_connection():
    """The application does not close the connection on which the test's transaction is."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def there(signed, liaison, member, unthrottled, _one_connection) -> dict[str, Any]:
    """Things that are there, by the address that names them, and programs of members."""
    from luoshi_server.documents.models import Claim, Gazette
    from luoshi_server.ledger.models import Line

    claim = Claim.objects.filter(kind="figure").first()
    scopes = ("read", "write", "tell", "import")
    programs = {role: Program(member(role) if role else None, scopes).headers for role in WHO}
    programs["liaison"] = Program(liaison, scopes).headers
    return {
        "programs": programs,
        "duties": {"key": signed.key},
        "claims": {"key": claim.key},
        "gazettes": {"key": Gazette.objects.get().key},
        "documents": {"key": claim.document},
        "units": {"name": signed.lead},
        "members": {"username": "leader"},
        "cases": {"key": f"follow-up:{signed.key}"},
        "mechanisms": {"name": "follow-up"},
        "registers": {"name": "accidents"},
        "kinds": {"name": "AccidentHappened"},
        "ledger": {"number": Line.objects.latest("number").number},
    }


@pytest.mark.parametrize("noun", sorted(BY_NOUN))
def test_every_answer_is_as_described(noun, there):
    for operation in BY_NOUN[noun]:
        _call(operation, there, there.get(noun, {}))


def _call(operation: Any, there: dict[str, Any], named: dict[str, Any]) -> None:
    """Call one operation with whatever it takes, and with what it does not take."""
    cases = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    if operation.body or operation.query:
        cases |= operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)

    @seed(20260302)
    @settings(max_examples=8, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=cases, who=st.sampled_from([*WHO, "liaison"]), is_there=st.booleans())
    def call(case: Any, who: str, is_there: bool) -> None:
        if is_there and case.path_parameters:
            known = named.keys() & case.path_parameters.keys()
            case.path_parameters.update({name: named[name] for name in known})
        response = case.call(headers=there["programs"][who])
        case.validate_response(response, checks=CHECKS)

    call()
