"""A small newspaper that is built, edited and published, and what a publish said."""

import copy
import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import yaml

from sites import BROADSHEET, PROJECT, broadsheet

# So late that nothing of the paper was still to change after it: of a build that has something due, publish warns.
MOMENT = "2022-12-18T12:00:00Z"
ADDRESS = "https://post.example.org"

# What of the machine that runs the tests would speak along: keys, settings of rclone and git, other certificates.
FOREIGN = ("AWS_", "RCLONE_", "CLOUDFLARE_", "GIT_", "CURL_", "SSL_", "SSH_")


@dataclass(frozen=True)
class Run:
    """How a run of `broadsheet publish` ended."""

    code: int
    out: str
    err: str

    @property
    def plan(self):
        """What it told to programs."""
        return json.loads(self.out)

    @property
    def uploads(self):
        return [upload["file"] for upload in self.plan["uploads"]]

    @property
    def complaint(self):
        """The one line of an error, without its hint."""
        lines = self.err.strip().splitlines()
        assert 1 <= len(lines) <= 2 and lines[0].startswith("broadsheet: "), f"not one line:\n{self.err}"
        if self.out:
            assert self.plan["error"].startswith(lines[0].removeprefix("broadsheet: ")) and not self.plan["published"]
        return lines[0]


class Paper:
    """A site with its own copy of the theme. Targets are given by name, as in site.yml."""

    def __init__(self, folder, settings=None, env=None, **targets):
        self.folder = folder
        self.output = folder / "Public"
        self.env = env or {}
        shutil.copytree(PROJECT / "templates", folder / "templates")
        self.settings = {"title": "The Harbour Post", "url": ADDRESS, "lists": {"archive": False}, **(settings or {})}
        self.configure(**targets)
        for name in ["world/talks", "world/ferry", "business/harvest"]:
            self.story(name, "It was said and written down.")
        (folder / "content/world/tide.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
        self.story("world/tide", "![The tide](tide.svg)")

    def copy(self, folder):
        """The same paper somewhere else, as from a fresh checkout: nothing of what was built or published."""
        shutil.copytree(self.folder, folder, ignore=shutil.ignore_patterns("Public", ".broadsheet"))
        return copy.copy(self).at(folder)

    def at(self, folder):
        self.folder, self.output = folder, folder / "Public"
        return self

    def configure(self, **targets):
        if targets:
            self.settings["publish"] = targets
        (self.folder / "site.yml").write_text(yaml.safe_dump(self.settings, sort_keys=False))

    def story(self, name, text):
        """Writes a story, as `section/slug`."""
        file = self.source(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\ntitle: Of {file.stem}\ndate: 2022-12-15T09:00:00Z\n---\n{text}\n")

    def source(self, name):
        return self.folder / f"content/{name}.md"

    def restyle(self, rule):
        """Changes the style, and with it the name of its file on every page."""
        with (self.folder / "templates/assets/style.css").open("a") as style:
            style.write(f"\n{rule}\n")

    def edit(self):
        """Something new, something changed, something deleted and another style at once."""
        self.story("world/storm", "It came over night.")
        self.story("world/talks", "It was said once more.")
        self.source("business/harvest").unlink()
        self.restyle("h1 { letter-spacing: 1px; }")

    def add_odd_name(self):
        """A picture whose name means something to shells, patterns, addresses and lists; returns its file."""
        picture = self.folder / "content/world/Übersicht & 100 % (neu)+1 'a' #2.svg"
        picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>')
        self.story("world/odd", f"![All of it](<{picture.name.replace('%', '%25').replace('#', '%23')}>)")
        return picture

    def build(self, *arguments):
        broadsheet("build", "--site", self.folder, "--at", MOMENT, "--quiet", *arguments)
        return self

    def command(self, *arguments):
        return [str(it) for it in [BROADSHEET, "publish", *arguments, "--site", self.folder, "--format", "json"]]

    @property
    def environment(self):
        own = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
        return {**own, **self.env}

    def publish(self, *arguments, code=0, **env):
        """Runs `broadsheet publish`, which has to end with this exit code; None lets it end as it likes."""
        run = subprocess.run(
            self.command(*arguments), capture_output=True, text=True, timeout=120, env={**self.environment, **env}
        )
        assert code in (run.returncode, None), f"ended with {run.returncode}, not {code}:\n{run.stdout}{run.stderr}"
        return Run(run.returncode, run.stdout, run.stderr)

    def shadow(self, program, script):
        """Puts a program of this name before the real one: shell lines that run ahead of it, with its arguments."""
        programs = self.folder.parent / "shadows"
        programs.mkdir(exist_ok=True)
        (programs / program).write_text(f'#!/bin/sh\nPATH=${{PATH#*:}}\n{script}\nexec {program} "$@"\n')
        (programs / program).chmod(0o755)
        self.env = {**self.env, "PATH": f"{programs}:{self.environment['PATH']}"}

    def files(self):
        """The bytes of every file of the built site."""
        return contents(self.output)


def contents(folder):
    """The bytes of every file under a folder, by path."""
    return {str(it.relative_to(folder)): it.read_bytes() for it in Path(folder).rglob("*") if it.is_file()}
