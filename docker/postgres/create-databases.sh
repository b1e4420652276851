#!/bin/sh
# Run by the PostgreSQL image when its volume is empty: a database for the bridge and one for the schema registry, each
# owned by an account that can do nothing outside it. A schema id is inside every record ever written, so the registry's
# tables must not go when the bridge's are restored or dropped.
set -eu

# Passwords reach psql by its environment and leave it quoted: neither a list of processes nor a log shows them.
create() {
  DATABASE_NAME=$1 DATABASE_PASSWORD=$2 psql --quiet --no-psqlrc -v ON_ERROR_STOP=1 \
    --username "$POSTGRES_USER" --dbname postgres <<'SQL'
\getenv name DATABASE_NAME
\getenv password DATABASE_PASSWORD
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke all on database :"name" from public;
SQL
}

create iom "$IOM_DATABASE_PASSWORD"
create registry "$REGISTRY_DATABASE_PASSWORD"
