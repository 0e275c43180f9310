-- The application logs in without any right of its own (decision 0034): what is not granted to dondoc_app it has not. Nothing of anybody's may be made in
-- the schemas that functions are looked up in, and the list of migrations is the owner's.
revoke create on schema public from public;
revoke create on schema app from public, dondoc_app;
revoke insert, update, delete, truncate on app.migration from dondoc_app;
