"""Keys that last three days: what is forgotten opens for nobody, whatever the clocks do."""

import pytest
from structlog.testing import capture_logs

from storage.day_keys import BARE_DAY, DAY, DOUBT, LAST_DAY, Base, DayKeys
from storage.errors import KeysError, SealBrokenError
from storage.seal import Sealer

KEY = bytes(range(32))
TODAY = 20_833
ROW = ("inbox", b"a" * 32, b"1")


class Host:
    """One process of a host, with clocks that only a test moves."""

    def __init__(self, day: float = TODAY, *, key: bytes = KEY, bare: bool = False) -> None:
        self.day, self.seconds, self.full = day, 0.0, False
        self.file = Base(int(day), key, bare)
        self.start()

    def start(self) -> None:
        """Anew, with what the file holds."""
        self.days = DayKeys(self.file, lambda: self.day * DAY, self._keep, lambda: self.seconds)
        self.sealer = Sealer(self.days)

    def _keep(self, base: Base) -> None:
        if self.full:
            raise KeysError("The disk is full.")
        self.file = base

    def steps(self, day: float) -> list[str]:
        """At that moment; returns what was logged."""
        self.day = day
        with capture_logs() as lines:
            self.days.step()
        return [line["event"] for line in lines]

    def seal(self, body: bytes = b"secret") -> bytes:
        return self.sealer.seal(body, *ROW)

    def opens(self, sealed: bytes) -> bool:
        try:
            return self.sealer.open(sealed, *ROW) == b"secret"
        except SealBrokenError:
            return False


def test_every_day_has_a_key_of_its_own():
    """A hundred days have a hundred keys, from whichever of the older ones they are made."""
    base = Base(TODAY, KEY)
    keys = [base.on(TODAY + n) for n in range(100)]
    assert len(set(keys)) == 100
    assert {len(key) for key in keys} == {32}
    for n in range(100):
        assert Base(TODAY + n, keys[n]).on(TODAY + 99) == keys[99]


def test_the_way_forward_never_changes():
    """Hosts that run different releases come to the same key, also for a file without a day."""
    assert Base(TODAY, KEY).on(TODAY) == KEY
    assert Base(TODAY, KEY).on(TODAY + 1).hex() == (
        "68d87b0e5ba860b38088457521f88c53bf15275238a494546a5c9eafee19aaeb"
    )
    assert Base(TODAY, KEY, bare=True).on(BARE_DAY) == KEY


@pytest.mark.parametrize("moment", [0, 0.9999])
@pytest.mark.parametrize(("later", "opens"), [(0, True), (1, True), (2, True), (3, False)])
def test_a_body_opens_on_its_day_and_the_two_after_it(moment, later, opens):
    """From the fourth day on it is closed, though nobody asked for a step; its key is written
    over by then, and is not among those in memory."""
    host = Host(TODAY + moment)
    sealed = host.seal()
    host.day = TODAY + later
    assert host.opens(sealed) is opens
    assert (KEY in (host.file.key, host.days._base.key)) is opens
    assert (TODAY in host.days._boxes) is opens


def test_a_host_that_runs_steps_day_by_day():
    """For a year of days what lives 48 hours opens for 48 hours, and nothing is logged."""
    host = Host()
    sealed: list[bytes] = []
    for day in range(TODAY, TODAY + 365):
        assert host.steps(day) == []
        sealed.append(host.seal())
        assert [host.opens(one) for one in sealed[-4:]] == [False, True, True, True][-len(sealed) :]
        assert len(host.days._boxes) <= 4
    assert host.file == Base(TODAY + 362, Base(TODAY, KEY).on(TODAY + 362))


def test_hosts_understand_each_other():
    """Copies of one key that were stepped apart open each other's bodies, also over midnight."""
    one, other = Host(), Host()
    one.steps(TODAY + 3)
    other.day = TODAY + 2.9999
    assert other.opens(one.seal())
    assert one.opens(other.seal())


def test_bodies_from_before_there_were_days_open_for_two_days_more(before):
    """Until the key of the old file is forgotten, and not a day longer."""
    host = Host(bare=True)
    old = before(KEY, b"secret", *ROW)
    for day, opens in ((0, True), (2, True), (3, False)):
        host.steps(TODAY + day)
        assert host.opens(old) is opens
    assert not host.file.bare
    assert not Host().opens(old)


def test_hosts_that_were_upgraded_on_different_days_understand_each_other():
    """The key of a file without a day is not that of the day on which it was first read."""
    early, late = Host(TODAY, bare=True), Host(TODAY + 1, bare=True)
    early.steps(TODAY + 1)
    assert early.opens(late.seal())
    assert late.opens(early.seal())
    early.steps(TODAY + 3)
    late.steps(TODAY + 3)
    assert early.opens(late.seal())
    assert late.opens(early.seal())


def test_a_clock_set_back_raises_nothing():
    """What is left is used: the oldest key seals, and what was sealed by the right clock opens."""
    host = Host()
    host.steps(TODAY + 3)
    sealed = host.seal()
    for day in (TODAY + 1, TODAY - 400, 0, -5):
        host.steps(day)
        assert host.opens(sealed)
        assert host.seal()[1:3] == (TODAY + 1).to_bytes(2, "big")
        assert host.opens(host.seal())
    host.day = TODAY + 3
    assert host.opens(sealed)


def test_contract_a_clock_that_jumped_burns_no_key():
    """A clock that is years ahead is doubted: while it is, everything works, and once it is right
    again everything opens that was sealed meanwhile or before."""
    host = Host()
    before = host.seal()
    assert host.steps(TODAY + 3650) == ["day_key_held"]
    meanwhile = host.seal()
    assert host.opens(meanwhile)
    assert host.opens(before)
    host.seconds = DOUBT - 1
    assert host.steps(TODAY + 3650) == ["day_key_held"]
    assert host.steps(TODAY + 1) == []
    assert host.file == Base(TODAY, KEY)
    assert host.opens(before)
    assert host.opens(meanwhile)
    host.seconds = DOUBT + 1
    assert host.steps(TODAY + 3650) == ["day_key_held"]


def test_a_machine_that_was_off_for_a_week_comes_up():
    """It seals under today's key at once, and forgets when its clock has stayed for half an hour:
    what was sealed meanwhile goes on to open."""
    host = Host()
    old = host.seal()
    host.day = TODAY + 7
    host.start()
    assert host.steps(TODAY + 7) == ["day_key_held"]
    fresh = host.seal()
    assert fresh[1:3] == (TODAY + 7).to_bytes(2, "big")
    host.seconds = DOUBT
    assert host.steps(TODAY + 7) == []
    assert host.opens(fresh)
    assert not host.opens(old)
    assert host.file.day == TODAY + 5


def test_one_day_too_many_is_not_doubted():
    """A machine that was off for a night, or a process that slept, forgets at once."""
    host = Host()
    assert host.steps(TODAY + 3.5) == []
    assert host.file.day == TODAY + 1


def test_a_key_from_the_future_is_told_of():
    """After a clock that was wrong for long nothing is forgotten: somebody has to know."""
    host = Host(TODAY + 400)
    assert host.steps(TODAY) == ["day_key_ahead"]
    assert host.opens(host.seal())


def test_what_could_not_be_written_is_tried_again():
    """As long as the file holds a key, sealing goes on and nothing raises; then it is forgotten."""
    host = Host()
    sealed = host.seal()
    host.full = True
    assert host.steps(TODAY + 3) == ["day_key_not_written"]
    assert host.opens(host.seal())
    host.full = False
    assert host.steps(TODAY + 3) == []
    assert not host.opens(sealed)
    assert host.file.day == TODAY + 1


def test_the_last_day_does_not_end_the_program():
    """A clock beyond what two bytes can say stays on their last day."""
    host = Host()
    host.steps(LAST_DAY + 1000)
    assert host.opens(host.seal())
    host.seconds = DOUBT
    assert host.steps(LAST_DAY + 1000) == []
    assert host.opens(host.seal())
