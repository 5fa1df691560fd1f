"""Sealing: what the bot writes only the team can read, and only where it was written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.public import PrivateKey

from reports.padding import SIZES, padded
from reports.sealing import SealBrokenError, Sealed, seal, unseal

TEAM = PrivateKey.generate()
PRIVATE, PUBLIC = bytes(TEAM), bytes(TEAM.public_key)
ONE, OTHER = b"1" * 16, b"2" * 16


@settings(deadline=None, max_examples=30)
@given(body=st.binary(max_size=3000))
def test_a_body_comes_back_for_whoever_holds_the_team_key(body: bytes) -> None:
    """Whatever was sealed opens with the private key, at its own place."""
    assert unseal(seal(body, PUBLIC, ONE, "body"), PRIVATE, ONE, "body") == body


@pytest.mark.parametrize(
    ("report", "field"), [(OTHER, "body"), (ONE, "note"), (ONE + b"\0", "body"), (b"", "body")]
)
def test_contract_a_sealed_field_opens_only_where_it_stands(report: bytes, field: str) -> None:
    """Moved to another report, or to another field, with its key and all, it does not open."""
    sealed = seal(b"words", PUBLIC, ONE, "body")
    with pytest.raises(SealBrokenError):
        unseal(sealed, PRIVATE, report, field)


def test_contract_the_key_that_seals_cannot_open() -> None:
    """The public key, as a private one, opens nothing; nor does another team's."""
    sealed = seal(b"words", PUBLIC, ONE, "body")
    for key in (PUBLIC, bytes(PrivateKey.generate())):
        with pytest.raises(SealBrokenError):
            unseal(sealed, key, ONE, "body")


@pytest.mark.parametrize("at", [0, 1, 40, -1])
def test_a_changed_byte_is_noticed(at: int) -> None:
    """Body and wrapped key are both protected."""
    sealed = seal(b"words", PUBLIC, ONE, "body")
    body = bytearray(sealed.body)
    body[at] ^= 1
    wrapped = bytearray(sealed.wrapped)
    wrapped[at] ^= 1
    for broken in (Sealed(sealed.wrapped, bytes(body)), Sealed(bytes(wrapped), sealed.body)):
        with pytest.raises(SealBrokenError):
            unseal(broken, PRIVATE, ONE, "body")


def test_two_seals_of_the_same_words_have_nothing_in_common() -> None:
    """A fresh key each time."""
    one, two = (seal(b"words", PUBLIC, ONE, "body") for _ in range(2))
    assert one.body != two.body
    assert one.wrapped != two.wrapped


def test_contract_lengths_tell_nothing() -> None:
    """Every body up to 2,044 bytes looks the same from outside; beyond the largest size it is
    refused."""
    sizes = {len(seal(b"x" * n, PUBLIC, ONE, "body").body) for n in (0, 1, 700, SIZES[0] - 4)}
    assert len(sizes) == 1
    assert len(seal(b"x" * (SIZES[0] - 3), PUBLIC, ONE, "body").body) not in sizes
    with pytest.raises(ValueError, match="more than a report may hold"):
        padded(b"x" * SIZES[-1])
