#!/bin/sh
# Checks the files in deploy/ with tools that need no cluster, and plants a fault in each to see that it is found.
# usage: deploy.sh   (in the project's directory, after npm ci in src/test/npm/deploy)
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

manifests() { node src/test/npm/deploy/check.mjs "$1"; }

# systemd looks whether the program is there; the JDK may be elsewhere on this machine.
unit() {
    if command -v systemd-analyze > /dev/null; then
        sed "s|^ExecStart=/usr/bin/java|ExecStart=$(command -v java)|" "$1/persona.service" > "$work/persona.service"
        found=$(systemd-analyze verify "$work/persona.service" 2>&1 | grep -F persona.service || true)
        if [ -n "$found" ]; then
            echo "$found" >&2
            return 1
        fi
    else
        echo "deploy/persona.service: not checked, systemd-analyze is not here" >&2
    fi
}

scripts() { sh -n "$1/roles.sh"; }

planted() {
    rm -rf "$work/deploy"
    cp -r deploy "$work/deploy"
    sed -i "$3" "$work/deploy/$2"
    if cmp -s "deploy/$2" "$work/deploy/$2"; then
        echo "$2: the fault '$3' was not planted" >&2
        failed=1
    elif "$1" "$work/deploy" > /dev/null 2>&1; then
        echo "$2: the fault '$3' was not found" >&2
        failed=1
    fi
}

for check in manifests unit scripts; do
    $check deploy || failed=1
done
planted manifests Containerfile 's/^USER .*/USER root/'
planted manifests Containerfile 's/^ENTRYPOINT/ENTERPOINT/'
planted manifests Containerfile 's/maven:3.*-21/maven:latest/'
planted manifests compose.yaml 's/read_only: true/read_only: perhaps/'
planted manifests compose.yaml 's/    ports:/    portz:/'
planted manifests compose.yaml 's/JWT_SECRET: .*/JWT_SECRET: written-out/'
planted manifests kubernetes.yaml 's/replicas: 2/replicas: two/'
planted manifests kubernetes.yaml 's/livenessProbe:/liveProbe:/'
planted manifests kubernetes.yaml 's/runAsNonRoot: true/runAsNonRoot: false/'
planted manifests kubernetes.yaml 's/              memory: 512Mi//'
if command -v systemd-analyze > /dev/null; then
    planted unit persona.service 's/^Restart=.*/Restart=sometimes/'
    planted unit persona.service 's/^DynamicUser=/DynamicUsers=/'
fi
planted scripts roles.sh 's/^set -eu/if/'
[ $failed -eq 0 ] && echo "deploy/: every file is in order, and every planted fault was found"
exit $failed
