import type { ChartSpec } from "./chart";
import { chartSections, type SectionName } from "./chart-sections";
import type { Cell, Grid } from "./grid";
import { hashBits } from "./hash";
import type { SheetSpec } from "./spec";
import type { Style } from "./style";

/**
 * How a sheet of ours was made to look, in short hashes, kept in a hidden name of the sheet. Through Excel every format costs a call, and
 * reading them back costs more: what looks as it did last time is left alone. Formats that people give to our cells so stay until the
 * page itself is to look otherwise there.
 */
export interface Looks {
  /** A row of the area each: the styles of its cells. None for a longer list than a person would read, which is dressed whole. */
  rows: readonly string[];
  heights: string;
  merges: string;
  conditions: string;
  validations: string;
  links: string;
  /** By the hash of a chart's name: that of each of its sections (chart-sections.ts). */
  charts: ReadonlyMap<string, readonly string[]>;
}

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_.";
const LENGTH = 4;
const MOST_ROWS = 5000;

/** Twenty-four bits. */
function short(text: string): string {
  const bits = hashBits(text);
  const folded = (bits ^ (bits >>> 24)) & 0xffffff;
  return [18, 12, 6, 0].map((by) => DIGITS[(folded >> by) & 63]).join("");
}

/** @param wanted the spec as it was asked for, not as it lies on a sheet where people have put rows above ours. */
export function looksOf(spec: SheetSpec, grid: Grid, wanted: SheetSpec): Looks {
  const { area, rowHeights, merges } = spec;
  const textOf = styleTexts();
  const rowLook = (cells: ReadonlyMap<number, Cell> | undefined): string =>
    short(
      [...(cells ?? [])]
        .sort(([a], [b]) => a - b)
        .map(
          ([column, { value, style }]) =>
            `${column - area.column}${value === null ? "" : "*"}${textOf(style)}`,
        )
        .join("|"),
    );
  return {
    rows: Array.from({ length: area.rows > MOST_ROWS ? 0 : area.rows }, (_, down) =>
      rowLook(grid.get(area.row + down)),
    ),
    heights: short(JSON.stringify([...rowHeights].map(([row, height]) => [row - area.row, height]))),
    merges: short(
      JSON.stringify(
        merges.map((one) => [one.row - area.row, one.column - area.column, one.rows, one.columns]),
      ),
    ),
    conditions: short(JSON.stringify(wanted.conditions)),
    validations: short(JSON.stringify(wanted.validations)),
    links: short(JSON.stringify(wanted.links)),
    charts: new Map(
      wanted.charts.map((chart) => [short(chart.name), chartSections(chart).map(({ hash }) => short(hash))]),
    ),
  };
}

/** Whether a sheet is known to have been given no links. */
export const hasNoLinks = (looks: Looks | undefined): boolean => looks?.links === short("[]");

/** The look of a chart that is recorded under its name. */
export const chartLook = ({ charts }: Looks, name: string): readonly string[] | undefined =>
  charts.get(short(name));

/** The sections of a chart that are to be otherwise than they were; all but its kind, which its name stands for, where that is not known. */
export function changedSections(chart: ChartSpec, before: Looks | undefined): Set<SectionName> {
  const was = before && chartLook(before, chart.name);
  const changed = chartSections(chart).filter(({ hash }, at) => short(hash) !== was?.[at]);
  return new Set(changed.map(({ name }) => name).filter((name) => was || name !== "kind"));
}

function styleTexts(): (style: Style) => string {
  const known = new Map<Style, string>();
  return (style) => {
    let text = known.get(style);
    if (text === undefined)
      known.set(style, (text = JSON.stringify(Object.entries(style).sort(([a], [b]) => (a < b ? -1 : 1)))));
    return text;
  };
}

/** `abcd1234:hhhh:mmmm:nnnnssssssss,nnnn…`: rows, heights, merges, and each chart's name and sections. */
export const looksText = ({ rows, heights, merges, conditions, validations, links, charts }: Looks): string =>
  [
    rows.join(""),
    heights + merges + conditions + validations + links,
    [...charts].map(([name, sections]) => name + sections.join("")).join(","),
  ].join(":");

/** Reads it back; undefined when it is no such record. */
export function parseLooks(text: string | undefined): Looks | undefined {
  const match = /^((?:[\w.]{4})*):([\w.]{20}):((?:[\w.]{4})*(?:,(?:[\w.]{4})+)*)$/.exec(text ?? "");
  if (!match) return undefined;
  const [, rows, rest, charts] = match;
  const pieces = (joined: string): string[] => joined.match(new RegExp(`.{${LENGTH}}`, "g")) ?? [];
  const [heights, merges, conditions, validations, links] = pieces(rest!);
  return {
    rows: pieces(rows!),
    heights: heights!,
    merges: merges!,
    conditions: conditions!,
    validations: validations!,
    links: links!,
    charts: new Map(
      charts!
        .split(",")
        .filter(Boolean)
        .map(pieces)
        .map(([name, ...sections]) => [name!, sections]),
    ),
  };
}
