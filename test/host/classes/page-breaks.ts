import type { Sheet } from "../book/book";
import { HostError } from "../wire/behaviour";
import type { Behaviours, Handle, Host } from "../wire/behaviour";
import { rangeHandle } from "./handles";
import { rangeOnSheet } from "./range-argument";

/** Breaks above rows, or left of columns. */
interface Collection extends Handle {
  readonly type: "PageBreakCollection";
  readonly sheet: Sheet;
  readonly along: "rows" | "columns";
}
interface Break extends Handle {
  readonly type: "PageBreak";
  readonly sheet: Sheet;
  readonly along: "rows" | "columns";
  /** The row, or the column, after it. */
  readonly line: number;
}

const linesOf = ({ sheet, along }: Collection | Break): number[] =>
  along === "rows" ? sheet.page.rowBreaks : sheet.page.columnBreaks;

const breakHandle = ({ sheet, along }: Collection, line: number): Break => ({
  type: "PageBreak",
  sheet,
  along,
  line,
});

function add(collection: Collection, [range]: readonly unknown[], host: Host): Handle {
  const { row, column } = rangeOnSheet(range, collection.sheet, host);
  const line = collection.along === "rows" ? row : column;
  if (line === 1) throw new HostError("InvalidArgument", "No page can end before the first row or column.");
  const lines = linesOf(collection);
  if (!lines.includes(line)) lines.push(line);
  lines.sort((a, b) => a - b);
  return breakHandle(collection, line);
}

function item(collection: Collection, [index]: readonly unknown[]): Handle {
  const line = linesOf(collection)[Number(index)];
  if (line === undefined) throw new HostError("ItemNotFound", `There is no page break ${String(index)}.`);
  return breakHandle(collection, line);
}

export const pageBreaks: Behaviours = {
  PageBreakCollection: {
    items: (collection: Collection) => linesOf(collection).map((line) => breakHandle(collection, line)),
    call: {
      add,
      getItem: item,
      removePageBreaks: (collection: Collection) => {
        linesOf(collection).length = 0;
      },
    },
  },
  PageBreak: {
    id: (one: Break) => linesOf(one).indexOf(one.line),
    get: {
      columnIndex: ({ along, line }: Break) => (along === "columns" ? line - 1 : 0),
      rowIndex: ({ along, line }: Break) => (along === "rows" ? line - 1 : 0),
    },
    call: {
      delete: (one: Break) => {
        linesOf(one).splice(linesOf(one).indexOf(one.line), 1);
      },
      getCellAfterBreak: ({ sheet, along, line }: Break) =>
        rangeHandle(sheet, {
          row: along === "rows" ? line : 1,
          column: along === "columns" ? line : 1,
          rows: 1,
          columns: 1,
        }),
    },
  },
};
