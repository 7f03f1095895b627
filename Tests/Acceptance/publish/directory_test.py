"""A folder of releases: the switch loses no request, whatever happens leaves a whole release in front of readers."""

import random
import re
import resource
import signal
import subprocess
import threading
import time
from http.client import HTTPConnection
from urllib.parse import urljoin, urlsplit

import pytest

from paper import contents
from releases import releases, shows

SEED = 6


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "srv/post"


@pytest.fixture
def office(paper, folder):
    """A paper with a directory target; nothing is published yet."""
    return paper(office={"to": "directory", "path": str(folder)})


def test_publish_makes_a_release_and_points_to_it(office, folder):
    office.build().publish()
    assert (folder / "current").is_symlink() and len(releases(folder)) == 1
    assert contents(folder / "current") == office.files()


def test_path_may_be_relative_to_the_site(paper):
    made = paper(office={"to": "directory", "path": "srv/here"}).build()
    made.publish()
    assert shows(made.folder / "srv/here", made.files())


def test_unchanged_site_makes_no_release(office, folder):
    office.build().publish()
    before = releases(folder)
    plan = office.publish().plan
    assert plan["totals"]["uploads"] == 0 and plan["totals"]["unchanged"] == len(office.files())
    assert releases(folder) == before


def test_unchanged_files_keep_their_place_on_the_disk_and_their_times(office, folder):
    office.build().publish()
    first = (folder / "current").resolve()
    office.story("world/talks", "It was said once more.")
    office.build().publish()
    second = (folder / "current").resolve()
    same = [it for it in office.files() if (first / it).read_bytes() == (second / it).read_bytes()]
    assert same and first != second
    for file in same:
        assert (first / file).stat() == (second / file).stat(), file


def test_styles_of_the_release_before_stay_reachable(office, folder):
    office.build().publish()
    old = [it for it in office.files() if it.startswith("assets/style")]
    office.edit()
    plan = office.build().publish().plan
    assert old[0] not in office.files() and (folder / "current" / old[0]).is_file()
    assert old[0] not in plan["deletions"]
    assert not (folder / "current/business/harvest/index.html").exists()
    assert shows(folder, office.files())


def test_rollback_goes_back_a_release_at_a_time_and_publishing_forward_again(office, folder):
    editions = []
    for number in range(3):
        office.story("world/talks", f"It was said {number} times.")
        office.build().publish()
        editions.append(office.files())
    for files in [editions[1], editions[0]]:
        office.publish("--rollback")
        assert shows(folder, files)
    assert "broadsheet: " in office.publish("--rollback", code=3).complaint
    assert shows(folder, editions[0])
    office.publish()
    assert shows(folder, editions[2])


def test_going_back_never_returns_to_what_was_gone_back_from(office, folder):
    office.build().publish()
    first = office.files()
    office.story("world/talks", "A mistake.")
    office.build().publish()
    office.publish("--rollback")
    office.story("world/talks", "It was said once more.")
    office.build().publish()
    office.publish("--rollback")
    assert shows(folder, first)


def test_only_so_many_releases_are_kept(paper, folder):
    made = paper(office={"to": "directory", "path": str(folder), "keep": 3})
    for number in range(6):
        made.story("world/talks", f"It was said {number} times.")
        made.restyle(f"h2 {{ letter-spacing: {number}px; }}")
        made.build().publish()
        assert len(releases(folder)) == min(number + 1, 3)
    assert shows(folder, made.files())
    # The styles of the three that are kept, and of the one that was given up for the last of them; of no other.
    assert len(list((folder / "current/assets").glob("style.*.css"))) == 4


def test_what_is_not_ours_among_the_releases_stays(paper, folder):
    made = paper(office={"to": "directory", "path": str(folder), "keep": 2})
    (folder / "releases/0000-mine").mkdir(parents=True)
    (folder / "releases/0000-mine/note.txt").write_text("mine")
    (folder / "note.txt").write_text("mine")
    for number in range(4):
        made.story("world/talks", f"It was said {number} times.")
        made.build().publish()
    assert (folder / "releases/0000-mine/note.txt").read_text() == (folder / "note.txt").read_text() == "mine"
    assert len(releases(folder)) == 3


def test_a_hundred_switches_under_load_lose_no_request(office, folder, nginx, tmp_path):
    outputs = [tmp_path / f"edition-{number}" for number in range(3)]
    for number, output in enumerate(outputs):
        office.story("world/talks", f"It was said {number} times.")
        office.restyle(f"h2 {{ letter-spacing: {number}px; }}")
        office.build("--output", output)
    editions = [contents(output) for output in outputs]
    office.publish("--output", outputs[-1])
    address = nginx(folder / "current")
    over = threading.Event()
    wrong, counts = [], []

    def read():
        """Reads pages with all that they show, over one connection, until it is over."""
        connection = HTTPConnection("127.0.0.1", urlsplit(address).port, timeout=20)

        def get(path):
            connection.request("GET", path)
            answer = connection.getresponse()
            body = answer.read()
            if answer.status != 200:
                wrong.append(f"{path}: {answer.status}")
            return body

        count = 0
        while not over.is_set():
            for path in ["/", "/world/", "/world/talks/", "/business/harvest/"]:
                page = get(path)
                if page not in [files[f"{path[1:]}index.html"] for files in editions]:
                    wrong.append(f"{path}: of no edition")
                for asset in re.findall(rb'href="([^"]*assets/[^"]*)"', page):
                    get(urljoin(path, asset.decode()))
                    count += 1
        counts.append(count)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    try:
        for number in range(102):
            office.publish("--output", outputs[number % 3])
    finally:
        over.set()
        for reader in readers:
            reader.join(timeout=30)
    assert wrong == []
    assert len(counts) == 3 and min(counts) > 100
    assert shows(folder, editions[101 % 3])


def test_killed_at_any_instant_a_whole_release_stays(office, folder, tmp_path):
    chance = random.Random(SEED)
    office.build().publish()
    published = office.files()
    for number in range(20):
        office.story("world/talks", f"It was said {number} times.")
        office.restyle(f"h2 {{ letter-spacing: {number}px; }}")
        office.build()
        begun = time.monotonic()
        process = subprocess.Popen(
            office.command(), env=office.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        if number == 0:
            process.wait(timeout=60)
            duration = time.monotonic() - begun
        else:
            time.sleep(chance.uniform(0, duration))
            process.send_signal(signal.SIGKILL)
            process.wait(timeout=60)
        assert shows(folder, published) or shows(folder, office.files()), f"kill {number} of seed {SEED}"
        if shows(folder, office.files()):
            published = office.files()
    office.publish()
    assert shows(folder, office.files())
    assert len(releases(folder)) <= 5 and not list(folder.glob("*.new"))


def test_full_disk_leaves_the_release_before_and_no_remains(office, folder):
    folder.mkdir(parents=True)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", folder], capture_output=True, text=True)
    if mounted.returncode:
        pytest.skip(f"a small disk cannot be made here: {mounted.stderr.strip()}")
    try:
        office.build().publish()
        before, kept = office.files(), releases(folder)
        picture = office.folder / "content/world/tide.svg"
        picture.write_text(picture.read_text() + " " * 2_000_000)
        run = office.build().publish(code=3)
        assert "space" in run.complaint.lower()
        assert shows(folder, before) and releases(folder) == kept
        picture.write_text(picture.read_text().strip())
        office.story("world/talks", "It was said once more.")
        office.build().publish()
        assert shows(folder, office.files())
    finally:
        subprocess.run(["umount", folder], check=True)


def test_file_that_cannot_be_written_leaves_the_release_before(office, folder):
    office.build().publish()
    before, kept = office.files(), releases(folder)
    picture = office.folder / "content/world/tide.svg"
    picture.write_text(picture.read_text() + " " * 300_000)
    office.build()
    # Files may not grow beyond this; with the signal ignored, as Python has it, writing fails.
    run = subprocess.run(
        office.command(),
        env=office.environment,
        capture_output=True,
        text=True,
        timeout=60,
        restore_signals=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000)),
    )
    assert run.returncode == 3 and len(run.stderr.strip().splitlines()) <= 2, run.stderr
    assert shows(folder, before) and releases(folder) == kept


def test_two_publishes_at_once_leave_one_whole_release(office, folder):
    office.build().publish()
    office.edit()
    office.build()
    runs = [
        subprocess.Popen(office.command(), env=office.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    codes = {(run.communicate(timeout=60), run.returncode)[1] for run in runs}
    assert 0 in codes and codes <= {0, 3}
    assert shows(folder, office.files())


@pytest.mark.parametrize("obstacle", ["file", "folder"])
def test_what_is_not_ours_in_the_way_is_one_line(office, folder, obstacle):
    folder.mkdir(parents=True)
    if obstacle == "file":
        (folder / "current").write_text("mine")
    else:
        (folder / "current").mkdir()
        (folder / "current/mine.txt").write_text("mine")
    before = contents(folder)
    assert "current" in office.build().publish(code=3).complaint
    assert contents(folder) == before
