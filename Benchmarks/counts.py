"""Instructions that Broadsheet takes, which repeat on a noisy machine."""

import subprocess

from bench_site import BenchSite
from places import BROADSHEET, WORK
from report import table
from timing import edit_command, instructions

COUNT = 500
EDITS = {
    "everything": "clean build",
    "nothing": "nothing changed",
    "text": "one story's text changed",
    "template": "a template changed",
}


class Counts:
    """Counts on a site of 500 articles, on one core."""

    def __init__(self):
        self.instructions = {}

    def measure(self, tell):
        site = BenchSite(COUNT)
        site.make()
        # valgrind gives up on what newer compilers write for debuggers.
        stripped = WORK / "broadsheet"
        subprocess.run(["strip", "-g", "-o", stripped, BROADSHEET], check=True)
        for edit, name in EDITS.items():
            tell(f"instructions: {name}")
            subprocess.run(edit_command(COUNT, edit), check=True)
            self.instructions[name] = instructions([stripped, *site.broadsheet_command("--jobs", "1")[1:]])

    def text(self):
        rows = [[name, f"{count / 1e6:,.0f}"] for name, count in self.instructions.items()]
        return table([f"work, {COUNT} articles", "million instructions"], rows)
