"""Pages in fewer bytes, made by the build and handed out by nginx, are the pages."""

import gzip
import subprocess
import urllib.request

import pytest

from bucket import KEYS
from crawl import crawl
from paper import contents

TEXTS = (".html", ".css", ".svg", ".xml", ".json", ".txt", ".js")


def ask(address, **headers):
    request = urllib.request.Request(address, headers={name.replace("_", "-"): it for name, it in headers.items()})
    with urllib.request.urlopen(request, timeout=20) as answer:
        return answer.headers.get("Content-Encoding"), answer.read()


def unpacked(name, body):
    if name.endswith(".gz"):
        return gzip.decompress(body)
    return subprocess.run(["brotli", "--decompress", "--stdout"], input=body, capture_output=True, check=True).stdout


def test_every_text_file_has_copies_that_give_back_exactly_its_bytes(paper):
    files = paper({"precompress": True}).build().files()
    texts = {it for it in files if it.endswith(TEXTS)}
    copies = {it for it in files if it.endswith((".br", ".gz"))}
    assert copies >= {text + ending for text in texts for ending in (".br", ".gz")}
    for copy in copies:
        assert unpacked(copy, files[copy]) == files[copy[:-3]], copy
    assert len(files["index.html.br"]) < len(files["index.html.gz"]) < len(files["index.html"]) / 2


@pytest.mark.parametrize("coding, other", [("gz", ".br"), ("br", ".gz")])
def test_one_of_the_two_alone(paper, coding, other):
    files = paper({"precompress": coding}).build().files()
    assert any(it.endswith("." + coding) for it in files) and not any(it.endswith(other) for it in files)


def test_builds_are_the_same_and_follow_edits(paper, tmp_path):
    made = paper({"precompress": True}).build()
    assert made.copy(tmp_path / "again").build().files() == made.files()
    first = made.files()
    made.edit()
    made.build()
    assert made.files() == made.copy(tmp_path / "edited").build().files()
    assert "business/harvest/index.html.gz" in first and "business/harvest/index.html.gz" not in made.files()
    made.settings.pop("precompress")
    made.configure()
    assert not any(it.endswith((".br", ".gz")) for it in made.build().files())


def test_nginx_hands_out_the_copies(paper, nginx, tmp_path):
    folder = tmp_path / "srv"
    made = paper({"precompress": True}, office={"to": "directory", "path": str(folder)}).build()
    made.publish()
    assert contents(folder / "current") == made.files()
    address = nginx(folder / "current", "gzip_static on;")
    pages, broken = crawl(address)
    assert not broken
    zipped = 0
    for page in pages:
        plain = ask(page)[1]
        coding, body = ask(page, Accept_Encoding="gzip")
        if coding:
            zipped += 1
            name = page.removeprefix(address + "/")
            name += "index.html" if page.endswith("/") else ""
            assert coding == "gzip" and body == made.files()[name + ".gz"] and gzip.decompress(body) == plain
    assert zipped > 5


def test_bucket_gets_them_only_when_asked_and_then_with_their_coding(paper, bucket):
    made = paper({"precompress": True}, KEYS, live=bucket.target()).build()
    made.publish()
    assert bucket.files() == {it: body for it, body in made.files().items() if not it.endswith((".br", ".gz"))}
    made.configure(live=bucket.target(precompressed=True))
    made.publish()
    assert bucket.files() == made.files()
    page = bucket.head("index.html.br")
    assert (page["ContentEncoding"], page["ContentType"]) == ("br", "text/html; charset=utf-8")
