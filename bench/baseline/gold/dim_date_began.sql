SELECT DISTINCT date, date_num FROM silver.calendar WHERE date BETWEEN DATE '2011-01-01' AND as_of()
