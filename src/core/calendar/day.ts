/**
 * A calendar date as whole days since 30 December 1899: Excel's 1900-system serial number for every date from 1 March 1900 on.
 * A `Moment` is the same in whole seconds, which is how date-times are kept: to the second, so that comparisons are exact.
 */
export type Day = number;
export type Moment = number;

export const SECONDS_A_DAY = 86_400;

export const dayOf = (moment: Moment): Day => Math.floor(moment / SECONDS_A_DAY);
export const startOf = (day: Day): Moment => day * SECONDS_A_DAY;
/** The day's last second. */
export const endOf = (day: Day): Moment => day * SECONDS_A_DAY + SECONDS_A_DAY - 1;
/** Excel's serial number (days, with the time as a fraction) to the nearest second. */
export const momentOfSerial = (serial: number): Moment => Math.round(serial * SECONDS_A_DAY);
