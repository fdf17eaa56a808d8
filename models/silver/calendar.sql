-- Grain: one row per day of the calendar workbook. Of several rows of one day the first in the sheet stays.
WITH typed AS (
    SELECT
        _source_row AS source_row,
        CAST(@time(date) AS DATE) AS date,
        @whole(date_num) AS date_num,
        @whole(year_month_num) AS year_month_num,
        @text(calendar_quarter) AS calendar_quarter,
        @whole(month_num) AS month_num,
        @text(month_name) AS month_name,
        date AS _raw_date,
        date_num AS _raw_date_num
    FROM bronze.dim_dates
)
SELECT
    *,
    row_number() OVER (PARTITION BY date ORDER BY source_row) AS _rank,
    min(source_row) OVER (PARTITION BY date) AS _kept_row
FROM typed
