#!/bin/sh
# Runs the benchmark, or parts of it; see src/bench/java. Ctrl-C stops everything.
# usage: bench.sh PART... (in the project's directory; PERSONA is the command that starts the server, JAVA_OPTS are the options of all servers,
# ROUNDS is how many windows of each kind there are, USERS how many users the part growth has, one after the other)
set -eu
command -v wrk > /dev/null || { echo "wrk is missing; src/bench/install.sh installs what is needed." >&2; exit 1; }
export PERSONA JAVA_OPTS
mvn=${MVN:-mvn -B -q}
for peer in spring-jpa engine-rest; do
    case " $* " in *" peers "* | *" start "*) ;; *) continue ;; esac
    jar=target/bench/$peer/$peer.jar
    if [ -z "$(find "src/bench/peers/$peer" -type f -newer "$jar" 2>&1)" ]; then continue; fi
    echo "Building $peer ..."
    $mvn -f "src/bench/peers/$peer/pom.xml" package -DskipTests
    touch "$jar"
done
classes=target/bench/classes
mkdir -p "$classes"
javac -nowarn -Xlint:all --release 17 -d "$classes" src/bench/java/dev/persona/bench/*.java
exec java -Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$classes" dev.persona.bench.Bench "$@"
