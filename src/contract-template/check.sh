#!/bin/sh
# Does on a copy of the tree what docs/adding-a-contract.md begins with, and shows that the result compiles and is green.
# usage: check.sh (in the project's directory)
set -eu
mvn=${MVN:-mvn -B -q}
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
tar --exclude=./target --exclude=./data --exclude=./.git --exclude=node_modules -cf - . | tar -xf - -C "$copy"
cp -R "$copy" "$copy.before"
trap 'rm -rf "$copy" "$copy.before"' EXIT
cd "$copy"
fail() { echo "new-contract-check: $1" >&2; exit 1; }

for bad in '' Acme 1acme ac-me 'ac me' ../acme 'acme;ls' new "$(sed -n 's|.*/openapi/\(.*\).yaml</inputSpec>.*|\1|p' pom.xml | head -n 1)"; do
    ! make -s new-contract "NAME=$bad" > /dev/null 2>&1 || fail "the name '$bad' was taken"
done
diff -r "$copy.before" . > /dev/null || fail "a name that was refused left something behind"

make -s new-contract NAME=acme
! make -s new-contract NAME=acme > /dev/null 2>&1 || fail "acme was laid down twice"
changed=$(diff -rq "$copy.before" . | sed "s|Only in \./*\(.*\): |\1/|; s|^Files .* and \./\(.*\) differ|\1|" | LC_ALL=C sort | tr '\n' ' ')
expected='README.md openapi/acme.yaml pom.xml src/main/java/dev/persona/contract/acme src/test/java/dev/persona/contract/AcmeTest.java '
[ "$changed" = "$expected" ] || fail "these changed: $changed"
[ "$(diff "$copy.before/pom.xml" pom.xml | grep -c '^<')" = 0 ] || fail "pom.xml lost lines"
[ "$(diff "$copy.before/README.md" README.md | grep -c '^[<>]')" = 1 ] || fail "README.md changed elsewhere than in one row"
make -s tables-check

$mvn test -Dtest='AcmeTest,LayersTest' > "$copy/out" 2>&1 || { tail -n 60 "$copy/out" >&2; fail "the build is not green"; }
tests=$(sed -n 's/.*<testsuite .* tests="\([0-9]*\)".*/\1/p' target/surefire-reports/TEST-dev.persona.contract.AcmeTest.xml | head -n 1)
[ "${tests:-0}" -gt 0 ] || fail "no test ran"
echo "A contract was laid down and compiled; its $tests tests passed."
