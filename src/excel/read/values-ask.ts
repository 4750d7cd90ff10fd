/// <reference types="office-js" />
import { bottom } from "../../core/sheet/address";
import type { Rect } from "../../workbook";
import { type Band, columnsOf, inCommon, joined, LAST_ROW, widthOf } from "./bands";
import { load, type What } from "./load";
import type { Reading, Weights } from "./reading";
import { rangeAt, RECT, rectOf } from "./rect";
import { takeFormats, takeKinds, takeValues } from "./take";
import { type Ask, CELL_BYTES, count, type Rows } from "./together";

/** Bytes of a number format in an answer, about, and of a kind of value. */
const FORMAT_BYTES = 14;
const KIND_BYTES = 9;
/** Cells further down are seldom so much heavier than those that have been seen. */
const TO_SPARE = 1.5;

/**
 * Asks for values, together with the formats of columns that have shown a number; then for those formats that were not asked for
 * along with the values, and for what kind of value it is that looks like an error.
 * @param all formats and kinds are asked for at once.
 */
export function valuesAsk(reading: Reading, all: boolean, weights: Weights): Ask {
  const { known, sheet, request, bands, block } = reading;
  const width = widthOf(bands);
  const cell = weights.has(known.id) ? weights.get(known.id)! * TO_SPARE : CELL_BYTES;
  const withFormats = new Set(all ? bands.flatMap(columnsOf) : []);
  let isEndKnown = false;

  const ask: Ask = {
    rows: { first: request.firstRow, last: reading.lastRow },
    width,
    weight: width * (cell + (all ? FORMAT_BYTES + KIND_BYTES : 0)),
    load(rows) {
      const what: What[] = all ? ["values", "numberFormat", "valueTypes"] : ["values"];
      const loaded = load(sheet, at(bands, rows), what);
      const formats = all ? [] : load(sheet, at(joined(withFormats), rows), ["numberFormat"]);
      const end = isEndKnown ? undefined : endOf(reading, rows.last);
      return () => {
        if (!isEndKnown) block.reach((ask.rows.last = end?.() ?? ask.rows.last));
        isEndKnown = true;
        let [values, others] = [0, 0];
        const more: Ask[] = [];
        const withNumbers = new Set<number>();
        for (const { rect, take } of loaded) {
          const answer = take();
          const seen = takeValues(rect, answer.values, block);
          values += seen.weight;
          if (all) {
            others +=
              takeFormats(rect, answer.numberFormat, block) + takeKinds(rect, answer.valueTypes, block);
            continue;
          }
          for (const column of seen.numbers) if (!withFormats.has(column)) withNumbers.add(column);
          if (seen.likeErrors.length > 0) more.push(kindsAsk(reading, seen.likeErrors));
        }
        for (const { rect, take } of formats) others += takeFormats(rect, take().numberFormat, block);
        if (withNumbers.size > 0) more.push(formatsAsk(reading, joined(withNumbers), rows));
        for (const column of withNumbers) withFormats.add(column);
        weights.set(known.id, values / (width * count(rows)));
        ask.weight = (values + others) / count(rows) + withNumbers.size * FORMAT_BYTES;
        return more;
      };
    },
  };
  return ask;
}

function formatsAsk({ sheet, block }: Reading, bands: readonly Band[], { first, last }: Rows): Ask {
  const width = widthOf(bands);
  const ask: Ask = {
    rows: { first, last },
    width,
    weight: width * FORMAT_BYTES,
    load(rows) {
      const loaded = load(sheet, at(bands, rows), ["numberFormat"]);
      return () => {
        const weight = loaded.map(({ rect, take }) => takeFormats(rect, take().numberFormat, block));
        ask.weight = sum(weight) / count(rows);
        return [];
      };
    },
  };
  return ask;
}

function kindsAsk({ sheet, block }: Reading, rects: readonly Rect[]): Ask {
  const width = new Set(rects.map(({ column }) => column)).size;
  return {
    rows: { first: Math.min(...rects.map(({ row }) => row)), last: Math.max(...rects.map(bottom)) },
    width,
    weight: width * KIND_BYTES,
    load(rows) {
      const asked = rects.flatMap(
        (rect) => inCommon(rect, { ...rect, row: rows.first, rows: count(rows) }) ?? [],
      );
      const loaded = load(sheet, asked, ["valueTypes"]);
      return () => {
        for (const { rect, take } of loaded) takeKinds(rect, take().valueTypes, block);
        return [];
      };
    },
  };
}

/**
 * Where the cells end now: people may have added rows since the contents were asked for, and a sheet may have a single cell far below
 * these columns. Nothing is asked when the end can't be another than `last`.
 */
function endOf({ sheet, request, bands, lastRow }: Reading, last: number): (() => number) | undefined {
  const farthest = request.lastRow ?? LAST_ROW;
  if (last === lastRow && farthest <= lastRow) return undefined;
  const [first, end] = [bands[0]!, bands[bands.length - 1]!];
  const across = { column: first.column, columns: end.column + end.columns - first.column };
  // A sheet's own is asked for where it can be: Excel need not go through its cells for it.
  const range = request.columns
    ? rangeAt(sheet, { ...across, row: request.firstRow, rows: farthest - request.firstRow + 1 })
    : sheet;
  const used = range.getUsedRangeOrNullObject(true).load(RECT);
  return () => (used.isNullObject ? request.firstRow - 1 : Math.min(farthest, bottom(rectOf(used))));
}

const at = (bands: readonly Band[], rows: Rows): Rect[] =>
  bands.map((band) => ({ ...band, row: rows.first, rows: count(rows) }));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
