#!/bin/sh
# Compiles the drills and runs them, all or those that are named; see src/drill/java.
# usage: drill.sh CLASSPATH "COMMAND OF THE SERVER" [DRILL ...]   (in the project's directory)
set -eu
classpath=$1
command=$2
shift 2
out=target/drill/classes
mkdir -p "$out"
# The gate that the tests hold answers against is compiled along.
javac -nowarn -proc:none -implicit:class --release 17 -cp "$classpath" -sourcepath src/test/java -d "$out" src/drill/java/dev/persona/drill/*.java
exec java -Xmx512m -XX:+UseSerialGC -Drounds="${ROUNDS:-5}" -Dpersona.command="$command" -Dlogback.configurationFile=src/main/resources/logback.xml \
    -cp "$out:$classpath" dev.persona.drill.Main "$@"
