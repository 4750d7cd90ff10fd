/// <reference types="office-js" />
import type { PointLabel } from "../../../core/sheet/chart";

const PLACES = { left: "Left", above: "Top", below: "Bottom" } as const;

/** Texts at some points of a series, and none at the others. @param fresh the series has no labels yet. */
export function writeLabels(series: Excel.ChartSeries, labels: readonly PointLabel[], fresh: boolean): void {
  if (!fresh) series.hasDataLabels = false;
  for (const { point: number, text, color, bold, fill, position } of labels) {
    const point = series.points.getItemAt(number);
    point.hasDataLabel = true;
    const label = point.dataLabel;
    label.text = text;
    // Where Excel puts a label beside a line's or a scatter's point by itself.
    if (position !== "right") label.position = PLACES[position];
    label.format.font.color = color;
    if (bold) label.format.font.bold = true;
    if (fill !== undefined) label.format.fill.setSolidColor(fill);
  }
}

/** Other texts in the labels that are there. */
export function writeLabelTexts(series: Excel.ChartSeries, labels: readonly PointLabel[]): void {
  for (const { point, text } of labels) series.points.getItemAt(point).dataLabel.text = text;
}
