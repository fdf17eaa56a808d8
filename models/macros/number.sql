-- A number; nothing if it is none.
TRY_CAST(trim($x) AS DOUBLE)
