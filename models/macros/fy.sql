-- The label of the customer's year that holds a day: `N/A` for 1900-01-01, nothing outside 2012–2036. A year is named after the calendar year in which it ends.
CASE
    WHEN $x = DATE '1900-01-01' THEN 'N/A'
    WHEN year($x) + CASE WHEN :first_month > 1 AND month($x) >= :first_month THEN 1 ELSE 0 END BETWEEN 2012 AND 2036
        THEN CAST(year($x) + CASE WHEN :first_month > 1 AND month($x) >= :first_month THEN 1 ELSE 0 END AS STRING)
END
