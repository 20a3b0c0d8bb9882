-- Two roles for one database: the owner makes and changes the tables, the server reads and writes rows, and can neither create nor drop.
-- Run it once, as a superuser, in the new database:
--   psql -d persona -v database=persona -v "owner_password='...'" -v "server_password='...'" -f roles.sql
-- Then start the server with DATABASE_USER=persona_server and DATABASE_MIGRATION_USER=persona_owner, and their passwords.
CREATE ROLE persona_owner LOGIN PASSWORD :owner_password;
CREATE ROLE persona_server LOGIN PASSWORD :server_password;
REVOKE ALL ON DATABASE :database FROM PUBLIC;
GRANT CONNECT ON DATABASE :database TO persona_owner, persona_server;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO persona_owner;
GRANT USAGE ON SCHEMA public TO persona_server;
-- What a migration will create belongs to the owner; the server may use it from the start.
ALTER DEFAULT PRIVILEGES FOR ROLE persona_owner IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO persona_server;
