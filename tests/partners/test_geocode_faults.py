"""A geocoding service that fails in every way we know: nothing false is kept, nobody is lost."""

from __future__ import annotations

import threading
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from fault_server import FaultServer

from partners import place, read_registry
from partners.__main__ import main
from partners.locating import service, transport
from partners.locating.places import read_places
from partners.problems import Collector

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REGISTRY = (
    "site: {contact: info@example.org}\npartners:\n"
    "  - {id: a, name: A, country: BE, city: Namurville}\n"
    "  - {id: b, name: B, country: BE, city: Namurville}\n"
    "  - {id: c, name: C, country: BE, city: Nowhereville, postcode: '5000'}\n"
    "  - {id: d, name: D, country: EE, city: Tartu}\n"
)
# mode of the server: what the report says of Namurville, how often it is asked, exit code
MODES = [
    ("sound", "found: Namurville, BE (city: Namurville, Wallonia, Belgium (50.47, 4.87))", 2, 0),
    ("empty", "not found: Namurville, BE\n", 2, 0),
    ("wrong country", "unclear: Namurville, BE (found outside BE only): Namurville, Wallonia", 2, 0),
    ("wrong kind", "unclear: Namurville, BE (what was found is no city): Namurville", 2, 0),
    ("rival", "unclear: Namurville, BE (could be several places): Namurville", 2, 0),
    ("503", "failed: Namurville, BE (HTTP status 503)", 4, 1),
    ("slow", "failed: Namurville, BE (no answer in time)", 4, 1),
    ("broken", "failed: Namurville, BE (the connection broke: RemoteDisconnected)", 4, 1),
    ("cut off", "failed: Namurville, BE (the connection broke: IncompleteRead)", 4, 1),
    ("html", "failed: Namurville, BE (the answer is not JSON)", 2, 1),
    ("nothing", "failed: Namurville, BE (the answer is not JSON)", 2, 1),
    ("deep", "failed: Namurville, BE (the answer is not JSON)", 2, 1),
    ("error", "failed: Namurville, BE (the service reports an error)", 2, 1),
    ("not a list", "failed: Namurville, BE (the answer is no list of places)", 2, 1),
    ("no coordinates", "failed: Namurville, BE (a place in the answer has no coordinates)", 2, 1),
    ("text coordinates", "failed: Namurville, BE (a place in the answer has no coordinates)", 2, 1),
    ("infinite", "failed: Namurville, BE (a place in the answer has no coordinates)", 2, 1),
    ("zero", "failed: Namurville, BE (a place in the answer lies at (0, 0))", 2, 1),
    ("200,000 results", "failed: Namurville, BE (the answer is longer than 1 MB)", 2, 1),
    ("huge", "failed: Namurville, BE (the answer is longer than 1 MB)", 2, 1),
    ("redirect", "failed: Namurville, BE (HTTP status 302)", 2, 1),
    ("429", "failed: Namurville, BE (HTTP status 429)", 1, 1),
    ("403", "failed: Namurville, BE (HTTP status 403)", 1, 1),
]


class FakeClock:
    """A clock that moves only when somebody waits."""

    def __init__(self) -> None:
        self.now = 100.0
        self.requests: list[float] = []

    def monotonic(self) -> float:
        """Return the time it shows."""
        return self.now

    def sleep(self, seconds: float, /) -> None:
        """Move on."""
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> FakeClock:
    """Let limiters wait on a fake clock, and note when each lets a request through; answer within 0.3 s."""
    clock = FakeClock()
    limited, wait = transport.Limiter.__init__, transport.Limiter.wait

    def noted(self: transport.Limiter) -> None:
        wait(self)
        clock.requests.append(clock.now)

    monkeypatch.setattr(transport.Limiter, "__init__", lambda self: limited(self, 1.0, clock))
    monkeypatch.setattr(transport.Limiter, "wait", noted)
    monkeypatch.setattr(service.Service.__init__, "__kwdefaults__", {"timeout": 0.3})
    return clock


@pytest.mark.parametrize("case", MODES, ids=[case[0] for case in MODES])
def test_each_fault_has_its_word(
    case: tuple[str, str, int, int],
    written: Callable[..., Path],
    clock: FakeClock,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """At most one request a second, no answered question twice, no partner lost, no point at (0, 0)."""
    mode, words, requests, code = case
    path = written(REGISTRY)
    with FaultServer(mode) as server:
        found = main(["geocode", "-r", str(path), "--service", server.address])
    output = capsys.readouterr()

    assert words in output.out
    assert code == found
    assert requests == len(server.asked) == len(clock.requests)
    assert all(later - earlier >= 1 for earlier, later in pairwise(clock.requests))
    assert "Traceback" not in output.out + output.err
    known = read_places(path.with_name("places.yaml"), Collector())
    assert all(abs(one.lat) > 1 for one in known.values())
    assert (mode == "sound") == ("127.0.0.1" in {one.source for one in known.values()})
    registry, _ = read_registry(path)
    assert registry is not None
    placed, report = place(registry, path=path)
    assert not report.errors
    assert set("abcd") == set(placed.locations) | {one.partner for one in placed.unplaced}
    assert "d" in placed.locations


@pytest.mark.usefixtures("clock")
def test_a_question_is_structured_and_names_nobody(written: Callable[..., Path]) -> None:
    """City, postcode and country go out, with our name and the contact; no partner's name does."""
    path = written(REGISTRY)
    with FaultServer("empty") as server:
        main(["geocode", "-r", str(path), "--service", server.address])
    first, second = server.asked
    assert first["city"] == ["Namurville"]
    assert first["countrycodes"] == ["be"]
    assert (first["limit"], first["addressdetails"], first["accept-language"]) == (["5"], ["1"], ["en"])
    assert second["postalcode"] == ["5000"]
    assert "q" not in first
    assert all(
        agent.startswith("partner-atlas/") and "(info@example.org)" in agent for agent in server.agents
    )


@pytest.mark.usefixtures("clock")
def test_what_was_found_is_not_asked_again(
    written: Callable[..., Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second run asks only what is still open, and the file keeps who said so and when."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    path = written(REGISTRY.replace("Nowhereville", "Tartuville"))
    with FaultServer("sound") as server:
        main(["geocode", "-r", str(path), "--service", server.address])
        count = len(server.asked)
        before = path.with_name("places.yaml").read_bytes()
        main(["geocode", "-r", str(path), "--service", server.address])
        assert len(server.asked) == count
    assert before == path.with_name("places.yaml").read_bytes()
    assert b'source: "127.0.0.1", date: "2023-11-14", check: ' in before
    assert "2 found, 0 not found, 0 unclear, 0 failed, 0 not asked" in capsys.readouterr().out


@pytest.mark.usefixtures("clock")
def test_a_pause_loses_nothing(
    written: Callable[..., Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C after the first answer: it is in the file, and the same command goes on behind it."""
    path = written(REGISTRY)
    ask = service.Service.ask

    def interrupted(self: service.Service, question: object) -> object:
        if len(server.asked) == 1:
            raise KeyboardInterrupt
        return ask(self, question)  # type: ignore[arg-type]

    with FaultServer("sound") as server:
        monkeypatch.setattr(service.Service, "ask", interrupted)
        assert main(["geocode", "-r", str(path), "--service", server.address]) == 130
        assert "what was found is kept" in capsys.readouterr().out
        assert len(read_places(path.with_name("places.yaml"), Collector())) == 2
        monkeypatch.setattr(service.Service, "ask", ask)
        assert main(["geocode", "-r", str(path), "--service", server.address]) == 0
    assert len(server.asked) == 2
    assert len(read_places(path.with_name("places.yaml"), Collector())) == 3


def test_the_real_clock_keeps_a_second_between_requests(
    written: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Retries counted in, by the clock of the server."""
    monkeypatch.setattr(service.Service.__init__, "__kwdefaults__", {"timeout": 2.0})
    with FaultServer("503") as server:
        main(["geocode", "-r", str(written(REGISTRY)), "--service", server.address])
    assert len(server.times) == 4
    gaps = [later - earlier for earlier, later in pairwise(server.times)]
    assert min(gaps) > 0.98


@pytest.mark.usefixtures("clock")
def test_five_failures_in_a_row_end_the_run(
    written: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """A service that is down is left alone."""
    lines = [
        f"  - {{id: p{n}, name: P, country: BE, city: {letter * 9}}}\n"
        for n, letter in enumerate("abcdefghj")
    ]
    path = written("site: {contact: info@example.org}\npartners:\n" + "".join(lines))
    with FaultServer("503") as server:
        assert main(["geocode", "-r", str(path), "--service", server.address]) == 1
    assert len(server.asked) == 5
    assert "0 found, 0 not found, 0 unclear, 5 failed, 4 not asked" in capsys.readouterr().out


def test_dry_run_asks_and_writes_nothing(
    written: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """It lists the questions, each once."""
    path = written(REGISTRY)
    with FaultServer("sound") as server:
        assert main(["geocode", "-r", str(path), "--service", server.address, "--dry-run"]) == 0
    assert server.asked == []
    assert not path.with_name("places.yaml").exists()
    asked = "would ask: Namurville, BE\nwould ask: 5000 Nowhereville, BE\n2 to ask; nothing was written\n"
    assert asked == capsys.readouterr().out


BAD = [
    ("ftp://example.org", "write https://host/path"),
    ("http://example.org", "write https://example.org"),
    ("https://user@example.org", "write https://host/path"),
    ("https://example.org:x/", "is not a web address"),
    ("nominatim", "write https://host/path"),
]


@pytest.mark.parametrize(("address", "words"), BAD)
def test_a_bad_service_is_refused(
    address: str, words: str, written: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2 and what to write; nothing was asked."""
    assert main(["geocode", "-r", str(written(REGISTRY)), "--service", address]) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("contact", ["me", "a@b", "x\r\nHost: y@example.org", "javascript:alert(1)"])
def test_a_bad_contact_is_refused(
    contact: str, written: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """It becomes part of a header."""
    assert main(["geocode", "-r", str(written(REGISTRY)), "--contact", contact]) == 2
    assert "is no contact" in capsys.readouterr().err


def test_threads_end() -> None:
    """The servers of these tests leave nothing behind but daemons."""
    assert all(thread.daemon for thread in threading.enumerate() if thread is not threading.main_thread())
