"""The request type that every handler here takes: no user, no auth, no state of its own."""

from typing import Any

from litestar import Request

WebRequest = Request[Any, Any, Any]
