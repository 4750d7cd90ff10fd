import { address } from "../../src/core/sheet/address";
import { openFileWorkbook } from "../../src/file/file-workbook";
import { Kind } from "../../src/workbook";

export type Shown = string | number | boolean;

/** What every filled cell of a sheet shows, by address. */
export async function shownOn(bytes: Uint8Array, sheet: string): Promise<Record<string, Shown>> {
  const block = await (await openFileWorkbook(bytes)).read({ sheet, firstRow: 1 });
  const found: Record<string, Shown> = {};
  for (const [column, { kinds, numbers, texts }] of block.columns) {
    kinds.forEach((kind, at) => {
      if (kind === Kind.Blank) return;
      const isText = kind === Kind.Text || kind === Kind.Error;
      found[address(at + 1, column)] = isText
        ? texts[numbers[at]!]!
        : kind === Kind.Boolean
          ? numbers[at] === 1
          : numbers[at]!;
    });
  }
  return found;
}
