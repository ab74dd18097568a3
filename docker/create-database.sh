#!/bin/sh
# Run once by the image of PostgreSQL, when its volume is empty: a database for the application, whose user owns it and nothing else.
set -eu
psql --set=ON_ERROR_STOP=1 --set=password="$DATABASE_PASSWORD" --username="$POSTGRES_USER" --dbname=postgres <<'SQL'
CREATE ROLE facility LOGIN PASSWORD :'password';
CREATE DATABASE facility OWNER facility;
SQL
