"""The benchmark's articles are the same on every machine, and its tables say what was reached."""

import sys
from hashlib import sha256

import pytest

from sites import PROJECT, broadsheet

sys.path.append(str(PROJECT / "Benchmarks"))

import corpus
from article import Article
from report import Goal, number, put_in, seconds, table
from written import snapshot, written


def files(folder):
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*.md")}


def test_articles_are_the_same_each_time_and_however_many_there_are(tmp_path):
    corpus.write(tmp_path / "few", 40)
    corpus.write(tmp_path / "again", 40)
    corpus.write(tmp_path / "more", 60)
    few, more = files(tmp_path / "few"), files(tmp_path / "more")
    assert len(few) == 40 and len(more) == 60
    assert files(tmp_path / "again") == few
    assert few.items() <= more.items()


def test_articles_are_those_that_numbers_in_the_document_are_of():
    # Other bytes are another corpus: what docs/benchmarks.md says has to be measured again.
    source = Article(corpus.SEED, 9_990).markdown(corpus.SEED)
    assert sha256(source.encode()).hexdigest() == "80b8b43dbe552749104de77a5f8e3b7b1e78e76a4b830439077eae5362234b96"


def test_articles_have_about_560_words():
    texts = ["\n".join(Article(corpus.SEED, number).body(corpus.SEED)) for number in range(100)]
    words = sum(len(text.split()) for text in texts) / len(texts)
    assert 545 < words < 575


def test_no_corpus_reaches_into_the_future(tmp_path):
    assert Article(corpus.SEED, corpus.MOST - 1).published.year < 2026
    with pytest.raises(SystemExit):
        corpus.write(tmp_path / "content", corpus.MOST + 1)


def test_broadsheet_builds_the_benchmark_site_without_a_warning(tmp_path):
    corpus.write(tmp_path / "content", 60)
    for file in ["site.yml", "templates/partials/comments.html"]:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text((PROJECT / "Benchmarks/broadsheet" / file).read_text())
    broadsheet("build", "--site", tmp_path, "--strict")
    story = (tmp_path / "Public" / Article(corpus.SEED, 59).address.strip("/") / "index.html").read_text()
    assert "application/ld+json" in story and 'class="related"' in story and 'id="commentform"' in story
    assert not (tmp_path / "Public/archive").exists()


def test_files_that_were_written_are_told_from_those_that_stayed(tmp_path):
    for name in ["stays", "changes", "is written for nothing"]:
        (tmp_path / name).write_text("old")
    before = snapshot(tmp_path)
    for name, text in [("changes", "new"), ("is written for nothing", "old"), ("comes", "new")]:
        (tmp_path / "next").write_text(text)
        (tmp_path / "next").rename(tmp_path / name)
    found = written(before, snapshot(tmp_path))
    assert (found.files, found.needless) == (3, 1)
    assert str(found) == "3 (1 needlessly)"


def test_goals_are_reached_from_the_right_side():
    assert Goal("time", 60, 60, "ms").cells == ["time", "at most 60 ms", "60 ms", "yes"]
    assert Goal("time", 60, 61, "ms").cells[-1] == "**no**"
    assert Goal("speed", 15, 14.96, "times", at_least=True).cells == ["speed", "at least 15 times", "15.0 times", "**no**"]


def test_numbers_have_three_digits_that_count():
    assert [number(value) for value in [0.0123456, 1 / 6, 15, 2.5, 99.96, 1234.5]] == [
        "0.0123", "0.167", "15", "2.50", "100", "1,234"]
    assert [seconds(value) for value in [0.0123, 1.5]] == ["12.3 ms", "1.50 s"]


def test_tables_take_the_place_of_older_ones():
    text = "a\n<!-- times -->\nold\n<!-- end of times -->\nb\n"
    new = table(["x", "y"], [[1, 2]])
    assert put_in(text, "times", new) == (
        "a\n<!-- times -->\n| x | y |\n| --- | --- |\n| 1 | 2 |\n<!-- end of times -->\nb\n")
    with pytest.raises(ValueError):
        put_in(text, "sizes", new)
