#!/bin/sh
# Runs the server and keeps it up to date with what is saved; see src/dev/java. Ctrl-C stops everything.
# usage: dev.sh (in the project's directory)
set -eu
src/dev/toolchain.sh
tool=target/dev/tool
mkdir -p "$tool"
if [ -n "$(find src/dev/java -newer "$tool/compiled" 2>&1)" ] || [ target/dev/javac.args -nt "$tool/compiled" ]; then
    javac -nowarn --release 17 -cp "$(cat target/dev/generator.cp)" -d "$tool" src/dev/java/dev/persona/dev/*.java
    touch "$tool/compiled"
fi
# The memory is for two compilers and a generator that stay warm.
exec java -Xmx1g -XX:+UseSerialGC -Dslf4j.internal.verbosity=ERROR -cp "$tool:$(cat target/dev/generator.cp)" dev.persona.dev.Dev
