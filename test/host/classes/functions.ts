import type { Book } from "../book/book";
import { HostError } from "../wire/behaviour";
import type { Behaviours, Handle, Host } from "../wire/behaviour";

interface Result extends Handle {
  readonly type: "FunctionResult";
  readonly value: number | undefined;
}

const DAY = 86_400_000;
/** Days from 30 December 1899, as the 1900 system counts from March 1900, to the 1904 system's first. */
const DAYS_TO_1904 = 1462;
const LAST_DAY = 2_958_465;

/** `DATE`, with months and days that reach over; undefined for #NUM!. 1900 counts as a leap year, as it does in Excel. */
function serialOf(year: number, month: number, day: number, { date1904 }: Book): number | undefined {
  const [y, m, d] = [year, month, day].map(Math.floor) as [number, number, number];
  const full = y < 1900 ? y + 1900 : y;
  const days = (Date.UTC(full, m - 1, d) - Date.UTC(1899, 11, 30)) / DAY;
  const serial = date1904 ? days - DAYS_TO_1904 : days < 61 ? days - 1 : days;
  return y < 0 || y > 9999 || serial < 0 || days > LAST_DAY ? undefined : serial;
}

function date(_handle: Handle, args: readonly unknown[], { book }: Host): Result {
  const [year, month, day] = args.map((value) => {
    if (typeof value === "number") return value;
    throw new HostError("HostNotImplemented", "The host's DATE takes numbers alone.");
  });
  return { type: "FunctionResult", value: serialOf(year!, month!, day!, book) };
}

export const functions: Behaviours = {
  Functions: { call: { date } },
  FunctionResult: {
    get: {
      error: ({ value }: Result) => (value === undefined ? "#NUM!" : ""),
      value: ({ value }: Result) => value ?? null,
    },
  },
};
