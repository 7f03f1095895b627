"""A branch gets one commit for each publish, and nobody's work on it is lost."""

import io
import subprocess
import tarfile

import pytest

HOST_FILE = {".nojekyll": b""}


class Repository:
    """A bare repository, as a host has it."""

    def __init__(self, folder):
        self.folder = folder
        subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", folder], check=True)

    def git(self, *arguments, **more):
        command = ["git", "-c", "user.name=Jo", "-c", "user.email=jo@example.org", f"--git-dir={self.folder}"]
        return subprocess.run([*command, *arguments], check=True, capture_output=True, **more).stdout

    def commits(self, branch="pages"):
        """The commits of a branch, newest first."""
        known = self.git("for-each-ref", "--format=%(refname:short)", "refs/heads").decode().split()
        return self.git("rev-list", branch).decode().split() if branch in known else []

    def files(self, commit="pages"):
        with tarfile.open(fileobj=io.BytesIO(self.git("archive", commit))) as archive:
            return {it.name: archive.extractfile(it).read() for it in archive if it.isfile()}

    def commit(self, file="note.txt", text=b"mine", branch="pages"):
        """Commits one file as somebody else, in place of all that there was."""
        blob = self.git("hash-object", "-w", "--stdin", input=text).decode().strip()
        tree = self.git("mktree", input=f"100644 blob {blob}\t{file}\n".encode()).decode().strip()
        parents = [word for parent in self.commits(branch)[:1] for word in ("-p", parent)]
        made = self.git("commit-tree", tree, *parents, "-m", "By hand").decode().strip()
        self.git("update-ref", f"refs/heads/{branch}", made)
        return made


@pytest.fixture
def repository(tmp_path):
    return Repository(tmp_path / "pages.git")


@pytest.fixture
def target(repository):
    return {"to": "git", "repository": str(repository.folder)}


@pytest.fixture
def site(paper, target):
    return paper(pages=target).build()


def test_each_publish_is_one_commit_of_the_site_and_nothing_else(site, repository):
    site.publish()
    assert len(repository.commits()) == 1
    assert repository.files() == {**site.files(), **HOST_FILE}
    site.edit()
    plan = site.build().publish().plan
    assert len(repository.commits()) == 2
    assert plan["totals"]["new"] and plan["totals"]["changed"] and plan["deletions"]
    assert repository.files() == {**site.files(), **HOST_FILE}
    assert repository.commits("main") == []


def test_unchanged_site_makes_no_commit(site, repository):
    site.publish()
    assert site.publish().plan["totals"]["uploads"] == 0
    assert len(repository.commits()) == 1


def test_unchanged_site_from_a_fresh_checkout_makes_no_commit(site, repository, tmp_path):
    site.publish()
    site.copy(tmp_path / "fresh").build().publish()
    assert len(repository.commits()) == 1


def test_author_and_branch_are_those_of_the_settings(site, repository, target):
    site.configure(pages={**target, "branch": "live", "author": "The Desk <desk@example.org>"})
    site.publish()
    assert repository.git("log", "--format=%an <%ae> %cn <%ce>", "live").decode().strip() == (
        "The Desk <desk@example.org> The Desk <desk@example.org>"
    )


def test_what_git_would_ignore_or_alter_is_published_as_it_is(site, repository):
    (site.folder / ".gitignore").write_text("*.svg\n")
    (site.folder / "content/world/tide.svg").write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>\r\n")
    # A user who has git turn line ends and leave out pictures.
    settings = site.folder.parent / "gitconfig"
    (site.folder.parent / "ignored").write_text("*.svg\n")
    ignored = f"excludesFile = {site.folder.parent}/ignored"
    settings.write_text(f"[core]\nautocrlf = input\n{ignored}\n[commit]\ngpgSign = true\n")
    site.build().publish(GIT_CONFIG_GLOBAL=str(settings))
    assert repository.files() == {**site.files(), **HOST_FILE}


def test_odd_names_arrive_and_go(site, repository):
    picture = site.add_odd_name()
    plan = site.build().publish().plan
    assert any("neu" in upload["file"] for upload in plan["uploads"])
    assert repository.files() == {**site.files(), **HOST_FILE}
    picture.unlink()
    site.source("world/odd").unlink()
    plan = site.build().publish().plan
    assert any("neu" in file for file in plan["deletions"])
    assert repository.files() == {**site.files(), **HOST_FILE}


def test_branch_of_somebody_else_is_only_overwritten_when_asked(site, repository):
    theirs = repository.commit()
    assert "--yes" in site.publish(code=2).err
    assert repository.commits() == [theirs]
    site.publish("--yes")
    assert repository.commits()[1:] == [theirs]
    assert repository.files() == {**site.files(), **HOST_FILE}


@pytest.fixture
def overtaken(site, repository, tmp_path):
    """A paper that is published and edited; when it is pushed again somebody else has pushed first: that commit."""
    site.publish()
    site.edit()
    site.build()
    theirs = Repository(tmp_path / "theirs.git")
    theirs.git("fetch", "--quiet", str(repository.folder), "pages:pages")
    moved = theirs.commit()
    push = f"git --git-dir={theirs.folder} push --quiet {repository.folder} pages"
    site.shadow("git", f'case " $* " in *" push "*) (env -u GIT_DIR -u GIT_INDEX_FILE {push}) ;; esac')
    return moved


def test_branch_that_moves_between_plan_and_push_is_left_as_it_is(site, repository, overtaken):
    run = site.publish(code=3)
    assert "pages has moved" in run.complaint
    theirs = repository.commits()
    assert theirs[0] == overtaken and len(theirs) == 2
    # From here on nobody else pushes.
    site.env = {}
    assert "--yes" in site.publish(code=2).err
    site.publish("--yes")
    assert repository.commits()[1:] == theirs
    assert repository.files() == {**site.files(), **HOST_FILE}


def test_branch_that_moves_between_plan_and_push_is_overwritten_by_force(site, repository, target, overtaken):
    site.configure(pages={**target, "force": True})
    site.publish()
    assert overtaken not in repository.commits() and len(repository.commits()) == 2
    assert repository.files() == {**site.files(), **HOST_FILE}


def test_files_to_spare_stay_on_the_branch(site, repository, target):
    theirs = repository.commit("CNAME", b"post.example.org")
    site.configure(pages={**target, "spare": ["CNAME"]})
    site.publish("--yes")
    site.edit()
    assert "CNAME" not in site.build().publish().plan["deletions"]
    assert repository.files() == {**site.files(), **HOST_FILE, "CNAME": b"post.example.org"}
    assert repository.commits()[2:] == [theirs]


def test_refused_push_is_one_line(site, repository):
    hook = repository.folder / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'this branch is closed' >&2\nexit 1\n")
    hook.chmod(0o755)
    site.publish(code=3).complaint
    assert repository.commits() == []
    hook.unlink()
    site.publish()
    assert repository.files() == {**site.files(), **HOST_FILE}


def test_rollback_is_a_commit_of_the_files_before(site, repository):
    site.publish()
    first = site.files()
    site.edit()
    site.build().publish()
    site.publish("--rollback")
    assert len(repository.commits()) == 3
    assert repository.files() == {**first, **HOST_FILE}
    site.publish()
    assert repository.files() == {**site.files(), **HOST_FILE}


def test_rollback_without_an_earlier_commit_is_one_line(site, repository):
    site.publish()
    assert site.publish("--rollback", code=3).complaint
    assert len(repository.commits()) == 1


def test_dry_run_pushes_nothing(site, repository):
    plan = site.publish("--dry-run").plan
    assert plan["totals"]["new"] == len(site.files()) and repository.commits() == []


def test_unknown_repository_is_one_line(site, target, tmp_path):
    site.configure(pages={**target, "repository": str(tmp_path / "nowhere.git")})
    assert site.publish(code=3).complaint


def test_publishing_leaves_the_repository_of_the_site_alone(site):
    git = ["git", "-C", site.folder, "-c", "user.name=Jo", "-c", "user.email=jo@example.org"]
    subprocess.run([*git, "init", "--quiet"], check=True)
    (site.folder / ".gitignore").write_text("Public\n.broadsheet\n")
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "--quiet", "-m", "All"], check=True)
    site.publish()
    assert subprocess.run([*git, "status", "--porcelain"], capture_output=True).stdout == b""
    assert subprocess.run([*git, "branch", "--list"], capture_output=True, text=True).stdout.split() in (
        ["*", "main"],
        ["*", "master"],
    )
