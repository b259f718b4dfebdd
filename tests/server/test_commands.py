"""The office's commands: what they say, and what they leave behind."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from luoshi_server.commands.bring_in import bring_in
from luoshi_server.commands.ledger import ledger
from luoshi_server.commands.tick import tick
from luoshi_server.commands.user import user
from luoshi_server.organisations.models import Unit

pytestmark = pytest.mark.django_db


def _run(command, *words):
    return CliRunner().invoke(command, list(words), catch_exceptions=False)


def test_a_table_of_units_is_imported_and_a_bad_row_is_named(tmp_path):
    table = tmp_path / "units.csv"
    table.write_text(
        "name,also_called,category\n水务中心,区水务中心,department\n,无名,department\n", "utf-8"
    )

    done = _run(bring_in, str(table), "--sheet", "units", "--by", "clerk")

    assert done.exit_code == 1, done.output
    assert "line 3" in done.output
    assert Unit.objects.filter(name="水务中心").exists()


def test_a_trial_tells_nothing(tmp_path):
    table = tmp_path / "units.csv"
    table.write_text("name,also_called,category\n水务中心,区水务中心,department\n", "utf-8")

    done = _run(bring_in, str(table), "--sheet", "units", "--by", "clerk", "--try")

    assert done.exit_code == 0, done.output
    assert not Unit.objects.filter(name="水务中心").exists()


def test_an_import_by_nobody_is_refused(tmp_path):
    table = tmp_path / "units.csv"
    table.write_text("name\n", "utf-8")

    done = _run(bring_in, str(table), "--sheet", "units", "--by", "nobody")

    assert done.exit_code == 1
    assert "there is no member nobody" in done.output


def test_a_line_that_is_no_event_is_named(tmp_path):
    events = tmp_path / "events.jsonl"
    events.write_text(json.dumps({"kind": "Nothing"}) + "\n", "utf-8")

    done = _run(bring_in, str(events), "--by", "clerk", "--try")

    assert done.exit_code == 1
    assert "line 1" in done.output


def test_time_passes_by_a_command(in_force):
    assert "cases moved" in _run(tick).output


def test_the_chain_is_checked_by_a_command(signed):
    assert "each chained to the one before" in _run(ledger, "check").output


def test_a_member_of_a_unit_needs_its_unit():
    done = _run(user, "add", "somebody", "--role", "liaison", "--password", "a-long-word-77")

    assert done.exit_code == 2
    assert "--unit" in done.output


def test_a_weak_password_is_refused():
    done = _run(user, "add", "somebody", "--role", "auditor", "--password", "12345678")

    assert done.exit_code == 1


def test_members_are_listed():
    assert "clerk  clerk  督查室" in _run(user, "list").output
