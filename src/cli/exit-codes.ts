/** What `primed` ends with. */
export const EXIT = {
  done: 0,
  /** A fault of Primed's own, or words it does not know. Nothing was written. */
  fault: 1,
  /** The workbook can't be refreshed. Nothing was written. */
  fatal: 2,
  /** The file is locked, has changed meanwhile or can't be written. It is as it was. */
  notWritten: 3,
} as const;
