"""What protects every page: nothing inline, safe headers, safe cookies, files as files."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.server.addresses import addresses
from tests.server.peopled import title_of

WALKED = (("public", ""), ("clerk", ""), ("liaison", "own"), ("administrator", ""))

INLINE = {
    "a script": re.compile(r"<script(?![^>]*\ssrc=)", re.IGNORECASE),
    "a style": re.compile(r"<style\b", re.IGNORECASE),
    "a style of an element": re.compile(r"<[a-z][^>]*\sstyle\s*=", re.IGNORECASE),
    "a handler": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "an address that is a script": re.compile(
        r"(?:href|src|action)\s*=\s*.?javascript:", re.IGNORECASE
    ),
    "something from elsewhere": re.compile(
        r"<(?:script|link|img|iframe|object|embed)\b[^>]*(?:src|href)\s*=\s*.?(?:https?:)?//",
        re.IGNORECASE,
    ),
}

LARGEST = 150 * 1024


@pytest.mark.parametrize("column", WALKED, ids=title_of)
def test_no_page_has_a_script_or_style_of_its_own_nor_is_too_large(column, district, browse):
    known, who = district
    client = browse(who[column])
    client.raise_request_exception = False
    wrong = []
    for address in addresses(known):
        if address.verb != "GET" or address.written.startswith("api/"):
            continue
        answer = client.get(address.filled(known))
        if getattr(answer, "streaming", False) or "text/html" not in answer.get("Content-Type", ""):
            continue
        text = answer.content.decode()
        wrong += [
            f"{address.written}: {what}" for what, sign in INLINE.items() if sign.search(text)
        ]
        if len(answer.content) > LARGEST:
            wrong.append(f"{address.written}: {len(answer.content)} bytes")
        policy = answer.get("Content-Security-Policy", "")
        if "default-src 'self'" not in policy or "unsafe" in policy:
            wrong.append(f"{address.written}: policy {policy}")

    assert wrong == []


def test_every_answer_bears_the_headers_that_protect_it(signed, member, browse):
    client = browse(member("clerk"))
    for address in ("/tokens/", "/api/v1/duties", "/members/", "/sign-in/"):
        answer = client.get(address)
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["Referrer-Policy"] == "same-origin"
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def test_what_a_member_sees_is_kept_by_no_cache(signed, member, browse):
    for address in ("/tokens/", "/duties/"):
        kept = browse(member("clerk")).get(address)["Cache-Control"]
        assert "no-store" in kept or "no-cache" in kept


def test_uploads_are_handed_out_as_files_and_never_opened(district, browse):
    known, who = district
    client = browse(who["clerk", ""])
    asked = {one.name: one.filled(known) for one in addresses(known) if one.verb == "GET"}

    for name in ("evidence", "gazette_original", "evidence_file"):
        answer = client.get(asked[name])
        assert answer.status_code == 200, name
        assert answer["Content-Disposition"].startswith("attachment"), name
        assert answer["X-Content-Type-Options"] == "nosniff", name
        assert answer.getvalue(), name


def test_a_form_without_the_proof_of_our_page_does_nothing(member):
    from django.test import Client

    from luoshi_server.accounts.models import Token

    client = Client(enforce_csrf_checks=True)
    client.force_login(member("clerk"), backend="django.contrib.auth.backends.ModelBackend")

    answer = client.post("/tokens/", {"title": "t", "scopes": ["read"], "days": 9})

    assert answer.status_code == 403
    assert not Token.objects.exists()


@pytest.fixture
def behind_tls(tmp_path: Path) -> dict[str, str]:
    """The environment of an instance that stands behind a proxy which ends TLS."""
    lines = [
        'place = "某区"',
        'office = "督查室"',
        f'secret_key = "{os.urandom(40).hex()}"',
        "https = true",
        'hosts = ["luoshi.example"]',
        'public_address = "https://luoshi.example"',
    ]
    (tmp_path / "luoshi.toml").write_text("\n".join(lines), "utf-8")
    return {
        **os.environ,
        "LUOSHI_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "luoshi_server.platform.settings",
    }


def test_an_instance_behind_tls_has_nothing_to_be_warned_of(behind_tls):
    done = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        env=behind_tls,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert done.returncode == 0, done.stderr


LOOK = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.test import Client
plain = Client().get("/sign-in/", HTTP_HOST="luoshi.example")
print("redirect", plain.status_code, plain["Location"])
secure = {"HTTP_HOST": "luoshi.example", "HTTP_X_FORWARDED_PROTO": "https"}
from luoshi_server.accounts.models import Member
member = Member.objects.create(username="li", role="clerk", unit="督查室")
member.set_password("很长的口令-2026-abc")
member.save()
client = Client()
page = client.get("/sign-in/", **secure)
print("hsts", page["Strict-Transport-Security"])
told = {"username": "li", "password": "很长的口令-2026-abc", "next": "/tokens/"}
client.post("/sign-in/", told, **secure)
for name, cookie in client.cookies.items():
    print("cookie", name, bool(cookie["secure"]), bool(cookie["httponly"]), cookie["samesite"])
print("other", Client().get("/sign-in/", HTTP_HOST="evil.example").status_code)
"""


def test_cookies_travel_only_under_tls_and_no_script_reads_them(behind_tls):
    done = subprocess.run(
        [sys.executable, "-c", LOOK], env=behind_tls, capture_output=True, text=True, timeout=120
    )

    lines = done.stdout.splitlines()
    assert "redirect 301 https://luoshi.example/sign-in/" in lines, done.stderr
    assert any(line.startswith("hsts max-age=31536000") for line in lines)
    cookies = {line.split()[1]: line.split()[2:] for line in lines if line.startswith("cookie")}
    assert {"luoshi", "csrftoken"} <= cookies.keys()
    assert all(flags[:2] == ["True", "True"] for flags in cookies.values()), cookies
    assert all(flags[2] in ("Lax", "Strict") for flags in cookies.values()), cookies
    assert {"other 400", "other 404"} & set(lines)
