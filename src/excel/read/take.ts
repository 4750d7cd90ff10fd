import { bottom } from "../../core/sheet/address";
import { kindOfCode, type NumberKind } from "../../core/sheet/number-kind";
import { Kind, type Rect } from "../../workbook";
import type { BlockBuilder } from "./block-builder";

/** What an answer showed. */
export interface Seen {
  /** Bytes, about. */
  weight: number;
  /** Columns that have numbers here. */
  numbers: Set<number>;
  likeErrors: Rect[];
}

/** `#N/A`, `#DIV/0!`, `#NAME?`, `#SPILL!`, `#GETTING_DATA`, in whatever language. */
const LIKE_ERROR = /^#[^\s\d]\S*$/;
/** Cells that look like errors are asked about together where no more than so many others are between them. */
const NEAR = 32;

/** Takes an answer with values into the block. */
export function takeValues(rect: Rect, values: unknown[][], block: BlockBuilder): Seen {
  const seen: Seen = { weight: rect.rows * BRACKETS, numbers: new Set(), likeErrors: [] };
  for (let across = 0; across < rect.columns; across++) {
    const column = rect.column + across;
    let run: Rect | undefined;
    for (let down = 0; down < rect.rows; down++) {
      const value = values[down]![across];
      seen.weight += weightOf(value);
      const kind = block.put(rect.row + down, column, value);
      if (kind === Kind.Number) seen.numbers.add(column);
      if (kind !== Kind.Text || !LIKE_ERROR.test(value as string)) continue;
      const row = rect.row + down;
      if (run && row - bottom(run) <= NEAR) run.rows = row - run.row + 1;
      else seen.likeErrors.push((run = { row, column, rows: 1, columns: 1 }));
    }
  }
  return seen;
}

const kindOfFormat = new Map<string, NumberKind>();

/** Takes number formats. @returns their weight. */
export function takeFormats(rect: Rect, formats: unknown[][], block: BlockBuilder): number {
  let weight = rect.rows * BRACKETS;
  formats.forEach((line, down) =>
    line.forEach((format, across) => {
      const code = String(format);
      weight += weightOf(code);
      let kind = kindOfFormat.get(code);
      if (kind === undefined) kindOfFormat.set(code, (kind = kindOfCode(code)));
      block.number(rect.row + down, rect.column + across, kind);
    }),
  );
  return weight;
}

/** Takes kinds of values, as `Range.valueTypes` gives them. @returns their weight. */
export function takeKinds(rect: Rect, kinds: unknown[][], block: BlockBuilder): number {
  kinds.forEach((line, down) =>
    line.forEach((kind, across) => {
      if (kind === "Error") block.error(rect.row + down, rect.column + across);
    }),
  );
  return rect.rows * (BRACKETS + rect.columns * weightOf("String"));
}

/** Bytes of a row in an answer, besides its values. */
const BRACKETS = 3;

/** Bytes of a value in an answer, with its comma. */
function weightOf(value: unknown): number {
  if (typeof value !== "string") return String(value).length + 1;
  let bytes = value.length + 3;
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code > 0x7f) bytes += code > 0x7ff ? 2 : 1;
    else if (code === 0x22 || code === 0x5c || code < 0x20) bytes++;
  }
  return bytes;
}
