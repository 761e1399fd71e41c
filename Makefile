# One word a chore. Each target is one plain command that works without make, too.
.PHONY: default setup check build serve lint test thorough golden analysis bundle

default: check lint test

setup:   ; python -m pip install -e ".[test]"
check:   ; python build.py --check
build:   ; python build.py
serve:   ; python build.py --serve
test:    ; python -m pytest
thorough: ; python -m pytest -m thorough
golden:  ; UPDATE_GOLDEN=1 python -m pytest tests/test_golden.py
analysis: ; UPDATE_DOCS=1 python -m pytest tests/test_analysis.py; python docs/take_plots.py
bundle:  ; python maps/browser/hook.py
lint:    ; ruff check . && ruff format --check . && mypy
