"""A real browser on built sites: every request that leaves the site and every error fails the test."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import stress
from sites import ROOT, built, serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page, Route

# the same engine without the rest of the browser takes a third of the time for each page
CHROMIUM = next(
    filter(
        None, map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"))
    ),
    None,
)
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder; skip them, and say so, where there is no Chromium."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(
                    pytest.mark.skip(reason="browser tests need Chromium, and none is installed here")
                )


@dataclass
class Watch:
    """What a page did that it must not: requests elsewhere, errors, dialogs."""

    faults: list[str] = field(default_factory=list)

    def on(self, page: Page) -> None:
        """Listen to ``page``."""
        page.on("console", lambda message: self._console(message.type, message.text))
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("dialog", self._dialog)

    def _console(self, kind: str, text: str) -> None:
        # the tests themselves read pixels back; a frame without scripts is the page's choice around it
        expected = "willReadFrequently", "'allow-scripts' permission is not set"
        if kind != "log" and not any(words in text for words in expected):
            self.faults.append(f"console {kind}: {text}")

    def _dialog(self, dialog: Any) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def route(self, route: Route) -> None:
        """Let a request through that stays here; note and stop every other."""
        url = route.request.url
        if url.startswith(("file://", "data:", "about:", "blob:", "http://127.0.0.1:")):
            route.continue_()
        else:
            self.faults.append(f"request: {url}")
            route.abort()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, once for all tests."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open an address in a fresh context; at the end nothing may have gone wrong or out."""
    watch = Watch()
    contexts = []

    def open_page(url: str, *, width: int = 1440, height: int = 900, **options: Any) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce", **options
        )
        contexts.append(context)
        context.route("**/*", watch.route)
        page = context.new_page()
        watch.on(page)
        page.goto(url)
        return page

    yield open_page
    cookies = [cookie for context in contexts for cookie in context.cookies()]
    for context in contexts:
        context.close()

    assert watch.faults == []
    assert cookies == []


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of the real registry."""
    return built(ROOT / "data" / "partners.yaml", tmp_path_factory.mktemp("real") / "site")


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """Serve the real site on this machine; the address of its root."""
    yield from serve(site)


def made_up(name: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of one of the registries of `stress`."""
    folder = tmp_path_factory.mktemp(name)
    return built(stress.written(getattr(stress, name)(), folder), folder / "site")


@pytest.fixture(scope="session")
def stress_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of a registry with too much of everything."""
    return made_up("stress", tmp_path_factory)


@pytest.fixture(scope="session")
def no_projects_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of three partners without a project."""
    return made_up("no_projects", tmp_path_factory)


@pytest.fixture(scope="session")
def one_partner_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of a single partner."""
    return made_up("one_partner", tmp_path_factory)
