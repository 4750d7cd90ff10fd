/// <reference types="office-js" />
import { INTERRUPTED } from "../../core/owned/interrupted";
import { contains, overlap, sameRect } from "../../core/sheet/address";
import type { Rect } from "../../workbook";
import type { SheetThere } from "../decide/sheet-there";
import { areaIn, queueAreaLook } from "../look/area";
import { inCommon } from "../read/bands";
import { rangeAt } from "../read/rect";
import { bytesOf } from "./bytes-of";
import type { CellRun, Entry } from "./cell-changes";
import { restore } from "./restore";

/** A cell that we have changed, and that held something else by then than when we had looked. */
export interface TypedMeanwhile {
  row: number;
  column: number;
  /** As `Range.formulas`, `values` and `numberFormat` gave it. */
  was: Entry;
  value: unknown;
  format: unknown;
  /** It was blank when we looked. */
  fresh: boolean;
}

/** What people did between our look and our writing, as far as it matters to what was written. */
export interface Meanwhile {
  /** Somebody has put rows or columns in or taken some out: what was written stands in the wrong place. */
  moved: boolean;
  /** What the sheet was called, and where its area was. */
  title: string;
  area: string;
  typed: TypedMeanwhile[];
}

/**
 * Sees what stands on a sheet at the very moment when it is written: asked for in the same request, before the first change. People who
 * share the workbook may have typed since we looked.
 */
export interface Watch {
  /** These cells are about to be changed. */
  before(rect: Rect): void;
  /** How many bytes of answer that costs, as far as is known. */
  weight(rect: Rect): number;
  /** What was queued has been sent: what is queued from now on goes later, and people may type before that. */
  sent(): void;
  /** @param runs the cells that were written. */
  meanwhile(areaBefore: Rect | undefined, runs: readonly CellRun[]): Meanwhile;
}

/** Bytes. A page that is no heavier is asked for whole, at once; of another only what is about to be changed. */
const LIGHT_PAGE = 2_000_000;

export function watchOver(object: Excel.Worksheet, there: SheetThere): Watch {
  const { rect: page } = there.cells;
  object.load("name");
  const area = queueAreaLook(object);
  const asked: { rect: Rect; range: Excel.Range }[] = [];
  const touched: Rect[] = [];
  const ask = (rect: Rect): void => {
    asked.push({ rect, range: rangeAt(object, rect).load("formulas,values,numberFormat") });
  };
  const weight = weigher(there);
  let isWhole = weight(page) <= LIGHT_PAGE;
  if (isWhole) ask(page);
  return {
    before(rect) {
      const part = inCommon(rect, page);
      if (!part) return;
      touched.push(part);
      if (!isWhole) ask(part);
    },
    weight: (rect) => (isWhole ? 0 : weight(rect)),
    sent() {
      isWhole = false;
    },
    meanwhile(areaBefore, runs) {
      const moved = !sameRect(areaIn(area), areaBefore);
      const written = entriesOf(runs);
      const typed = new Map<string, TypedMeanwhile>();
      for (const { rect, range } of asked) {
        const ours = touched.filter((one) => overlap(one, rect));
        const cells = { rect, formulas: range.formulas, values: range.values, formats: range.numberFormat };
        for (const one of changedIn(cells, there, written, ours, moved)) {
          typed.set(`${one.row},${one.column}`, one);
        }
      }
      const at = area.isNullObject ? "" : String(area.formula);
      return { moved, title: object.name, area: at, typed: [...typed.values()] };
    },
  };
}

function weigher({ cells: { rect: page, formulas, values } }: SheetThere): (rect: Rect) => number {
  const upTo = new Float64Array(page.rows + 1);
  formulas.forEach((line, down) => {
    upTo[down + 1] = upTo[down]! + weightOf(line, values[down]!);
  });
  const at = (row: number): number => upTo[Math.min(page.rows, Math.max(0, row - page.row))]!;
  return ({ row, rows }) => at(row + rows) - at(row);
}

/** Of the values, formulas and number formats of a line of cells, as JSON in UTF-8. */
const weightOf = (formulas: readonly unknown[], values: readonly unknown[]): number =>
  bytesOf(formulas) + bytesOf(values) + 12 * values.length;

interface CellsThen {
  rect: Rect;
  formulas: unknown[][];
  values: unknown[][];
  formats: unknown[][];
}

function changedIn(
  { rect, formulas, values, formats }: CellsThen,
  { cells: look }: SheetThere,
  written: (row: number, column: number) => Entry | undefined,
  touched: readonly Rect[],
  moved: boolean,
): TypedMeanwhile[] {
  return formulas.flatMap((line, down) =>
    line.flatMap((is, across): TypedMeanwhile[] => {
      const [row, column] = [rect.row + down, rect.column + across];
      const before = look.formulas[row - look.rect.row]?.[column - look.rect.column];
      const entry = written(row, column);
      if (is === entry || is === INTERRUPTED || (!moved && is === before)) return [];
      const fresh = before === "";
      const isTouched = entry !== undefined || (fresh && touched.some((one) => contains(one, row, column)));
      if (!isTouched || (moved && entry === undefined)) return [];
      const cell = { was: is as Entry, value: values[down]![across], format: formats[down]![across] };
      return [{ row, column, ...cell, fresh }];
    }),
  );
}

function entriesOf(runs: readonly CellRun[]): (row: number, column: number) => Entry | undefined {
  const entries = new Map<string, Entry>();
  for (const { rect, entries: lines } of runs) {
    lines.forEach((line, down) =>
      line.forEach((entry, across) => {
        if (entry !== null) entries.set(`${rect.row + down},${rect.column + across}`, entry);
      }),
    );
  }
  return (row, column) => entries.get(`${row},${column}`);
}

/** Cells whose contents go back: where nothing of ours was before, and, where rows were moved, all. */
export const toPutBack = ({ moved, typed }: Meanwhile): TypedMeanwhile[] =>
  typed.filter(({ fresh }) => moved || fresh);

/**
 * Queues what people had typed back into its cells. Where nothing of ours was before it is theirs, so it loses our mark.
 * @param merges ours, which would hide it.
 */
export function putBack(object: Excel.Worksheet, changed: Meanwhile, merges: readonly Rect[]): void {
  const cells = toPutBack(changed);
  for (const merge of merges) {
    if (cells.some(({ row, column }) => contains(merge, row, column))) rangeAt(object, merge).unmerge();
  }
  for (const { row, column, was, value, format } of cells) {
    const range = rangeAt(object, { row, column, rows: 1, columns: 1 });
    restore(range, { contents: [[was]], values: [[value]], formats: [[format]] }, "formulas");
    if (!changed.moved) range.format.protection.formulaHidden = false;
  }
}
