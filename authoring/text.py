"""A sentence for people: an English msgid with the context under which it is translated."""

import string
from collections.abc import Iterator, Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

KeyPath = tuple[str, ...]


class Text(str):
    """The English sentence; `context` tells two equal sentences apart for the translator.

    A model marks a field as wording by typing it `Text`; extraction, lint and rendering all
    find it by that mark. The loader sets `context` once, right after validation.
    """

    __slots__ = ("context",)
    context: str

    def __new__(cls, msgid: str, context: str = "") -> Self:
        text = super().__new__(cls, msgid)
        text.context = context
        return text

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls._written,
            core_schema.str_schema(min_length=1),
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def _written(cls, msgid: str) -> Self:
        placeholders(msgid)
        return cls(msgid)

    @property
    def placeholders(self) -> frozenset[str]:
        return placeholders(self)


class Frozen(BaseModel):
    """Base of every model of a file: unknown keys refused, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


def placeholders(sentence: str) -> frozenset[str]:
    """Names in braces, "" for empty ones; raises ValueError for a brace that is not closed."""
    found = (name for _, name, _, _ in string.Formatter().parse(sentence))
    return frozenset(name for name in found if name is not None)


def texts_in(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Text]]:
    """Every Text inside a loaded model, with the path of keys that leads to it in the file."""
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from texts_in(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from texts_in(inner, (*path, str(key)))
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value):
            yield from texts_in(inner, (*path, str(place)))
