"""How time and memory grow with the number of articles, from 10,000 on."""

from bench_site import BenchSite
from machine import caches_can_be_emptied
from report import Goal, seconds, table
from timing import peak_bytes, timed

FEWER = 10_000
RUNS = 3


class Growth:
    """Broadsheet on a site of 10,000 articles and on one of more."""

    def __init__(self, count):
        self.count = count
        self.times = {}
        self.peaks = {}

    def measure(self, tell):
        for count in [FEWER, self.count]:
            tell(f"making {count:,} articles")
            site = BenchSite(count)
            site.make()
            command = site.broadsheet_command()
            tell(f"building {count:,} articles")
            self.peaks[count] = peak_bytes(command)
            self.times[count] = {
                "clean": timed(command, RUNS, [count, "afresh"], warmup=0),
                "nothing changed": timed(command, RUNS, [count, "nothing"]),
                "one story's text changed": timed(command, RUNS, [count, "text"]),
            }
            site.empty()

    @property
    def goals(self):
        times = {count: self.times[count]["clean"].median for count in self.times}
        proportion = self.count / FEWER
        return [
            Goal("time of a clean build, against that of 10,000", proportion, times[self.count] / times[FEWER], "times"),
            Goal("peak memory, against that of 10,000", proportion, self.peaks[self.count] / self.peaks[FEWER], "times"),
            Goal("peak memory", 1000, self.peaks[self.count] / 1e6, "MB"),
        ]

    def text(self):
        rows = [
            [name, *(seconds(self.times[count][name].median) for count in self.times)] for name in self.times[FEWER]
        ]
        rows.append(["peak memory of a clean build", *(f"{self.peaks[count] / 1e6:,.0f} MB" for count in self.times)])
        state = "emptied" if caches_can_be_emptied() else "not emptied (that takes root)"
        return "\n\n".join([
            f"The system's caches were {state} before each clean build, and the articles read.",
            table(["what was to be reached", "goal", "measured", "reached"], [goal.cells for goal in self.goals]),
            table(["work, median", *(f"{count:,} articles" for count in self.times)], rows),
        ])
