"""Strict YAML: no type guessing, no duplicate or unknown keys, every fault with its line."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from yaml.reader import ReaderError

from authoring.issue import Issue
from authoring.text import KeyPath, texts_in

DEPTH_CAP = 50
"""Keys within keys; far more than any format here needs, far less than Python can recurse."""

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
    node, wrong = _composed(path, source)
    if node is None:
        return Loaded(source, None, wrong)
    tree = _Tree(source)
    data, issues = tree.plain(node, ()), tree.issues
    try:
        value = model.model_validate(data)
    except ValidationError as fault:
        issues += [_schema_issue(source, error, data) for error in fault.errors()]
    if issues:
        return Loaded(source, None, tuple(sorted(set(issues))))
    for key_path, text in texts_in(value):
        text.context = context_of(path.stem, key_path)
    return Loaded(source, value)


def _composed(path: Path, source: Source) -> tuple[yaml.Node | None, tuple[Issue, ...]]:
    """The file's tree; without one, the fault that makes the file unreadable."""
    line, written = 1, b""
    try:
        written = path.read_bytes()
        node = yaml.compose(written.decode("utf-8"), Loader=yaml.CBaseLoader)
        if node is not None:
            return node, ()
        problem = "is empty"
    except OSError as fault:
        problem = f"cannot be read: {fault.strerror}"
    except UnicodeDecodeError as fault:
        line, problem = _line_at(written, fault.start), f"is not UTF-8: {fault.reason}"
    except ReaderError as fault:
        line, problem = _line_at(written, fault.position), f"is not YAML: {fault.reason}"
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = f"is not YAML: {getattr(fault, 'problem', None) or type(fault).__name__}"
    return None, (Issue(source.path, line, "YAML001", problem),)


def _line_at(written: bytes, position: int) -> int:
    return written.count(b"\n", 0, position) + 1


@dataclass
class _Tree:
    """The file as plain data; notes the line of every key, and what the strict format refuses."""

    source: Source
    issues: list[Issue] = field(default_factory=list)
    _met: set[int] = field(default_factory=set)

    def plain(self, node: yaml.Node, path: KeyPath) -> Any:
        """The node as dict, list or str."""
        self.source.lines.setdefault(path, node.start_mark.line + 1)
        if id(node) in self._met:
            return self._refused(path, "is written by an alias; write it out")
        if len(path) > DEPTH_CAP:
            return self._refused(path, "stands too deep in other keys")
        self._met.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return node.value
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(inner, (*path, str(i))) for i, inner in enumerate(node.value)]
        result: dict[str, Any] = {}
        for key, inner in node.value:
            self._entry(key, inner, path, result)
        return result

    def _entry(
        self, key: yaml.Node, inner: yaml.Node, path: KeyPath, result: dict[str, Any]
    ) -> None:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            self.issues.append(Issue(self.source.path, line, "YAML001", "a key is not one word"))
            return
        name = str(key.value)
        if name in result:
            wrong = f"'{name}' is written twice"
            self.issues.append(Issue(self.source.path, line, "YAML002", wrong))
        self.source.lines[(*path, name)] = line
        result[name] = self.plain(inner, (*path, name))

    def _refused(self, path: KeyPath, wrong: str) -> str:
        shown = path[-1] if path else "the file"
        self.issues.append(self.source.issue(path, "YAML001", f"'{shown}' {wrong}"))
        return ""


def _schema_issue(source: Source, error: ErrorDetails, data: Any) -> Issue:
    path = _path_in_file(error["loc"], data)
    shown = ".".join(path) or "the file"
    message = error["msg"].removeprefix("Value error, ")
    return source.issue(path, "YAML003", f"{shown}: {message}")


def _path_in_file(loc: tuple[int | str, ...], data: Any) -> KeyPath:
    """The error's place as keys of the file: pydantic also names union branches, which go, even
    where the branch is called like a key that holds one word."""
    path: list[str] = []
    for place, part in enumerate(loc):
        last = place == len(loc) - 1
        inner = data.get(str(part)) if isinstance(data, dict) else None
        if inner is not None and (last or not isinstance(inner, str)):
            data = inner
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        elif not last or "[" in str(part):
            continue
        path.append(str(part))
    return tuple(path)
