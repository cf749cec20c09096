#!/bin/sh
# The role that the shop signs in with: it owns nothing; each migration grants it what it needs.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$APP_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
CREATE ROLE impulse_app LOGIN PASSWORD :'password';
SQL
