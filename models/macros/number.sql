-- A number with up to four decimals; nothing if it is none. By way of a decimal, for which `nan` and `inf` are no numbers.
CAST(TRY_CAST(trim($x) AS DECIMAL(18, 4)) AS DOUBLE)
