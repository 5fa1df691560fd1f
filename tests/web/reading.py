"""What the tests read from a page, and the offer they send."""

import re

OFFER = "Tuyển nam nữ đi Campuchia, cty giữ hộ chiếu"


def nonce_of(page: str) -> str:
    """The nonce that the page's form will send."""
    found = re.search(r'name="nonce" value="([0-9a-f]{32})"', page)
    assert found
    return found[1]
