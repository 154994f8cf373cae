# The commands of the project; `make help` lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help local token local-check screenshots build roll-back costs doctor recipients test check check-python check-page check-workflows page unit branches parts system engine engine-test bench load call-path fuzz soak burst state-machine audit sbom format lock clean

# The tests start hundreds of processes; without cached byte code each would compile its imports.
unexport PYTHONDONTWRITEBYTECODE

RUN := .venv/bin/python
PREPARE := sh tools/local/preparation/bootstrap.sh
LINES = COVERAGE_FILE=.cache/coverage/$@
LOCKS := $(wildcard requirements/*.txt)
TIMED = TIMEFORMAT='$@: %0R s'; time
STACK ?= dev
ARGS ?=

help: ## print this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

local: ## run the whole system on this machine (options: make local ARGS="--help")
	@$(PREPARE) run && exec $(RUN) -m tools.local $(ARGS)

token: ## print a new access token for the running system (ARGS="--other", ARGS="--scope reminders/read")
	@$(RUN) -m tools.local.sign_in.fresh_token $(ARGS)

local-check: ## start the system on free ports, use all features of reminders and schedules, verify, stop
	@$(PREPARE) run && exec $(RUN) -m tools.local_check

screenshots: ## update the README's screenshots from a separate system (needs Chromium)
	@$(PREPARE) dev && $(RUN) -m tests.system.browser.screenshots

build: ## build the page and the Lambda packages for AWS
	@$(PREPARE) run && $(RUN) -m lambda_build aws

FORMER := build/former
roll-back: ## deploy an earlier release to the stack, with the current config (TO=COMMIT STACK=dev)
	@test -n "$(TO)" || { echo "TO is missing: make roll-back TO=COMMIT STACK=$(STACK)" >&2; exit 2; }
	@git worktree remove --force $(FORMER) 2>/dev/null; git worktree add --detach $(FORMER) "$(TO)"
	@cp "Pulumi.$(STACK).yaml" $(FORMER)/ && $(MAKE) --no-print-directory -C $(FORMER) build
	@cd $(FORMER) && pulumi up --stack "$(STACK)"
	@git worktree remove --force $(FORMER)

doctor: ## check the AWS account, show what prevents reminders from arriving (STACK=dev)
	@$(PREPARE) run && $(RUN) -m tools.doctor --stack $(STACK)

recipients: ## show why an address gets no email (ADDRESS=nora@example.org STACK=dev; LIFT=yes lifts it)
	@test -n "$(ADDRESS)" || { echo "ADDRESS is missing: make recipients ADDRESS=nora@example.org STACK=$(STACK)" >&2; exit 2; }
	@$(PREPARE) run && $(RUN) -m tools.recipients --stack "$(STACK)" --lift "$(LIFT)" -- "$(ADDRESS)"

test: ## run every check and every test
	@$(PREPARE) dev
	@echo "two targets run at a time; each prints its output at its end"
	@$(MAKE) --no-print-directory -j 2 --output-sync=target engine-test check page unit parts system

check: check-python check-page check-workflows ## check formats, lints, types, dead code, the state machine, CI

check-python:
	@$(TIMED) { $(RUN) -m ruff format --check . \
		&& $(RUN) -m ruff check . \
		&& $(RUN) -m mypy . \
		&& .venv/bin/lint-imports --no-logo --cache-dir .cache/imports \
		&& $(RUN) -m vulture \
		&& $(RUN) -m statelint "$$($(RUN) -m tools.state_machine)"; }

check-page:
	@cd frontend && $(TIMED) npm run --silent check

ACTIONLINT := .cache/actionlint/1.7.12/actionlint
$(ACTIONLINT):
	@GOBIN=$(CURDIR)/$(@D) go install github.com/rhysd/actionlint/cmd/actionlint@v$(notdir $(@D))

check-workflows:
	@$(TIMED) .venv/bin/zizmor --offline --quiet --no-progress .github/workflows
	@if $(MAKE) --silent --no-print-directory $(ACTIONLINT) 2>/dev/null; then $(ACTIONLINT) -shellcheck= -pyflakes=; \
		elif [ "$$REQUIRE_ALL" = 1 ]; then echo "actionlint: needs Go and the network" >&2; exit 1; \
		else echo "actionlint is skipped: it is not installed, and installing needs Go and the network"; fi

page: ## run the page's unit tests
	@cd frontend && $(TIMED) npm test --silent

# In Python 3.13 line coverage is nearly free; before 3.14 branch coverage doubles the tests' time.
unit: ## run the unit tests, which must execute every line of api/ and workflow/
	@export $(LINES); $(TIMED) $(RUN) -m pytest -n 2 -p no:schemathesis --cov $(COVERAGE) --cov-report= tests/unit
	@$(LINES) $(RUN) -m coverage report --include="api/*,workers/*,workflow/*"
	@$(LINES) $(RUN) -m coverage report --include="api/*,workflow/*" --fail-under=100 >/dev/null \
		|| { echo "a line of api/ or workflow/ is not executed"; exit 1; }

branches: ## run the unit tests, which must also take every branch
	@$(MAKE) --no-print-directory unit COVERAGE=--cov-branch

parts: ## run the tests that need an emulator, a process, the Pulumi program or many event orders
	@export $(LINES); $(TIMED) $(RUN) -m pytest -n 3 --dist loadgroup --no-loadscope-reorder --cov --cov-report= tests/parts
	@$(LINES) $(RUN) -m coverage report --omit="api/*,workers/*,workflow/*"

system: ## test the running system over HTTP, and the page in a browser
	@$(TIMED) $(RUN) -m pytest -n 3 -p no:schemathesis --dist loadfile --no-loadscope-reorder tests/system

engine: ## get the real Pulumi engine if there is no pulumi on the PATH (needs Go)
	@$(PREPARE) run && $(RUN) -m tests.engine.pulumi_cli

engine-test: ## run the program with the real Pulumi engine (after make engine)
	@$(TIMED) $(RUN) -m pytest -n 3 -p no:schemathesis --dist loadfile --no-loadscope-reorder tests/engine

costs: ## update the tables of docs/costs.md from the prices and the usage of AWS
	@$(RUN) -m tools.costs

bench: ## measure the speed of API and sweep, compared with other handlers (ARGS=--quick)
	@$(PREPARE) run && $(RUN) -m tools.bench $(ARGS)

load: ## measure how fast each view loads on a slow phone, beside a bare page (ARGS="--runs 9"; needs Chromium)
	@$(PREPARE) dev && $(RUN) -m tests.system.browser.load $(ARGS)

call-path: ## list the files and hops of one POST through our code
	@$(RUN) -m tools.call_path

fuzz: ## make 10,000 calls generated from the OpenAPI document, check the responses (FUZZ_CALLS=…)
	@FUZZ_CALLS=$(or $(FUZZ_CALLS),10000) $(RUN) -m pytest -q tests/parts/fuzz

soak: ## run 100,000 random scenarios of reminders with faults (ARGS="--seed N --first CHUNK" resumes)
	@$(RUN) -m tests.parts.scenarios.soak $(ARGS)

burst: ## simulate up to 1,000,000 reminders due at once, and outages (ARGS=--quick)
	@$(RUN) -m tests.parts.burst $(ARGS)

state-machine: ## print the state machine's whole definition (ARGS=--drawing draws it)
	@$(RUN) -m tools.state_machine $(ARGS)

.audit-venv: requirements/audit.txt
	@python3 -m venv --clear $@ && $@/bin/pip install --quiet --require-hashes --requirement $<

audit: .audit-venv ## check for known vulnerabilities and newer time zone rules (needs the network)
	@.audit-venv/bin/pip-audit --disable-pip --vulnerability-service=osv --progress-spinner=off \
		$(addprefix --requirement=,$(LOCKS)) $(ARGS)
	@cd frontend && npm audit --package-lock-only --no-offline
	@.audit-venv/bin/python -m tools.newest_zones

sbom: .audit-venv ## write a bill of materials (CycloneDX) for each lock file to build/sbom
	@mkdir -p build/sbom
	@for lock in $(LOCKS); do .audit-venv/bin/cyclonedx-py requirements --of=JSON --output-reproducible \
		--no-validate $$lock > build/sbom/python-$$(basename $$lock .txt).cdx.json || exit 1; done
	@cd frontend && npm sbom --sbom-format=cyclonedx --package-lock-only > ../build/sbom/page.cdx.json

format: ## format everything
	@$(RUN) -m ruff format .
	@$(RUN) -m ruff check --fix .
	@cd frontend && npm run --silent format

LOCK := .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock" $(UPGRADE)
lock: ## update the pinned Python requirements (UPGRADE=--upgrade for newer ones)
	@for group in bootstrap run emulator clients audit; do \
		$(LOCK) --group $$group -o requirements/$$group.txt || exit 1; done
	@for group in api workers sweep dev bench; do \
		$(LOCK) --group $$group -c requirements/run.txt -o requirements/$$group.txt || exit 1; done

clean: ## remove everything that was built, installed and cached
	@rm -rf .venv .emulator-venv .clients-venv .audit-venv .local .cache build frontend/dist frontend/node_modules
