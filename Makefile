# `make run` and `make test` do all their own set-up; the second time they are quick.
PYTHON ?= python3
VENV := .venv/bin
export GOLDENTHREAD_HOME ?= $(CURDIR)/var

.PHONY: help run test check fix bench clean-demo
.DEFAULT_GOAL := help

help: ## what each command does
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1|/' | awk -F'|' '{printf "  make %-12s %s\n", $$1, $$2}'

run: ## set up, build the demonstration if it is missing, serve it on http://127.0.0.1:8000
	@$(PYTHON) scripts/set_up.py run
	@GOLDENTHREAD_DEMONSTRATION=1 $(VENV)/goldenthread demo
	@GOLDENTHREAD_DEMONSTRATION=1 $(VENV)/goldenthread serve

test: ## set up, then every test on SQLite and PostgreSQL, in a browser, on Polars and Spark
	@$(PYTHON) scripts/set_up.py test
	@$(VENV)/python scripts/run_tests.py

check: ## everything that can be checked without running it; changes nothing
	@$(PYTHON) scripts/set_up.py check
	@$(VENV)/python scripts/run_checks.py

fix: ## put right what can be put right by itself: format, import order, generated pages
	@$(PYTHON) scripts/set_up.py check
	@$(VENV)/ruff check --fix --quiet .
	@$(VENV)/ruff format --quiet .
	@$(VENV)/python scripts/write_pages.py

bench: ## time the product against the same work done by hand; prints ratios
	@$(PYTHON) scripts/set_up.py bench
	@for file in bench/bench_*.py; do echo "== $$file"; .tools/bench/bin/python $$file || exit 1; done

clean-demo: ## remove the demonstration, so that the next `make run` builds it again
	rm -rf var/goldenthread.sqlite3* var/facts var/published
