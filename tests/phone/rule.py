"""What a rule is: a sentence of the Bot API and a check that refuses what breaks it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from tests.phone.call import Call
from tests.phone.refusal import Refusal

Check = Callable[[Call], Refusal | None]


class Source(Enum):
    """Where the refusal is known from."""

    TELEGRAM = "Telegram refuses this, in these words"
    STRICTER = "Telegram lets this pass and the person loses something, so the phone refuses it"


@dataclass(frozen=True)
class Rule:
    """One row of the table; no methods means every method."""

    id: str
    sentence: str
    methods: frozenset[str]
    check: Check
    source: Source = Source.TELEGRAM

    def broken_by(self, call: Call) -> Refusal | None:
        if self.methods and call.method not in self.methods:
            return None
        return self.check(call)


def rule(
    name: str, methods: str, sentence: str, check: Check, source: Source = Source.TELEGRAM
) -> Rule:
    """Write a row with its methods as words."""
    return Rule(name, sentence, frozenset(methods.split()), check, source)
