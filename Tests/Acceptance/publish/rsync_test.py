"""The same on another machine: only what changed crosses the wire, and a wire that breaks leaves a whole release."""

import random
import subprocess

import pytest

from child import free_port
from paper import contents
from releases import releases, shows


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "srv/post"


@pytest.fixture
def unpublished(paper, machine, folder):
    """A paper that is built, for a folder on the machine that is not there yet."""
    yield paper(env=machine.env, server=machine.target(folder)).build()
    machine.line.cut_after(None)


@pytest.fixture
def server(unpublished, machine, folder):
    """A paper whose first edition is on the machine."""
    unpublished.publish()
    assert contents(folder / "current") == unpublished.files()
    machine.line.cut_after(None)
    return unpublished


def test_unchanged_site_sends_nothing_and_makes_no_release(server, folder):
    before = releases(folder)
    plan = server.publish().plan
    assert plan["totals"]["uploads"] == 0 and plan["totals"]["unchanged"] == len(server.files())
    assert releases(folder) == before


def test_only_what_changed_crosses_the_wire(server, machine, folder):
    # Bytes that no compression makes fewer.
    noise = random.Random(6).randbytes(600_000)
    (server.folder / "content/world/film.mp4").write_bytes(noise)
    server.story("world/film", "[The film](film.mp4)")
    server.build().publish()
    assert machine.line.sent > 600_000
    machine.line.cut_after(None)
    server.edit()
    plan = server.build().publish().plan
    assert machine.line.sent < 300_000
    assert plan["totals"]["new"] and plan["totals"]["changed"] and plan["deletions"]
    assert shows(folder, server.files())


def test_unchanged_files_keep_their_place_on_the_disk_and_their_times(server, folder):
    first = (folder / "current").resolve()
    server.story("world/talks", "It was said once more.")
    server.build().publish()
    second = (folder / "current").resolve()
    same = [it for it in server.files() if (first / it).read_bytes() == (second / it).read_bytes()]
    assert same and first != second
    for file in same:
        assert (first / file).stat() == (second / file).stat(), file


def test_file_of_the_same_size_is_sent(server, folder):
    server.story("world/talks", "It was said and written dawn.")
    plan = server.build().publish().plan
    assert "world/talks/index.html" in [upload["file"] for upload in plan["uploads"]]
    assert shows(folder, server.files())


def test_rollback_goes_back_and_publishing_forward_again(server, folder):
    first = server.files()
    server.edit()
    server.build().publish()
    server.publish("--rollback")
    assert shows(folder, first)
    server.publish("--rollback", code=3)
    assert shows(folder, first)
    server.publish()
    assert shows(folder, server.files())


def test_two_publishes_at_once_leave_one_whole_release(server, folder, tmp_path):
    papers = [server.copy(tmp_path / f"desk-{number}") for number in range(2)]
    for number, paper in enumerate(papers):
        paper.story("world/talks", f"It was said {number} times.")
        paper.build()
    runs = [
        subprocess.Popen(paper.command(), env=paper.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for paper in papers
    ]
    codes = [(run.communicate(timeout=60), run.returncode)[1] for run in runs]
    assert 0 in codes and set(codes) <= {0, 3}
    assert any(code == 0 and shows(folder, paper.files()) for code, paper in zip(codes, papers))


def test_web_server_may_read_all_of_it_whatever_the_umask_there(server, folder):
    # `machine.py` has sshd set one that keeps everybody out.
    release = (folder / "current").resolve()
    for there in [folder, folder / "releases", release, *release.rglob("*")]:
        assert there.stat().st_mode & 0o777 == (0o755 if there.is_dir() else 0o644), there


def test_only_so_many_releases_are_kept(server, machine, folder):
    server.configure(server=machine.target(folder, keep=2))
    for number in range(3):
        server.story("world/talks", f"It was said {number} times.")
        server.build().publish()
        assert len(releases(folder)) == 2
    assert shows(folder, server.files())


@pytest.mark.parametrize("path", ["/srv/$HOME; true", "/srv/it's", "/srv/../etc", "srv/post", "/", "/srv/a b"])
def test_path_that_a_shell_would_take_for_more_is_refused(unpublished, machine, path):
    unpublished.configure(server=machine.target(path))
    run = unpublished.publish(code=1)
    assert "site.yml:" in run.err and "path" in run.err


def test_odd_names_arrive_and_go(server, folder):
    picture = server.add_odd_name()
    plan = server.build().publish().plan
    assert any("neu" in upload["file"] for upload in plan["uploads"]) and shows(folder, server.files())
    assert server.publish().plan["uploads"] == []
    picture.unlink()
    server.source("world/odd").unlink()
    plan = server.build().publish().plan
    assert any("neu" in file for file in plan["deletions"]) and shows(folder, server.files())


def test_dry_run_changes_nothing_there(server, folder):
    before = contents(folder)
    server.edit()
    plan = server.build().publish("--dry-run").plan
    assert plan["totals"]["uploads"] and contents(folder) == before


def test_wrong_key_is_one_line(unpublished, machine, folder):
    unpublished.configure(server=machine.target(folder, identity=str(machine.folder / "stranger")))
    assert "key" in unpublished.publish(code=3).complaint


def test_changed_key_of_the_host_is_one_line(unpublished, machine):
    machine.know((machine.folder / "stranger.pub").read_text())
    try:
        assert "changed" in unpublished.publish(code=3).complaint
    finally:
        machine.know((machine.folder / "host.pub").read_text())


def test_unknown_host_is_one_line_and_stays_unknown(unpublished, machine):
    machine.know("")
    try:
        assert "known" in unpublished.publish(code=3).complaint
        assert (machine.folder / "known_hosts").read_text() == ""
    finally:
        machine.know((machine.folder / "host.pub").read_text())


def test_machine_that_does_not_answer_is_one_line(unpublished, machine, folder):
    unpublished.configure(server=machine.target(folder, port=free_port()))
    assert "refused" in unpublished.publish(code=3).complaint


def test_folder_that_cannot_be_made_is_one_line(unpublished, machine, tmp_path):
    (tmp_path / "file").write_text("mine")
    unpublished.configure(server=machine.target(tmp_path / "file/post"))
    assert "file" in unpublished.publish(code=3).complaint


def test_line_that_breaks_leaves_the_release_before_and_the_next_run_finishes(server, machine, folder):
    def edit(number):
        server.story("world/talks", f"It was said {number} times.")
        server.restyle(f"h2 {{ letter-spacing: {number}px; }}")
        return server.build()

    edit(0).publish()
    whole = machine.line.sent
    for step in range(1, 7):
        before = server.files()
        edit(step)
        machine.line.cut_after(whole * step // 7)
        assert server.publish(code=3).complaint
        assert shows(folder, before) or shows(folder, server.files())
        machine.line.cut_after(None)
        server.publish()
        assert shows(folder, server.files())
    assert len(releases(folder)) <= 5
