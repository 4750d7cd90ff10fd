import { parseStructRef, stringifyStructRef, tokenize, tokenTypes } from "@borgar/fx";

/**
 * References to a table's columns, in the two forms that Excel has for a cell of the same row: files say `Name[[#This Row],[Due]]`,
 * and so do specs; Excel itself, and Office.js, say `Name[@Due]`, and `[@Due]` within the table.
 */

/** As files have it. @param table the table that the formula's cell is in. */
export const inFileForm = (formula: string, table: string): string =>
  withReferences(formula, (reference) =>
    stringifyStructRef({ ...reference, table: reference.table || table }, { thisRow: true }),
  );

/** As Office.js has it. @param table the table that the formula's cell is in; undefined when it is in none. */
export const inExcelForm = (formula: string, table?: string): string =>
  withReferences(formula, (reference) => {
    const isOwn = table !== undefined && reference.table?.toLowerCase() === table.toLowerCase();
    return stringifyStructRef(isOwn && isThisRow(reference) ? { ...reference, table: "" } : reference);
  });

type Reference = NonNullable<ReturnType<typeof parseStructRef>>;

const isThisRow = ({ sections }: Reference): boolean =>
  sections?.some((section) => section.toLowerCase() === "this row") ?? false;

function withReferences(formula: string, how: (reference: Reference) => string): string {
  return tokenize(formula, { mergeRefs: true })
    .map(({ type, value }) => {
      const reference = type === tokenTypes.REF_STRUCT ? parseStructRef(value) : undefined;
      return reference ? how(reference) : value;
    })
    .join("");
}
