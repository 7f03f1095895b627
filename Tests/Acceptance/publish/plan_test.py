"""What every target has in common: what is refused before anything happens, and a plan that is what is done."""

import resource
import subprocess

import pytest

from paper import ADDRESS, MOMENT, contents
from sites import BROADSHEET


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "srv/post"


@pytest.fixture
def office(paper, folder):
    return paper({"stories_per_page": 100}, office={"to": "directory", "path": str(folder)})


def test_nothing_built_is_refused(office, folder):
    run = office.publish(code=1)
    assert "build" in run.err and run.complaint and not folder.exists()


def test_unfinished_build_is_refused(office, folder):
    (office.folder / "content/world/tide.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>" + " " * 900_000)
    # Killed by the system when it writes the picture: files may not grow so large.
    killed = subprocess.run(
        [BROADSHEET, "build", "--site", office.folder, "--at", MOMENT],
        capture_output=True,
        timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000)),
    )
    assert killed.returncode != 0 and (office.output / "assets").is_dir()
    assert office.publish(code=1).complaint and not folder.exists()
    office.build().publish()
    assert contents(folder / "current") == office.files()


@pytest.mark.parametrize("matter", ["date: 2022-12-15\ndraft: true", "date: 2096-01-01"], ids=["draft", "to come"])
def test_build_with_what_is_not_out_is_refused(office, folder, matter):
    (office.folder / "content/world/secret.md").write_text(f"---\ntitle: Of a secret\n{matter}\n---\nNot yet.\n")
    office.build("--drafts")
    assert "--drafts" in office.publish(code=1).err and not folder.exists()
    office.build().publish()
    assert b"Of a secret" not in b"".join(contents(folder / "current").values())


def test_build_of_a_moment_to_come_is_refused(office, folder):
    office.build("--at", "2096-01-01T00:00:00Z")
    assert "--at" in office.publish(code=1).err and not folder.exists()


def test_build_after_which_something_was_due_is_published_with_a_warning(office, folder):
    # The stories have left the news sitemap since.
    office.build("--at", "2022-12-16T12:00:00Z")
    run = office.publish()
    assert contents(folder / "current") == office.files()
    assert any("2022-12-17T09:00:00Z" in warning for warning in run.plan["warnings"])
    office.build()
    assert office.publish().plan["warnings"] == []


def test_unknown_target_is_wrong_usage_and_the_right_one_is_named(office):
    run = office.build().publish("ofice", code=2)
    assert "ofice" in run.err and "office" in run.err and len(run.err.strip().splitlines()) <= 2


def test_only_target_needs_no_name_and_one_of_several_does(office, folder):
    other = folder.parent / "other"
    office.configure(
        office={"to": "directory", "path": str(folder)}, other={"to": "directory", "path": str(other)}
    )
    run = office.build().publish(code=2)
    assert "office" in run.err and "other" in run.err and not folder.exists()
    assert office.publish("other").plan["target"] == "other"
    assert contents(other / "current") == office.files() and not folder.exists()


@pytest.mark.parametrize(
    "target, word",
    [({"to": "ftp"}, "ftp"), ({"to": "directory"}, "path"), ({"to": "directory", "path": "x", "kep": 3}, "keep")],
    ids=["kind", "missing key", "misspelt key"],
)
def test_wrong_settings_are_told_with_their_line(office, target, word):
    office.build()
    office.configure(office=target)
    run = office.publish(code=1)
    assert "site.yml:" in run.out + run.err and word in run.out + run.err


@pytest.mark.parametrize(
    "program, target",
    [
        ("rclone", {"to": "s3", "bucket": "post", "endpoint": "http://127.0.0.1:9"}),
        ("ssh", {"to": "rsync", "host": "127.0.0.1", "path": "/srv/post"}),
        ("git", {"to": "git", "repository": "/srv/post.git"}),
    ],
)
def test_missing_program_is_wrong_usage_and_named(office, tmp_path, program, target):
    office.configure(office=target)
    office.build()
    run = office.publish(code=2, PATH=str(tmp_path), AWS_ACCESS_KEY_ID="key", AWS_SECRET_ACCESS_KEY="secret")
    assert run.complaint.startswith(f"broadsheet: {program} is not installed") and "install" in run.err


def test_more_deletions_than_usual_have_to_be_confirmed(office, folder):
    for number in range(30):
        office.story(f"world/old-{number}", "It was long ago.")
    office.build().publish()
    before = contents(folder / "current")
    for number in range(30):
        office.source(f"world/old-{number}").unlink()
    office.build()
    run = office.publish(code=2)
    assert "--yes" in run.err and "deleted" in run.err
    assert contents(folder / "current") == before
    plan = office.publish("--dry-run").plan
    assert plan["totals"]["deletions"] == 30 and contents(folder / "current") == before
    office.configure(office={"to": "directory", "path": str(folder), "deletions": 90})
    assert office.publish("--dry-run").plan["totals"]["deletions"] == 30
    office.configure(office={"to": "directory", "path": str(folder)})
    office.publish("--yes")
    assert contents(folder / "current") == office.files()


def test_few_deletions_need_no_confirmation(office, folder):
    for number in range(20):
        office.story(f"world/old-{number}", "It was long ago.")
    office.build().publish()
    for number in range(20):
        office.source(f"world/old-{number}").unlink()
    assert office.build().publish().plan["totals"]["deletions"] == 20


def test_plan_tells_what_is_done(office, folder):
    office.build().publish()
    before = office.files()
    office.edit()
    after = office.build().files()
    plan = office.publish("--dry-run").plan
    assert contents(folder / "current") == before
    changed = {file for file in after if file in before and after[file] != before[file]}
    sent = {upload["file"]: upload for upload in plan["uploads"]}
    gone = {file for file in before.keys() - after.keys() if not file.startswith("assets/")}
    assert sent.keys() == changed | after.keys() - before.keys()
    assert set(plan["deletions"]) == gone
    assert all(it["size"] == len(after[file]) and it["headers"] == {} for file, it in sent.items())
    assert plan["purges"] == sorted(f"{ADDRESS}/{file.removesuffix('index.html')}" for file in changed | gone)
    assert plan["totals"] == {
        "uploads": len(sent),
        "bytes": sum(len(after[file]) for file in sent),
        "new": len(sent) - len(changed),
        "changed": len(changed),
        "headers": 0,
        "deletions": len(gone),
        "purges": len(plan["purges"]),
        "unchanged": len(after) - len(sent),
    }
    assert (plan["target"], plan["kind"]) == ("office", "directory")
    assert (plan["published"], plan["verification"], plan["warnings"]) == (False, None, [])
    assert office.publish().plan == {**plan, "published": True}
    assert office.publish().plan["uploads"] == []


def test_output_for_people_names_every_file_and_quiet_says_nothing(office, folder):
    office.build()
    command = [BROADSHEET, "publish", "--site", office.folder]
    shown = subprocess.run([*command, "--dry-run"], capture_output=True, text=True, timeout=60, env=office.environment)
    assert shown.returncode == 0 and all(file in shown.stdout for file in office.files())
    assert not folder.exists()
    quiet = subprocess.run([*command, "--quiet"], capture_output=True, text=True, timeout=60, env=office.environment)
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")
    assert contents(folder / "current") == office.files()


def test_another_output_folder_is_published_as_it_was_built(office, folder, tmp_path):
    office.build("--output", tmp_path / "elsewhere").publish("--output", tmp_path / "elsewhere")
    assert contents(folder / "current") == contents(tmp_path / "elsewhere")
