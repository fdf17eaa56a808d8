SELECT CAST(y AS VARCHAR) AS fy_completed, fy_start(y) AS fy_start_date, fy_end(y) AS fy_end_date
FROM (SELECT unnest(range(2012, 2037)) AS y)
UNION ALL SELECT 'N/A', none_day(), none_day()
