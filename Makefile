# Everything starts here. `make run` shows the shop, `make test` proves it.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
export DJANGO_SETTINGS_MODULE ?= marketplace.settings.dev

.PHONY: run code test format lint types requirements schema tour html axe lighthouse load faults attack audit released coverage

run: $(VENV)/ready
	@$(BIN)/python -m marketplace.run

# The phone of the demonstration's approver, while the shop runs.
code: $(VENV)/ready
	@$(BIN)/python -W ignore manage.py demo_code

test: $(VENV)/ready
	@.ci/tools $(BIN)
	@DJANGO_SETTINGS_MODULE=marketplace.settings.test $(BIN)/python -W ignore manage.py makemigrations --check --dry-run
	@DJANGO_SETTINGS_MODULE=marketplace.settings.test $(BIN)/python -m pytest -n 2 --dist loadgroup

# Every package is named with its hash, so nothing is left to resolve; what is imported is compiled then.
$(VENV)/ready: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make run PYTHON=python3.12")'
	@echo "Setting up $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install -qq --disable-pip-version-check --no-compile --no-deps --require-hashes -r requirements.txt
	@touch $@

format: $(VENV)/ready
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --lint --quiet marketplace/templates
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -W ignore manage.py makemigrations --check --dry-run

types: $(VENV)/ready
	$(BIN)/mypy .

requirements:
	$(BIN)/pip-compile -q --extra dev --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url \
		--no-emit-find-links --no-emit-trusted-host -o requirements.txt pyproject.toml

# After a change of migrations: what an empty database begins with.
schema: $(VENV)/ready
	@DJANGO_SETTINGS_MODULE=marketplace.settings.test $(BIN)/python -W ignore manage.py schema
	@FROM_NOTHING=1 DJANGO_SETTINGS_MODULE=marketplace.settings.test $(BIN)/python -m pytest tests/marketplace/test_schema.py -n 0

# With each release: the last migration of each app in it. What follows may only add and widen (docs/operations.md).
released:
	@for each in $$(git ls-files '*/max_migration.txt'); do echo "$$(dirname $$each) $$(cat $$each)"; done > docs/deploy/released.txt

# Which branches of what moves money, people and cloth the tests take: 95 % of each package, or it fails. What only a
# browser does isn't counted. Half an hour on two cores; the pages are in var/coverage/html.
coverage: $(VENV)/ready
	@mkdir -p var/coverage && $(BIN)/coverage erase
	@DJANGO_SETTINGS_MODULE=marketplace.settings.test nice -n 10 $(BIN)/coverage run -m pytest -n 2 --dist loadgroup --ignore=tests/browser --ignore=tests/test_commands.py
	@$(BIN)/coverage combine -q && $(BIN)/coverage html -q --fail-under=0 -d var/coverage/html
	@for each in payouts weavers catalog marketplace/payment; do \
		$(BIN)/coverage report --include="$$each/*" || failed=yes; done; test -z "$$failed"

# The shop asked for everything by everybody, every hostile word in every field; the report is in var/attack.
attack: $(VENV)/ready
	@mkdir -p var/attack
	@ATTACK=long DJANGO_SETTINGS_MODULE=marketplace.settings.test $(BIN)/python -m pytest tests/attack -n 2 --dist load \
		--tb=short -r f --junit-xml var/attack/own.xml
	@.ci/attack

# Whether a package that we use has a known fault.
audit:
	@.ci/audit

# Every page looked at from outside: its screenshots, its HTML, what shuts people out, how quick it is.
tour html axe lighthouse: $(VENV)/ready
	@$(BIN)/python -W ignore -m benchmarks.pages $@

# The demonstration under 220 people for ten minutes, and while its parts are killed; the report lies in var/load.
# (A line that begins with “load” would be a word of make.)
faults load: $(VENV)/ready
	@$(BIN)/python -W ignore -m benchmarks.load $@
