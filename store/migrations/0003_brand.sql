-- A customer's theme: what differs from the look. One that is not set stays the look's.
ALTER TABLE customer ADD COLUMN brand TEXT NOT NULL DEFAULT '{}';
