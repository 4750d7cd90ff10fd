/** What kind of trouble it is, for code that can do something about it. */
export type TroubleCode =
  | "timeout"
  | "cell-edit"
  | "not-allowed"
  | "gone"
  | "name-taken"
  | "in-the-way"
  | "too-large"
  | "too-old"
  | "broken-off"
  | "unexpected";

/** Excel did not do what it was asked. `message` is a plain sentence: what is wrong, and what to do. */
export class ExcelTrouble extends Error {
  override readonly name = "ExcelTrouble";
  constructor(
    readonly code: TroubleCode,
    message: string,
    /** Excel's own word for it, and where it was met: `AccessDenied at Range.values`. For people who look into it. */
    readonly detail = "",
  ) {
    super(message);
  }
}

export const isTrouble = (error: unknown, code: TroubleCode): error is ExcelTrouble =>
  error instanceof ExcelTrouble && error.code === code;

/** For work that need not succeed: what is no trouble of Excel's is thrown on. */
export function unlessTrouble(error: unknown): void {
  if (!(error instanceof ExcelTrouble)) throw error;
}

/** Excel does not let it be done, or its protection be taken off, whatever it says why. */
export const isRefusal = (error: unknown): error is ExcelTrouble =>
  error instanceof ExcelTrouble && (error.code === "not-allowed" || /unprotect/i.test(error.detail));

/** An error of Excel's as a trouble with its sentence; any other error, and a trouble, as it is. */
export function troubleOf(error: unknown): unknown {
  if (!isOfficeError(error)) return error;
  const at = error.debugInfo?.errorLocation;
  const detail = at ? `${error.code} at ${at}` : error.code;
  const code = codes[error.code] ?? "unexpected";
  return new ExcelTrouble(code, sentences[code](detail), detail);
}

/** No answer came. @param seconds how long it was waited for. */
export const noAnswer = (seconds: number): ExcelTrouble =>
  new ExcelTrouble(
    "timeout",
    `Excel has not answered for ${inWords(seconds)}. Most likely somebody is typing in a cell: press Enter, then try again. If nobody is, save the workbook, close it and open it again. What Excel had been asked to do it may still do.`,
  );

/** For a person who waits, and may be the cause. */
export const WAITING =
  "Excel has not answered yet. If you are typing in a cell, press Enter: Excel waits until you have finished.";

interface OfficeError extends Error {
  code: string;
  debugInfo?: { errorLocation?: string };
}

/** By its looks: the library's class is not there before Excel has loaded it. */
const isOfficeError = (error: unknown): error is OfficeError =>
  error instanceof Error &&
  !(error instanceof ExcelTrouble) &&
  typeof (error as Partial<OfficeError>).code === "string" &&
  "debugInfo" in error;

/** Excel's own error codes ("Excel.ErrorCodes" in its documentation), by what they mean for a person. */
const codes: Readonly<Record<string, Exclude<TroubleCode, "timeout">>> = {
  InvalidOperationInCellEditMode: "cell-edit",
  AccessDenied: "not-allowed",
  BadPassword: "not-allowed",
  ItemNotFound: "gone",
  InvalidReference: "gone",
  InvalidBinding: "gone",
  Conflict: "gone",
  ItemAlreadyExists: "name-taken",
  InsertDeleteConflict: "in-the-way",
  MergedRangeConflict: "in-the-way",
  NonBlankCellOffSheet: "in-the-way",
  FilteredRangeConflict: "in-the-way",
  PivotTableRangeConflict: "in-the-way",
  RequestPayloadSizeLimitExceeded: "too-large",
  ResponsePayloadSizeLimitExceeded: "too-large",
  RangeExceedsLimit: "too-large",
  OperationCellsExceedLimit: "too-large",
  MemoryLimitReached: "too-large",
  ApiNotFound: "too-old",
  ApiNotAvailable: "too-old",
  NotImplemented: "too-old",
  UnsupportedFeature: "too-old",
  RequestAborted: "broken-off",
  ServiceNotAvailable: "broken-off",
  ActivityLimitReached: "broken-off",
  InactiveWorkbook: "broken-off",
  Unauthenticated: "broken-off",
};

const sentences: Readonly<Record<(typeof codes)[string], (detail: string) => string>> = {
  "cell-edit": () => "Excel waits for somebody to finish typing in a cell. Press Enter, then try again.",
  "not-allowed": () =>
    "Excel does not let the workbook be changed: it is open for reading only, or protected. Save a copy under another name, or choose Review, Unprotect Sheet, then try again.",
  gone: () =>
    "A sheet, a table or a chart was deleted, moved or renamed while Primed was at work on it, perhaps by somebody who shares the workbook. Try again: Primed then looks at the workbook as it is now.",
  "name-taken": () =>
    "Something in the workbook has been given the name that Primed was about to use, perhaps by somebody who shares the workbook. Try again.",
  "in-the-way": () =>
    "Merged cells, a filter, a pivot table or something at the sheet's end is in the way of what Primed was about to write. Move it, then try again.",
  "too-large": () =>
    "It is too much for Excel to pass on at once. Delete rows and columns that hold nothing, or shorten very long texts, then try again.",
  "too-old": (detail) =>
    `This Excel is too old for it. Primed needs Excel 2021 or later, Excel for Microsoft 365, or Excel on the web. (Missing here: ${detail}.)`,
  "broken-off": (detail) =>
    `Excel broke off what it was doing. See that the workbook is open and the network is there, then try again. (Excel says: ${detail}.)`,
  unexpected: (detail) =>
    `Excel could not do it, and does not say why. Save the workbook, close it and open it again, then try again. (Excel says: ${detail}.)`,
};

const inWords = (seconds: number): string =>
  seconds === 1 ? "a second" : `${seconds.toLocaleString("en-GB")} seconds`;
