-- Text without white space around it; nothing if nothing is left. White space: blank, tab, line feed, carriage return, no-break space.
nullif(btrim($x, concat(' ', chr(9), chr(10), chr(13), chr(160))), '')
