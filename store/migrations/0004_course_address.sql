-- Where a course stands in the customer's LMS: an address with {id} in it. Empty where nobody said.
ALTER TABLE customer ADD COLUMN course_address TEXT NOT NULL DEFAULT '';
