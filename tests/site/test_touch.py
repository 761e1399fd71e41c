"""On a phone one finger scrolls the page past the map, and two fingers move the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from playwright.sync_api import CDPSession, Page

PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}


def swipe(client: CDPSession, fingers: Sequence[tuple[float, float]], by: tuple[float, float]) -> None:
    """Put these fingers down, move all of them in ten steps, and lift them."""

    def touch(kind: str, share: float) -> None:
        points = [
            {"x": x + by[0] * share, "y": y + by[1] * share, "id": i} for i, (x, y) in enumerate(fingers)
        ]
        client.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [] if kind == "touchEnd" else points}
        )

    touch("touchStart", 0)
    for step in range(1, 11):
        touch("touchMove", step / 10)
    touch("touchEnd", 1)


@pytest.mark.parametrize("file", ["index.html", "partners/twist.html"])
def test_one_finger_scrolls_two_fingers_move_the_map(
    file: str, site: Path, visit: Callable[..., Page]
) -> None:
    """The map is not a trap, says how it is moved, and then is moved."""
    page = visit((site / file).as_uri(), **PHONE)
    page.wait_for_function("() => document.querySelector('.atlas canvas')?.width > 0")
    page.wait_for_timeout(300)
    page.locator(".leaflet-container").scroll_into_view_if_needed()
    box = page.locator(".leaflet-container").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, min(box["y"] + box["height"] * 0.6, 700)
    client = page.context.new_cdp_session(page)
    where = "document.querySelector('.leaflet-map-pane').style.transform"
    before, scrolled = page.evaluate(where), page.evaluate("scrollY")

    swipe(client, [(x, y)], (0, -150))
    page.wait_for_function("before => scrollY > before", arg=scrolled)
    assert page.evaluate(where) == before
    assert page.locator(".pa-hint").text_content() == "Two fingers move the map"

    page.wait_for_timeout(300)
    scrolled = page.evaluate("scrollY")
    swipe(client, [(x - 40, y - 150), (x + 40, y - 150)], (60, 40))
    if file == "index.html":
        page.wait_for_url("**#*at=*")  # the explorer's address says where the map stands
    assert page.evaluate("scrollY") == scrolled
