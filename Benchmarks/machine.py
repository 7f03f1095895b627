"""The machine that was measured on, and the versions of what was measured."""

import os
import platform
import re
import subprocess
from pathlib import Path

from places import PROJECT, WORK, hugo

CACHES = Path("/proc/sys/vm/drop_caches")


def description():
    """Lines of a list in Markdown."""
    return [
        f"- {processor()}, {os.cpu_count()} cores, {memory()}, {platform.system()} {platform.release()}",
        f"- disk: {disk()}",
        f"- Broadsheet {commit()}, Hugo {hugo_version()}, cmark {said('pkg-config', '--modversion', 'libcmark')}, "
        + said("swift", "--version").splitlines()[0],
    ]


def said(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=PROJECT).stdout.strip()


def processor():
    about = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*: (.+)", about.read_text()) if about.is_file() else None
    return found[1] if found else platform.processor() or platform.machine()


def memory():
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / (1 << 30):.0f} GiB"


def disk():
    """The file system that the sites are on."""
    mounts = Path("/proc/mounts")
    if not mounts.is_file():
        return "unknown"
    lines = [line.split() for line in mounts.read_text().splitlines()]
    holding = [line for line in lines if WORK.is_relative_to(line[1])]
    device, _, kind, options = max(holding, key=lambda line: len(line[1]))[:4]
    return f"{kind} on {device} ({options})"


def caches_can_be_emptied():
    return os.access(CACHES, os.W_OK)


def empty_caches():
    """The system forgets what it holds of files in its memory, where it lets itself be told."""
    if caches_can_be_emptied():
        CACHES.write_text("3")


def commit():
    """With a plus where files differ from the commit."""
    changed = said("git", "status", "--porcelain", "--", "Sources", "Package.swift", "templates")
    return said("git", "rev-parse", "--short=10", "HEAD") + ("+" if changed else "")


def hugo_version():
    return re.search(r"v([0-9.]+)", said(str(hugo()), "version"))[1]
