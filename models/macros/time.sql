-- A time in the LMS's wall-clock time; nothing if it is none. An offset is converted to the customer's zone.
coalesce(
    try_to_timestamp(trim($x), 'dd/MM/yyyy, HH:mm:ss'),
    try_to_timestamp(trim($x), 'dd/MM/yyyy'),
    try_to_timestamp(trim($x), 'yyyy-MM-dd'),
    try_to_timestamp(trim($x), 'yyyy-MM-dd[''T''][ ]HH:mm[:ss][.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S]'),
    from_utc_timestamp(try_to_timestamp(trim($x), 'yyyy-MM-dd[''T''][ ]HH:mm[:ss][.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S][XXX][XX]'), :time_zone)
)
