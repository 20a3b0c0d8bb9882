#!/bin/sh
# Names what is in the jar, by its bill of materials, and is behind the newest patch release of its own line on Maven Central. Fails if that is
# not held back with a reason, or if a reason is no longer needed. What is newer than its line (a minor or major release) is not looked at.
# usage: outdated.sh <bill of materials> <version of versions-maven-plugin>   (in the project's directory; MVN is how to call Maven)
set -eu
bill=$1
plugin=org.codehaus.mojo:versions-maven-plugin:$2
reasons=src/main/sh/held-back.txt
work=target/outdated
mkdir -p $work

# The plugin looks at dependencies that are declared, so all are: also those that others bring along.
{
    echo '<project><modelVersion>4.0.0</modelVersion><groupId>dev.persona</groupId><artifactId>outdated</artifactId><version>1</version><dependencies>'
    sed -n 's|.*"purl" : "pkg:maven/\([^/]*\)/\([^@]*\)@\([^?"]*\)?type=jar".*|\1 \2 \3|p' "$bill" | sort -u | grep -v '^dev\.persona ' |
        sed 's|\(.*\) \(.*\) \(.*\)|<dependency><groupId>\1</groupId><artifactId>\2</artifactId><version>\3</version></dependency>|'
    echo '</dependencies></project>'
} > $work/pom.xml
[ "$(grep -c '<dependency>' $work/pom.xml)" -gt 100 ] || { echo "$bill names hardly anything" >&2; exit 1; }

# Writes lines of the form "group:artifact 1.2.3 -> 1.2.4".
newer() {
    rm -f "$work/$1"
    $MVN -f $work/pom.xml $plugin:display-dependency-updates -DallowMajorUpdates=false -Dversions.outputFile="$PWD/$work/$1" -Dversions.outputLineWidth=250 \
        '-Dmaven.version.ignore=(?i).*[-.](alpha|beta|rc|cr|m|ea|android|snapshot)[-.]?\d*.*' "$2" "$3" > /dev/null
    sed -n 's/^ *\([^ ]*:[^ ]*\) [. ]*\([^ ]* -> [^ ]*\)$/\1 \2/p' "$work/$1"
}

# PostgreSQL has two numbers, and the second is the patch.
newer patches.txt -DallowMinorUpdates=false -DdependencyExcludes=io.zonky.test.postgres:* > $work/newer.txt
newer postgres.txt -DallowMinorUpdates=true -DdependencyIncludes=io.zonky.test.postgres:* >> $work/newer.txt

awk -v reasons=$reasons '
    BEGIN { while ((getline line < reasons) > 0) if (line !~ /^#/ && split(line, part, " ")) { sub(/^[^ ]+ +/, "", line); reason[part[1]] = line } }
    $1 in reason { print $0 " (held back: " reason[$1] ")"; used[$1] = 1; next }
    { print $0; failed = 1 }
    END {
        for (name in reason) if (!(name in used)) { print name " is held back in " reasons ", and there is nothing newer of its line"; failed = 1 }
        exit failed
    }' $work/newer.txt
