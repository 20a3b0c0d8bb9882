#!/bin/sh
# Installs what some drills need beside the JDK, from Debian: proxies, slow clients, PostgreSQL 15, Patroni and etcd. Run it as root.
# None of them is started as a service: each drill runs its own.
# usage: install.sh
set -eu
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
    trap 'rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' > "$policy"
    chmod +x "$policy"
fi
apt-get update -q
DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends haproxy nginx slowhttptest postgresql-15 patroni etcd-server
