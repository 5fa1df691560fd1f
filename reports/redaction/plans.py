"""Numbering plans: whether digits can be dialled, country code first."""

from functools import lru_cache

from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata


def is_dialled(digits: str) -> bool:
    """Whether they are a country code and a number as long as numbers are there."""
    return any(len(digits) - length in _lengths(digits[:length]) for length in (1, 2, 3))


@lru_cache(maxsize=1024)
def _lengths(code: str) -> frozenset[int]:
    regions = COUNTRY_CODE_TO_REGION_CODE.get(int(code), ()) if code.isdigit() else ()
    metadata = PhoneMetadata.metadata_for_region(regions[0]) if regions else None
    general = metadata.general_desc if metadata else None
    return frozenset(general.possible_length if general else ())
