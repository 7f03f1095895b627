"""A site in Arabic says nothing in English: every word of the theme is in the site's language."""

import re

import lxml.html

# Where the newsroom and its readers write as they like.
WRITTEN = "//*[@class='body' or @class='comment-content' or @class='comment-author']"

SPOKEN = ["alt", "title", "aria-label", "placeholder"]


def foreign_words(file):
    """Latin words in what readers see or hear, without what stories and comments say."""
    tree = lxml.html.parse(file)
    title = tree.xpath("//title")[0].text_content()
    body = tree.getroot().body
    for element in body.xpath(WRITTEN + "|//script|//style"):
        element.drop_tree()
    texts = [re.sub(r"https?:\S+", "", text) for text in [title, *body.itertext()]]
    texts += [value for name in SPOKEN for value in body.xpath(f"//@{name}")]
    texts += body.xpath("//input[@type='submit']/@value")
    return [word for text in texts for word in re.findall(r"[A-Za-z]{2,}", text)]


def test_no_page_speaks_english(sites):
    site = sites["arabic"]
    problems = []
    for path in site.pages():
        if "http-equiv=\"refresh\"" not in site.text(path):
            words = foreign_words(site.file(path))
            problems += [f"{path}: {' '.join(words)}"] if words else []
    assert not problems, "\n".join(problems)


def test_finds_english_words(sites):
    site = sites["sample"]
    assert {"By", "Published"} <= set(foreign_words(site.file("/politics/harbour-wall-vote/")))
