"""Feeds are read without complaint, keep their specifications and name whole web addresses only."""

import json
import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

import feedparser
import lxml.html
import pytest
from lxml import etree

from kinds import expect
from sites import HERE

FORMATS = {"feed.xml": "application/rss+xml", "atom.xml": "application/atom+xml", "feed.json": "application/feed+json"}
SCHEMAS = {name: etree.RelaxNG(file=HERE / "schemas" / f"{name}.rng") for name in ["rss", "atom"]}

# The attributes of HTML that hold addresses.
ADDRESSES = ["href", "src", "poster", "cite", "action"]


def feeds(site):
    """The addresses of all feeds, from the host's root."""
    found = [site.path(file) for name in FORMATS for file in sorted(site.root.rglob(name))]
    expect(found, "feeds", "there are no feeds")
    return found


def is_whole(address):
    parts = urlsplit(address)
    return (parts.scheme in ("http", "https") and bool(parts.netloc)) or parts.scheme in ("mailto", "tel", "data")


def partial_addresses(markup):
    """The addresses in a piece of HTML that are none without a page around it."""
    if not markup.strip():
        return []
    tree = lxml.html.fragment_fromstring(markup, create_parent="div")
    found = [value for name in ADDRESSES for value in tree.xpath(f"//@{name}")]
    found += [part.split()[0] for value in tree.xpath("//@srcset") for part in value.split(",")]
    return [address for address in found if not is_whole(address)]


def faults_of_xml(text, schema):
    """What a feed in XML has against its specification."""
    document = etree.fromstring(text.encode())
    if schema.validate(document):
        return []
    return [f"line {error.line}: {error.message}" for error in schema.error_log]


def faults_as_read(text):
    """What a feed reader complains about, and what it could not use."""
    feed = feedparser.parse(text.encode(), sanitize_html=False, resolve_relative_uris=False)
    problems = [f"feedparser: {feed.bozo_exception}"] if feed.bozo else []
    if not feed.feed.get("title"):
        problems.append("no title")
    links = [link.href for link in feed.feed.get("links", [])]
    ids = [entry.get("id") for entry in feed.entries]
    if len(set(ids)) != len(ids) or None in ids:
        problems.append("two entries have one id")
    times = [entry.get("published_parsed") for entry in feed.entries]
    if None in times or times != sorted(times, reverse=True):
        problems.append("entries are not dated, newest first")
    for entry in feed.entries:
        links += [link.href for link in entry.get("links", [])] + [author.get("href", "https://a/") for author in entry.get("authors", [])]
        for markup in [entry.get("summary", "")] + [content.value for content in entry.get("content", [])]:
            links += partial_addresses(markup)
        if re.search(r"<[a-z/]", entry.title):
            problems.append(f"a title holds markup: {entry.title}")
    return problems + [f"no whole address: {link}" for link in links if not is_whole(link)]


def faults_of_json(text):
    """What a feed has against JSON Feed 1.1."""
    feed, problems = json.loads(text), []

    def check(condition, words):
        if not condition:
            problems.append(words)

    def has(map, key, kind, where, required=False):
        if required or key in map:
            check(isinstance(map.get(key), kind) and map.get(key) != "", f"{where}: {key} is {map.get(key)!r}")

    check(feed.get("version") == "https://jsonfeed.org/version/1.1", "version")
    has(feed, "title", str, "feed", required=True)
    known = {"version", "title", "home_page_url", "feed_url", "description", "user_comment", "next_url", "icon",
             "favicon", "authors", "language", "expired", "hubs", "items"}
    check(all(key in known or key.startswith("_") for key in feed), f"unknown: {set(feed) - known}")
    for key in ["home_page_url", "feed_url", "next_url", "icon", "favicon"]:
        check(key not in feed or is_whole(feed[key]), f"{key} is no whole address")
    for hub in feed.get("hubs", []):
        check(set(hub) == {"type", "url"} and is_whole(hub["url"]), f"hub {hub}")
    ids = [item.get("id") for item in feed["items"]]
    check(len(set(ids)) == len(ids), "two items have one id")
    known = {"id", "url", "external_url", "title", "content_html", "content_text", "summary", "image", "banner_image",
             "date_published", "date_modified", "authors", "tags", "language", "attachments"}
    for item in feed["items"]:
        where = str(item.get("id"))
        has(item, "id", str, where, required=True)
        check(all(key in known or key.startswith("_") for key in item), f"{where}: unknown: {set(item) - known}")
        check("content_html" in item or "content_text" in item, f"{where}: no content")
        for key in ["url", "external_url", "image", "banner_image"]:
            check(key not in item or is_whole(item[key]), f"{where}: {key} is no whole address")
        for key in ["title", "summary", "content_html", "content_text"]:
            has(item, key, str, where)
        for key in ["date_published", "date_modified"]:
            check(key not in item or datetime.fromisoformat(item[key]).tzinfo, f"{where}: {key} has no offset")
        check(all(isinstance(tag, str) and tag for tag in item.get("tags", [])), f"{where}: tags")
        for author in item.get("authors", []) + feed.get("authors", []):
            check(author and set(author) <= {"name", "url", "avatar"}, f"{where}: author {author}")
            check(is_whole(author.get("url", "https://a/")), f"{where}: {author}")
        problems += [f"{where}: no whole address: {link}" for link in partial_addresses(item.get("content_html", ""))]
    return problems


def test_every_feed_keeps_its_specification(site):
    problems = []
    for path in feeds(site):
        text = site.text(path)
        if path.endswith(".json"):
            found = faults_of_json(text)
            own = json.loads(text)["feed_url"]
        else:
            found = faults_as_read(text) + faults_of_xml(text, SCHEMAS["atom" if path.endswith("atom.xml") else "rss"])
            own = re.search(r'rel="self"[^>]*href="([^"]*)"|href="([^"]*)"[^>]*rel="self"', text)
            own = own and (own[1] or own[2])
        problems += [f"{path}: {line}" for line in found]
        if own != site.url + path:
            problems.append(f"{path}: says that it stands at {own}")
    assert not problems, "\n".join(problems)


def test_feeds_of_one_list_tell_the_same_stories(site):
    feeds(site)
    if not (site.root / "feed.json").is_file():
        pytest.fail("the site has no feed in JSON")
    items = json.loads(site.text("/feed.json"))["items"]
    assert items
    rss = feedparser.parse(site.text("/feed.xml").encode())
    atom = feedparser.parse(site.text("/atom.xml").encode())
    for entries in [rss.entries, atom.entries]:
        assert [(entry.link, entry.title) for entry in entries] == [(item["url"], item["title"]) for item in items]
    for item, entry in zip(items, rss.entries):
        assert parsedate_to_datetime(entry.published) == datetime.fromisoformat(item["date_published"])
    newest = max(parsedate_to_datetime(entry.published) for entry in rss.entries)
    assert parsedate_to_datetime(rss.feed.updated) >= newest


def test_every_item_leads_to_a_page(site):
    for path in feeds(site):
        if path.endswith(".json"):
            for item in json.loads(site.text(path))["items"]:
                assert site.file(item["url"]).is_file(), f"{path}: {item['url']}"


def test_pages_name_every_feed(site):
    """A feed that no page names is never found; one that is named has to be there."""
    named = set()
    for page in site.pages():
        tree = lxml.html.parse(site.file(page))
        for link in tree.xpath("//link[@rel='alternate'][@type]"):
            path = link.get("href")
            path = path.removeprefix(site.url) if is_whole(path) else urljoin(page, path)
            if link.get("type") in FORMATS.values():
                assert FORMATS[path.rsplit("/", 1)[1]] == link.get("type")
                assert link.get("title"), f"{page}: {path} has no title"
                named.add(path)
    assert named == set(feeds(site))


def test_finds_faults():
    text = (HERE / "broken/feed.xml").read_text()
    assert len(faults_of_xml(text, SCHEMAS["rss"])) >= 1
    problems = "\n".join(faults_as_read(text))
    for words in ["no whole address: /relative/", "no whole address: picture.jpg", "two entries", "newest first"]:
        assert words in problems
    assert "feedparser" in "\n".join(faults_as_read(text.replace("</rss>", "")))
    problems = "\n".join(faults_of_json((HERE / "broken/feed.json").read_text()))
    for words in ["version", "id is 7", "no content", "unknown: {'author'}", "has no offset", "tags"]:
        assert words in problems
    atom = '<feed xmlns="http://www.w3.org/2005/Atom"><title>No id, no author, no date</title></feed>'
    assert faults_of_xml(atom, SCHEMAS["atom"])
