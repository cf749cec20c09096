# Everything starts here. `make run` shows the shop, `make test` proves it.
PYTHON ?= python3
BIN := .venv/bin
export DJANGO_SETTINGS_MODULE ?= marketplace.settings.dev

.PHONY: test format lint types requirements
.venv/ready: requirements.txt
	@echo "Setting up .venv"
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

test: .venv/ready
	@$(BIN)/python -W ignore manage.py makemigrations --check --dry-run
	DJANGO_SETTINGS_MODULE=marketplace.settings.test $(BIN)/python -m pytest -n 2

format: .venv/ready
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/ready
	$(BIN)/mypy .

requirements:
	$(BIN)/pip-compile -q --extra dev --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url \
		--no-emit-find-links --no-emit-trusted-host -o requirements.txt pyproject.toml
