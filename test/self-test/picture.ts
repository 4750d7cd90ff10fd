/// <reference types="office-js" />
import { withoutSheet } from "./assumption";

/** What Office.js shows of a sheet: plain data, the same in every Excel whatever its language and screen. */
export type Picture = Record<string, unknown>;

export async function pictureOf(context: Excel.RequestContext, name: string): Promise<Picture> {
  const sheet = context.workbook.worksheets.getItem(name);
  const used = sheet.getUsedRange();
  const conditions = used.conditionalFormats;
  const frozen = sheet.freezePanes.getLocationOrNullObject();
  const printed = sheet.pageLayout.getPrintAreaOrNullObject();
  const validated = sheet.getRange().getSpecialCellsOrNullObject("DataValidations");
  sheet.load("tabColor, showGridlines");
  used.load("address, formulas, values, numberFormat");
  conditions.load("items/type");
  frozen.load("address");
  printed.load("address");
  validated.load("cellCount");
  sheet.names.load("items/name, items/visible");
  sheet.tables.load("items/name, items/style, items/showTotals");
  sheet.charts.load("items/name, items/chartType, items/title/text");
  await context.sync();

  const tables = sheet.tables.items.map((table) => ({ table, range: table.getRange() }));
  for (const { range } of tables) range.load("address");
  for (const { series } of sheet.charts.items) series.load("items/name, items/chartType");
  await context.sync();

  const charts = sheet.charts.items.map(({ name: title, chartType, title: { text }, series }) => ({
    name: title,
    type: chartType,
    title: text,
    series: series.items.map((one) => ({
      name: one.name,
      type: one.chartType,
      values: one.getDimensionValues("Values"),
    })),
  }));
  await context.sync();

  const cell = (range: Excel.Range): string | null =>
    range.isNullObject ? null : withoutSheet(range.address);
  return {
    tabColor: sheet.tabColor,
    showGridlines: sheet.showGridlines,
    used: withoutSheet(used.address),
    formulas: used.formulas,
    values: used.values,
    numberFormat: used.numberFormat,
    conditions: conditions.items.map(({ type }) => type),
    validated: validated.isNullObject ? 0 : validated.cellCount,
    frozen: cell(frozen),
    printed: printed.isNullObject ? null : withoutSheet(printed.address),
    names: sheet.names.items.map(({ name: own, visible }) => [own, visible]).sort(),
    tables: tables.map(({ table, range }) => [
      table.name,
      withoutSheet(range.address),
      table.style,
      table.showTotals,
    ]),
    charts: charts.map((chart) => ({
      ...chart,
      series: chart.series.map(({ values, ...one }) => ({ ...one, values: values.value })),
    })),
  };
}
