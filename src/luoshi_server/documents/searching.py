"""The index of words: what is kept there, and which of it a question finds.

SQLite keeps the tokens in an FTS5 table, PostgreSQL in a column with a GIN index; both get them
from `tokens_of`.  Tokens only say where the words may be: the text that is kept beside them
decides, so both databases find the same.  Without FTS5 every text is looked through.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from luoshi_server.documents.models import Searchable
from luoshi_server.documents.tokens import plain_words, terms_of, tokens_of, wanted

BATCH = 500
WORDS = "documents_words"


class Words(NamedTuple):
    """Something that can be found: of a kind, under its key, by these words."""

    kind: str
    key: str
    words: str


def keep(entries: Iterable[Words]) -> None:
    """Let each be found by its words, and not by those that it had before."""
    newest = {(one.kind, one.key): plain_words(one.words) for one in entries}
    for kind in sorted({kind for kind, _ in newest}):
        own = {key: text for (of, key), text in newest.items() if of == kind}
        keys = sorted(own)
        for start in range(0, len(keys), BATCH):
            _keep(kind, {key: own[key] for key in keys[start : start + BATCH]})


def drop(kind: str, *, under: str = "") -> None:
    """Let nothing of a kind be found any more whose key begins with `under`."""
    rows = Searchable.objects.filter(kind=kind, key__startswith=under)
    while batch := list(rows[:BATCH]):
        _remove(batch)


def found(question: str, kind: str) -> QuerySet[Searchable]:
    """What is found by all words of a question, of one kind."""
    terms = terms_of(question)
    whole, beginnings = wanted(terms)
    if not whole and not beginnings:
        return Searchable.objects.none()
    rows = Searchable.objects.filter(kind=kind)
    if is_indexed():
        rows = rows.filter(pk__in=_candidates([_token_of(kind), *whole], beginnings))
    for term in terms:
        rows = rows.filter(text__contains=term)
    return rows


@lru_cache(maxsize=1)
def is_indexed() -> bool:
    """Whether this database has an index of tokens; SQLite may have been built without FTS5."""
    return connection.vendor == "postgresql" or WORDS in connection.introspection.table_names()


def _keep(kind: str, texts: dict[str, str]) -> None:
    known = {row.key: row for row in Searchable.objects.filter(kind=kind, key__in=texts)}
    _remove([row for key, row in known.items() if row.text != texts[key]])
    fresh = [
        Searchable(kind=kind, key=key, text=text)
        for key, text in texts.items()
        if key not in known or known[key].text != text
    ]
    if not fresh:
        return
    Searchable.objects.bulk_create(fresh)
    _write_tokens(fresh)


def _remove(rows: Sequence[Searchable]) -> None:
    if not rows:
        return
    if connection.vendor == "sqlite" and is_indexed():
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO documents_words(documents_words, rowid, tokens)"
                " VALUES('delete', %s, %s)",
                [(row.pk, " ".join(_tokens(row))) for row in rows],
            )
    Searchable.objects.filter(pk__in=[row.pk for row in rows]).delete()


def _write_tokens(rows: Sequence[Searchable]) -> None:
    if not is_indexed():
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(
                "INSERT INTO documents_words(rowid, tokens) VALUES(%s, %s)",
                [(row.pk, " ".join(_tokens(row))) for row in rows],
            )
        else:
            cursor.executemany(
                "UPDATE documents_searchable SET tokens = array_to_tsvector(%s::text[])"
                " WHERE id = %s",
                [(sorted(set(_tokens(row))), row.pk) for row in rows],
            )


def _tokens(row: Searchable) -> list[str]:
    """The kind is a token too, so that a common word of one kind costs nothing to another."""
    return [_token_of(row.kind), *tokens_of(row.text)]


def _token_of(kind: str) -> str:
    return f"k{kind}"


def _candidates(whole: list[str], beginnings: list[str]) -> RawSQL:
    """The rows that have every token; no token has a sign that a question could bring in."""
    if connection.vendor == "sqlite":
        asked = " ".join([f'"{one}"' for one in whole] + [f'"{one}"*' for one in beginnings])
        return RawSQL("SELECT rowid FROM documents_words WHERE documents_words MATCH %s", [asked])
    asked = " & ".join([f"'{one}'" for one in whole] + [f"'{one}':*" for one in beginnings])
    return RawSQL("SELECT id FROM documents_searchable WHERE tokens @@ %s::tsquery", [asked])
