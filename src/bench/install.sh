#!/bin/sh
# Installs what the benchmark needs beside the build's tools: wrk, and PostgreSQL with pgbench. For Debian 12, as root.
set -eu
apt-get update
apt-get install -y --no-install-recommends wrk postgresql
