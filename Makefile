# The commands of the project; `make help` lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help local local-check build doctor test check format pytest coverage page lock setup clean

RUN := .venv/bin/python
UNIT := tests/workflow tests/api tests/workers tests/infra tests/local tests/doctor tests/docs
STACK ?= dev
ARGS ?=

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

local: ## run the whole system on this machine (options: make local ARGS="--help")
	@sh local/bootstrap.sh run && exec $(RUN) -m local $(ARGS)

local-check: ## start the system on free ports, send a reminder on each preference, verify, stop
	@sh local/bootstrap.sh run && exec $(RUN) -m local.check $(ARGS)

build: ## the Lambda packages for AWS and the page
	@sh local/bootstrap.sh run && $(RUN) -m lambda_build aws

doctor: ## read the account, say what keeps reminders from arriving (STACK=dev)
	@sh local/bootstrap.sh run && $(RUN) -m doctor --stack $(STACK)

test: ## every check and every test
	@sh local/bootstrap.sh dev
	@$(MAKE) --no-print-directory check
	@$(MAKE) --no-print-directory page
	@$(MAKE) --no-print-directory pytest

check: ## formats, lints, strict types, the state machine's definition
	@$(RUN) -m ruff format --check .
	@$(RUN) -m ruff check .
	@$(RUN) -m mypy .
	@$(RUN) -m statelint workflow/reminder.asl.json
	@cd frontend && npm run --silent check

page: ## the page's own tests
	@cd frontend && npm test --silent

pytest: ## the Python tests: units in parallel, then the running system and the browser
	@$(RUN) -m pytest -n 2 --cov --cov-report= $(UNIT)
	@$(RUN) -m coverage report
	@$(RUN) -m pytest tests/e2e tests/browser

format: ## format everything
	@$(RUN) -m ruff format .
	@$(RUN) -m ruff check --fix .
	@cd frontend && npm run --silent format

LOCK := .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock"
lock: ## pin the Python requirements anew (UPGRADE=--upgrade for newer ones)
	@cd requirements && for set in bootstrap run emulator; do ../$(LOCK) $(UPGRADE) $$set.in -o $$set.txt; done
	@cd requirements && for set in api workers dev; do ../$(LOCK) $(UPGRADE) $$set.in -c run.txt -o $$set.txt; done

clean: ## remove all that was built, installed and kept
	@rm -rf .venv .emulator-venv .local .cache build frontend/dist frontend/node_modules
