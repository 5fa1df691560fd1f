"""Reading a form strictly: text fields as UTF-8, the first of each name, files left aside."""

from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl

from litestar.enums import RequestEncodingType
from litestar.exceptions import ClientException

from web.requests import WebRequest

MOST_BYTES = 64 * 1024
"""Of one request. A form sent as multipart holds 20,000 characters of any language in it."""

MOST_FIELDS = 200


class UnreadableFormError(ClientException):
    """What was sent is not a form, or its text is not UTF-8."""


async def read_form(request: WebRequest) -> Mapping[str, str]:
    """The form's text fields. A body over the limit raises Litestar's RequestEntityTooLarge."""
    kind, options = request.content_type
    try:
        if kind == RequestEncodingType.URL_ENCODED:
            return _url_encoded(await request.body())
        if kind == RequestEncodingType.MULTI_PART and options.get("boundary"):
            return _first_texts((await request.form()).multi_items())
    except (ValueError, LookupError) as fault:  # not UTF-8, too many fields, unknown charset
        raise UnreadableFormError from fault
    raise UnreadableFormError


def _url_encoded(body: bytes) -> Mapping[str, str]:
    pairs = parse_qsl(
        body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS
    )
    return _first_texts(pairs)


def _first_texts(pairs: Iterable[tuple[str, object]]) -> Mapping[str, str]:
    fields: dict[str, str] = {}
    for name, value in pairs:
        if isinstance(value, str):
            fields.setdefault(name, value)
    return fields
