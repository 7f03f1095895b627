"""Every kind of page, and how each site's page of that kind is found."""

import re
from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Kind:
    """A pattern of the page's address, and a text that its source holds."""

    path: str
    holds: str = ""


# What is not built yet: pages as (site, kind), and whole concerns by name. Empty when everything is built.
EXPECTED_LATER = set()


def expect(is_there, what, problem):
    """Fails where something is missing, so that nothing is passed over; skips what is expected later."""
    if not is_there and what in EXPECTED_LATER:
        pytest.skip("expected later")
    assert is_there, problem


NEWSROOM = {
    "front": Kind(r"/"),
    "section": Kind(r"/[^/]+/", '<body class="page-section"'),
    "article": Kind(r"/.+/", '"NewsArticle"'),
    "article with a thread": Kind(r"/.+/", '<ol class="comment-list"'),
    "live article": Kind(r"/.+/", '"LiveBlogPosting"'),
    "comment": Kind(r"/.+/comment/", '<body class="page-comment"'),
    "standing page": Kind(r"/.+/", '<body class="page-page"'),
    "tag": Kind(r"/tags/[^/]+/"),
    "tags": Kind(r"/tags/"),
    "series": Kind(r"/series/[^/]+/"),
    "all series": Kind(r"/series/"),
    "topic": Kind(r"/topics/[^/]+/"),
    "topics": Kind(r"/topics/"),
    "author": Kind(r"/authors/[^/]+/"),
    "authors": Kind(r"/authors/"),
    "archive": Kind(r"/archive/"),
    "archive of a year": Kind(r"/archive/\d{4}/"),
    "archive of a month": Kind(r"/archive/\d{4}/\d\d/"),
    "archive of a day": Kind(r"/archive/\d{4}/\d\d/\d\d/"),
    "corrections": Kind(r"/corrections/"),
    "404": Kind(r"/404\.html"),
}

KINDS = {
    "sample": NEWSROOM,
    "arabic": NEWSROOM | {"second page": Kind(r"/[^/]+/page/2/")},
    "awkward": {
        "front": Kind(r"/"),
        "section": Kind(r"/strain/"),
        "long words": Kind(r"/strain/long-words/"),
        "wide things": Kind(r"/strain/wide-things/"),
        "article with every shortcode": Kind(r"/strain/every-shortcode/"),
        "sponsored article": Kind(r"/strain/sponsored/"),
        "deep thread": Kind(r"/strain/deep-thread/"),
        "comment": Kind(r"/strain/long-words/comment/"),
        "404": Kind(r"/404\.html"),
    },
}


def find(site, name):
    """The address of the site's page of this kind, or none."""
    kind = KINDS[site.name][name]
    for path in site.pages():
        if re.fullmatch(kind.path, path) and kind.holds in site.text(path):
            return path
    return None
