"""The line to a bucket is cut at every request in turn: readers find no broken link, and the next run finishes."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bucket import KEYS
from crawl import crawl

# So many publishes at once: each waits more than it works.
AT_ONCE = 4

# Few files of each kind: every one of them is another request at which to cut.
SMALL = {"feeds": {"of": {"site": "rss"}}, "news_sitemap": False, "robots": False}


@pytest.mark.parametrize("answered", [True, False], ids=["before it arrives", "before its answer"])
def test_cut_at_any_request_breaks_no_link_and_the_next_run_finishes(paper, moto, tmp_path, answered):
    first = moto.bucket()
    made = paper(SMALL, KEYS, live=first.target()).build()
    made.publish()
    made.edit()

    def edition_in(bucket, folder):
        """The edited paper in a folder of its own, with a bucket that has the edition before."""
        bucket.fill_from(first)
        copied = made.copy(folder)
        copied.configure(live=bucket.target(retries=0))
        return copied.build()

    whole = moto.bucket()
    plan = edition_in(whole, tmp_path / "whole").publish().plan
    assert min(plan["totals"][what] for what in ["new", "changed", "deletions"]) > 0
    count = len(whole.gate.requests)
    assert count > plan["totals"]["uploads"] + plan["totals"]["deletions"]
    buckets = {at: moto.bucket() for at in range(1, count + 1)}

    def cut(at):
        bucket = buckets[at]
        edition = edition_in(bucket, tmp_path / f"cut-{at}")
        bucket.gate.cut(at, answered)
        assert edition.publish(code=3).complaint
        seen, broken = crawl(bucket.address)
        assert broken == [] and len(seen) >= 8
        sent = {it.key for it in bucket.gate.requests if it.method == "PUT" and it.status in (0, 200)}
        deleted = bucket.gate.changes("DELETE")
        assert not deleted or len(sent) == plan["totals"]["uploads"]
        assert bucket.gate.changes() == bucket.gate.changes("PUT") + deleted

        bucket.gate.mend()
        edition.publish()
        again = sent & set(bucket.gate.changes("PUT"))
        assert not again, "sent twice"
        assert bucket.shows(edition.files())

    with ThreadPoolExecutor(AT_ONCE) as pool:
        failures = {at: error for at, error in zip(buckets, pool.map(outcome(cut), buckets)) if error}
    assert not failures, "\n".join(f"cut at {at} of {count}: {error}" for at, error in failures.items())


def test_reader_notices_a_page_that_came_before_what_it_leads_to(paper, bucket):
    made = paper(SMALL).build()
    before = made.files()
    made.edit()
    after = made.build().files()
    for file, body in before.items():
        bucket.put(file, body)
    assert crawl(bucket.address)[1] == []
    bucket.put("world/index.html", after["world/index.html"])
    style = next(it for it in after if it.startswith("assets/style"))
    assert set(crawl(bucket.address)[1]) == {f"{bucket.address}/{it}" for it in [style, "world/storm/"]}


def outcome(action):
    """The same action, but it returns what went wrong."""

    def run(value):
        try:
            action(value)
        except Exception as error:
            return error

    return run
