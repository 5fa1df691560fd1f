"""Trouble: every error is a calm page with numbers, keeps nothing, and logs no words."""

import logging

import httpx
import pytest

from tests.web.fakes import FakeBot

TEXT = {"text": "một lời mời"}


def assert_calm(page: httpx.Response, status: int, words: str) -> None:
    assert page.status_code == status
    assert words in page.text
    assert 'href="tel:111"' in page.text
    assert 'href="tel:+84981848484"' in page.text
    assert page.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in page.headers["content-security-policy"]


async def test_no_such_page(client: httpx.AsyncClient) -> None:
    """An unknown address says so in the browser's language."""
    assert_calm(await client.get("/nope"), 404, "Không có trang nào")
    page = await client.get("/nope", headers={"Accept-Language": "en"})
    assert_calm(page, 404, "There is no page")


async def test_wrong_method(client: httpx.AsyncClient) -> None:
    """A method that an address does not know is answered kindly."""
    assert_calm(await client.put("/"), 405, "không mở theo cách đó")
    assert_calm(await client.post("/sos"), 405, "không mở theo cách đó")


@pytest.mark.parametrize("announced", [True, False])
async def test_too_much_is_refused(
    client: httpx.AsyncClient, bot: FakeBot, *, announced: bool
) -> None:
    """More than 64 KB is refused, announced or streamed, and nothing of it is taken."""
    body = b"text=" + b"a" * 70_000

    async def stream():
        yield body[:1000]
        yield body[1000:]

    page = await client.post(
        "/?lang=en",
        content=body if announced else stream(),
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )
    assert_calm(page, 413, "more than I can read at once")
    assert bot.taken == []


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-www-form-urlencoded", b"text=%C3%28"),
        ("application/x-www-form-urlencoded", b"text=\xc3("),
        ("application/x-www-form-urlencoded", b"&".join([b"a=1"] * 300)),
        (
            "multipart/form-data; boundary=b",
            b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\n\xc3(\r\n--b--\r\n',
        ),
        ("multipart/form-data; boundary=b", b"not multipart"),
        ("multipart/form-data", b"x"),
        ("application/json", b'{"text": "hi"}'),
    ],
)
async def test_unreadable_text(
    client: httpx.AsyncClient, bot: FakeBot, kind: str, body: bytes
) -> None:
    """Text that is not UTF-8, or no form at all, gets a kind sentence and is not taken."""
    page = await client.post("/", content=body, headers={"Content-Type": kind})
    assert_calm(page, 400, "không đọc được nội dung")
    assert bot.taken == []


@pytest.mark.parametrize(
    "said",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://127.0.0.1"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1.evil.example"},
    ],
)
async def test_contract_other_sites_cannot_post(
    client: httpx.AsyncClient, bot: FakeBot, said: dict[str, str]
) -> None:
    """A form from another site is refused with a page, and starts no visit."""
    client.headers.pop("Sec-Fetch-Site")
    page = await client.post("/", data=TEXT, headers=said)
    assert_calm(page, 403, "từ một trang khác")
    assert "set-cookie" not in page.headers
    assert bot.taken == []


@pytest.mark.parametrize(
    "said", [{"Origin": "http://127.0.0.1"}, {"Origin": "null"}, {}, {"Sec-Fetch-Site": "none"}]
)
async def test_own_and_old_browsers_can_post(
    client: httpx.AsyncClient, bot: FakeBot, said: dict[str, str]
) -> None:
    """Our own page can post from every browser, also one that says nothing or Origin "null"."""
    client.headers.pop("Sec-Fetch-Site")
    page = await client.post("/", data=TEXT, headers=said)
    assert page.status_code == 200
    assert len(bot.taken) == 1


async def test_a_foreign_name_is_refused(client: httpx.AsyncClient, bot: FakeBot) -> None:
    """A request for a host that is not ours is refused; the port does not matter."""
    page = await client.get("/", headers={"Host": "evil.example"})
    assert_calm(page, 400, "không dùng địa chỉ đó")
    assert bot.shown == []
    for host in ("127.0.0.1:8080", "localhost", "[::1]:9", "LOCALHOST:1"):
        assert (await client.get("/", headers={"Host": host})).status_code == 200


async def test_a_bug_shows_the_numbers_and_logs_no_words(
    client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    """A bug behind the page becomes a 500 page; the log names its kind and place only."""
    with caplog.at_level(logging.DEBUG):
        page = await client.post("/", data={"text": "break"})
    assert_calm(page, 500, "Bên mình đang có trục trặc")
    assert "BrokenError" in caplog.text
    assert "fakes.py:" in caplog.text
    assert "0901234567" not in caplog.text


async def test_htmx_gets_errors_into_the_conversation(client: httpx.AsyncClient) -> None:
    """With htmx an error is one more answer; the form and its nonce stay as they are."""
    headers = {"HX-Request": "true"}
    page = await client.post("/?lang=en", data={"text": "break"}, headers=headers)
    assert_calm(page, 500, "Something went wrong on our side")
    assert page.text.lstrip().startswith("<article")
    assert "nonce" not in page.text
