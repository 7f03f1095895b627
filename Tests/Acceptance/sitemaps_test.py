"""Sitemaps keep their schemas and limits, and name exactly what search engines may show."""

import re
from datetime import datetime, timedelta, timezone

import lxml.html
import pytest
import xmlschema
from lxml import etree

from kinds import expect
from sites import HERE, PROJECT, Output, broadsheet

SCHEMA = xmlschema.XMLSchema(str(HERE / "schemas/sitemap.xsd"))
SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "n": "http://www.google.com/schemas/sitemap-news/0.9"}

NOW = datetime(2022, 12, 15, 12, 0, tzinfo=timezone.utc)
DAY = timedelta(days=1)

URL = "https://boundary.example.org"
SETTINGS = f"""title: Boundary
url: {URL}
"""

# Next to nothing beside the stories, so that a site of fifty thousand pages is soon built.
BARE = SETTINGS + """permalink: /:slug.html
stories_per_page: 1000
feeds: false
lists: {tags: false, authors: false, series: false, topics: false, archive: false, corrections: false}
"""
PAGE = '<!DOCTYPE html><html lang="en"><head><title>Page</title></head><body><p>Page</p></body></html>'


def faults(text):
    """What a sitemap has against its schema."""
    return [f"{error.path}: {error.reason}" for error in SCHEMA.iter_errors(text)]


def read(site, path):
    """The addresses in a sitemap, through its index where it has one: its files, each a list."""
    text = site.text(path)
    assert not faults(text), f"{path}: " + "\n".join(faults(text)[:5])
    tree = etree.fromstring(text.encode())
    if tree.tag.endswith("}sitemapindex"):
        return [entry for part in tree.xpath("//s:loc/text()", namespaces=SPACES) for entry in read(site, part)]
    return [tree.xpath("//s:loc/text()", namespaces=SPACES)]


def test_sitemaps_name_every_page_that_may_be_indexed(site):
    expect((site.root / "sitemap.xml").is_file(), "sitemaps", "there is no sitemap.xml")
    named = [address for part in read(site, "/sitemap.xml") for address in part]
    indexed = []
    for path in site.pages():
        tree = lxml.html.parse(site.file(path))
        canonical = tree.xpath("//link[@rel='canonical']/@href")
        if "noindex" not in "".join(tree.xpath("//meta[@name='robots']/@content")):
            assert canonical, f"{path} has no canonical address"
            indexed += canonical if canonical[0] == site.url + path else []
    assert sorted(named) == sorted(indexed)
    assert len(set(named)) == len(named)


def test_crawlers_are_told_of_the_sitemaps(site):
    expect((site.root / "sitemap.xml").is_file(), "sitemaps", "there is no sitemap.xml")
    told = re.findall(r"^Sitemap: (.*)$", site.text("/robots.txt"), re.MULTILINE)
    assert told == [f"{site.url}/sitemap.xml", f"{site.url}/news-sitemap.xml"]


def write(folder, stories):
    """Adds stories (name, date) to a site."""
    news = folder / "content/news"
    news.mkdir(parents=True, exist_ok=True)
    for name, published in stories:
        (news / f"{name}.md").write_text(f"---\ntitle: {name}\ndate: {published.isoformat()}\n---\nText.\n")


def build(folder, stories, settings=SETTINGS):
    """A site of these stories as of now."""
    (folder / "site.yml").write_text(settings)
    write(folder, stories)
    broadsheet("build", "--site", folder, "--at", NOW.isoformat())
    return Output(folder / "Public", URL)


@pytest.fixture
def folder(tmp_path, sites):
    expect((sites["sample"].root / "sitemap.xml").is_file(), "sitemaps", "there is no sitemap.xml")
    return tmp_path


def test_news_are_two_days_old_at_most(folder):
    site = build(folder, [
        ("inside", NOW - timedelta(hours=47, minutes=59)),
        ("outside", NOW - timedelta(hours=48, minutes=1)),
        ("held", NOW + timedelta(minutes=1)),
    ])
    assert read(site, "/news-sitemap.xml") == [[f"{URL}/news/inside/"]]
    assert f"{URL}/news/outside/" in read(site, "/sitemap.xml")[0]
    assert "held" not in site.text("/sitemap.xml") + site.text("/news-sitemap.xml")


def test_no_news_is_an_empty_sitemap(folder):
    site = build(folder, [("outside", NOW - 3 * DAY)])
    assert read(site, "/news-sitemap.xml") == [[]]


@pytest.mark.parametrize("count, parts", [(1_000, [1_000]), (1_001, [1_000, 1])])
def test_news_sitemap_has_a_thousand_stories_at_most(folder, count, parts):
    site = build(folder, [(f"story-{number}", NOW - timedelta(minutes=number)) for number in range(1, count + 1)])
    assert [len(part) for part in read(site, "/news-sitemap.xml")] == parts
    assert site.text("/news-sitemap.xml").count("<sitemap>") == (0 if len(parts) == 1 else len(parts))


def test_sitemap_has_fifty_thousand_addresses_at_most(folder):
    (folder / "templates").mkdir()
    for template in (PROJECT / "templates").glob("*.html"):
        if template.name != "base.html":
            (folder / "templates" / template.name).write_text(PAGE)
    # The front page and the fifty pages of the section make it fifty thousand.
    site = build(folder, [(f"story-{number}", NOW - 9 * DAY) for number in range(49_949)], BARE)
    assert [len(part) for part in read(site, "/sitemap.xml")] == [50_000]
    site = build(folder, [("one-more", NOW - 9 * DAY)], BARE)
    assert [len(part) for part in read(site, "/sitemap.xml")] == [50_000, 1]


def test_schema_refuses_what_the_protocol_does():
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    news = """<news:news><news:publication><news:name>B</news:name><news:language>en</news:language></news:publication>
    <news:publication_date>2022-12-15T12:00:00Z</news:publication_date><news:title>T</news:title></news:news>"""
    loc = "<loc>https://a.example.org/</loc>"
    urlset = lambda inside: f"<urlset {space}><url>{inside}</url></urlset>"
    assert not faults(urlset(loc + "<lastmod>2022-12-15</lastmod>" + news))
    for wrong in [
        "<loc>/relative/</loc>", loc + "<lastmod>2022-12-15T12:00:00</lastmod>", loc + "<lastmod>15/12/2022</lastmod>",
        loc + "<extra/>", loc + news.replace(">en<", ">en-GB<"), loc + news.replace(">T<", "><"),
        loc + re.sub("<news:publication_date>.*?</news:publication_date>", "", news), loc + loc,
    ]:
        assert faults(urlset(wrong)), wrong
    assert faults(f"<sitemapindex {space}></sitemapindex>")
