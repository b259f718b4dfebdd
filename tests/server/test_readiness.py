"""A process that serves has loaded what it answers with before anybody asks."""

from __future__ import annotations

import gc
import sys

from luoshi_server.platform.readiness import make_ready


def test_what_is_loaded_first_is_not_looked_through_for_garbage_again():
    before = gc.get_freeze_count()
    try:
        make_ready()
        assert gc.get_freeze_count() > before + 50_000
        assert len(gc.get_objects()) < 20_000
    finally:
        gc.unfreeze()


def test_every_page_is_loaded_then():
    make_ready()
    gc.unfreeze()

    assert "luoshi_server.web.pages.wall" in sys.modules
    assert "luoshi_server.api.door" in sys.modules
