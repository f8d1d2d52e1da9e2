-- The log of what commissioners did only grows: the app adds to it and can neither change nor delete what stands there.
REVOKE UPDATE, DELETE ON audit_entries FROM gavel_app;
