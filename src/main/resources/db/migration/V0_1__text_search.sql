-- Similar names and addresses (重复申报核查) are found by trigrams. The application has made sure of the extension before it migrates;
-- this is for who runs the migrations by themselves. IF NOT EXISTS would put a warning into every first start.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') THEN
        CREATE EXTENSION pg_trgm;
    END IF;
END
$$;
