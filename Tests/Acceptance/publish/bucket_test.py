"""A bucket gets what has changed and nothing else, each file with its headers, and only from who holds the keys."""

import os
import signal
import subprocess
import time

import pytest

from bucket import KEYS, SECRET
from child import free_port
from paper import MOMENT
from sites import BROADSHEET

LASTING = "public, max-age=31536000, immutable"
BRIEF = "public, max-age=60, must-revalidate"
TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "svg": "image/svg+xml",
    "json": "application/json",
    "xml": "application/xml",
}


@pytest.fixture
def published(paper, bucket):
    """A paper whose first edition is in the bucket; the record begins after it."""
    made = paper(env=KEYS, live=bucket.target()).build()
    made.publish()
    assert bucket.files() == made.files()
    bucket.gate.mend()
    return made


def test_first_publish_puts_everything_up_with_its_headers(paper, bucket):
    made = paper(env=KEYS, live=bucket.target(cache={"world/*.svg": "no-cache", "*/feed.*": "max-age=7"})).build()
    plan = made.publish().plan
    assert bucket.files() == made.files()
    assert plan["published"] and plan["totals"]["new"] == len(made.files())
    assert plan["totals"]["bytes"] == sum(map(len, made.files().values()))
    for upload in plan["uploads"]:
        file = upload["file"]
        kept = bucket.head(file)
        told = {"Cache-Control": kept["CacheControl"], "Content-Type": kept["ContentType"]}
        assert upload["headers"] == told and upload["reason"] == "new", file
        expected = LASTING if file.startswith("assets/") else BRIEF
        expected = {"world/tide.svg": "no-cache", "world/feed.xml": "max-age=7"}.get(file, expected)
        assert told["Cache-Control"] == expected or file.startswith(("world/feed", "business/feed")), file
        assert told["Content-Type"] == TYPES.get(file.rpartition(".")[2], told["Content-Type"]), file


def test_unchanged_site_sends_nothing(published, bucket):
    plan = published.publish().plan
    assert bucket.gate.requests and bucket.gate.changes() == []
    assert plan["totals"]["uploads"] == plan["totals"]["deletions"] == 0
    assert plan["totals"]["unchanged"] == len(published.files())


def test_unchanged_site_from_a_fresh_checkout_sends_nothing(published, bucket, tmp_path):
    fresh = published.copy(tmp_path / "fresh").build()
    fresh.publish()
    assert bucket.gate.changes() == []


def test_changed_rule_for_caches_sends_exactly_the_files_it_is_about(published, bucket):
    published.configure(live=bucket.target(cache={"world/*.html": "no-cache"}))
    run = published.publish()
    pages = {file for file in published.files() if file.startswith("world/") and file.endswith(".html")}
    assert {upload["file"] for upload in run.plan["uploads"] if upload["reason"] == "headers"} == pages
    assert sorted(run.uploads) == sorted(bucket.gate.changes()) == sorted(pages)
    assert {bucket.head(page)["CacheControl"] for page in pages} == {"no-cache"}
    assert bucket.files() == published.files()
    bucket.gate.mend()
    published.publish()
    assert bucket.gate.changes() == []


def test_an_edit_is_sent_in_order_new_before_changed_and_deletions_last(published, bucket):
    before = published.files()
    published.edit()
    published.build()
    after = published.files()
    plan = published.publish().plan
    reasons = {upload["file"]: upload["reason"] for upload in plan["uploads"]}
    assert reasons == {
        file: "changed" if file in before else "new" for file in after if after[file] != before.get(file)
    }
    gone = {file for file in before.keys() - after.keys() if not file.startswith("assets/")}
    assert plan["deletions"] == sorted(gone)
    assert {"new", "changed"} == set(reasons.values()) and plan["deletions"]
    assert bucket.shows(after)

    sent, deleted = bucket.gate.changes("PUT"), bucket.gate.changes("DELETE")
    assert sorted(sent) == sorted(reasons) and sorted(deleted) == plan["deletions"]
    assert bucket.gate.changes() == sent + deleted
    new = [reasons[file] for file in sent].index("changed")
    assert {reasons[file] for file in sent[:new]} == {"new"} and {reasons[file] for file in sent[new:]} == {"changed"}
    # Within both: assets, pages from the leaves inward, the front page, then what machines read.
    assert sent[0].startswith("assets/") and sent[new - 1] == "world/storm/index.html"
    changed = sent[new:]
    way = [changed.index(file) for file in ["world/talks/index.html", "world/index.html", "index.html", "feed.xml"]]
    assert way == sorted(way) and changed.index("sitemaps/pages-1.xml") > changed.index("feed.xml")


def test_changes_that_somebody_else_made_are_made_good(published, bucket):
    bucket.put("world/index.html", b"Not ours")
    bucket.put("index.html", published.files()["index.html"], CacheControl="no-store", ContentType="text/plain")
    bucket.client.delete_object(Bucket=bucket.name, Key="feed.xml")
    plan = published.publish().plan
    assert {upload["file"]: upload["reason"] for upload in plan["uploads"]} == {
        "world/index.html": "changed",
        "index.html": "headers",
        "feed.xml": "new",
    }
    assert bucket.files() == published.files()
    assert bucket.head("index.html")["CacheControl"] == BRIEF


def test_edition_before_of_a_style_stays_one_publish_longer(published, bucket):
    styles = []
    for number in range(3):
        published.restyle(f"h1 {{ letter-spacing: {number}px; }}")
        published.build().publish()
        styles += [file for file in published.files() if file.startswith("assets/style")]
        assert {it for it in bucket.keys() if it.startswith("assets/style")} >= set(styles[-2:])
    assert styles[0] not in bucket.keys()
    bucket.gate.mend()
    published.publish()
    assert bucket.gate.changes() == []


def test_files_to_spare_and_other_targets_of_the_bucket_stay(paper, bucket):
    bucket.put("google123.html", b"mine")
    made = paper(
        env=KEYS, live=bucket.target(spare=["google*.html"]), draft=bucket.target(prefix="draft")
    ).build()
    made.publish("draft")
    made.publish("live", "--yes")
    made.edit()
    made.build().publish("live")
    assert bucket.read("google123.html") == b"mine"
    assert {it for it in bucket.keys() if it.startswith("draft/")} >= {"draft/business/harvest/index.html"}
    assert made.publish("live").plan["deletions"] == []


def test_prefix_keeps_to_its_folder(paper, bucket):
    bucket.put("mine.txt", b"mine")
    bucket.put("papers/mine.txt", b"mine as well")
    made = paper(env=KEYS, live=bucket.target(prefix="papers/post")).build()
    made.publish()
    assert bucket.files("papers/post/") == made.files()
    made.edit()
    made.build().publish()
    assert bucket.shows(made.files(), "papers/post/")
    assert bucket.read("mine.txt") == b"mine" and bucket.read("papers/mine.txt") == b"mine as well"


def test_odd_names_arrive_and_go(paper, bucket):
    made = paper(env=KEYS, live=bucket.target())
    picture = made.add_odd_name()
    made.build().publish()
    assert bucket.files() == made.files() and any("neu" in file for file in made.files())
    bucket.gate.mend()
    made.publish()
    assert bucket.gate.changes() == []
    picture.unlink()
    made.source("world/odd").unlink()
    made.build().publish()
    assert bucket.files() == made.files() and not any("neu" in file for file in made.files())


def test_large_file_is_sent_in_parts_once_and_with_its_headers(published, bucket, tmp_path):
    film = published.folder / "content/world/film.mp4"
    with film.open("wb") as file:
        file.truncate(201 << 20)
    published.story("world/film", "[The film](film.mp4)")
    published.build().publish()
    assert any("uploadId" in it.query for it in bucket.gate.requests)
    there = bucket.head("world/film.mp4")
    assert (there["ContentLength"], there["ContentType"], there["CacheControl"]) == (201 << 20, "video/mp4", BRIEF)
    for again in [published, published.copy(tmp_path / "fresh").build()]:
        bucket.gate.mend()
        again.publish()
        assert bucket.gate.changes() == []
    # pytest keeps what tests have written; of this there would be too much.
    for file in tmp_path.rglob("film.mp4"):
        file.unlink()


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_stopped_publish_stops_what_it_has_started(published, tmp_path, name):
    published.edit()
    published.build()
    # An rclone that sends for ever.
    pid, half = tmp_path / "running", tmp_path / "half"
    published.shadow("rclone", f"[ $1 = copy ] && echo $$ > {half} && mv {half} {pid} && exec sleep 60")
    run = subprocess.Popen(
        published.command(), env=published.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    end = time.monotonic() + 60
    while not pid.exists():
        assert time.monotonic() < end and run.poll() is None
        time.sleep(0.02)
    run.send_signal(signal.Signals[name])
    _, complaint = run.communicate(timeout=20)
    assert run.returncode == 3 and "stopped" in complaint
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)


def test_build_in_the_middle_of_a_publish_mixes_nothing(published, bucket, tmp_path):
    published.edit()
    before = published.build().files()
    published.restyle("h1 { letter-spacing: 2px; }")
    build = f"{BROADSHEET} build --site {published.folder} --at {MOMENT}"
    published.shadow("rclone", f"[ $1 = copy ] && {{ {build} > {tmp_path}/told 2>&1; echo $? >> {tmp_path}/codes; }}")
    published.publish()
    assert set((tmp_path / "codes").read_text().split()) == {"3"}
    assert bucket.shows(before)


def test_another_site_in_the_bucket_is_not_deleted_unasked(paper, bucket):
    bucket.put("mine.txt", b"mine")
    made = paper(env=KEYS, live=bucket.target()).build()
    assert "--yes" in made.publish(code=2).err
    assert bucket.files() == {"mine.txt": b"mine"} and bucket.gate.changes() == []
    made.publish("--yes")
    assert bucket.files() == made.files()


def test_dry_run_shows_the_plan_and_sends_nothing(published, bucket):
    published.edit()
    published.build()
    planned = published.publish("--dry-run").plan
    assert bucket.gate.changes() == [] and not planned["published"]
    assert {**planned, "published": True} == published.publish().plan


@pytest.mark.parametrize(
    "keys",
    [{"AWS_SECRET_ACCESS_KEY": "wrong"}, {"AWS_ACCESS_KEY_ID": "AKIAWRONG"}],
    ids=["secret", "key"],
)
def test_wrong_keys_are_one_line(published, bucket, keys):
    run = published.publish(code=3, **keys)
    assert "key" in run.complaint or "secret" in run.complaint
    assert bucket.gate.changes() == []


@pytest.mark.parametrize("name", list(KEYS))
def test_missing_secret_is_wrong_usage_and_named(published, bucket, name):
    published.env = {key: value for key, value in KEYS.items() if key != name}
    assert name in published.publish(code=2).complaint
    assert bucket.gate.requests == []


def test_unknown_bucket_is_one_line(paper, bucket):
    made = paper(env=KEYS, live=bucket.target(bucket="nobody-has-it")).build()
    assert "nobody-has-it" in made.publish(code=3).complaint


def test_service_that_does_not_answer_is_one_line(paper, bucket):
    made = paper(env=KEYS, live=bucket.target(endpoint=f"http://127.0.0.1:{free_port()}")).build()
    assert "refused" in made.publish(code=3).complaint


def test_bucket_cannot_be_rolled_back(published, bucket):
    published.publish("--rollback", code=2)
    assert bucket.gate.changes() == []


def test_secrets_and_settings_of_the_user_stay_out_of_it(published, bucket, tmp_path):
    # A look over rclone's shoulder: what it is called with, which others on the machine can read.
    published.shadow("rclone", f'echo "$@" >> {tmp_path}/arguments')
    published.edit()
    published.build()
    # Settings of other uses of rclone and of Amazon's tools, which would lead it astray.
    astray = {"RCLONE_DRY_RUN": "true", "AWS_CA_BUNDLE": "/etc/ssl/certs/ca-certificates.crt", "AWS_PROFILE": "none"}
    published.publish(**astray)
    assert bucket.shows(published.files())
    arguments = (tmp_path / "arguments").read_text()
    assert arguments and SECRET not in arguments and KEYS["AWS_ACCESS_KEY_ID"] not in arguments
