"""Charts and templates speak through gettext: they need Django's settings, even when collected."""

import os

import django
from django.apps import apps
from django.conf import settings

if not (settings.configured or "DJANGO_SETTINGS_MODULE" in os.environ):
    # The gallery is drawn by itself, without any instance of the server.
    settings.configure(USE_I18N=True, USE_TZ=True, LANGUAGE_CODE="zh-hans", INSTALLED_APPS=[])
if not apps.ready:
    django.setup()
