#!/bin/sh
# Makes an archive of loaded classes (JEP 310, JEP 350) or an AOT cache (JEP 514) by running the server once on throw-away data.
# usage: train.sh JAR ARCHIVE (which ends in .aot if it is to be an AOT cache)
# Without an archive everything works, only the start is slower: so nothing here is an error.
set -u
jar=$1
archive=$2
case $archive in
    *.aot) record=-XX:AOTCacheOutput=$archive ;;
    *) record=-XX:ArchiveClassesAtExit=$archive ;;
esac
work=$(mktemp -d)
echo "Preparing for fast starts ..."
unset DATABASE_URL JWT_JWKS_URL
# gRPC takes no port 0; if somebody listens on this one, there is no archive this time.
PORT=0 GRPC_PORT=$((20000 + $$ % 20000)) DATA_DIR="$work/data" java -XX:+UseSerialGC "$record" -Xlog:disable -jar "$jar" serve > "$work/out" 2>&1 &
server=$!
tries=0
until grep -q listens "$work/out" || [ $tries -ge 300 ] || ! kill -0 $server 2> /dev/null; do
    tries=$((tries + 1))
    sleep 0.1
done
url=$(sed -n 's/^Persona listens on //p' "$work/out")
if [ -n "$url" ] && command -v curl > /dev/null; then
    token=$(DATA_DIR="$work/data" java -jar "$jar" token alice)
    for path in /health/readiness /nothing /user/alice/profile; do
        curl -s -o /dev/null "$url$path"
    done
    curl -s -o /dev/null -X PATCH "$url/me/profile" -H "Authorization: Bearer $token" -H 'Content-Type: application/json' -d '{"firstName":"Alice"}'
    curl -s -o /dev/null -X PATCH "$url/me/profile" -H "Authorization: Bearer $token" -H 'Content-Type: application/json' -d '{"firstName":1}'
fi
kill $server 2> /dev/null
wait $server
rm -rf "$work"
touch "$archive"
