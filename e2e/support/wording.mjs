// The numbers of the command line in the words of the page.

const NOTHING = '–';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `121,306`, and `−70` with a minus that is one. */
export function count(number) {
  return String(number).replace('-', '−').replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `71.8%` */
export function percent(part, whole) {
  return whole > 0 ? `${tenths((part / whole) * 100)}%` : NOTHING;
}

/** What a reader hears of each column. */
export function columnNames(widgets) {
  return widgets.completions_by_year.rows.map(({ year, complete, total }) => markName(year, complete, total));
}

/** What a reader hears of each bar. */
export function barNames(widgets) {
  return widgets.completion_by_category.rows.map(({ category, complete, total }) => markName(category, complete, total));
}

export function markName(name, complete, total) {
  return `${name}: ${count(complete)} of ${count(total)} complete, ${percent(complete, total)}`;
}

/** The rows of a chart as a table. */
export function tableOf(widgets, widget) {
  return widgets[widget].rows.map(({ year, category, complete, not_complete: rest, total }) => {
    const counts = rest === undefined ? [complete, total] : [complete, rest, total];
    return [String(category ?? year), ...counts.map(count), percent(complete, total)];
  });
}

/** The courses of a category with what is complete of them, counted from the rows of the table: the highest rate first. */
export function courseNames(widgets) {
  const counted = grouped(widgets.learner_details.rows, 'course_id').map((rows) => [rows[0].course, rows.filter(isComplete).length, rows.length]);
  const ranked = counted.sort(([a, partA, allA], [b, partB, allB]) => partB / allB - partA / allA || (a < b ? -1 : 1));
  return ranked.map((course) => markName(...course));
}

/** Rows with the same value of a column together. */
export function grouped(rows, column) {
  const groups = new Map();
  for (const row of rows) groups.set(row[column], [...(groups.get(row[column]) ?? []), row]);
  return [...groups.values()];
}

/** Rows of the learner details in the words of the page, each by the heads of its columns. */
export function detailsOf(widgets, year, rows = widgets.learner_details.rows) {
  return rows.map((row) => ({
    Learner: text(row.learner),
    Position: text(row.position),
    Organisation: text(row.organisation),
    Manager: text(row.manager),
    Course: text(row.course),
    Category: text(row.category),
    [`Status in ${year}`]: text(row.status_in_year),
    'Status now': text(row.status),
    Enrolled: day(row.enrolled),
    Started: day(row.started),
    Completed: day(row.completed),
    Due: day(row.due),
    Days: row.days === null ? NOTHING : count(row.days),
  }));
}

/** The latest year that has data. */
export function newestYear(widgets) {
  return widgets.completions_by_year.rows.at(-1).year;
}

function isComplete(row) {
  return ['complete', 'complete via rpl'].includes(row.status_in_year.toLowerCase());
}

function text(value) {
  return value ?? NOTHING;
}

function day(value) {
  if (value === null) return NOTHING;
  const [year, month, date] = value.split('-').map(Number);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

/** One decimal. What lies in the middle goes to the even neighbour, as on the page. */
function tenths(number) {
  const isMiddle = Number.isInteger(number * 4) && !Number.isInteger(number * 2);
  const below = Math.floor(number * 10);
  return isMiddle ? ((below % 2 === 0 ? below : below + 1) / 10).toFixed(1) : number.toFixed(1);
}
