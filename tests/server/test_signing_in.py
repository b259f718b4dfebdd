"""Signing in: with a password that may not be guessed at, or by the identity provider's word."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
import requests
from oidc_provider_mock import User, run_server_in_thread

from luoshi_server.accounts.actions.deactivate_member import deactivate_member

PASSWORD = "很长的口令-2026-abc"


@pytest.fixture
def clerk(member):
    known = member("clerk")
    known.set_password(PASSWORD)
    known.save()
    return known


def try_to_sign_in(client, password, username="clerk", **where):
    told = {"username": username, "password": password, "next": "/tokens/"}
    return client.post("/sign-in/", told, **where)


def test_a_member_signs_in_with_the_password(clerk, browse):
    client = browse()

    assert try_to_sign_in(client, PASSWORD)["Location"] == "/tokens/"
    assert client.get("/tokens/").status_code == 200


def test_after_five_wrong_passwords_the_account_rests(clerk, browse):
    client = browse()
    for _ in range(4):
        assert try_to_sign_in(client, "wrong").status_code == 200
    assert try_to_sign_in(client, "wrong").status_code == 429

    answer = try_to_sign_in(client, PASSWORD)

    assert answer.status_code == 429
    assert "暂时锁定" in answer.content.decode()
    assert client.get("/tokens/").status_code == 302


def test_one_who_guesses_does_not_lock_out_the_member_elsewhere(clerk, browse):
    for _ in range(5):
        try_to_sign_in(browse(), "wrong", REMOTE_ADDR="10.0.0.9")

    assert try_to_sign_in(browse(), PASSWORD, REMOTE_ADDR="10.0.0.1").status_code == 302


def test_who_was_let_go_does_not_sign_in(clerk, member, browse):
    deactivate_member(clerk, by=member("administrator"))

    assert try_to_sign_in(browse(), PASSWORD).status_code == 200


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example"]
)
def test_signing_in_leads_nowhere_else(clerk, browse, elsewhere):
    told = {"username": "clerk", "password": PASSWORD, "next": elsewhere}

    answer = browse().post("/sign-in/", told)

    assert "evil" not in answer["Location"]


@pytest.fixture
def provider(settings):
    """An identity provider on the loopback that says of anybody that he is who he says."""
    known = [User(sub="42", claims={"preferred_username": "clerk"})]
    with run_server_in_thread(user_claims=known) as server:
        address = f"http://localhost:{server.server_port}"
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {
                "APPS": [
                    {
                        "provider_id": "office",
                        "name": "统一身份认证",
                        "client_id": "luoshi",
                        "secret": "only-for-tests",
                        "settings": {"server_url": address},
                    }
                ]
            }
        }
        yield address


def sign_in_as(client, subject, *, deny=False):
    """The whole flow of the code: to the provider, there, and back."""
    to_provider = client.post("/sso/oidc/office/login/")
    assert to_provider.status_code == 302
    told = {"action": "deny"} if deny else {"sub": subject}
    there = requests.post(to_provider["Location"], data=told, allow_redirects=False, timeout=10)
    back = urlsplit(there.headers["Location"])
    return client.get(f"{back.path}?{back.query}", follow=True)


def test_a_known_person_is_signed_in_by_the_providers_word(provider, clerk, browse):
    client = browse()

    sign_in_as(client, "42")

    assert client.get("/api/v1/me").json()["username"] == "clerk"


def test_a_known_person_is_known_again(provider, clerk, browse):
    sign_in_as(browse(), "42")
    client = browse()

    sign_in_as(client, "42")

    assert client.get("/api/v1/me").json()["username"] == "clerk"


def test_an_unknown_person_is_not_let_in_whatever_the_provider_says(provider, clerk, browse):
    client = browse()

    answer = sign_in_as(client, "stranger")

    assert answer.redirect_chain[-1][0] == "/sign-in/"
    assert "还不是本系统用户" in answer.content.decode()
    assert client.get("/api/v1/me").status_code == 401


def test_who_was_let_go_is_not_let_in_by_the_provider_either(provider, clerk, member, browse):
    sign_in_as(browse(), "42")
    deactivate_member(clerk, by=member("administrator"))
    client = browse()

    answer = sign_in_as(client, "42")

    assert answer.redirect_chain[-1][0] == "/sign-in/"
    assert client.get("/api/v1/me").status_code == 401


def test_who_breaks_off_at_the_provider_is_back_at_the_page_for_signing_in(provider, clerk, browse):
    client = browse()

    answer = sign_in_as(client, "42", deny=True)

    assert answer.redirect_chain[-1][0] == "/sign-in/"
    assert client.get("/api/v1/me").status_code == 401


def test_a_code_that_the_server_has_not_asked_for_signs_nobody_in(provider, clerk, browse):
    client = browse()

    client.get("/sso/oidc/office/login/callback/?code=abc&state=made-up", follow=True)

    assert client.get("/api/v1/me").status_code == 401
