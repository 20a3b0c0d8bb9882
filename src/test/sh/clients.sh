#!/usr/bin/env bash
# Runs the consumer test: one scenario in Java and in TypeScript, with clients of the present specifications and of the released ones,
# against a server of its own. Then what surrounds it: packages, examples, a client of a vendor's own document, mocks, other languages.
# usage: clients.sh JAR OUTPUT   (OUTPUT holds java and typescript as `make clients` leaves them; OPENAPI_GENERATOR is the generator's jar)
set -euo pipefail
cd "$(dirname "$0")/../../.."
jar=$1 clients=$PWD/$2
npm=$PWD/src/test/npm/clients
work=$clients/check
rm -rf "$work"
mkdir -p "$work"
export CLIENTS=$clients

# Two servers, one of them read-only for Camunda's clients.
unset DATABASE_URL JWT_JWKS_URL JWT_ISSUER JWT_AUDIENCE ORGANISATION_ID CAMUNDA_READ_ONLY
JWT_SECRET=$(head -c 32 /dev/urandom | base64)
export JWT_SECRET HOST=127.0.0.1 PORT=0 GRPC_PORT=0 DATA_DIR=$work/data
servers=()
trap 'kill "${servers[@]}" 2> /dev/null || true; wait "${servers[@]}" 2> /dev/null || true; rm -rf "$work"/data*' EXIT
serve() { java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "$jar" serve > "$work/$1.out" 2>&1 & servers+=($!); }
address() {
    for _ in $(seq 600); do
        sed -n 's/^Persona listens on //p' "$work/$1.out" | grep . && return
        kill -0 "$2" || break
        sleep 0.2
    done
    cat "$work/$1.out" >&2
    return 1
}
serve usual
DATA_DIR=$work/data-read-only CAMUNDA_READ_ONLY=true serve read-only
PERSONA_URL=$(address usual "${servers[0]}")
PERSONA_READ_ONLY_URL=$(address read-only "${servers[1]}")
export PERSONA_URL PERSONA_READ_ONLY_URL
persona() { java -XX:TieredStopAtLevel=1 -jar "$jar" "$@"; }
export PERSONA_KEY_NAME=scenario PERSONA_USER=scenario-user
PERSONA_KEY=$(persona api-key create "$PERSONA_KEY_NAME")
PERSONA_TOKEN=$(persona token "$PERSONA_USER")
PERSONA_NOBODYS_TOKEN=$(persona token nobody-at-all)
PERSONA_ALICES_TOKEN=$(persona token alice)
export PERSONA_KEY PERSONA_TOKEN PERSONA_NOBODYS_TOKEN PERSONA_ALICES_TOKEN

java_scenario() { # PROJECT TESTS GOAL...
    mvn -B -q -Dstyle.color=never -f "$1/pom.xml" -Dtest.sources="$PWD/src/test/clients/$2" "${@:3}"
}
typescript_scenario() { # PACKAGE NAME
    local here=$work/typescript-$2 archive
    mkdir -p "$here/node_modules/persona-client"
    archive=$(cd "$here" && npm pack --silent "$1")
    tar -xzf "$here/$archive" -C "$here/node_modules/persona-client" --strip-components=1
    cp "$npm"/scenario/*.ts "$1/example.mjs" "$here"
    echo '{"type": "module"}' > "$here/package.json"
    (cd "$here" && "$npm/node_modules/.bin/tsc" --target ES2022 --module NodeNext --strict --skipLibCheck false --lib ES2022,DOM \
        --types node --typeRoots "$npm/node_modules/@types" ./*.ts && node --test --test-concurrency=1 --test-reporter=dot ./*.test.js)
}

echo "Java: the scenario, and a publication"
java_scenario "$clients/java" scenario deploy -DaltDeploymentRepository="check::file:$work/repository"
for kind in .jar -sources.jar -javadoc.jar .pom; do
    ls "$work"/repository/dev/persona/persona-client/*/persona-client-*"$kind" > /dev/null
done
echo "TypeScript: the scenario, with the packed package"
typescript_scenario "$clients/typescript" present

echo "Both again, with clients of the released specifications"
src/clients/generate.sh openapi/released "$clients/released" java typescript
java_scenario "$clients/released/java" scenario test
"$npm/node_modules/.bin/tsc" -p "$clients/released/typescript"
typescript_scenario "$clients/released/typescript" released

echo "The examples"
mvn -B -q -Dstyle.color=never -f "$clients/java/pom.xml" dependency:build-classpath -DincludeScope=runtime -Dmdep.outputFile="$work/classpath"
export PERSONA_USER=alice PERSONA_TOKEN=$PERSONA_ALICES_TOKEN
expected=$'Alice Liddell, version [0-9]+\n404 InvalidRequestException: User with id nobody does not exist'
for example in "java -cp $clients/java/target/persona-client.jar:$(cat "$work/classpath") $clients/java/Example.java" \
    "node $work/typescript-present/example.mjs"; do
    said=$($example)
    [[ $said =~ ^$expected$ ]] || { echo "An example said: $said" >&2; exit 1; }
done

if [ -n "${SEEDS_DIR:-}" ]; then
    echo "GMI: a client of the vendor's own document"
    mkdir "$work/vendor"
    # The document is a page; the specification stands in it between fences.
    sed -n '/^````yaml/,/^````$/{/^````/d;p;}' "$(grep -l '^  title: IAM Service API' "$SEEDS_DIR"/*)" > "$work/vendor/gmi.yaml"
    src/clients/generate.sh "$work/vendor" "$clients/vendor" java
    java_scenario "$clients/vendor/java" vendor test
else
    echo "GMI: the vendor's own document is left out, as SEEDS_DIR is not set"
fi

echo "Mocks, and other languages"
src/clients/generate.sh openapi "$clients" python go
node --test --test-reporter=dot "$npm"/*.test.mjs
echo "All clients work."
