"""No page scrolls sideways on a screen of 320 px (WCAG 1.4.10)."""

from browser import tab, visit

WIDTH = 320


def overflow(page):
    """What reaches beyond the screen: nothing, or the width and the elements that stick out."""
    return page.evaluate("""(width) => {
        const root = document.documentElement;
        if (root.scrollWidth <= width) return [];
        const out = [...document.body.querySelectorAll("*")].filter((element) => {
            const box = element.getBoundingClientRect();
            return box.width > 0 && (box.right > width + 0.5 || box.left < -0.5);
        });
        const names = out.slice(0, 5).map((element) => element.cloneNode(false).outerHTML.slice(0, 80));
        return [`${root.scrollWidth} px wide`, ...names];
    }""", WIDTH)


def test_reflows(place, browser):
    with tab(browser, width=WIDTH) as page:
        visit(page, place.address)
        problems = overflow(page)
    assert not problems, f"{place.path}\n" + "\n".join(problems)


def test_finds_a_page_that_is_too_wide(browser, broken):
    with tab(browser, width=WIDTH) as page:
        for name in ["wide.html", "wide-to-the-left.html"]:
            visit(page, f"{broken}/{name}")
            assert overflow(page)
