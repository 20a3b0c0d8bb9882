#!/usr/bin/env bash
# Tests the documentation page and the TypeScript client in a real Chromium. Each test starts a server of its own and stops it.
# usage: browser.sh JAR
set -euo pipefail
cd "$(dirname "$0")/../../.."
export PERSONA_JAR=$1
tests=src/test/npm/browser

missing() { echo "make browser needs $1" >&2; exit 1; }

node=$(node -p 'process.versions.node.split(".")[0]' 2> /dev/null) || node=0
if [ "$node" -lt 20 ] || ! command -v npm > /dev/null; then
    missing "Node.js 20 or newer with npm."
fi

# Whatever the system calls it; CHROMIUM names another one.
if [ -z "${CHROMIUM:-}" ]; then
    find_chromium() { CHROMIUM=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true); }
    find_chromium
    if [ -z "$CHROMIUM" ] && [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
        echo "Installing Chromium ..." >&2
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends chromium fonts-dejavu-core; } > /dev/null \
            || missing "Chromium, and apt-get could not install it."
        find_chromium
    fi
    [ -n "$CHROMIUM" ] || missing "Chromium: install the package chromium, or set CHROMIUM to the program."
fi
[ -x "$CHROMIUM" ] || missing "a program at CHROMIUM=$CHROMIUM."
export CHROMIUM

if [ ! "$tests/node_modules/.package-lock.json" -nt "$tests/package-lock.json" ]; then
    npm ci --prefix "$tests" --no-audit --no-fund --loglevel=error > /dev/null
fi
node --test --test-reporter=spec "$tests"/*.test.mjs
echo "Pictures of the page: target/browser/"
