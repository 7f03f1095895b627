"""Structured data can be read, and says what readers see: headline, byline, dates, section."""

import json
import re
from datetime import datetime

import extruct
import lxml.html
import pytest

from browser import tab
from kinds import expect

STORY = ("NewsArticle", "ReportageNewsArticle", "OpinionNewsArticle", "AnalysisNewsArticle", "AdvertiserContentArticle",
         "LiveBlogPosting")

# The words around the names in a byline.
CONNECTING = {"en": r"By|and|,", "ar": r"بقلم|[،و]"}


def read(text, address):
    """All objects of a page's JSON-LD, as extruct reads them."""
    found = extruct.extract(text, base_url=address, syntaxes=["json-ld", "opengraph"], errors="strict")
    objects = []
    for entry in found["json-ld"]:
        objects += entry.get("@graph", [entry]) if isinstance(entry, dict) else entry
    # extruct passes over what is no JSON at all, so the blocks are counted.
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert len(objects) == sum(count(json.loads(block)) for block in blocks)
    return objects


def count(block):
    return len(block) if isinstance(block, list) else len(block.get("@graph", [block]))


def of_type(objects, *types):
    return [entry for entry in objects if set(types) & set(as_list(entry["@type"]))]


def as_list(value):
    return value if isinstance(value, list) else [value]


def seen(page):
    """What a reader sees at the head of a story."""
    return page.evaluate("""() => {
        const visible = (selector, root = document) =>
            [...root.querySelectorAll(selector)].filter((element) => element.checkVisibility());
        const words = (element) => element.innerText.replace(/\\s+/g, " ").trim();
        const header = document.querySelector("main article header") || document.querySelector("main");
        const byline = visible(".byline", header)[0]?.cloneNode(true);
        byline?.querySelectorAll(".dateline, .meta, time").forEach((element) => element.remove());
        const times = visible("time", header).map((element) => element.dateTime);
        return {
            headlines: visible("h1").map(words),
            byline: byline ? byline.textContent.replace(/\\s+/g, " ").trim() : "",
            times,
            sections: visible(".kicker a", header).map(words),
            canonical: document.querySelector("link[rel=canonical]")?.href,
        };
    }""")


def differences(site, story, view):
    """Where the structured data of a story and what readers see differ."""
    problems = []

    def same(name, machine, reader):
        if machine != reader:
            problems.append(f"{name}: machines read {machine!r}, readers see {reader!r}")

    same("headline", [story["headline"]], view["headlines"])
    same("address", story.get("mainEntityOfPage"), view["canonical"])
    names = [author["name"] for author in as_list(story.get("author", []))
             if author["@type"] != "NewsMediaOrganization" or view["byline"]]
    rest, at = view["byline"], 0
    for name in names:
        at = rest.find(name, at)
        if at < 0:
            problems.append(f"byline: machines read {names}, readers see {view['byline']!r}")
            break
        rest = rest[:at] + rest[at + len(name):]
    else:
        extra = re.sub(CONNECTING[site.language[:2]], "", rest)
        if re.search(r"\w", extra):
            problems.append(f"byline: readers see more than {names}: {view['byline']!r}")
    same("datePublished", story.get("datePublished"), view["times"][0] if view["times"] else None)
    updated = view["times"][1] if len(view["times"]) > 1 else None
    if updated is None and story.get("liveBlogUpdate"):
        # Of live coverage, readers see the time of its newest update.
        updated = story["liveBlogUpdate"][0]["datePublished"]
    if updated or story.get("dateModified") != story.get("datePublished"):
        same("dateModified", story.get("dateModified"), updated)
    for name in ["datePublished", "dateModified"]:
        if name in story and datetime.fromisoformat(story[name]).tzinfo is None:
            problems.append(f"{name} has no offset")
    if view["sections"]:
        same("section", story.get("articleSection"), view["sections"][0])
    same("publisher", story["publisher"]["name"], site.title)
    for picture in as_list(story.get("image", [])):
        address = picture["url"] if isinstance(picture, dict) else picture
        if not (address.startswith(site.url + "/") and site.file(address).is_file()):
            problems.append(f"there is no picture {address}")
    return problems


def stories(site):
    """All pages that tell machines of a story."""
    found = []
    for path in site.pages():
        for story in of_type(read(site.text(path), site.url + path), *STORY):
            found.append((path, story))
    return found


def test_every_story_says_what_readers_see(site, browser):
    found = stories(site)
    articles = [path for path in site.pages() if 'class="page-article"' in site.text(path)]
    assert [path for path, _ in found] == articles and articles
    problems = []
    with tab(browser) as page:
        for path, story in found:
            page.goto(site.address + path)
            problems += [f"{path}: {line}" for line in differences(site, story, seen(page))]
    assert not problems, "\n".join(problems)


def test_every_trail_leads_to_pages_of_those_names(site):
    for path in site.pages():
        objects = read(site.text(path), site.url + path)
        for trail in of_type(objects, "BreadcrumbList"):
            items = trail["itemListElement"]
            assert [item["position"] for item in items] == list(range(1, len(items) + 1))
            for item in items:
                target = item.get("item", site.url + path)
                target = target["@id"] if isinstance(target, dict) else target
                assert target.startswith(site.url), f"{path}: {target}"
                words = headline(site.text(target.removeprefix(site.url) or "/"))
                assert item["name"] == words, f"{path}: {item['name']!r} leads to {words!r}"
            assert headline(site.text(path)) == items[-1]["name"]


def headline(text):
    return " ".join(lxml.html.fromstring(text).xpath("string(//h1)").split())


def test_front_page_names_the_site_and_its_publisher(site):
    objects = read(site.text("/"), site.url + "/")
    (name,) = of_type(objects, "WebSite")
    assert (name["name"], name["url"].rstrip("/")) == (site.title, site.url)


def test_live_coverage_tells_of_each_update(site, browser):
    for path, live in stories(site):
        if live["@type"] != "LiveBlogPosting":
            continue
        updates = live["liveBlogUpdate"]
        expect(updates, "live updates", f"{path} has no updates")
        assert live["coverageStartTime"]
        times = [datetime.fromisoformat(update["datePublished"]) for update in updates]
        assert times == sorted(times, reverse=True), f"{path}: newest first"
        with tab(browser) as page:
            page.goto(site.address + path)
            ids = page.evaluate("[...document.querySelectorAll('main [id]')].map((element) => element.id)")
            entries = [update["url"].split("#")[1] for update in updates]
            assert [name for name in ids if name in entries] == entries, f"{path}: in the order of the page"
            for update, entry in zip(updates, entries):
                part = page.locator(f"[id='{entry}']")
                assert update["url"] == f"{site.url}{path}#{entry}"
                assert " ".join(update["headline"].split()) in " ".join(part.inner_text().split())
                assert part.locator("time").first.get_attribute("datetime") == update["datePublished"]


@pytest.mark.parametrize("change", [
    {"headline": "Another"}, {"author": [{"@type": "Person", "name": "Nobody"}]}, {"author": []},
    {"datePublished": "2001-01-01T00:00:00Z"}, {"dateModified": "2001-01-01T00:00:00Z"},
    {"articleSection": "Another"}, {"image": ["https://courier.example.org/none.jpg"]}, {"mainEntityOfPage": "https://courier.example.org/"},
    {"publisher": {"@type": "Organization", "name": "Another"}},
], ids=lambda change: next(iter(change)))
def test_finds_differences(sites, browser, change):
    site, path = sites["sample"], "/politics/harbour-wall-vote/"
    (story,) = of_type(read(site.text(path), site.url + path), *STORY)
    with tab(browser) as page:
        page.goto(site.address + path)
        view = seen(page)
    assert not differences(site, story, view)
    assert len(differences(site, story | change, view)) == 1
