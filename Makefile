# Lotrinh in one-word commands; `make` alone lists them.

SOURCES = Sources Tests Snippets Examples Package.swift Benchmarks/Sources Benchmarks/Package.swift Fuzz/Sources Fuzz/Package.swift

.DEFAULT_GOAL := help
SECONDS_EACH ?= 600

.PHONY: help run test lint format bench bench-quick examples fuzz docs man completions setup setup-tests build clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: build ## build and run every shipped plan; results go to results/
	scripts/run-plans

test: setup-tests ## build and run all tests
	swift build --build-tests
	scripts/test

lint: ## check the formatting and style of the Swift code
	swift format lint --strict --parallel --recursive $(SOURCES)

format: ## format the Swift code in place
	swift format --in-place --parallel --recursive $(SOURCES)

bench: setup ## hold Lotrinh against other programs: .build/benchmarks/bench.md (UNITS=1000000)
	Benchmarks/run $(if $(UNITS),--units $(UNITS)) $(if $(ROUNDS),--rounds $(ROUNDS))

bench-quick: setup ## the same in two minutes, with the noise floor (BASE=another lotrinh)
	Benchmarks/run --quick $(if $(BASE),--base $(BASE))

examples: setup ## build Examples outside this folder and hold what it prints against the notebook
	scripts/build-examples

fuzz: setup ## feed mutated files to every reader (SECONDS_EACH=600)
	Fuzz/run $(SECONDS_EACH)

docs: setup ## build the library's documentation; a warning is a failure
	scripts/build-docs

man: setup ## build the man pages of the command line
	scripts/build-man

completions: build ## write the completions of bash, zsh and fish (INSTALL=1: for this user)
	INSTALL=$(INSTALL) scripts/build-completions

setup: ## install what this machine lacks, and make .venv for charts
	scripts/setup

setup-tests:
	scripts/setup --tests

build: setup ## build the optimized command-line tool
	swift build -c release

clean: ## remove what was built (.build, .venv); results stay
	rm -rf .build .venv Benchmarks/.build Fuzz/.build
