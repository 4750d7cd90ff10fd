import type { CellValue } from "../../core/sheet/spec";

const ERROR = /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A)$/;

/** Whether what a formula shows is one of the errors that a file may hold as such (ECMA-376 Part 1, 18.17.3). */
export const isErrorValue = (value: CellValue): value is string =>
  typeof value === "string" && ERROR.test(value);
