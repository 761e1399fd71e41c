"""Keep the catalogues: ``python -m maps.languages update`` or ``check``. Needs a source tree."""

from __future__ import annotations

import argparse
import sys

from maps.languages.keeping import FOLDER, as_text, extracted, faults, update


def main() -> int:
    """Do what the command line asks; return 0 when all is well, 1 when a catalogue is not."""
    parser = argparse.ArgumentParser(prog="python -m maps.languages", description="Keep the catalogues.")
    parser.add_argument(
        "what",
        choices=("extract", "update", "check"),
        help="extract: write the template; update: bring every catalogue up to date with it, too; "
        "check: say what is missing or wrong",
    )
    what = parser.parse_args().what
    if what == "extract":
        (FOLDER / "messages.pot").write_bytes(as_text(extracted()))
    elif what == "update":
        sys.stdout.write("".join(f"{name}\n" for name in update()))
    lines = faults() if what == "check" else []
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
