SELECT DISTINCT date AS completed_date, date AS clean_completed_date
FROM silver.calendar WHERE date BETWEEN DATE '2011-01-01' AND as_of()
UNION ALL SELECT none_day(), NULL
