/** Dates as Salesforce writes them, and the ranges that SOQL's date literals stand for. */

const DAY = 86_400_000;

/** 2026-11-23T15:50:27.000+0000, the form of the REST API. */
export function stamp(milliseconds) {
  return `${new Date(milliseconds).toISOString().slice(0, -1)}+0000`;
}

/** A date or time literal in the form in which the column keeps it; null for a day that no calendar has. */
export function sqlDate(text, type) {
  const day = text.slice(0, 10);
  const time = Date.parse(type === 'date' ? `${day}T00:00:00Z` : text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  const start = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time) || Number.isNaN(start) || new Date(start).toISOString().slice(0, 10) !== day) return null;
  return type === 'date' ? day : stamp(time);
}

/** No literal reaches further; a calendar beyond has years of more than four digits. */
const mostDays = 1_000_000;

/** Start and end (exclusive) of a literal such as TODAY or LAST_N_DAYS:3, in UTC; null when unknown here. */
export function dateRange(literal, type, now = Date.now()) {
  const [name, number] = String(literal).toUpperCase().split(':');
  const today = Math.floor(now / DAY) * DAY;
  const count = Number(number);
  const days = {
    TODAY: [0, 1],
    YESTERDAY: [-1, 0],
    TOMORROW: [1, 2],
    LAST_N_DAYS: [-count, 1],
    NEXT_N_DAYS: [1, 1 + count],
    N_DAYS_AGO: [-count, 1 - count],
  }[name];
  if (!days || count > mostDays) return null;
  return days.map((offset) => {
    const time = Math.max(Date.parse('0001-01-01T00:00:00Z'), today + offset * DAY);
    const text = stamp(time);
    return type === 'date' ? text.slice(0, 10) : text;
  });
}
