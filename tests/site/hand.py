"""A visitor who has only a mouse, or only a keyboard: the same steps, done the one way or the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

Way = Literal["mouse", "keyboard"]

# The middle and the size of the keyboard's ring on a canvas, as page coordinates.
RING = """
query => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))).then(() => {
  const canvas = document.querySelector(query);
  const probe = document.createElement('span');
  probe.style.color = getComputedStyle(document.documentElement).getPropertyValue('--focus');
  document.body.append(probe);
  const wanted = getComputedStyle(probe).color.match(/\\d+/g).map(Number);
  probe.remove();
  const box = canvas.getBoundingClientRect();
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 3; i < data.length; i += 4) {
    if (data[i] < 200 || [0, 1, 2].some(k => Math.abs(data[i - 3 + k] - wanted[k]) > 6)) continue;
    const at = (i - 3) / 4;
    const [x, y] = [at % canvas.width, Math.floor(at / canvas.width)];
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  const scale = canvas.width / box.width;
  return [box.left + (left + right + 1) / 2 / scale, box.top + (top + bottom + 1) / 2 / scale,
    (right - left + 1) / scale];
})
"""
ACTIVE = "one => one === document.activeElement"


@dataclass
class Hand:
    """What a visitor does on ``page``, ``way`` alone."""

    page: Page
    way: Way

    @property
    def is_mouse(self) -> bool:
        """Whether there is a mouse, and then no keyboard but to type."""
        return self.way == "mouse"

    def reach(self, locator: Locator) -> None:
        """Put the keyboard's focus there; fail where it cannot go."""
        locator.focus()
        assert locator.evaluate(ACTIVE), f"no focus on {locator}"

    def press(self, locator: Locator, key: str = "Enter") -> None:
        """Click a button, or press a key on it."""
        if self.is_mouse:
            locator.click()
        else:
            self.reach(locator)
            self.page.keyboard.press(key)

    def tick(self, box: Locator) -> None:
        """Switch a checkbox by its label, or with the space bar."""
        if self.is_mouse:
            box.locator("xpath=ancestor::label").click()
        else:
            self.press(box, "Space")

    def choose(self, radio: Locator, current: Locator) -> None:
        """Choose one of several by a click, or with arrows from the current one."""
        if self.is_mouse:
            radio.locator("xpath=ancestor::label").click()
        else:
            self.reach(current)
            for _ in range(6):
                if radio.is_checked():
                    break
                self.page.keyboard.press("ArrowRight")
        assert radio.is_checked()

    def search(self, text: str) -> None:
        """Look something up and take what is found first."""
        field = self.page.get_by_role("combobox", name=re.compile("^Search"))
        if self.is_mouse:
            field.click()
        else:
            self.page.keyboard.press("/")
            assert field.evaluate(ACTIVE)
        field.fill(text)
        if self.is_mouse:
            self.page.locator(".pa-result").first.click()
        else:
            self.page.keyboard.press("ArrowDown")
            self.page.keyboard.press("Enter")

    def close(self) -> None:
        """Close the panel, by its button or, from within, with Escape."""
        panel = self.page.locator(".pa-panel")
        if self.is_mouse or not panel.evaluate("one => one.contains(document.activeElement)"):
            self.press(panel.get_by_role("button", name="Close"))
        else:
            self.page.keyboard.press("Escape")
        self.page.locator(".pa-panel").wait_for(state="hidden")
