#!/bin/sh
# Writes the table of contracts in README.md, between its two markers, from the specifications in the order of pom.xml.
# usage: tables.sh [--check]   (in the project's directory; with --check nothing is written, and an old table is an error)
set -eu
fresh=$(mktemp)
trap 'rm -f "$fresh" "$fresh.rows"' EXIT
{
    echo '| contract | update | also | answers under | credential |'
    echo '|---|---|---|---|---|'
    for spec in $(sed -n 's|.*<inputSpec>${project.basedir}/\(.*\)</inputSpec>.*|\1|p' pom.xml); do
        awk -v spec="$spec" '
            BEGIN {
                split("post get put patch delete", order, " ")
                verb["post"] = "create"; verb["get"] = "read"; verb["delete"] = "delete"; verb["put"] = verb["patch"] = "update"
                words["UserToken"] = "JWT"
                words["UserTokenHeader"] = "JWT in `Authentication`"
                words["ApiKey"] = "API key"
                words["ApiKeyBasic"] = "API key as Basic password"
            }
            function add(list, item) { return index(", " list ",", ", " item ",") ? list : list (list == "" ? "" : ", ") item }
            /^[a-z]/ { section = $1; secured = 0 }
            section == "info:" && /^  title: / { title = $0; sub(/^  title: /, "", title); sub(/ profile contract$/, "", title) }
            section == "servers:" && /^  - url: / { servers = add(servers, "`" $3 "`") }
            section == "paths:" && /^  \// { path = $1; sub(/:$/, "", path) }
            section == "paths:" && /^    (get|put|post|patch|delete):$/ {
                method = $1; sub(/:$/, "", method)
                if (update == "" && verb[method] == "update") { update = "`" toupper(method) " " path "`" } else { others[verb[method]] = 1 }
            }
            /^ *[a-z]/ { secured = 0 }
            section == "paths:" && /^      security:$/ { secured = 1 }
            secured && /^        - [A-Za-z]+: \[\]$/ { scheme = $2; sub(/:$/, "", scheme); credentials = add(credentials, scheme in words ? words[scheme] : "`" scheme "`") }
            END {
                for (i = 1; i <= 5; i++) if (verb[order[i]] in others) also = add(also, verb[order[i]])
                if (title == "" || servers == "" || update == "" || credentials == "") {
                    print spec ": no title, server, update or security was found where this project writes them" > "/dev/stderr"
                    exit 1
                }
                printf "| [%s](%s) | %s | %s | %s | %s |\n", title, spec, update, also == "" ? "-" : also, servers, credentials
            }' "$spec"
    done
} > "$fresh.rows"
awk -v rows="$fresh.rows" '
    /^<!-- contracts: / { print; while ((getline row < rows) > 0) print row; skip = 1; found = 1 }
    /^<!-- end of contracts -->/ { skip = 0 }
    !skip && !/^<!-- contracts: / { print }
    END { if (!found || skip) { print "README.md: the markers of the table of contracts are not there" > "/dev/stderr"; exit 1 } }' README.md > "$fresh"
if [ "${1:-}" != --check ]; then
    cat "$fresh" > README.md
elif ! diff README.md "$fresh" >&2; then
    echo "README.md: the table of contracts is old; make tables" >&2
    exit 1
fi
