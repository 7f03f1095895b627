"""The sites that are looked at: built with the debug binary, served on the loopback interface."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import quote, unquote

from server import Server

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
BROADSHEET = Path(os.environ.get("BROADSHEET", PROJECT / ".build/debug/broadsheet"))

# The sample newsroom, one that writes from right to left, and one with everything that strains a page.
SOURCES = {"sample": PROJECT, "arabic": HERE / "arabic", "awkward": HERE / "awkward"}

# The moment as of which each is built: soon after its newest story, so that there are news and a banner.
MOMENTS = {
    "sample": "2022-12-16T12:00:00Z",
    "arabic": "2022-11-09T06:00:00+02:00",
    "awkward": "2022-11-04T12:00:00Z",
}


def broadsheet(*arguments):
    """Runs the command; what it printed. Fails with its words where it fails."""
    run = subprocess.run([BROADSHEET, *map(str, arguments)], capture_output=True, text=True)
    assert run.returncode == 0, f"broadsheet {' '.join(map(str, arguments))}:\n{run.stdout}{run.stderr}"
    return run.stdout


def copy(source, folder):
    """Copies a site's own files, none of its output."""
    folder.mkdir(parents=True)
    for name in ["content", "comments", "templates"]:
        if (source / name).is_dir():
            shutil.copytree(source / name, folder / name)
    shutil.copy(source / "site.yml", folder / "site.yml")
    return folder


class Output:
    """The files of a built site."""

    def __init__(self, root, url):
        self.root = root
        self.url = url

    def pages(self):
        """The addresses of all pages, from the host's root, in order."""
        return [self.path(file) for file in sorted(self.root.rglob("*.html"))]

    def path(self, file):
        """The address of a file, from the host's root, as addresses are written."""
        return "/" + quote(str(file.relative_to(self.root)).removesuffix("index.html"))

    def file(self, path):
        """The file behind an address of this site: a path, or a whole web address."""
        path = unquote(re.sub(r"[?#].*", "", path.removeprefix(self.url)))
        file = self.root / path.lstrip("/")
        return file / "index.html" if path.endswith("/") or path == "" else file

    def text(self, path):
        return self.file(path).read_text()


class Site(Output):
    """A site, built from a copy of its source, and the server that shows it."""

    def __init__(self, name, source, folder, moment, change=None):
        """Builds as of a moment. `change` turns the text of site.yml into another, given this site."""
        self.name = name
        self.server = Server()
        self.address = self.server.address
        self.source = copy(source, folder / "site")
        settings = self.source / "site.yml"
        if change:
            settings.write_text(change(self, settings.read_text()))
        super().__init__(folder / "output", setting(settings.read_text(), "url"))
        self.title = setting(settings.read_text(), "title")
        self.language = setting(settings.read_text(), "language")
        broadsheet("build", "--site", self.source, "--output", self.root, "--at", moment)
        self.server.show(self.root)


def setting(text, key):
    """The text of a key at the top level of site.yml."""
    found = re.search(rf"^{key}:[ ]*(.+)$", text, re.MULTILINE)
    return found[1].strip().strip("\"'") if found else ""
