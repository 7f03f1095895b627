"""Older addresses lead to the story, by a page and by the maps that servers read."""

import re
from urllib.parse import urljoin

from lxml import html

from browser import tab
from kinds import expect


def redirects(site):
    """Older addresses and where their pages lead, from the host's root."""
    found = {}
    for path in site.pages():
        refresh = html.parse(site.file(path)).xpath("//meta[@http-equiv='refresh']/@content")
        if refresh:
            found[path] = urljoin(path, re.fullmatch(r"0; ?url=(.+)", refresh[0])[1])
    return found


def test_older_address_leads_to_the_story(sites, browser):
    site = sites["arabic"]
    assert redirects(site)["/old/lighthouse/"] == "/harbour/lighthouse/"
    with tab(browser, java_script_enabled=False) as page:
        page.goto(site.address + "/old/lighthouse/")
        page.wait_for_url(site.address + "/harbour/lighthouse/")


def test_every_older_address_leads_to_a_page(site):
    for path, target in redirects(site).items():
        assert site.file(target).is_file(), f"{path} leads to {target}"


def test_maps_for_servers_say_the_same(site):
    file, nginx = site.root / "_redirects", site.root / "redirects.nginx.conf"
    wanted = redirects(site)
    expect(file.is_file() or not wanted, "redirects for servers", "there is no _redirects")
    if not wanted:
        return
    lines = [line.split() for line in file.read_text().splitlines() if line.strip() and not line.startswith("#")]
    assert all(status == "301" for _, _, status in lines)
    assert {old: new for old, new, _ in lines} == wanted
    for old, new in wanted.items():
        assert re.search(rf'^\s*"?~?\^?{re.escape(old)}\S*"?\s+"?{re.escape(new)}"?;', nginx.read_text(), re.MULTILINE)
