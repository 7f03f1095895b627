"""A reader who follows every link of a published site."""

import urllib.error
import urllib.request
from urllib.parse import urldefrag, urljoin

from lxml import html


def fetch(address):
    """The status and the bytes behind an address."""
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


def links(page, address):
    """All that a page leads to or shows, whole addresses."""
    values = html.fromstring(page).xpath("//@href | //@src")
    return {urldefrag(urljoin(address, value))[0] for value in values}


def crawl(root):
    """Every address under a root that a reader comes to from its front page, and those that are not there.

    A folder stands for its `index.html`, as web servers have it."""
    pending, seen, broken = [root + "/"], {root + "/"}, []
    while pending:
        address = pending.pop()
        file = address + "index.html" if address.endswith("/") else address
        status, body = fetch(file)
        if status != 200:
            broken.append(address)
        elif file.endswith(".html"):
            found = {link for link in links(body, address) if link.startswith(root + "/")} - seen
            seen |= found
            pending += found
    return seen, broken
