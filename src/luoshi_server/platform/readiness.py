"""What a process loads before it answers, so that nobody waits for it."""

from __future__ import annotations

import gc

from django.conf import settings
from django.template import engines
from django.urls import get_resolver
from django.utils import translation


def make_ready() -> None:
    """Load every page and the words of each language, and look through them no more.

    Python looks now and then for garbage among all that lives.  What is loaded here lives as long
    as the process: two hundred thousand things, which took a tenth of a second each time.
    """
    _ = get_resolver().reverse_dict
    _ = engines["jinja2"]
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            translation.gettext("")
    gc.collect()
    gc.freeze()
