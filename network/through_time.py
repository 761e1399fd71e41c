"""The network year by year: who enters and leaves, which ties last, and how the measures move."""

# ruff: noqa: PLC0415 -- pandas is imported where it is used, so that `import network` costs nothing

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from network.projection import collaboration_graph
from network.selection import span_of
