import { address, parseRange, rangeAddress } from "../../../src/core/sheet/address";
import { escapeAttribute } from "../../../src/file/xml/escape";
import {
  attribute,
  booleanAttribute,
  childrenNamed,
  elements,
  integerAttribute,
  localName,
} from "../../../src/file/xml/find";
import type { XmlElement } from "../../../src/file/xml/parse-part";
import type { Rect } from "../../../src/workbook";
import type { Table } from "../book/book";
import { capital, small } from "./style-words";
import { sourceOf } from "./source-xml";

/** What columns are filtered by, as `Excel.FilterCriteria` says it. A kind that it does not know is kept as the file has it. */
type Criteria = Readonly<Record<string, unknown>>;

const OPERATORS: readonly (readonly [file: string, sign: string])[] = [
  ["equal", "="],
  ["notEqual", "<>"],
  ["greaterThanOrEqual", ">="],
  ["lessThanOrEqual", "<="],
  ["greaterThan", ">"],
  ["lessThan", "<"],
];

/** By column, counted from the filter's first as 0. */
export function readFilters(autoFilter: XmlElement | undefined): Map<number, Criteria> {
  const filters = new Map<number, Criteria>();
  for (const column of autoFilter ? childrenNamed(autoFilter, "filterColumn") : []) {
    const [criteria] = elements(column).filter(({ name }) => localName(name) !== "extLst");
    if (criteria) filters.set(integerAttribute(column, "colId") ?? 0, criteriaOf(criteria));
  }
  return filters;
}

function criteriaOf(element: XmlElement): Criteria {
  switch (localName(element.name)) {
    case "filters": {
      const texts: unknown[] = childrenNamed(element, "filter").map((one) => attribute(one, "val") ?? "");
      const dates = childrenNamed(element, "dateGroupItem").map(dateOf);
      const blank = booleanAttribute(element, "blank") ? [""] : [];
      return { filterOn: "Values", values: [...texts, ...dates, ...blank] };
    }
    case "customFilters": {
      const [first, second] = childrenNamed(element, "customFilter").map((one) => {
        const sign = OPERATORS.find(([file]) => file === (attribute(one, "operator") ?? "equal"))?.[1] ?? "=";
        return sign + (attribute(one, "val") ?? "");
      });
      return {
        filterOn: "Custom",
        criterion1: first,
        ...(second === undefined
          ? {}
          : { criterion2: second, operator: booleanAttribute(element, "and") ? "And" : "Or" }),
      };
    }
    case "top10": {
      const end = booleanAttribute(element, "top", true) ? "Top" : "Bottom";
      const percent = booleanAttribute(element, "percent");
      return {
        filterOn: `${end}${percent ? "Percent" : "Items"}`,
        criterion1: attribute(element, "val") ?? "10",
      };
    }
    case "dynamicFilter": {
      const type = attribute(element, "type") ?? "";
      const dynamicCriteria = type.replace(/^Q(\d)$/, "AllDatesInPeriodQuarter$1");
      return { filterOn: "Dynamic", dynamicCriteria: capital(dynamicCriteria), source: sourceOf(element) };
    }
    default:
      return {
        filterOn: localName(element.name) === "iconFilter" ? "Icon" : "CellColor",
        source: sourceOf(element),
      };
  }
}

const PARTS = ["year", "month", "day", "hour", "minute", "second"] as const;

function dateOf(item: XmlElement): { date: string; specificity: string } {
  const part = (name: string, otherwise: number): string =>
    String(integerAttribute(item, name) ?? otherwise).padStart(2, "0");
  const day = `${part("year", 1900)}-${part("month", 1)}-${part("day", 1)}`;
  const grouping = attribute(item, "dateTimeGrouping") ?? "day";
  const time = `T${part("hour", 0)}:${part("minute", 0)}:${part("second", 0)}`;
  return { date: /day|month|year/.test(grouping) ? day : day + time, specificity: capital(grouping) };
}

/** `<autoFilter>`. @param buttons the columns' filter buttons are shown. */
export function autoFilterXml(rect: Rect, filters: ReadonlyMap<number, Criteria>, buttons: boolean): string {
  const columns = [...filters]
    .sort(([a], [b]) => a - b)
    .map(([column, criteria]) => {
      const xml = criteriaXml(criteria);
      return xml && `<filterColumn colId="${column}">${xml}</filterColumn>`;
    });
  const hidden = buttons
    ? []
    : Array.from({ length: rect.columns }, (_, i) =>
        filters.has(i) ? "" : `<filterColumn colId="${i}" hiddenButton="1"/>`,
      );
  const content = [...columns, ...hidden].join("");
  const open = `<autoFilter ref="${rangeAddress(rect)}"`;
  return content ? `${open}>${content}</autoFilter>` : `${open}/>`;
}

function criteriaXml(criteria: Criteria): string {
  const text = (name: string): string => {
    const value = criteria[name];
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  };
  if (typeof criteria["source"] === "string") return criteria["source"];
  switch (criteria["filterOn"]) {
    case "Values": {
      const values = Array.isArray(criteria["values"]) ? (criteria["values"] as unknown[]) : [];
      const blank = values.includes("") ? ` blank="1"` : "";
      const items = values.map((value) =>
        typeof value === "string"
          ? value && `<filter val="${escapeAttribute(value)}"/>`
          : dateXml(value as { date: string; specificity: string }),
      );
      // Files want texts before dates.
      const isDate = (xml: string): number => Number(xml.startsWith("<date"));
      return `<filters${blank}>${items.sort((a, b) => isDate(a) - isDate(b)).join("")}</filters>`;
    }
    case "Custom": {
      const criteriaTexts = ["criterion1", "criterion2"].map(text).filter(Boolean);
      const and = criteria["operator"] === "And" ? ` and="1"` : "";
      return `<customFilters${and}>${criteriaTexts.map(customXml).join("")}</customFilters>`;
    }
    case "Dynamic": {
      const quarter = /Quarter(\d)$/.exec(text("dynamicCriteria"));
      return `<dynamicFilter type="${quarter ? `Q${quarter[1]}` : small(text("dynamicCriteria"))}"/>`;
    }
    default: {
      const top = /^(Top|Bottom)(Items|Percent)$/.exec(text("filterOn"));
      if (!top) return "";
      return `<top10${top[1] === "Top" ? "" : ' top="0"'}${top[2] === "Percent" ? ' percent="1"' : ""} val="${text("criterion1") || 10}"/>`;
    }
  }
}

function customXml(criterion: string): string {
  const [file, sign] = OPERATORS.find(([, its]) => criterion.startsWith(its)) ?? ["equal", ""];
  const value = escapeAttribute(criterion.slice(sign.length));
  return `<customFilter${file === "equal" ? "" : ` operator="${file}"`} val="${value}"/>`;
}

function dateXml({ date, specificity }: { date: string; specificity: string }): string {
  const numbers = date.split(/[-T:]/).map(Number);
  const grouping = small(specificity);
  const count = PARTS.indexOf(grouping as (typeof PARTS)[number]) + 1;
  const parts = PARTS.slice(0, count || 3).map((name, i) => ` ${name}="${numbers[i] ?? 0}"`);
  return `<dateGroupItem${parts.join("")} dateTimeGrouping="${grouping}"/>`;
}

/** What a table is sorted by. @param first the table's first column on the sheet. */
export function readSort(sortState: XmlElement | undefined, first: number): Table["sort"] {
  const conditions = sortState ? childrenNamed(sortState, "sortCondition") : [];
  const fields = conditions.flatMap((one) => {
    const rect = parseRange(attribute(one, "ref") ?? "");
    return rect ? [{ key: rect.column - first, ascending: !booleanAttribute(one, "descending") }] : [];
  });
  return sortState && fields.length
    ? { fields, matchCase: booleanAttribute(sortState, "caseSensitive") }
    : undefined;
}

export function sortXml({ sort, rect, headers, totals }: Table): string {
  if (!sort) return "";
  const row = rect.row + (headers ? 1 : 0);
  const last = rect.row + rect.rows - 1 - (totals ? 1 : 0);
  const column = (key: number): string =>
    `${address(row, rect.column + key)}:${address(last, rect.column + key)}`;
  const fields = sort.fields.map(
    ({ key, ascending }) => `<sortCondition${ascending ? "" : ' descending="1"'} ref="${column(key)}"/>`,
  );
  const all = `${address(row, rect.column)}:${address(last, rect.column + rect.columns - 1)}`;
  return `<sortState${sort.matchCase ? ' caseSensitive="1"' : ""} ref="${all}">${fields.join("")}</sortState>`;
}

export const isFilterShown = (autoFilter: XmlElement | undefined): boolean =>
  autoFilter !== undefined &&
  !childrenNamed(autoFilter, "filterColumn").some((one) => booleanAttribute(one, "hiddenButton"));
