"""The words of a message: hidden addresses come to light, accounts stay out."""

from flows.engine.state import ReplyKind
from tests.telegram.raw import SIZE, hidden_link, of


def test_hidden_address_is_shown() -> None:
    """A link behind other words stands below them; one that is its own text does not."""
    fields = hidden_link("👉 Bấm đây", "Bấm đây", "https://lua.example/vao")
    assert of(**fields).text == "👉 Bấm đây\nhttps://lua.example/vao"
    same = hidden_link("xem vieclam.example", "vieclam.example", "http://www.vieclam.example/")
    assert of(**same).text == "xem vieclam.example"


def test_hidden_address_of_a_caption() -> None:
    """A caption's links count like a text's."""
    fields = hidden_link("Bấm đây", "đây", "https://lua.example")
    caption = {"caption": fields["text"], "caption_entities": fields["entities"]}
    assert of(photo=[SIZE], **caption).text == "Bấm đây\nhttps://lua.example"


def test_entity_in_the_middle_of_an_emoji() -> None:
    """An entity that cuts a letter in two is read as far as it goes."""
    entity = {"type": "text_link", "offset": 1, "length": 1, "url": "https://lua.example"}
    assert of(text="👉👉", entities=[entity]).text == "👉👉\nhttps://lua.example"


def test_somebody_behind_a_link_is_left_out() -> None:
    """A link that names an account by its number is not kept."""
    assert of(**hidden_link("hỏi chị Ba", "chị Ba", "tg://user?id=123")).text == "hỏi chị Ba"


def test_post_made_of_blocks() -> None:
    """A post with headings, lists and links is read as lines of text."""
    link = {"type": "url", "text": "đăng ký", "url": "https://lua.example"}
    items = [{"label": "1", "blocks": [{"type": "paragraph", "text": line}]} for line in "ab"]
    blocks = [
        {"type": "paragraph", "text": ["Tuyển ", {"type": "bold", "text": "gấp"}, ": ", link]},
        {"type": "list", "items": items},
    ]
    what = of(rich_message={"blocks": blocks}, forward_date=1)
    assert what.kind is ReplyKind.FORWARD
    assert what.text.split("\n") == ["Tuyển gấp: đăng ký https://lua.example", "a", "b"]
