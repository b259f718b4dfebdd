"""`luoshi user`: the first members; afterwards the administrator keeps them on a page."""

from __future__ import annotations

from pathlib import Path

import click

from luoshi_server.commands.setting_up import an_instance, set_up

ROLES = (
    "clerk",
    "checker",
    "liaison",
    "head",
    "subdistrict",
    "leader",
    "deputy",
    "auditor",
    "administrator",
)


@click.group()
def user() -> None:
    """Add members, list them, set a password."""


@user.command()
@click.argument("username")
@click.option("--role", type=click.Choice(ROLES), required=True)
@click.option("--unit", default="", help="The unit, by its full name; for the office it is known.")
@click.option("--name", default="", help="The person's name.")
@click.option("--password", prompt=True, hide_input=True, confirmation_prompt=True)
@an_instance
def add(username: str, role: str, unit: str, name: str, password: str, folder: Path | None) -> None:
    """Add a member."""
    set_up(folder)
    from django.conf import settings
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from luoshi_server.accounts.models import Member
    from luoshi_server.accounts.roles import OFFICE, UNIT, Role

    if Member.objects.filter(username=username).exists():
        raise click.ClickException(f"there is a member {username} already")
    if Role(role) in OFFICE:
        unit = unit or settings.LUOSHI.office
    if Role(role) in UNIT and not unit:
        raise click.UsageError(f"a {role} belongs to a unit: --unit NAME")
    member = Member(username=username, role=role, unit=unit, name=name)
    try:
        validate_password(password, member)
    except ValidationError as error:
        raise click.ClickException(" ".join(error.messages)) from error
    member.set_password(password)
    member.save()
    click.echo(f"{username} may sign in as {role}" + (f" of {unit}" if unit else ""))


@user.command("list")
@an_instance
def list_members(folder: Path | None) -> None:
    """List the members."""
    set_up(folder)
    from luoshi_server.accounts.models import Member

    for member in Member.objects.order_by("username"):
        state = "" if member.is_active else "  (inactive)"
        click.echo(f"{member.username}  {member.role}  {member.unit}{state}")


@user.command()
@click.argument("username")
@click.option("--password", prompt=True, hide_input=True, confirmation_prompt=True)
@an_instance
def password(username: str, password: str, folder: Path | None) -> None:
    """Set a member's password."""
    set_up(folder)
    from luoshi_server.accounts.models import Member

    member = Member.objects.filter(username=username).first()
    if member is None:
        raise click.ClickException(f"there is no member {username}")
    member.set_password(password)
    member.save()
    click.echo(f"the password of {username} is set")
