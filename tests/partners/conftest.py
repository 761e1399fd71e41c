"""What the tests of the registry share: a small sound registry as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from partners_sound import SOUND

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def sound() -> str:
    """Return the text of a registry without a problem."""
    return SOUND


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a text as registry and returns its path."""

    def write(text: str, name: str = "partners.yaml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8", newline="")
        return path

    return write
