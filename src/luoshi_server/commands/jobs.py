"""The program that does the jobs; `luoshi worker` starts it, and it ends with the worker."""

from __future__ import annotations

import os


def main() -> None:
    """Do the jobs of the instance until told to stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luoshi_server.platform.settings")
    import django
    from django.core.management import call_command

    from luoshi_server.platform.together import every_fork_ends_with_its_parent

    django.setup()
    every_fork_ends_with_its_parent()
    call_command("qcluster")


if __name__ == "__main__":
    main()
