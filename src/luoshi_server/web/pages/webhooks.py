"""Webhooks: where events are sent, and what was not taken."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.roles import Verb
from luoshi_server.organisations.queries import units
from luoshi_server.platform.errors import NotThere
from luoshi_server.telling.actions.keep_webhook import keep_webhook, stop_webhook, try_again
from luoshi_server.telling.models import Kind, Webhook
from luoshi_server.telling.queries import webhooks_with_counts
from luoshi_server.web.doors import inside, number_of, page, paged, try_action
from luoshi_server.web.duties.offers import unit_field


class WebhookForm(forms.Form):
    """A new webhook."""

    title = forms.CharField(label=gettext_lazy("名称"), max_length=100)
    form = forms.ChoiceField(label=gettext_lazy("类型"), choices=Webhook.FORMS)
    url = forms.CharField(
        label=gettext_lazy("接口地址"),
        max_length=1000,
        help_text=gettext_lazy(
            "http:// 或 https:// 地址。本机、链路本地和云元数据地址默认不允许，也不跟随跳转。"
        ),
    )
    secret = forms.CharField(
        label=gettext_lazy("密钥"),
        required=False,
        max_length=200,
        help_text=gettext_lazy(
            "用于签名。CloudEvents 接口留空时自动生成，只显示一次；企业微信的密钥在地址中。"
        ),
    )
    unit = unit_field(
        gettext_lazy("只发这个单位的消息"),
        required=False,
        hint=gettext_lazy("留空，发全部单位的。"),
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("只发这些消息"),
        required=False,
        choices=Kind.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("不选，全部发送。"),
    )


@inside(Verb.KEEP_MEMBERS)
def webhooks(request: HttpRequest, *, member: Member) -> HttpResponse:
    """All of them, and a form for another."""
    form = WebhookForm(request.POST) if request.method == "POST" else WebhookForm()
    if request.method == "POST" and form.is_valid():
        made: list[Webhook] = []
        given = bool(form.cleaned_data["secret"])
        if try_action(
            request,
            form,
            lambda: made.append(
                keep_webhook(by=member, request=number_of(request), **form.cleaned_data)
            ),
            done=_("消息接口已设置。"),
        ):
            if made[0].secret and not given:
                messages.warning(
                    request,
                    _("签名密钥（只显示这一次，请交给接收方）：%(secret)s")
                    % {"secret": made[0].secret},
                )
            return HttpResponseRedirect(reverse("webhooks"))
    context = {
        "form": form,
        "rows": [{"hook": hook, "kinds": _kinds(hook)} for hook in webhooks_with_counts()],
        "units": units().values_list("name", flat=True),
    }
    status = 422 if request.method == "POST" else 200
    return page(request, "webhooks/list.html", context, status=status)


@require_GET
@inside(Verb.KEEP_MEMBERS)
def webhook(request: HttpRequest, number: int, *, member: Member) -> HttpResponse:
    """What one webhook was sent, the latest first."""
    hook = _hook(number)
    shown = paged(request, hook.deliveries.all())
    context = {"hook": hook, "page": shown, "kinds": _kinds(hook)}
    return page(request, "webhooks/webhook.html", context)


@require_POST
@inside(Verb.KEEP_MEMBERS)
def stop(request: HttpRequest, number: int, *, member: Member) -> HttpResponse:
    """Switch one off."""
    hook = _hook(number)
    try_action(
        request,
        None,
        lambda: stop_webhook(hook, by=member, request=number_of(request)),
        done=_("消息接口已停用。"),
    )
    return HttpResponseRedirect(reverse("webhooks"))


@require_POST
@inside(Verb.KEEP_MEMBERS)
def again(request: HttpRequest, number: int, *, member: Member) -> HttpResponse:
    """Send once more what one did not take."""
    hook = _hook(number)
    try_action(
        request,
        None,
        lambda: try_again(hook, by=member, request=number_of(request)),
        done=_("未送达的消息将重新发送。"),
    )
    return HttpResponseRedirect(reverse("webhook", kwargs={"number": number}))


def _hook(number: int) -> Webhook:
    hook = Webhook.objects.filter(pk=number).first()
    if hook is None:
        raise NotThere(_("没有这个消息接口。"))
    return hook


def _kinds(hook: Webhook) -> list[str]:
    return [str(Kind(kind).label) for kind in hook.kinds]


urlpatterns = [
    path("webhooks/", webhooks, name="webhooks"),
    path("webhooks/<int:number>/", webhook, name="webhook"),
    path("webhooks/<int:number>/stop/", stop, name="webhook_stop"),
    path("webhooks/<int:number>/again/", again, name="webhook_again"),
]
