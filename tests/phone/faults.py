"""Trouble that a test orders: refusals, silence, half an answer."""

from dataclasses import dataclass, field

from tests.phone.refusal import Refusal, too_many

WORDS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}


@dataclass
class Fault:
    """What goes wrong with the next calls of one method; after_doing: the work is done first."""

    method: str
    times: int
    refusal: Refusal | None = None
    seconds: float = 0
    half: bool = False
    after_doing: bool = False


def refusal_for(error_code: int | None, retry_after: int | None) -> Refusal:
    """Name the trouble by a code or by a time to wait."""
    if retry_after is not None:
        return too_many(retry_after)
    code = error_code or 500
    return Refusal(code, WORDS.get(code, "Internal Server Error"))


@dataclass
class Faults:
    """Ordered trouble, used up in the order in which it was ordered."""

    _waiting: list[Fault] = field(default_factory=list)

    def order(self, fault: Fault) -> None:
        self._waiting.append(fault)

    def take(self, method: str) -> Fault | None:
        for fault in self._waiting:
            if fault.method == method and fault.times > 0:
                fault.times -= 1
                return fault
        return None

    def clear(self) -> None:
        self._waiting.clear()
