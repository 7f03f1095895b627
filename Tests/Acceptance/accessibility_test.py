"""axe finds no violation of WCAG 2.2 at level AA, in any width and scheme. Every view is kept as a picture."""

import re
import warnings

from axe_playwright_python.sync_playwright import Axe

from browser import SCHEMES, WIDTHS, tab, visit
from conftest import SCREENSHOTS

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ADVICE = ["best-practice"]


def violations(page):
    """What axe finds: the violations of WCAG, and where its advice is not followed."""
    report = Axe().run(page, options={
        "runOnly": {"type": "tag", "values": RULES + ADVICE},
        "resultTypes": ["violations"],
        # WCAG 2.2's target size is off by default.
        "rules": {"target-size": {"enabled": True}},
    }).response
    found, advice = [], []
    for violation in report["violations"]:
        where = "; ".join(str(node["target"]) for node in violation["nodes"][:5])
        line = f"{violation['id']}: {violation['help']}: {where}"
        (found if set(violation["tags"]) & set(RULES) else advice).append(line)
    return found, advice


def take_picture(page, place, width, scheme):
    """Keeps the whole page as a picture for a person to look at."""
    name = re.sub(r"\W+", "-", place.kind)
    page.screenshot(path=SCREENSHOTS / place.site.name / f"{name}-{width}-{scheme}.png", full_page=True)


def test_no_violation_in_any_view(place, browser):
    problems = []
    with tab(browser) as page:
        visit(page, place.address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                found, advice = violations(page)
                problems += [f"{width} px, {scheme}: {line}" for line in found]
                for line in advice:
                    warnings.warn(f"{place.site.name}, {place.kind}: advice: {line}")
                take_picture(page, place, width, scheme)
    assert not problems, f"{place.path}\n" + "\n".join(problems)


def found_on(browser, address, scheme="light"):
    with tab(browser, width=375, color_scheme=scheme) as page:
        visit(page, address)
        return {line.split(":")[0] for line in violations(page)[0]}


def test_finds_missing_text_alternatives_and_labels(browser, broken):
    assert {"image-alt", "label", "html-has-lang", "scrollable-region-focusable"} <= found_on(browser, broken + "/wrong.html")


def test_finds_weak_contrast_in_the_scheme_that_has_it(browser, broken):
    assert "color-contrast" not in found_on(browser, broken + "/dark.html", "light")
    assert "color-contrast" in found_on(browser, broken + "/dark.html", "dark")


def test_finds_small_targets(browser, broken):
    assert "target-size" in found_on(browser, broken + "/wrong.html")
