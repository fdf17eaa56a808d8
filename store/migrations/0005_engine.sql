-- Where a customer's lakehouse is built and read, and a number of its own that names it on Databricks. A number is never given twice, not even
-- after its customer was removed: what another system still holds under it must not become somebody else's.
ALTER TABLE customer ADD COLUMN engine TEXT NOT NULL DEFAULT 'embedded';
ALTER TABLE customer ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
UPDATE customer SET number = (SELECT count(*) FROM customer AS earlier WHERE earlier.id <= customer.id);
CREATE UNIQUE INDEX customer_number ON customer (number);
CREATE TABLE customer_count (given INTEGER NOT NULL);
INSERT INTO customer_count (given) SELECT count(*) FROM customer;
