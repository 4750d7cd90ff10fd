const DAY = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const DAYS_1904 = 1462;

/** What TODAY() and NOW() give. */
export interface Clock {
  today: number;
  now: number;
}

/** A local time as a workbook counts it. */
export function serialOf(now: Date, date1904: boolean): Clock {
  const local = Date.UTC(
    now.getFullYear(),
    now.getMonth(),
    now.getDate(),
    now.getHours(),
    now.getMinutes(),
    now.getSeconds(),
  );
  const serial = (local - EPOCH_1900) / DAY - (date1904 ? DAYS_1904 : 0);
  return { today: Math.floor(serial), now: serial };
}
