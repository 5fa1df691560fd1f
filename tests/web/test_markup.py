"""Plain text as HTML: paragraphs, bullets, numbers that dial, and nothing else."""

import pytest

from bot.web.markup import MessageMarkup

MARKUP = MessageMarkup({"111": "111", "113": "113", "+84 981 84 84 84": "+84981848484"})


def phone(shown: str, dialled: str = "") -> str:
    return f'<a class="phone" href="tel:{dialled or shown}">{shown}</a>'


def test_paragraphs_lines_and_bullets() -> None:
    """Blank lines part paragraphs, single ones break lines, bullets become a list."""
    html = MARKUP("Một\nhai\n\n• a\n• b\nba\n \nbốn")
    assert html == "<p>Một<br>hai</p>\n<ul><li>a</li><li>b</li></ul>\n<p>ba</p>\n<p>bốn</p>"


def test_everything_is_escaped() -> None:
    """Markup in a message is shown, not obeyed."""
    assert MARKUP("• <b>&\"'") == "<ul><li>&lt;b&gt;&amp;&#34;&#39;</li></ul>"
    assert MARKUP("") == ""


def test_numbers_dial() -> None:
    """A number of the directory becomes a link, at every place of a sentence."""
    assert MARKUP("111, 113.") == f"<p>{phone('111')}, {phone('113')}.</p>"
    abroad = phone("+84 981 84 84 84", "+84981848484")
    assert MARKUP("(+84 981 84 84 84)") == f"<p>({abroad})</p>"


@pytest.mark.parametrize(
    "text", ["0901113333", "1.111", "111.000 đồng", "+84111", "a111", "113,5", "2111"]
)
def test_digits_inside_something_else_do_not(text: str) -> None:
    """Amounts and longer numbers that contain a help line's digits are left alone."""
    assert "<a" not in MARKUP(text)


def test_addresses_never_become_links() -> None:
    """An address, which may be quoted from the offer, is not something to press."""
    assert "<a" not in MARKUP("https://viec-nhe.example và viec.example")


def test_without_numbers_nothing_links() -> None:
    """With no numbers given, text stays text."""
    assert MessageMarkup({})("111") == "<p>111</p>"
