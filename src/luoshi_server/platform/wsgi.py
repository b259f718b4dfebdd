"""The door for WSGI servers."""

import os

from django.core.wsgi import get_wsgi_application

from luoshi_server.platform.readiness import make_ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luoshi_server.platform.settings")

application = get_wsgi_application()
make_ready()
