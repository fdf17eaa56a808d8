SELECT CAST(to_time(date) AS DATE) AS date, CAST(to_int(date_num) AS INTEGER) AS date_num,
    * EXCLUDE (date, date_num, _ingestion_timestamp, _source_file, _source_hash, _batch_id, _customer_id)
FROM bronze.dim_dates
WHERE to_time(date) IS NOT NULL
