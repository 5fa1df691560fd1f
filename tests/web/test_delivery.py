"""What goes over the wire: headers, cached files, weight, and what others wrote."""

import gzip
import re
from hashlib import sha256
from pathlib import Path

import httpx

VENDOR = Path(__file__).parents[2] / "vendor"
BUDGET = 40 * 1024


def files_of(page: str) -> list[str]:
    return re.findall(r'(?:src|href)="(/static/[^"]+)"', page)


async def test_headers_on_every_answer(client: httpx.AsyncClient) -> None:
    """Pages, errors and files all carry the security headers and name no server."""
    paths = ["/", "/so", "/sos", "/nope", *files_of((await client.get("/")).text)]
    for path in paths:
        headers = (await client.get(path)).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-content-type-options"] == "nosniff"
        assert "geolocation=()" in headers["permissions-policy"]
        assert "server" not in headers


async def test_tls_is_remembered_only_over_tls(client: httpx.AsyncClient) -> None:
    """Strict-Transport-Security is said over https and never over http."""
    assert "strict-transport-security" not in (await client.get("/")).headers
    assert "strict-transport-security" in (await client.get("https://127.0.0.1/")).headers


async def test_pages_are_kept_nowhere_files_for_ever(client: httpx.AsyncClient) -> None:
    """Pages are not stored; files carry their hash in the name and never change."""
    page = await client.get("/")
    assert page.headers["cache-control"] == "no-store"
    for path in files_of(page.text):
        file = await client.get(path)
        assert file.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert sha256(file.content).hexdigest()[:12] in path
    assert (await client.get("/static/page.000000000000.css")).status_code == 404


async def test_no_inline_script_or_style(client: httpx.AsyncClient) -> None:
    """Every page lives with a policy that forbids inline code."""
    for path in ("/", "/so", "/nope"):
        page = (await client.get(path)).text
        assert "<style" not in page
        assert " style=" not in page
        assert not re.search(r"<script(?! src)", page)
        assert not re.search(r"\son\w+=", page)


async def test_first_load_is_light(client: httpx.AsyncClient) -> None:
    """Page, style, scripts and icon together stay under 40 KB, compressed."""
    page = await client.get("/")
    sizes = {"/": len(gzip.compress(page.content))}
    for path in files_of(page.text):
        sizes[path] = len(gzip.compress((await client.get(path)).content))
    assert len(sizes) == 5
    assert sum(sizes.values()) < BUDGET, sizes


async def test_answers_are_compressed(client: httpx.AsyncClient) -> None:
    """Pages and scripts travel compressed."""
    for path in ("/", next(p for p in files_of((await client.get("/")).text) if "htmx" in p)):
        assert (await client.get(path)).headers["content-encoding"] == "gzip"


async def test_no_header_of_the_server_itself(served: str) -> None:
    """On a real port uvicorn does not say its name either."""
    async with httpx.AsyncClient() as client:
        page = await client.get(served)
    assert page.status_code == 200
    assert "server" not in page.headers


def test_what_others_wrote_is_unchanged() -> None:
    """Vendored files are byte for byte those whose hash stands in vendor/README.md."""
    table = (VENDOR / "README.md").read_text()
    rows = re.findall(r"^\| (\S+) \|.*`([0-9a-f]{64})` \|$", table, re.MULTILINE)
    carried = {str(p.relative_to(VENDOR)) for p in VENDOR.rglob("*") if p.suffix in {".js", ".ttf"}}
    assert dict(rows).keys() == carried
    for name, digest in rows:
        assert sha256((VENDOR / name).read_bytes()).hexdigest() == digest
    assert "Zero-Clause BSD" in (VENDOR / "htmx/LICENSE").read_text()
    assert "SIL OPEN FONT LICENSE" in (VENDOR / "be-vietnam-pro/OFL.txt").read_text()
