"""How long commands take, how much memory and how many instructions."""

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from places import HERE


@dataclass(frozen=True)
class Timing:
    """The runs of one command, in seconds. `processor` is the time of all cores together, of a run on average."""

    runs: list
    processor: float

    def __add__(self, other):
        """The runs of both."""
        runs = self.runs + other.runs
        processor = self.processor * len(self.runs) + other.processor * len(other.runs)
        return Timing(runs, processor / len(runs))

    @property
    def median(self):
        return median(self.runs)

    @property
    def fastest(self):
        return min(self.runs)


def timed(command, runs, edit=None, warmup=1):
    """By hyperfine. `edit` is the site's count of articles and the edit before each run."""
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results.json"
        call = ["hyperfine", "--shell=none", "--style=none", f"--runs={runs}", f"--warmup={warmup}"]
        call += [f"--export-json={results}"]
        if edit:
            call += ["--prepare", words(edit_command(*edit))]
        finished = subprocess.run([*call, words(command)], capture_output=True, text=True)
        if finished.returncode != 0:
            raise SystemExit(f"{words(command)}:\n{finished.stdout}{finished.stderr}")
        found = json.loads(results.read_text())["results"][0]
    return Timing(found["times"], found["user"] + found["system"])


def edit_command(count, edit):
    """Makes an edit to the site of so many articles."""
    return [sys.executable, str(HERE / "edit.py"), str(count), edit]


def peak_bytes(command):
    """The most memory that the command had at a time. Never less than what this process has."""
    process = subprocess.Popen(list(map(str, command)))
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{words(command)}: ended with {process.returncode}")
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def instructions(command):
    """How many instructions the command takes, by callgrind."""
    call = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *map(str, command)]
    finished = subprocess.run(call, capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", finished.stderr)
    if finished.returncode != 0 or not found:
        raise SystemExit(f"{words(call)}:\n{finished.stdout}{finished.stderr}")
    return int(found[1])


def words(command):
    return shlex.join(map(str, command))
