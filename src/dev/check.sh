#!/bin/bash
# Edits a new contract on a copy of the tree while `make dev` runs there: what does not fit must be named, what fits must be served, each
# within LIMIT seconds (10), and Ctrl-C must leave nothing behind.
# usage: check.sh (in the project's directory)
set -eu
# Jobs get process groups of their own, so that a signal reaches what Ctrl-C would reach.
set -m
limit=${LIMIT:-10}
copy=$(mktemp -d)
out=$copy/out
group=
cleanup() { [ -z "$group" ] || kill -TERM -- "-$group" 2> /dev/null || true; wait; rm -rf "$copy"; }
trap cleanup EXIT
tar --exclude=./target --exclude=./data --exclude=./.git --exclude=node_modules -cf - . | tar -xf - -C "$copy"
cd "$copy"
spec=openapi/acme.yaml
url=http://127.0.0.1:${PORT:=18291}
export PORT GRPC_PORT=0 DATA_DIR=$copy/data
unset DATABASE_URL JWT_JWKS_URL JWT_SECRET

fail() { echo "dev-check: $1" >&2; tail -n 40 "$out" >&2; exit 1; }
printed() { tail -n "+$((line + 1))" "$out" | grep -Eq "$1"; }
answers() { [ "$(curl -s -o "$copy/body" -w '%{http_code}' -X PUT "$url$1" || true)" = "$2" ] && grep -q "$3" "$copy/body"; }
# until SECONDS WHAT COMMAND...: waits for a command to succeed, and says how long it took.
until_() {
    local start now most=$1 what=$2
    shift 2
    start=$(date +%s%N)
    until "$@"; do
        now=$(date +%s%N)
        [ $((now - start)) -lt $((most * 1000000000)) ] || fail "$what: not within $most s"
        sleep 0.1
    done
    now=$(date +%s%N)
    printf '%-60s %d.%d s\n' "$what" $(((now - start) / 1000000000)) $(((now - start) / 100000000 % 10))
}
edit() { line=$(wc -l < "$out"); sed "$@" > "$copy/edited"; cat "$copy/edited" > "${!#}"; }

line=0
make dev > "$out" 2>&1 &
group=$!
until_ 600 'the first start, with everything to learn' answers /acme/profile 404 .
make -s new-contract NAME=acme > /dev/null
until_ $((limit * 2)) 'a new contract is served' answers /acme/profile 401 Unauthorized

edit 's/displayName/shownName/' "$spec"
until_ "$limit" 'a renamed member is an error at its line in the mapper' printed 'contract/acme/AcmeMapper.java:[0-9]+: error: cannot find symbol'
answers /acme/profile 401 Unauthorized || fail "the old server does not go on"

edit 's/shownName/displayName/; s|/acme/profile:|/acme/person:|' "$spec"
until_ "$limit" 'a changed path is served' answers /acme/person 401 Unauthorized
answers /acme/profile 404 . || fail "the old path is still served"

edit 's/^paths:/paths/' "$spec"
until_ "$limit" 'a slip in YAML is an error at its line' printed 'openapi/acme.yaml:[0-9]+: error: '

edit 's/^paths$/paths:/' "$spec"
edit 's/"Unauthorized."/"Who is there?"/' src/main/java/dev/persona/contract/acme/AcmeErrors.java
until_ "$limit" 'a changed Java source is served' answers /acme/person 401 'Who is there'

members() { ps -e -o pid=,pgid= | awk -v group="$group" '$2 == group { print $1 }'; }
processes=$(ps -e -o pid=,args= | awk -v data="$copy/data" 'index($0, data) && !/awk/ { print $1 }')
processes="$processes $(members)"
# Whoever started this may ignore interrupts, and then so does everything below.
case $(trap -p INT) in *"''"*) signal=TERM ;; *) signal=INT ;; esac
kill "-$signal" -- "-$group"
wait "$group" || true
group=
for process in $processes; do
    # One that has ended may wait as a zombie for whoever adopted it.
    ps -o stat= -p "$process" | grep -v '^Z' > /dev/null || continue
    fail "Ctrl-C left a process behind: $(ps -o args= -p "$process")"
done
echo "Ctrl-C ended all $(echo $processes | wc -w) processes."
