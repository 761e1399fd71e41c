"""Where pictures stand in the site: the same in every build, so that other websites can link them."""

from __future__ import annotations


def picture_path(page_path: str) -> str:
    """Return the path of a page's picture: ``pictures/partners/twist.png`` of ``partners/twist.html``."""
    return f"pictures/{page_path.removesuffix('.html')}.png"


WHOLE = picture_path("index.html")
"""The picture of the whole network."""
