-- similar names and addresses (重复申报核查) are found by trigrams
CREATE EXTENSION IF NOT EXISTS pg_trgm;
