# `make` installs what is missing, builds Broadsheet and the sample site; `make test` runs every test,
# `make acceptance` looks at the sites it makes with a browser and with the machines that read news,
# `make bench` measures how fast it is: 10,000 articles, or as many as `make bench N=100000` says,
# `make bench-preview` how fast a saved change is on the screen.

BROADSHEET := .build/release/broadsheet
# How many articles `make bench` measures with.
N ?= 10000
# One binary that needs no Swift on the machine it is copied to; Apple's systems have the libraries already.
STATIC := $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib)

.PHONY: all setup broadsheet site test acceptance bench bench-preview lint format clean

all: site

setup:
	@sh Scripts/setup.sh

broadsheet: setup
	swift build -c release $(STATIC) --product broadsheet

site: broadsheet
	$(BROADSHEET) build

lint:
	swift format lint --strict --recursive Package.swift Plugins Sources Tests

format:
	swift format format --in-place --recursive Package.swift Plugins Sources Tests

test: setup lint
	sh Scripts/test-setup.sh
	swift test

# The binary is the one that the tests were built with, so that nothing is compiled twice.
acceptance: setup
	sh Scripts/acceptance-setup.sh
	swift build --product broadsheet
	rm -rf screenshots
	.venv/bin/python -m pytest Tests/Acceptance

bench: broadsheet
	swift build -c release $(STATIC) --product template-benchmark
	sh Benchmarks/setup.sh
	python3 Benchmarks/run.py $(N)

# How long a save takes to the screen, in the browser of `make acceptance`.
bench-preview: broadsheet
	sh Scripts/acceptance-setup.sh
	.venv/bin/python Benchmarks/saves.py $(N)

clean:
	swift package clean
