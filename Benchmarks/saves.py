"""`saves.py [COUNT]`: how long a save takes to the screen, in Chromium, with a preview of so many articles.

From the close of the file, by this machine's clock, to the moment at which the page that is on screen shows what was
saved; and how much of it is the preview's own work on the site, as its panel says. It is printed, and asserted nowhere.
"""

import json
import os
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.request import urlopen

import machine
from bench_site import BenchSite
from places import BROADSHEET, PROJECT
from report import seconds, table

os.environ["BROADSHEET"] = str(BROADSHEET)
sys.path.append(str(PROJECT / "Tests/Acceptance"))

from browser import chromium, tab  # noqa: E402
from preview import Preview  # noqa: E402

SAVES = 15
TEMPLATE = "templates/partials/comments.html"
STYLE = "templates/assets/style.css"

# Resolves when the page is as it has to be, and tells when that was, in milliseconds since 1970.
WATCH = """() => {
    const holds = () => HOLDS;
    window.swapped = new Promise((resolve) => {
        const look = () => holds() && resolve(performance.timeOrigin + performance.now());
        const changes = { subtree: true, childList: true, characterData: true, attributes: true };
        new MutationObserver(look).observe(document, changes);
    });
}"""


def edits(site):
    """What is saved, by name: the file, its text for each turn, and what then holds in the page."""
    story = site.edited_file
    source, title = story.read_text(encoding="utf-8"), f"title: {site.edited.headline}"
    template = (site.root / TEMPLATE).read_text(encoding="utf-8")
    style = (PROJECT / STYLE).read_text(encoding="utf-8")
    file = str(story.relative_to(site.root))
    return {
        "a story's text": (
            file,
            lambda turn: f"{source}\nSaved {turn} times.\n",
            lambda turn: f"document.body.textContent.includes('Saved {turn} times.')",
        ),
        "a headline": (
            file,
            lambda turn: source.replace(title, f"{title} {turn}"),
            lambda turn: f"document.querySelector('h1').textContent.endsWith(' {turn}')",
        ),
        "a template": (
            TEMPLATE,
            lambda turn: template.replace("</h3>", f" {turn}</h3>"),
            lambda turn: f"document.querySelector('#reply-title').textContent.endsWith(' {turn}')",
        ),
        "a style": (
            STYLE,
            lambda turn: f"{style}\nh1 {{ letter-spacing: {turn}px !important; }}\n",
            lambda turn: f"getComputedStyle(document.querySelector('h1')).letterSpacing === '{turn}px'",
        ),
    }


def save(preview, page, file, text, expression):
    """One save: how long it took to the screen, and in the build, in seconds."""
    page.evaluate(WATCH.replace("HOLDS", expression))
    (preview.folder / file).write_text(text, encoding="utf-8", newline="\n")
    closed = time.time()
    swapped = page.evaluate("window.swapped") / 1000
    with urlopen(f"{preview.address}/.broadsheet/page?address=/") as answer:
        built = json.load(answer)["siteMilliseconds"] / 1000
    # People save less often than this.
    time.sleep(0.3)
    return swapped - closed, built


def measure(count):
    site = BenchSite(count)
    site.make()
    rows = []
    with TemporaryDirectory() as folder, chromium() as browser, tab(browser) as page:
        preview = Preview(site.root, Path(folder) / "site")
        preview.stop()
        # Of what the default theme has, the site gets its own copy, which can be saved.
        preview.write_deep(STYLE, (PROJECT / STYLE).read_text(encoding="utf-8"))
        preview.start()
        page.goto(preview.address + site.edited.address)
        while page.evaluate("document.querySelector('broadsheet-preview')?.dataset.shown") is None:
            time.sleep(0.05)
        for name, (file, text, expression) in edits(site).items():
            taken = [save(preview, page, file, text(turn), expression(turn)) for turn in range(1, SAVES + 1)]
            screen, build = zip(*taken)
            rows.append([name, seconds(median(screen)), seconds(max(screen)), seconds(median(build))])
        preview.stop()
    return table(["what is saved", "to the screen, median", "longest", "of it in the build, median"], rows)


if __name__ == "__main__":
    print(f"- {machine.processor()}, {os.cpu_count()} cores, {machine.memory()}")
    print(f"- Broadsheet {machine.commit()}, {machine.said('chromium', '--version')}")
    print(f"\n{measure(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)}")
