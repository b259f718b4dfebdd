"""The platform as a Django application."""

from django.apps import AppConfig


class PlatformConfig(AppConfig):
    """What every part stands on."""

    name = "luoshi_server.platform"
    label = "luoshi_platform"

    def ready(self) -> None:
        """Hold each job while it is done."""
        from django_q.signals import post_execute_in_worker, pre_execute

        from luoshi_server.platform import jobs

        pre_execute.connect(jobs.begun, dispatch_uid="luoshi jobs")
        post_execute_in_worker.connect(jobs.ended, dispatch_uid="luoshi jobs")
