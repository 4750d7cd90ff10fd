import { Kind } from "../../workbook";
import { dayOf } from "../calendar/day";
import type { DateOrder, FieldSetup } from "../setup/setup";
import { BLANK, UNREADABLE } from "./cell-rules";
import type { CellRules } from "./cell-rules";
import { plainText } from "./cell-text";
import { meansNoDate, momentOfCell } from "./serial-date";
import { parseTextDate } from "./text-date";
import { parseTextNumber } from "./text-number";
import type { WordList } from "./word-list";
import { parseYesNo } from "./yes-no-words";

/** How the cells of a field are read. Text goes into `words`, which the field's sheets share. */
export function rulesFor(field: FieldSetup, date1904: boolean, words: WordList): CellRules {
  switch (field.type) {
    case "date":
      return dateRules(field.dateOrder, date1904);
    case "number":
      return numberRules(field.percent);
    case "yes/no":
      return yesNoRules;
    case "text":
    case "person":
      return {
        number: (kind, value) => words.codeOf(plainText(kind, value, date1904)),
        text: (text) => words.codeOf(text),
      };
  }
}

/**
 * A year or a count typed into a date column would pass for a day of the early twentieth century, so a number that is not
 * formatted as a date must be later than this (18 May 1927).
 */
const FIRST_UNFORMATTED_DAY = 10_000;

function dateRules(order: DateOrder, date1904: boolean): CellRules {
  const checked = (moment: number) => {
    if (Number.isNaN(moment)) return UNREADABLE;
    return meansNoDate(moment) ? BLANK : moment;
  };
  return {
    number: (kind, value) => {
      if (kind !== Kind.Date && kind !== Kind.Number) return UNREADABLE;
      const moment = checked(momentOfCell(value, date1904));
      return kind === Kind.Number && dayOf(moment) < FIRST_UNFORMATTED_DAY ? UNREADABLE : moment;
    },
    text: (text) => checked(parseTextDate(text, order)),
  };
}

function numberRules(percent: boolean): CellRules {
  const scale = percent ? 100 : 1;
  return {
    // A date or a yes in a number column is a slip of the hand; added up, it would swamp the sum.
    number: (kind, value) => {
      if (kind === Kind.Percent) return value;
      return kind === Kind.Number ? value / scale : UNREADABLE;
    },
    text: (text) => {
      const value = parseTextNumber(text);
      return Number.isNaN(value) ? UNREADABLE : value / scale;
    },
  };
}

const yesNoRules: CellRules = {
  number: (kind, value) =>
    (kind === Kind.Boolean || kind === Kind.Number) && (value === 0 || value === 1) ? value : UNREADABLE,
  text: (text) => {
    const answer = parseYesNo(text);
    if (answer === undefined) return UNREADABLE;
    return answer ? 1 : 0;
  },
};
