-- Grain: one row per day of the calendar from 2011 up to as_of.
SELECT date, date_num
FROM silver.calendar
WHERE date BETWEEN DATE '2011-01-01' AND CAST(:as_of AS DATE)
