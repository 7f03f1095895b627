"""Broadsheet against Hugo and the floor on one site: all rows of the first table."""

import re
import subprocess
from dataclasses import dataclass, field

import floor_list
from bench_site import BenchSite
from places import TEMPLATE_BENCHMARK
from report import Goal, seconds, table
from timing import edit_command, peak_bytes, timed
from written import snapshot, written

EDITS = {
    "text": "one story's text changed",
    "tag": "one tag added",
    "template": "a template changed",
    "configuration": "`site.yml` changed",
}
RUNS, HUGO_RUNS = 7, 3
# Edits after which so many files are replaced that a disk may need minutes to recover.
GREAT_EDITS, GREAT_EDIT_RUNS = ["template", "configuration"], 3
# Of clean builds: how often each is timed in turn, and the runs of each turn. Broadsheet and the floor are quick to
# measure, Hugo is not.
TURNS, QUICK_RUNS = 5, 2


@dataclass
class Comparison:
    """What was measured on the site of so many articles."""

    count: int
    times: dict = field(default_factory=dict)
    pages: dict = field(default_factory=dict)
    files: dict = field(default_factory=dict)
    bytes: dict = field(default_factory=dict)
    peaks: dict = field(default_factory=dict)
    written: dict = field(default_factory=dict)
    page_microseconds: float = 0

    def measure(self, tell):
        site = BenchSite(self.count)
        tell(f"making {self.count:,} articles")
        site.make()
        self.compare_output(site, tell)
        self.measure_clean(site, tell)
        self.time("Hugo, text", site.hugo_command(), HUGO_RUNS, "text", tell, warmup=0)
        self.measure_edits(site, tell)
        tell("a page through the template engine")
        said = subprocess.run([TEMPLATE_BENCHMARK], capture_output=True, text=True, check=True).stdout
        self.page_microseconds = float(re.search(r"([0-9.]+) microseconds a page", said)[1])

    def compare_output(self, site, tell):
        """Builds once with each for the peaks, and requires the same pages of both."""
        tell("building once with each")
        self.peaks["Broadsheet"] = peak_bytes(site.broadsheet_command())
        self.peaks["Hugo"] = peak_bytes(site.hugo_command())
        site.floor_list.write_text("\n".join(floor_list.lines(site.content, site.output)) + "\n")
        for name, output in [("Broadsheet", site.output), ("Hugo", site.hugo_output)]:
            files = [path for path in output.rglob("*") if path.is_file()]
            self.files[name] = len(files)
            self.bytes[name] = sum(path.stat().st_size for path in files)
            self.pages[name] = sum(path.suffix == ".html" for path in files)
        if self.pages["Broadsheet"] != self.pages["Hugo"]:
            raise SystemExit(f"not the same pages: {self.pages}")

    def measure_clean(self, site, tell):
        """In turns, so that a machine that gets slower or faster meanwhile does so for all of them."""
        rows = {
            "Broadsheet, clean": (site.broadsheet_command(), QUICK_RUNS),
            "floor, clean": (site.floor_command(1), QUICK_RUNS),
            "floor with 2 threads, clean": (site.floor_command(2), QUICK_RUNS),
            "Hugo, clean": (site.hugo_command(), 1),
        }
        for _ in range(TURNS):
            for name, (command, runs) in rows.items():
                self.time(name, command, runs, "everything", tell, warmup=0)

    def measure_edits(self, site, tell):
        subprocess.run(site.broadsheet_command(), check=True)
        for edit in ["nothing", *EDITS]:
            runs, warmup = (GREAT_EDIT_RUNS, 0) if edit in GREAT_EDITS else (RUNS, 1)
            self.time(f"Broadsheet, {edit}", site.broadsheet_command(), runs, edit, tell, warmup)
        before = snapshot(site.output)
        for edit in EDITS:
            subprocess.run(edit_command(self.count, edit), check=True)
            subprocess.run(site.broadsheet_command(), check=True)
            after = snapshot(site.output)
            self.written[edit] = written(before, after)
            before = after

    def time(self, name, command, runs, edit, tell, warmup):
        """Adds the runs to those of the row."""
        tell(name)
        timing = timed(command, runs, [self.count, edit], warmup)
        self.times[name] = self.times[name] + timing if name in self.times else timing

    def median(self, name):
        return self.times[name].median

    @property
    def goals(self):
        clean = self.median("Broadsheet, clean")
        milliseconds = {edit: self.median(f"Broadsheet, {edit}") * 1000 for edit in ["nothing", *EDITS]}
        return [
            Goal("clean build, against Hugo's", 15, self.median("Hugo, clean") / clean, "times as fast", at_least=True),
            Goal("clean build, against the floor's", 2.5, clean / self.median("floor, clean"), "times its time"),
            Goal("peak memory, against Hugo's", 1 / 6, self.peaks["Broadsheet"] / self.peaks["Hugo"], "of it"),
            Goal("nothing changed", 60, milliseconds["nothing"], "ms"),
            Goal("one story's text changed", 120, milliseconds["text"], "ms"),
            Goal("the same, against Hugo", 0.01, self.median("Broadsheet, text") / self.median("Hugo, text"), "of its time"),
            Goal("the same: files written whose bytes are the same", 0, self.written["text"].needless, "files"),
            *(
                Goal(f"{EDITS[edit]}, against a clean build", 1, milliseconds[edit] / 1000 / clean, "of its time")
                for edit in ["tag", "template", "configuration"]
            ),
            Goal("one page of 45 tags through the template engine", 0.02, self.page_microseconds / 1000, "ms"),
        ]

    def text(self):
        """The section of the report."""
        heads = ["work", "median", "fastest", "processor time", "runs", "files written"]
        return "\n\n".join([
            table(["what was to be reached", "goal", "measured", "reached"], [goal.cells for goal in self.goals]),
            table(heads, [self.cells(name) for name in self.times]),
            table(["", "pages", "files", "bytes of output", "peak memory"], [self.sizes(name) for name in self.peaks]),
        ])

    def cells(self, name):
        time = self.times[name]
        files = self.written.get(name.removeprefix("Broadsheet, "), "")
        return [name, seconds(time.median), seconds(time.fastest), seconds(time.processor), len(time.runs), files]

    def sizes(self, name):
        megabytes = [f"{count / 1e6:,.0f} MB" for count in (self.bytes[name], self.peaks[name])]
        return [name, f"{self.pages[name]:,}", f"{self.files[name]:,}", *megabytes]
