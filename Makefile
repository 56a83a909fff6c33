# Utblick: the few commands of everyday work. `make run` and `make test` bring everything up to date by themselves.
PORT ?= 8000
HOST ?= 127.0.0.1
PYTEST = .venv/bin/python -m pytest

.PHONY: run test check format bench prove lock messages pages pictures clean

run: ## serve what var/ holds (the demo if it is empty) on PORT
	@scripts/environment runtime
	@.venv/bin/utblick demo begin --if-empty
	@.venv/bin/utblick serve --host $(HOST) --port $(PORT)

test: ## every test, on SQLite and PostgreSQL, in a real browser
	@scripts/system-packages
	@scripts/environment dev
	@.venv/bin/python scripts/test.py

check: ## format, lint, types, layers, migrations, translations, generated pages
	@scripts/environment dev
	@scripts/check

format:
	@scripts/environment dev
	.venv/bin/ruff format src tests
	.venv/bin/ruff check --fix src tests

bench: ## measure against the budgets of the design
	@scripts/environment dev
	@.venv/bin/python -m tests.bench

prove: ## the long proofs; writes docs/proofs.md
	@scripts/system-packages
	@scripts/environment dev
	@.venv/bin/python -m tests.prove

messages: ## collect the texts on screen into the English catalogues
	@scripts/environment dev
	@.venv/bin/python scripts/messages.py

pages: ## write the generated pages of docs/
	@scripts/environment dev
	@.venv/bin/python scripts/requirements_page.py
	@.venv/bin/python scripts/merge_fields_page.py

pictures: ## take the pictures of the handbook anew
	@scripts/environment dev
	@PYTHONPATH=src:tests .venv/bin/python -m e2e.handbook_pictures

lock: ## lock the dependencies anew (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links requirements.in -o requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links requirements-dev.in -o requirements-dev.lock

clean: ## remove what can be made again; never var/
	rm -rf .venv .build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
