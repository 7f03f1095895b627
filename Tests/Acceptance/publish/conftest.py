"""The parts that a site is published with and to. Each worker has its own, and each test its own place on them."""

import pytest

from bucket import KEY, REGION, SECRET, Moto
from desk import Desk
from machine import Machine
from paper import Paper
from webserver import Nginx


@pytest.fixture(scope="session")
def moto(tmp_path_factory):
    running = Moto(tmp_path_factory.mktemp("moto"))
    yield running
    running.close()


@pytest.fixture
def bucket(moto):
    return moto.bucket()


@pytest.fixture
def paper(tmp_path):
    """Makes a paper with these targets."""
    return lambda *arguments, **targets: Paper(tmp_path / "paper", *arguments, **targets)


@pytest.fixture(scope="session")
def machine(tmp_path_factory):
    running = Machine(tmp_path_factory.mktemp("machine"))
    yield running
    running.close()


@pytest.fixture
def nginx(tmp_path):
    """Serves a folder."""
    running = []

    def serve(root, rules=""):
        running.append(Nginx(tmp_path / f"nginx-{len(running)}", root, rules))
        return running[-1].address

    yield serve
    for server in running:
        server.close()


@pytest.fixture
def desk():
    running = Desk()
    yield running
    running.close()


@pytest.fixture
def hub(tmp_path):
    running = Desk(certificates=tmp_path)
    yield running
    running.close()
