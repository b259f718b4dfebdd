"""Django's settings, derived from the instance; there is nothing to set here by hand."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from xstatic.pkg import leaflet

from luoshi_server.platform.instance import database_of, read_instance

LUOSHI = read_instance()
HERE = Path(__file__).resolve().parent.parent

PROVIDER = [
    f"{address.scheme}://{address.netloc}"
    for address in [urlsplit(LUOSHI.single_sign_on.get("server", ""))]
    if address.netloc
]

SECRET_KEY = LUOSHI.secret_key
DEBUG = False
ALLOWED_HOSTS = list(LUOSHI.hosts)
CSRF_TRUSTED_ORIGINS = [LUOSHI.public_address] if LUOSHI.https else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_q",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "luoshi_server.platform",
    "luoshi_server.accounts",
    "luoshi_server.ledger",
    "luoshi_server.organisations",
    "luoshi_server.documents",
    "luoshi_server.registers",
    "luoshi_server.duties",
    "luoshi_server.cases",
    "luoshi_server.imports",
    "luoshi_server.scoring",
    "luoshi_server.supervisions",
    "luoshi_server.bulletins",
    "luoshi_server.telling",
    "luoshi_server.web",
    "luoshi_server.api",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "luoshi_server.web.middleware.RequestNumber",
    "luoshi_server.web.middleware.Refusals",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "luoshi_server.web.urls"
WSGI_APPLICATION = "luoshi_server.platform.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [HERE / "web" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "luoshi_server.web.jinja.environment",
            "context_processors": ["luoshi_server.web.jinja.context"],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

DATABASES = {"default": database_of(LUOSHI)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Member"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "portal"

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "luoshi_server.web.pages.signing_in.locked_out"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*"]
ACCOUNT_ADAPTER = "luoshi_server.accounts.single_sign_on.NobodySignsUp"
SOCIALACCOUNT_ADAPTER = "luoshi_server.accounts.single_sign_on.KnownMembersOnly"
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_PROVIDERS = (
    {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "office",
                    "name": LUOSHI.single_sign_on.get("name", "统一身份认证"),
                    "client_id": LUOSHI.single_sign_on["client_id"],
                    "secret": LUOSHI.single_sign_on["secret"],
                    "settings": {"server_url": LUOSHI.single_sign_on["server"]},
                }
            ]
        }
    }
    if LUOSHI.single_sign_on
    else {}
)

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [HERE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

STATIC_URL = "/static/"
STATIC_ROOT = LUOSHI.home / "static"
STATICFILES_DIRS = [HERE / "web" / "static", ("leaflet", leaflet.BASE_DIR)]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "luoshi_server.web.static_files.Stamped"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_TEMP_DIR = str(LUOSHI.home)

Q_CLUSTER = {
    "name": "luoshi",
    "orm": "default",
    "workers": 1,
    "timeout": 900,
    "retry": 960,
    "max_attempts": 5,
    "poll": 0.5,
    "save_limit": 1000,
    "catch_up": False,
    "ack_failures": True,
    "label": "luoshi",
}

SESSION_COOKIE_NAME = "luoshi"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = LUOSHI.https
CSRF_COOKIE_SECURE = LUOSHI.https
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "luoshi_server.web.pages.failures.csrf"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = LUOSHI.https
LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = LUOSHI.https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if LUOSHI.https else None
SECURE_HSTS_SECONDS = 31536000 if LUOSHI.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = LUOSHI.https
SECURE_HSTS_PRELOAD = LUOSHI.https
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        # Browsers hold the way to the identity provider against the form that leads there.
        "form-action": [SELF, *PROVIDER],
    }
}

NINJA_PAGINATION_PER_PAGE = 50
NINJA_PAGINATION_MAX_LIMIT = 500
NINJA_PAGINATION_MAX_OFFSET = 10_000_000

EMAIL_HOST = LUOSHI.mail_host or "localhost"
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if LUOSHI.mail_host
    else "django.core.mail.backends.dummy.EmailBackend"
)
DEFAULT_FROM_EMAIL = LUOSHI.mail_from or "luoshi@localhost"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
