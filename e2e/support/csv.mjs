// Files of comma-separated values, read back (RFC 4180).

/** Every row as `{ column: text }`. */
export function readCsv(text) {
  const [heads, ...rows] = lines(text.replace(/^\ufeff/, ''));
  return rows.map((row) => Object.fromEntries(row.map((field, index) => [heads[index], field])));
}

/** Rows of `kineo figures` as such a file has them: nothing where there is nothing, and a text that would be a formula behind an apostrophe. */
export function asCsv(rows) {
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, asField(value)])));
}

function asField(value) {
  if (value === null) return '';
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
}

function lines(text) {
  const all = [];
  const field = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|$)/y;
  let row = [];
  while (field.lastIndex < text.length) {
    const [, value, end] = field.exec(text);
    row.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (end !== ',') all.push(row.splice(0));
  }
  return all;
}
