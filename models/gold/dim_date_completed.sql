-- Grain: one row per day of dim_date_began, and 1900-01-01 for what is not complete.
SELECT date AS completed_date, date AS clean_completed_date
FROM gold.dim_date_began
UNION ALL
SELECT DATE '1900-01-01', CAST(NULL AS DATE)
