#!/bin/sh
# Run by the PostgreSQL image when it makes a new database; see compose.yaml.
set -eu
quoted() { printf "'%s'" "$(printf %s "$1" | sed "s/'/''/g")"; }
psql --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set ON_ERROR_STOP=1 --set "database=$POSTGRES_DB" \
    --set "owner_password=$(quoted "$PERSONA_OWNER_PASSWORD")" --set "server_password=$(quoted "$PERSONA_SERVER_PASSWORD")" --file /roles/roles.sql
