import { dayOfCivil } from "../calendar/civil";
import { dayOf, momentOfSerial, SECONDS_A_DAY } from "../calendar/day";
import type { Day, Moment } from "../calendar/day";

/** Days between the two date systems of Excel. */
const DAYS_TO_1904 = 1462;
const LAST_DAY: Day = dayOfCivil(9999, 12, 31);
const FIRST_DAY: Day = dayOfCivil(1900, 1, 1);
/** Excel counts a 29 February 1900 that never was, so its serial numbers below 61 are a day behind. */
const FIRST_TRUE_SERIAL = 61;

/** The moment of a cell's serial number, to the nearest second; NaN when it is no date. */
export function momentOfCell(serial: number, date1904: boolean): Moment {
  const moment = momentOfSerial(date1904 ? serial + DAYS_TO_1904 : serial);
  const day = dayOf(moment);
  if (day < 1 || day > LAST_DAY) return NaN;
  return day < FIRST_TRUE_SERIAL ? moment + SECONDS_A_DAY : moment;
}

/** 31/12/9999 and 01/01/1900: how systems write "no date" (resolution 20). */
export function meansNoDate(moment: Moment): boolean {
  const day = dayOf(moment);
  return day === LAST_DAY || day === FIRST_DAY;
}
