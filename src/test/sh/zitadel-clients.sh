#!/usr/bin/env bash
# Calls the server with ZITADEL's own clients. The test starts a server of its own and stops it.
# usage: zitadel-clients.sh JAR
set -euo pipefail
cd "$(dirname "$0")/../../.."
export PERSONA_JAR=$1
tests=src/test/npm/zitadel

node=$(node -p 'process.versions.node.split(".")[0]' 2> /dev/null) || node=0
if [ "$node" -lt 20 ] || ! command -v npm > /dev/null; then
    echo "make zitadel-clients needs Node.js 20 or newer with npm." >&2
    exit 1
fi
if [ ! "$tests/node_modules/.package-lock.json" -nt "$tests/package-lock.json" ]; then
    npm ci --prefix "$tests" --no-audit --no-fund --ignore-scripts --loglevel=error > /dev/null
fi
node --test --test-reporter=spec "$tests"/*.test.mjs
