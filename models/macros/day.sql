-- The calendar day of a time, 1900-01-01 where it is missing.
coalesce(CAST($x AS DATE), DATE '1900-01-01')
