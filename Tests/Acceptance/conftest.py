"""What the tests share: the sites, built once for each worker, the browser and the page that a test is about."""

from dataclasses import dataclass

import pytest

import kinds
from browser import chromium
from server import Server
from sites import HERE, MOMENTS, PROJECT, SOURCES, Site

SCREENSHOTS = PROJECT / "screenshots"


@dataclass(frozen=True)
class Place:
    """A page of a site, and the kind of page that it is."""

    site: Site
    kind: str
    path: str

    @property
    def address(self):
        return self.site.address + self.path

    @property
    def file(self):
        return self.site.file(self.path)


@pytest.fixture(scope="session")
def sites(tmp_path_factory):
    """The sites as they are, by name."""
    built = {name: Site(name, source, tmp_path_factory.mktemp(name), MOMENTS[name]) for name, source in SOURCES.items()}
    yield built
    for site in built.values():
        site.server.close()


@pytest.fixture(scope="session")
def browser():
    with chromium() as running:
        yield running


@pytest.fixture(params=SOURCES)
def site(request, sites):
    """Each site in turn."""
    return sites[request.param]


@pytest.fixture(
    params=[(site, kind) for site in SOURCES for kind in kinds.KINDS[site]], ids=lambda it: f"{it[0]}: {it[1]}"
)
def place(request, sites):
    """A page of each kind of each site in turn. A kind that is nowhere fails, so that nothing is passed over."""
    name, kind = request.param
    path = kinds.find(sites[name], kind)
    kinds.expect(path, request.param, f"the {name} site has no page of the kind {kind!r}")
    return Place(sites[name], kind, path)


@pytest.fixture(scope="session")
def broken():
    """The address of pages that are wrong on purpose."""
    server = Server()
    server.show(HERE / "broken")
    yield server.address
    server.close()


def pytest_terminal_summary(terminalreporter):
    """Prints what tests have measured."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties if report.when == "call" else []:
            terminalreporter.write_line(f"{name}: {value}")
