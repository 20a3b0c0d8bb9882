#!/bin/sh
# Asks Maven once how it builds this project, and keeps the answer in target/dev until pom.xml changes elsewhere than in an execution:
#   runtime.cp    the class path of the server
#   generator.cp  the class path of the OpenAPI generator, as its plugin has it
#   javac.args    every argument that Maven gives to javac, one in a line
#   server.jsa    the libraries' classes as the JVM would have loaded them, which halves the time of a restart
# So versions, processors and compiler options are written in pom.xml and nowhere else.
# usage: toolchain.sh (in the project's directory)
set -eu
out=target/dev
mvn=${MVN:-mvn -B -q}
mkdir -p "$out"
pom=$(sed '/<execution>/,/<\/execution>/d' pom.xml | cksum)
if [ -s "$out/javac.args" ] && [ "$pom" = "$(cat "$out/pom.cksum")" ]; then
    exit 0
fi
echo "Asking Maven how it builds this project ..."
# Without its notes of the last build Maven compiles, and then it says how.
rm -rf target/maven-status
# A build that fails has told enough, if it came as far as the compiler.
$mvn -X compile dependency:build-classpath -DincludeScope=runtime -Dmdep.outputFile="$out/runtime.cp" > "$out/maven.log" 2>&1 || true
repository=$(sed -n 's/^\[DEBUG\] Using local repository at //p' "$out/maven.log" | head -n 1)
awk -v repository="$repository" '
    /Populating class realm/ { generator = /openapi-generator-maven-plugin/ }
    generator && /Included: / {
        # group:artifact:type[:classifier]:version
        count = split($NF, part, ":")
        group = part[1]
        gsub(/\./, "/", group)
        version = part[count]
        classifier = count == 5 ? "-" part[4] : ""
        printf "%s%s/%s/%s/%s/%s-%s%s.jar", separator, repository, group, part[2], version, part[2], version, classifier
        separator = ":"
    }' "$out/maven.log" > "$out/generator.cp"
awk '/^\[DEBUG\] Command line options:/ { getline; sub(/^\[DEBUG\] /, ""); options = $0 } END { if (options != "") print options }' "$out/maven.log" \
    | tr -s ' ' '\n' > "$out/javac.args.new"
# Maven itself brings the logging interface to its plugins.
printf ':%s' "$(tr ':' '\n' < "$out/runtime.cp" | grep '/slf4j-api-')" >> "$out/generator.cp"
if [ ! -s "$out/javac.args.new" ] || [ ! -s "$out/generator.cp" ] || [ ! -s "$out/runtime.cp" ]; then
    grep '^\[ERROR\]' "$out/maven.log" >&2 || tail -n 20 "$out/maven.log" >&2
    echo "Maven did not tell how it builds; everything that it said is in $out/maven.log." >&2
    exit 1
fi
# A server on throw-away data says which classes it loads. Without the archive everything works, only slower.
libraries=$(cat "$out/runtime.cp")
options="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xlog:disable"
rm -rf "$out/training" "$out/server.jsa"
(
    unset DATABASE_URL JWT_JWKS_URL
    PORT=0 GRPC_PORT=0 DATA_DIR=$out/training exec java $options -XX:DumpLoadedClassList="$out/server.classes" -cp "$libraries:target/classes" dev.persona.Main serve
) > "$out/training.log" 2>&1 &
server=$!
tries=0
until grep -q listens "$out/training.log" || [ $tries -ge 300 ] || ! kill -0 $server 2> /dev/null; do
    tries=$((tries + 1))
    sleep 0.1
done
kill $server 2> /dev/null || true
wait $server || true
java $options -Xshare:dump -XX:SharedClassListFile="$out/server.classes" -XX:SharedArchiveFile="$out/server.jsa" -cp "$libraries" > /dev/null 2>&1 || true
rm -rf "$out/training"
mv "$out/javac.args.new" "$out/javac.args"
echo "$pom" > "$out/pom.cksum"
