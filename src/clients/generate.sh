#!/usr/bin/env bash
# Writes the sources of clients for every specification of a folder: OUTPUT/java and OUTPUT/typescript, one package with a part per
# contract; for any other language of openapi-generator OUTPUT/<language>/<contract>, as it comes.
# usage: generate.sh FOLDER OUTPUT LANGUAGE...   (OPENAPI_GENERATOR is the jar of its command line)
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=$1 output=$2
shift 2
work=$output/.generated
version=$(sed -n '/<artifactId>persona</{n;s/.*<version>\(.*\)<.*/\1/p;}' pom.xml)
rm -rf "$work"
mkdir -p "$work"

# One job per language and specification, all in one JVM.
jobs=()
for language in "$@"; do
    for specification in "$folder"/*.yaml; do
        contract=$(basename "$specification" .yaml)
        job=$work/$language-$contract.yaml
        {
            if [ -f "src/clients/$language/generator.yaml" ]; then
                sed "s/@contract@/$contract/g; s/@Contract@/${contract^}/g" "src/clients/$language/generator.yaml"
            else
                printf 'generatorName: %s\nadditionalProperties: {packageName: %s}\n' "$language" "$contract"
            fi
            cat src/clients/names.yaml
            printf 'inputSpec: %s\noutputDir: %s\n' "$specification" "$work/$language/$contract"
        } > "$job"
        jobs+=("$job")
    done
done
java -XX:TieredStopAtLevel=1 -Dlog.level=error -jar "$OPENAPI_GENERATOR" batch --fail-fast --threads 2 -- "${jobs[@]}" > "$work/log" 2>&1 \
    || { cat "$work/log" >&2; exit 1; }

for language in "$@"; do
    own=src/clients/$language
    rm -rf "${output:?}/$language"
    mkdir -p "$output/$language"
    case $language in
        java)
            sources=$output/java/src/main/java/dev/persona/client
            mkdir -p "$sources"
            cp "$own/README.md" "$own/Example.java" LICENSE "$output/java"
            cp -r "$own/src/." "$output/java/src/main/java"
            for contract in "$work/java"/*/; do
                name=$(basename "$contract")
                mkdir "$sources/$name"
                # The generator's own runtime stays behind.
                rm "$contract/src/main/java/dev/persona/client/$name/AbstractOpenApiSchema.java"
                cp "$contract/src/main/java/dev/persona/client/$name"/*.java "$sources/$name"
            done
            perl src/clients/tidy.pl "$sources"/*/*.java
            sed "s/@version@/$version/" "$own/pom.xml" > "$output/java/pom.xml"
            ;;
        typescript)
            mkdir "$output/typescript/src"
            cp "$own/README.md" "$own/example.mjs" "$own/tsconfig.json" LICENSE "$output/typescript"
            cp "$own/src/index.ts" "$output/typescript/src"
            for contract in "$work/typescript"/*/; do
                cp "$contract$(basename "$contract").ts" "$output/typescript/src"
            done
            perl src/clients/tidy.pl $(find "$output/typescript/src" -name '*.ts' ! -name index.ts)
            sed "s/@version@/$version/" "$own/package.json" > "$output/typescript/package.json"
            ;;
        *)
            cp -r "$work/$language/." "$output/$language"
            ;;
    esac
done
rm -rf "$work"
