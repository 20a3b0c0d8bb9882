#!/bin/sh
# Lays down a new contract: its specification with one operation, its package, its test, its execution in pom.xml, its row in README.md.
# What is laid down compiles, and its test passes; then it is edited. docs/adding-a-contract.md says in which order.
# usage: new-contract.sh NAME   (in the project's directory)
set -eu
name=${1:-}
fail() { echo "$1" >&2; exit 2; }

case $name in
    '') fail "Say its name: make new-contract NAME=acme" ;;
    [!a-z]* | *[!a-z0-9]*) fail "NAME must be a small letter, then small letters and digits: it becomes a Java package, a file and a path." ;;
esac
# The same in all locales, in which [a-z] may mean more.
printf '%s' "$name" | LC_ALL=C grep -Eq '^[a-z][a-z0-9]*$' || fail "NAME must be a small letter, then small letters and digits."
case " abstract assert boolean break byte case catch char class const continue default do double else enum extends final finally float for goto if \
implements import instanceof int interface long native new null package private protected public return short static strictfp super switch \
synchronized this throw throws transient true false try void volatile while " in
    *" $name "*) fail "NAME must not be a word of Java: $name." ;;
esac
first=$(printf '%s' "$name" | cut -c1 | tr a-z A-Z)
Name=$first${name#?}
package=src/main/java/dev/persona/contract/$name
spec=openapi/$name.yaml
test=src/test/java/dev/persona/contract/${Name}Test.java
for path in "$spec" "$package" "$test"; do
    [ ! -e "$path" ] || fail "There is a contract $name already: $path."
done
! grep -q "<id>$name</id>" pom.xml || fail "There is an execution $name in pom.xml already."
! grep -Eq "^(  |  - url: )/$name(/|:|\$)" openapi/*.yaml || fail "The path /$name belongs to another contract; lay it down under another name."

fill() { sed "s/@name@/$name/g; s/@Name@/$Name/g" "src/contract-template/$1"; }
mkdir -p "$package"
fill spec.yaml > "$spec"
fill Operations.java > "$package/${Name}Operations.java"
fill Mapper.java > "$package/${Name}Mapper.java"
fill Errors.java > "$package/${Name}Errors.java"
fill Test.java > "$test"
block=$(fill execution.xml)
block=$block awk '
    /<artifactId>openapi-generator-maven-plugin</ { ours = 1 }
    ours && /<\/executions>/ { print ENVIRON["block"]; ours = 0 }
    { print }' pom.xml > pom.xml.new
cat pom.xml.new > pom.xml
rm pom.xml.new
src/main/sh/tables.sh
echo "Laid down: $spec, $package, $test, an execution in pom.xml, a row in README.md."
echo "Next: docs/adding-a-contract.md"
