"""Fields that hold several things of a kind: names of units, deadlines, targets.

There are always two empty places more than there are things, so that one can add some without
any script, and remove one by clearing it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django import forms
from django.forms.utils import flatatt
from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

SPARE = 2
MOST = 40


class Several(forms.Widget):  # type: ignore[misc]
    """A text field for each of several words, all of one name."""

    use_fieldset = True

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The fields, one under another."""
        own = self.build_attrs(self.attrs, attrs)
        identity = own.pop("id", name)
        words = [*(value or ()), *[""] * SPARE]
        return format_html(
            '<div class="lines">{}</div>',
            format_html_join(
                "",
                '<input type="text" name="{}" value="{}" id="{}_{}" aria-label="{}"{}>',
                (
                    (name, word, identity, number, f"{self.title(name)} {number + 1}", flatatt(own))
                    for number, word in enumerate(words)
                ),
            ),
        )

    def title(self, name: str) -> str:
        """What the fields are called."""
        return str(getattr(self, "label", name))

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """The words that were filled in."""
        told = data.getlist(name) if isinstance(data, MultiValueDict) else data.get(name, [])
        return [word.strip() for word in told[:MOST] if word.strip()]

    def id_for_label(self, id_: str) -> str:
        """A group has no single field to be labelled."""
        return ""


class SeveralField(forms.Field):  # type: ignore[misc]
    """Several words."""

    widget = Several

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.label = self.label

    def clean(self, value: Any) -> list[str]:
        """Each word once, none longer than a name can be."""
        words = list(dict.fromkeys(value or ()))
        return [word[:200] for word in words]


class Pair(NamedTuple):
    """One column of rows: its name, its title, and what kind of field it is."""

    name: str
    title: Any
    kind: str


class Rows(forms.Widget):  # type: ignore[misc]
    """Rows of a few fields each."""

    use_fieldset = True

    def __init__(self, columns: Sequence[Pair], attrs: Any = None) -> None:
        super().__init__(attrs)
        self.columns = tuple(columns)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The rows, one under another."""
        rows: list[Mapping[str, Any]] = [*(value or ()), *[{}] * SPARE]
        fields = (
            (
                column.kind,
                f"{name}-{column.name}",
                row.get(column.name) or "",
                f"{column.title} {number}",
                column.title,
            )
            for number, row in enumerate(rows, 1)
            for column in self.columns
        )
        kind = "pairs" if len(self.columns) == 2 else "pairs of-four"
        return format_html(
            '<div class="{}">{}</div>',
            kind,
            format_html_join(
                "",
                '<input type="{}" name="{}" value="{}" aria-label="{}" placeholder="{}">',
                fields,
            ),
        )

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[dict[str, str]]:
        """The rows in which something was filled in."""
        if not isinstance(data, MultiValueDict):
            return list(data.get(name, []))
        told = [data.getlist(f"{name}-{column.name}")[:MOST] for column in self.columns]
        rows = [
            dict(zip((column.name for column in self.columns), row, strict=True))
            for row in zip(*told, strict=False)
        ]
        return [row for row in rows if any(word.strip() for word in row.values())]

    def id_for_label(self, id_: str) -> str:
        """A group has no single field to be labelled."""
        return ""


class RowsField(forms.Field):  # type: ignore[misc]
    """Rows of a few fields each."""

    widget = Rows

    def clean(self, value: Any) -> list[dict[str, str]]:
        """The rows, each field cut to what can be kept."""
        return [{name: str(word)[:200] for name, word in row.items()} for row in value or ()]
