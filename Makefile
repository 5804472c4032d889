# Everything that a developer or a packager runs, one command each. `make help` lists them.

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift

# The installed command carries the Swift runtime within itself where the platform allows it.
RELEASE_FLAGS := -c release --product esmql --scratch-path .build-release
ifeq ($(shell uname -s),Linux)
RELEASE_FLAGS += --static-swift-stdlib
endif

LINTED := Sources Tests examples bench/Sources bench/Package.swift Package.swift

.DEFAULT_GOAL := help
.PHONY: help setup demo demo-archive test oracle mutate conformance soak rate sanitize lint format bench bench-check bench-sync bench-archive bench-growth fuzz docs api outside install clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z -]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what the build needs (Debian packages), check Swift
	@SWIFT='$(SWIFT)' scripts/setup.sh

demo: setup ## build, then answer three queries from a simulated site
	$(SWIFT) build --product esmql
	@"$$($(SWIFT) build --show-bin-path)/esmql" --demo --echo -f examples/demo.sql

demo-archive: setup ## keep a simulated week in a PostgreSQL server of its own, and ask it
	$(SWIFT) build --product esmql
	@scripts/demo-archive.sh "$$($(SWIFT) build --show-bin-path)/esmql"

test: setup ## run every test, those with packages that depend on this one too
	$(SWIFT) test
	@SWIFT='$(SWIFT)' OUTSIDE_SCRATCH=.build scripts/outside.sh

oracle: ## compare 100,000 made-up queries with SQLite: make oracle ESMQL_ORACLE_SEED=7
	ESMQL_ORACLE_QUERIES=$${ESMQL_ORACLE_QUERIES:-100000} $(SWIFT) test --filter OracleTests

mutate: ## break the push-down rules one by one: the oracle has to notice each
	@SWIFT='$(SWIFT)' scripts/mutate.sh

soak: ## ask a site that misbehaves for half an hour: make soak SOAK_SECONDS=120
	@SWIFT='$(SWIFT)' scripts/soak.sh

rate: ## two processes under the API's own limit, 60 requests a minute: make rate ESMQL_RATE_MINUTES=5
	ESMQL_RATE_MINUTES=$${ESMQL_RATE_MINUTES:-2} $(SWIFT) test --filter TwoProcessTests

sanitize: ## run the tests under the thread and the address sanitizer
	@SWIFT='$(SWIFT)' scripts/sanitize.sh

conformance: ## run the SQL cases of the folder that CONFORMANCE_DIR names
	$(SWIFT) build --product esmql
	@CONFORMANCE_DIR="$(CONFORMANCE_DIR)" ESMQL_BINARY="$$($(SWIFT) build --show-bin-path)/esmql" scripts/conformance/run.sh

lint: ## check format and file lengths
	@SWIFT='$(SWIFT)' scripts/lint.sh $(LINTED)

format: ## rewrite the sources as the lint wants them
	$(SWIFT) format --in-place --recursive --parallel $(LINTED)

bench: ## measure beside what one would use instead: make bench BENCH="--jobs scan,start --runs 3"
	@SWIFT='$(SWIFT)' scripts/bench.sh run $(BENCH)

bench-check: ## compare instruction counts with bench/baseline (BENCH=--update writes it)
	@SWIFT='$(SWIFT)' scripts/bench.sh check $(BENCH)

bench-sync: ## rows a second of esmql sync beside psql's \copy: make bench-sync ROWS=1000000
	@SWIFT='$(SWIFT)' ROWS='$(or $(ROWS),1000000)' scripts/bench-sync.sh

bench-archive: ## an aggregate over 10 million archived rows, there and by SQLite here
	@SWIFT='$(SWIFT)' scripts/bench-archive.sh

bench-growth: ## how cost grows with size: docs/growth.svg
	@SWIFT='$(SWIFT)' scripts/bench.sh growth docs/growth.svg

fuzz docs: ## fuzz, build the documentation
	@if [ -x scripts/$@.sh ]; then SWIFT='$(SWIFT)' scripts/$@.sh; else echo 'make $@: not available yet' >&2; exit 1; fi

api: ## compare the public declarations with docs/api: make api ACCEPT=1 takes them over
	@SWIFT='$(SWIFT)' ACCEPT='$(ACCEPT)' scripts/api.sh

outside: ## build and run packages that depend on this folder, as those of users do
	@SWIFT='$(SWIFT)' scripts/outside.sh

install: setup ## build for release and install with manual page and completions: PREFIX=/usr/local
	$(SWIFT) build $(RELEASE_FLAGS)
	install -d '$(DESTDIR)$(PREFIX)/bin'
	install -m 755 "$$($(SWIFT) build $(RELEASE_FLAGS) --show-bin-path)/esmql" '$(DESTDIR)$(PREFIX)/bin/esmql'
	@scripts/install-docs.sh '$(DESTDIR)$(PREFIX)/bin/esmql' '$(DESTDIR)$(PREFIX)/share'

clean: ## remove what builds have left
	rm -rf .build .build-* bench/.build bench/.venv
