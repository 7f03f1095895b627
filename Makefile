# `make` installs what is missing, builds Broadsheet and the sample site; `make test` runs every test.

BROADSHEET := .build/release/broadsheet
# One binary that needs no Swift on the machine it is copied to; Apple's systems have the libraries already.
STATIC := $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib)

.PHONY: all setup broadsheet site test lint format clean

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

clean:
	swift package clean
