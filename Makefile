.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin

help: ## What can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

install: .venv/installed ## Virtual environment with the locked dependencies; nothing when up to date

.venv/installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

run: install ## Everything on this machine: web chat, and Telegram when a token is set
	$(BIN)/askfirst run

.venv/benched: .venv/installed requirements-bench.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	touch $@

measure: .venv/benched ## Detection on tests/corpora and ../shared/offers, leaving one batch out
	$(BIN)/python -m tests.bench.detection measure

train: .venv/benched ## Learn the weights of the second opinion and of the ear anew
	$(BIN)/python -m tests.bench.detection train
	$(BIN)/python -m tests.bench.sos.training

bench: .venv/benched ## Speed of the check, redaction, sketches, reports, each figure beside a peer
	$(BIN)/python -m tests.bench.speed
	$(BIN)/python -m tests.bench.redaction
	$(BIN)/python -m tests.bench.sketches
	$(BIN)/python -m tests.bench.reports

test: install ## All that CI runs: format, lint, types, imports, wording, tests
	scripts/test

lint: install ## Format, ruff, mypy, imports, flows, signs, help points, wording
	scripts/lint

fresh: install ## Fails when a help point was last checked too long ago
	$(BIN)/askfirst fresh

docs: install ## Write the generated pages anew
	$(BIN)/python scripts/docs

lock: install ## Write the lock file anew (hashes, no addresses)
	$(BIN)/pip-compile --quiet --extra dev --generate-hashes --allow-unsafe --strip-extras \
	  --no-emit-index-url --no-emit-find-links --no-header pyproject.toml -o requirements.lock
	$(BIN)/pip-compile --quiet --extra bench --constraint requirements.lock --generate-hashes \
	  --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links --no-header \
	  pyproject.toml -o requirements-bench.lock

.PHONY: help install run measure train bench test lint fresh docs lock
