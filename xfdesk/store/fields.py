"""The kinds of columns: everything a person gave is text, days and instants are ISO text."""

from __future__ import annotations

from typing import Any

from peewee import BooleanField, TextField


def key() -> TextField:
    """Made by the client, so that a record has its name before the disk has answered."""
    return TextField(primary_key=True)


def text(**options: Any) -> TextField:
    return TextField(default="", **options)


def maybe(**options: Any) -> TextField:
    return TextField(null=True, **options)


def flag() -> BooleanField:
    return BooleanField(default=False)
