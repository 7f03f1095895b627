#!/bin/sh
# Installs the C libraries that Broadsheet is built with, where they are missing.
set -eu

# mimalloc is wanted on Linux alone, and pkg-config does not know Debian's.
has_mimalloc() { [ "$(uname -s)" != Linux ] || echo 'int main(void) { return 0; }' | clang -x c - -lmimalloc -o /dev/null 2>/dev/null; }
found() { command -v pkg-config >/dev/null 2>&1 && pkg-config --exists libcmark gumbo libbrotlienc zlib && has_mimalloc; }

found && exit 0

if [ "$(uname -s)" = Darwin ] && command -v brew >/dev/null 2>&1; then
    brew install cmark gumbo-parser brotli zlib pkgconf
elif command -v apt-get >/dev/null 2>&1 && { [ "$(id -u)" = 0 ] || command -v sudo >/dev/null 2>&1; }; then
    root=$([ "$(id -u)" = 0 ] || echo sudo)
    $root apt-get update -q
    $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q libcmark-dev libgumbo-dev libbrotli-dev zlib1g-dev libmimalloc-dev pkg-config
else
    echo "Broadsheet needs libcmark, gumbo, brotli, zlib, on Linux mimalloc, and pkg-config, with their headers: please install them, then run make again." >&2
    exit 1
fi
