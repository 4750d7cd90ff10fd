const dayMs = 86_400_000;
const iso =
  /^\s*(?:(\d{4})-(\d{2})-(\d{2}))?(?:T?(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?(?:Z|[+-]\d{2}:\d{2})?\s*$/;

/**
 * An ISO 8601 date, time or both (a `t="d"` cell) as the serial number Excel would show for it, a time alone as a fraction of
 * a day; nothing if it is not one. The clock time is taken as written, since cells have no time zone.
 */
export function serialOfIsoDate(text: string, date1904: boolean): number | undefined {
  const match = iso.exec(text);
  if (!match || text.trim() === "") return undefined;
  const [, year, month, day, hours = "0", minutes = "0", seconds = "0"] = match;
  const time = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86400;
  if (year === undefined) return match[4] === undefined ? undefined : time;
  const date = new Date(Date.UTC(2000, Number(month) - 1, Number(day)));
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return undefined;
  return serialOfDay(date.getTime() / dayMs, date1904) + time;
}

function serialOfDay(daysSince1970: number, date1904: boolean): number {
  if (date1904) return daysSince1970 + 24_107;
  const serial = daysSince1970 + 25_569;
  return serial < 61 ? serial - 1 : serial; // Excel counts a 29 February 1900 that never was
}
