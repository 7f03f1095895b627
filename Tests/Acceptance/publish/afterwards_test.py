"""Once all is sent: caches and hubs are told, and readers are asked whether they get it."""

import shutil
import threading
from urllib.parse import quote

import pytest

from bucket import KEYS
from crawl import links
from paper import ADDRESS, contents
from server import Server


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "srv/post"


@pytest.fixture
def readers():
    """A server of which the test says what it shows, whatever is published."""
    running = Server()
    yield running
    running.close()


def test_readers_who_get_what_was_built_are_confirmed(paper, folder, nginx):
    folder.mkdir(parents=True)
    address = nginx(folder / "current")
    made = paper(office={"to": "directory", "path": str(folder), "url": address}).build()
    result = made.publish("--verify").plan["verification"]
    assert result["wrong"] == [] and 10 < result["checked"] <= len(made.files())
    made.edit()
    plan = made.build().publish("--verify").plan
    assert plan["verification"]["wrong"] == [] and plan["published"]
    assert plan["verification"]["checked"] >= plan["totals"]["uploads"] - 3


def test_readers_of_a_folder_of_a_host_and_of_odd_names_are_asked_there(paper, folder, nginx):
    folder.mkdir(parents=True)
    address = nginx(folder.parent) + "/post/current"
    made = paper({"url": "https://example.org/post"}, office={"to": "directory", "path": str(folder), "url": address})
    picture = made.add_odd_name()
    assert made.build().publish("--verify").plan["verification"]["wrong"] == []
    picture.write_text(picture.read_text() + "<!-- again -->")
    plan = made.build().publish("--verify").plan
    assert plan["verification"]["wrong"] == []
    # The address as pages have it: a cache knows no other.
    assert plan["purges"] == [f"{address}/world/{quote(picture.name, safe='')}"]
    assert plan["purges"][0] in links((folder / "current/world/odd/index.html").read_bytes(), f"{address}/world/odd/")


def test_site_that_has_not_changed_is_verified_by_a_sample(paper, folder, nginx):
    folder.mkdir(parents=True)
    made = paper(office={"to": "directory", "path": str(folder), "url": nginx(folder / "current")}).build()
    made.publish()
    assert made.publish("--verify").plan["verification"]["checked"] > 0


def test_readers_who_get_old_bytes_are_named(paper, folder, readers, tmp_path):
    made = paper(office={"to": "directory", "path": str(folder), "url": readers.address}).build()
    made.publish()
    before = made.files()
    made.edit()
    after = made.build().files()
    stale = tmp_path / "stale"
    shutil.copytree(made.output, stale)
    (stale / "world/talks/index.html").write_bytes(before["world/talks/index.html"])
    (stale / "world/storm/index.html").unlink()
    (stale / "business/harvest").mkdir(parents=True)
    (stale / "business/harvest/index.html").write_bytes(before["business/harvest/index.html"])
    readers.show(stale)
    run = made.publish("--verify", code=3)
    wrong = [f"{readers.address}/{page}/" for page in ["business/harvest", "world/storm", "world/talks"]]
    assert run.plan["verification"]["wrong"] == wrong
    assert run.plan["published"] and contents(folder / "current").items() >= after.items()
    assert all(address in run.err for address in wrong)
    assert "3 of" in run.plan["error"]


def test_readers_who_get_it_a_moment_later_are_confirmed(paper, folder, readers, tmp_path):
    made = paper(office={"to": "directory", "path": str(folder), "url": readers.address}).build()
    made.publish()
    shutil.copytree(made.output, tmp_path / "stale")
    readers.show(tmp_path / "stale")
    made.edit()
    made.build()
    late = threading.Timer(1.5, readers.show, [made.output])
    late.start()
    plan = made.publish("--verify").plan
    late.join()
    assert plan["verification"]["wrong"] == []


def test_address_without_a_server_is_named_not_waited_for(paper, folder, readers):
    made = paper(office={"to": "directory", "path": str(folder), "url": "http://127.0.0.1:9"}).build()
    plan = made.publish("--verify", code=3).plan
    assert len(plan["verification"]["wrong"]) == plan["verification"]["checked"]


# MARK: hubs


def told(hub):
    """How often each feed was told of, to each of the hub's addresses."""
    counts = {}
    for method, _, path, form in hub.taken:
        assert method == "POST" and form["hub.mode"] == ["publish"]
        for feed in form["hub.url"]:
            counts[path, feed] = counts.get((path, feed), 0) + 1
    return counts


@pytest.fixture
def newsroom(paper, folder, hub):
    """A paper with two hubs."""
    hubs = [f"{hub.address}/one", f"{hub.address}/two"]
    return paper({"hubs": hubs}, hub.env, office={"to": "directory", "path": str(folder)})


def feeds(paper, *folders):
    return {f"{ADDRESS}/{folder}{name}" for folder in folders for name in ["feed.xml", "atom.xml", "feed.json"]}


def test_hubs_are_told_once_of_each_feed_that_has_changed(newsroom, hub):
    newsroom.build().publish()
    every = feeds(newsroom, "", "world/", "business/")
    assert told(hub) == {(path, feed): 1 for path in ["/one", "/two"] for feed in every}
    hub.forget()
    newsroom.publish()
    assert told(hub) == {}
    newsroom.story("world/talks", "It was said once more.")
    newsroom.build().publish("--dry-run")
    assert told(hub) == {}
    newsroom.publish()
    assert told(hub) == {(path, feed): 1 for path in ["/one", "/two"] for feed in feeds(newsroom, "", "world/")}


def test_hub_that_refuses_is_a_warning(newsroom, hub, folder):
    hub.status = 503
    plan = newsroom.build().publish().plan
    assert plan["published"] and any(f"{hub.address}/one" in warning for warning in plan["warnings"])
    assert contents(folder / "current") == newsroom.files()


def test_hubs_hear_nothing_of_a_publish_that_failed_and_all_of_it_later(paper, hub, bucket):
    made = paper({"hubs": [f"{hub.address}/one"]}, {**KEYS, **hub.env}, live=bucket.target(retries=0)).build()
    made.publish()
    hub.forget()
    bucket.gate.mend()
    made.edit()
    made.build()
    # Everything is sent, also the feeds, but for the deletions.
    arrived = len(made.publish("--dry-run").plan["uploads"])
    looks = len(bucket.gate.requests)
    bucket.gate.mend()
    bucket.gate.cut(looks + arrived + 1)
    made.publish(code=3)
    assert told(hub) == {}
    bucket.gate.mend()
    made.publish()
    assert told(hub) == {("/one", feed): 1 for feed in feeds(made, "", "world/")}


# MARK: caches


def purges(desk):
    """The addresses that the desk was told to forget, in order of their names."""
    assert {method for method, *_ in desk.taken} <= {"PURGE"}
    return sorted(f"https://{host}{path}" for _, host, path, _ in desk.taken)


@pytest.fixture
def cached(paper, folder, desk):
    """A paper with a cache before it, whose first edition is out."""
    made = paper(office={"to": "directory", "path": str(folder), "purge": {"with": "request", "at": desk.address}})
    made.build().publish()
    assert desk.taken == []
    return made


def test_cache_is_told_of_exactly_what_has_changed_or_gone(cached, desk):
    cached.publish()
    assert desk.taken == []
    cached.edit()
    plan = cached.build().publish("--dry-run").plan
    assert desk.taken == []
    assert cached.publish().plan["purges"] == plan["purges"] == purges(desk)
    assert f"{ADDRESS}/world/talks/" in plan["purges"] and f"{ADDRESS}/business/harvest/" in plan["purges"]
    assert f"{ADDRESS}/world/storm/" not in plan["purges"]
    desk.forget()
    cached.publish()
    assert desk.taken == []


def test_cache_is_asked_at_the_address_of_the_site(paper, folder, desk):
    made = paper(office={"to": "directory", "path": str(folder), "url": desk.address, "purge": {"with": "request"}})
    made.build().publish()
    made.story("world/talks", "It was said once more.")
    plan = made.build().publish().plan
    assert purges(desk) == [it.replace("http:", "https:") for it in plan["purges"]] != []


def test_cache_that_had_nothing_is_content(cached, desk):
    desk.status = 404
    cached.edit()
    cached.build().publish()
    desk.forget()
    cached.publish()
    assert desk.taken == []


def test_rollback_tells_cache_and_hubs_of_what_is_otherwise_again(paper, folder, desk, hub):
    target = {"to": "directory", "path": str(folder), "purge": {"with": "request", "at": desk.address}}
    made = paper({"hubs": [f"{hub.address}/one"]}, hub.env, office=target).build()
    made.publish()
    first = made.files()
    made.edit()
    plan = made.build().publish().plan
    desk.forget()
    hub.forget()
    assert made.publish("--rollback").plan["rolledBackTo"]
    assert contents(folder / "current").items() >= first.items()
    assert set(purges(desk)) >= {*plan["purges"], f"{ADDRESS}/world/storm/"}
    assert set(told(hub)) >= {("/one", feed) for feed in feeds(made, "", "world/")}


def test_purge_that_fails_leaves_deletions_undone_and_is_asked_for_again(paper, desk, hub, bucket):
    target = bucket.target(purge={"with": "request", "at": desk.address})
    made = paper({"hubs": [f"{hub.address}/one"]}, {**KEYS, **hub.env}, live=target).build()
    made.publish()
    hub.forget()
    made.edit()
    planned = made.build().publish("--dry-run").plan
    gone = {f"{ADDRESS}/{file.removesuffix('index.html')}" for file in planned["deletions"]}
    assert gone and gone < set(planned["purges"])
    bucket.gate.mend()
    desk.refused = {"/world/talks/": 500}
    assert made.publish(code=3).err
    assert set(purges(desk)) == set(planned["purges"]) - gone and hub.taken == []
    assert bucket.gate.changes("DELETE") == []
    assert bucket.files().items() >= made.files().items()

    desk.refused = {}
    desk.forget()
    bucket.gate.mend()
    made.publish()
    # What was not forgotten yet, and what has gone now.
    assert purges(desk) == sorted({f"{ADDRESS}/world/talks/"} | gone)
    assert bucket.gate.changes("PUT") == [] and sorted(bucket.gate.changes("DELETE")) == planned["deletions"]
    assert bucket.shows(made.files())
    assert set(told(hub)) == {("/one", feed) for feed in feeds(made, "", "world/")}
    desk.forget()
    made.publish()
    assert desk.taken == []
