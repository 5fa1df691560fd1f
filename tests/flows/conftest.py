"""The small flows as an engine, and a person to talk to it."""

import pytest

from flows.engine import Engine
from tests.flows.fakes import Script, small_doors
from tests.flows.small import small_flows
from tests.flows.talk import Talk


@pytest.fixture
def scripts():
    """What the checks of the small flows answer; a test changes the lists."""
    return {"judge": Script(["danger"]), "weigh": Script(["heavy"])}


@pytest.fixture
def engine_of(tmp_path, scripts):
    """An engine over the small flows with some files changed."""

    def make(folder="flows", **changed):
        return Engine(small_flows(tmp_path / folder, **changed), small_doors(scripts))

    return make


@pytest.fixture
def talk(engine_of):
    return Talk(engine_of())
