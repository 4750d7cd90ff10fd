import { ExcelTrouble, noAnswer, troubleOf } from "../../../src/excel/trouble";

/** Every error of Excel's is a sentence that says what to do. */

const excelError = (code: string, errorLocation?: string): Error =>
  Object.assign(new Error("An internal error has occurred."), { code, debugInfo: { code, errorLocation } });

const trouble = (error: unknown): ExcelTrouble => {
  const found = troubleOf(error);
  if (!(found instanceof ExcelTrouble)) throw new Error("It is no trouble.");
  return found;
};

test.each([
  ["InvalidOperationInCellEditMode", "cell-edit", "Press Enter"],
  ["AccessDenied", "not-allowed", "open for reading only, or protected. Save a copy"],
  ["BadPassword", "not-allowed", "choose Review, Unprotect Sheet"],
  ["ItemNotFound", "gone", "was deleted, moved or renamed while Primed was at work"],
  ["InvalidReference", "gone", "Try again"],
  ["ItemAlreadyExists", "name-taken", "Try again"],
  ["InsertDeleteConflict", "in-the-way", "Move it, then try again"],
  ["RequestPayloadSizeLimitExceeded", "too-large", "too much for Excel"],
  ["ResponsePayloadSizeLimitExceeded", "too-large", "too much for Excel"],
  ["ApiNotFound", "too-old", "Primed needs Excel 2021 or later"],
  ["ServiceNotAvailable", "broken-off", "the network is there"],
  ["GeneralException", "unexpected", "Save the workbook, close it and open it again"],
  ["SomethingThatIsNewToUs", "unexpected", "(Excel says: SomethingThatIsNewToUs at Range.values.)"],
])("%s", (code, ours, says) => {
  const found = trouble(excelError(code, "Range.values"));
  expect(found.code).toBe(ours);
  expect(found.message).toContain(says);
  expect(found.detail).toBe(`${code} at Range.values`);
});

test("what is no error of Excel's stays what it is, a trouble too", () => {
  const ours = new TypeError("x is undefined");
  expect(troubleOf(ours)).toBe(ours);
  const told = noAnswer(90);
  expect(told.message).toContain("has not answered for 90 seconds. Most likely somebody is typing in a cell");
  expect(troubleOf(told)).toBe(told);
});
