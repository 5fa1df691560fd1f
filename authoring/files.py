"""Strict YAML: no type guessing, no duplicate or unknown keys, every fault with its line."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from authoring.issue import Issue
from authoring.text import KeyPath, texts_in

M = TypeVar("M", bound=BaseModel)
ContextOf = Callable[[str, KeyPath], str]
"""(stem of the file, path of keys) -> the context under which the sentence is translated."""


@dataclass(frozen=True)
class Source:
    """Where a loaded file stands and on which line each of its keys does."""

    path: str
    lines: dict[KeyPath, int] = field(default_factory=dict)

    def line(self, path: KeyPath) -> int:
        """The line of the nearest key on the way to `path`."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def issue(self, path: KeyPath, code: str, message: str) -> Issue:
        return Issue(self.path, self.line(path), code, message)


@dataclass(frozen=True)
class Loaded(Generic[M]):
    """A file's content and its source; `value` is None when `issues` says why."""

    source: Source
    value: M | None
    issues: tuple[Issue, ...] = ()


def load(path: Path, model: type[M], context_of: ContextOf, *, shown_as: str = "") -> Loaded[M]:
    """Read one file into `model`. Never raises for what a person wrote: see `Loaded.issues`."""
    source = Source(shown_as or str(path))
    issues: list[Issue] = []
    try:
        node = yaml.compose(path.read_text("utf-8"), Loader=yaml.CBaseLoader)
    except UnicodeDecodeError as fault:
        return Loaded(source, None, (source.issue((), "YAML001", f"is not UTF-8: {fault.reason}"),))
    except yaml.YAMLError as fault:
        return Loaded(source, None, (_not_yaml(source, fault),))
    if node is None:
        return Loaded(source, None, (source.issue((), "YAML001", "is empty"),))
    data = _plain(node, (), source, issues)
    try:
        value = model.model_validate(data)
    except ValidationError as fault:
        issues += [_schema_issue(source, error, data) for error in fault.errors()]
    if issues:
        return Loaded(source, None, tuple(sorted(set(issues))))
    for key_path, text in texts_in(value):
        text.context = context_of(path.stem, key_path)
    return Loaded(source, value)


def _not_yaml(source: Source, fault: yaml.YAMLError) -> Issue:
    mark = getattr(fault, "problem_mark", None)
    line = mark.line + 1 if mark else 1
    problem = getattr(fault, "problem", None) or str(fault)
    return Issue(source.path, line, "YAML001", f"is not YAML: {problem}")


def _plain(node: yaml.Node, path: KeyPath, source: Source, issues: list[Issue]) -> Any:
    """The node as dict, list or str; notes the line of every key and every doubled key."""
    source.lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(n, (*path, str(i)), source, issues) for i, n in enumerate(node.value)]
    result: dict[str, Any] = {}
    for key, inner in node.value:
        line, name = key.start_mark.line + 1, str(key.value)
        if name in result:
            issues.append(Issue(source.path, line, "YAML002", f"'{name}' is written twice"))
        source.lines[(*path, name)] = line
        result[name] = _plain(inner, (*path, name), source, issues)
    return result


def _schema_issue(source: Source, error: ErrorDetails, data: Any) -> Issue:
    path = _path_in_file(error["loc"], data)
    shown = ".".join(path) or "the file"
    message = error["msg"].removeprefix("Value error, ")
    return source.issue(path, "YAML003", f"{shown}: {message}")


def _path_in_file(loc: tuple[int | str, ...], data: Any) -> KeyPath:
    """The error's place as keys of the file: pydantic also names union branches, which go."""
    path: list[str] = []
    for place, part in enumerate(loc):
        last = place == len(loc) - 1
        if isinstance(data, dict) and str(part) in data:
            data = data[str(part)]
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        elif not last or "[" in str(part):
            continue
        path.append(str(part))
    return tuple(path)
