"""Debian's Chromium, without a way out of this machine."""

import shutil
from contextlib import contextmanager

from playwright.sync_api import sync_playwright

# The widths and schemes in which every page is looked at.
WIDTHS = [375, 1280]
SCHEMES = ["light", "dark"]


@contextmanager
def chromium():
    """A running browser."""
    path = shutil.which("chromium")
    assert path, "chromium is missing: run Scripts/acceptance-setup.sh"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            # No test may depend on what is outside.
            args=["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
        )
        yield browser
        browser.close()


@contextmanager
def tab(browser, width=1280, height=800, **options):
    """A page with a fresh profile."""
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **options)
    context.set_default_timeout(30_000)
    # What frames of other hosts show is not ours: they are empty.
    context.route("https://**", lambda route: route.fulfill(content_type="text/html", body="<!DOCTYPE html>"))
    yield context.new_page()
    context.close()


def visit(page, address):
    """Opens an address, and all that waits there for a reader to scroll."""
    answer = page.goto(address)
    page.evaluate("""async () => {
        // A frame's contents are not ours, and Chromium does not always tell that one in a process of its own is done.
        const shown = (frame) => new Promise((resolve) => {
            frame.addEventListener("load", resolve, { once: true });
            setTimeout(resolve, 2_000);
        });
        const frames = [...document.querySelectorAll("iframe[loading=lazy]")].map(shown);
        for (const lazy of document.querySelectorAll("[loading=lazy]")) lazy.loading = "eager";
        await Promise.all([...frames, ...[...document.images].map((picture) => picture.decode().catch(() => {}))]);
    }""")
    return answer
