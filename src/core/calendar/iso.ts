import { civilOfDay, realDay } from "./civil";
import type { Day } from "./day";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

const two = (n: number): string => String(n).padStart(2, "0");

/** `2026-10-31`. */
export function isoOfDay(day: Day): string {
  const date = civilOfDay(day);
  return `${String(date.year).padStart(4, "0")}-${two(date.month)}-${two(date.day)}`;
}

/** The day that `2026-10-31` names, blank space around it allowed; undefined when it is no such date. */
export function dayOfIso(text: string): Day | undefined {
  const match = /^\s*(\d{4})-(\d{2})-(\d{2})\s*$/.exec(text);
  return match ? realDay(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

/** "31 October 2026": how a date is said in a sentence. */
export function dayInWords(day: Day): string {
  const date = civilOfDay(day);
  return `${date.day} ${MONTHS[date.month - 1]} ${date.year}`;
}

/** 1–12 for a month's English name, whole or its first three letters, in any case; undefined otherwise. */
export function monthNamed(text: string): number | undefined {
  const word = text.trim().toLowerCase();
  const index = MONTHS.findIndex((month) => {
    const name = month.toLowerCase();
    return name === word || name.slice(0, 3) === word || (word === "sept" && name === "september");
  });
  return index < 0 ? undefined : index + 1;
}
