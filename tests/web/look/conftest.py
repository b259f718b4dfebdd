"""Charts and templates speak through gettext; they need Django's settings, but no instance."""

import os

import django
from django.conf import settings

if not (settings.configured or "DJANGO_SETTINGS_MODULE" in os.environ):
    settings.configure(USE_I18N=True, USE_TZ=True, LANGUAGE_CODE="zh-hans", INSTALLED_APPS=[])
    django.setup()
