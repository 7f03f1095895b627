"""The whole of every page can be used by keyboard: in order, visibly, to the end and back."""

from browser import WIDTHS, tab, visit
from sites import HERE

SCRIPT = (HERE / "keyboard.js").read_text()


def walk(page, key):
    """Presses the key until the focus leaves the page. The stops passed, in order, and what was wrong."""
    passed, problems, last, inside = [], [], None, 0
    has_frames = page.locator("iframe").count() > 0
    most = len(page.evaluate("keyboard.stops()")) + 5
    while len(passed) < most:
        page.keyboard.press(key)
        focus = page.evaluate("keyboard.focus()")
        if focus is None and has_frames:
            # On its way out of a frame, which is another process, the focus is nowhere for a while.
            page.wait_for_timeout(300)
            focus = page.evaluate("keyboard.focus()")
        # Without a window around it, the page begins again where it ends.
        if focus is None or (len(passed) > 1 and focus["stop"] == passed[0]):
            return passed, problems
        if focus["place"] == last:
            inside += 1
            if inside > focus["holds"]:
                return passed, [*problems, f"{focus['name']} does not let the focus go"]
            continue
        last, inside = focus["place"], 0
        if focus["frame"]:
            continue
        passed.append(focus["stop"])
        problems += [f"{focus['name']} {fault}" for fault in focus["faults"]]
    return passed, [*problems, "the focus never leaves the page"]


def faults(page):
    """What a reader without a pointer cannot do on this page."""
    page.evaluate(SCRIPT)
    stops = page.evaluate("keyboard.stops()")
    problems = []
    for key, order in [("Tab", range(len(stops))), ("Shift+Tab", reversed(range(len(stops))))]:
        passed, wrong = walk(page, key)
        problems += [f"{key}: {line}" for line in wrong]
        order = list(order)
        if passed != order and not wrong:
            at = next((i for i, (a, b) in enumerate(zip(passed, order)) if a != b), min(len(passed), len(order)))
            found, wanted = (
                stops[way[at]] if at < len(way) and way[at] >= 0 else "the end of the page" for way in [passed, order]
            )
            problems.append(f"{key}: stop {at + 1} of {len(stops)} should be {wanted}, and is {found}")
    return problems


def test_reaches_everything_in_order_and_visibly(place, browser):
    problems = []
    for width in WIDTHS:
        with tab(browser, width=width) as page:
            visit(page, place.address)
            problems += [f"{width} px, {line}" for line in faults(page)]
    assert not problems, f"{place.path}\n" + "\n".join(problems)


def test_first_stop_skips_to_the_content(place, browser):
    with tab(browser, width=375) as page:
        visit(page, place.address)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.localName") == "main"
        page.keyboard.press("Tab")
        after = page.evaluate("""() => {
            const element = document.activeElement, main = document.querySelector("main");
            return main.contains(element) || !!(main.compareDocumentPosition(element) & 4);
        }""")
        assert after, "the stop after the skip link stands before the content"


def found_on(browser, address):
    with tab(browser, width=375) as page:
        visit(page, address)
        return "\n".join(faults(page))


def test_finds_focus_that_does_not_show(browser, broken):
    assert "does not show that it has the focus" in found_on(browser, broken + "/wrong.html")


def test_finds_an_order_that_is_not_the_text_s(browser, broken):
    assert "should be" in found_on(browser, broken + "/order.html")


def test_finds_what_the_keyboard_does_not_reach(browser, broken):
    assert "should be" in found_on(browser, broken + "/unreachable.html")


def test_finds_focus_off_screen(browser, broken):
    assert "off screen" in found_on(browser, broken + "/off-screen.html")


def test_finds_a_trap(browser, broken):
    assert "does not let the focus go" in found_on(browser, broken + "/trap.html")
