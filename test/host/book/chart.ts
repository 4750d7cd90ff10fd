/**
 * A chart as the host holds it. It says what `Excel.Chart` says, by the API's own names and enums, so that the classes only read
 * and write it; lengths are points, colours #RRGGBB. What Excel picks by itself for a new chart is picked when it is made
 * (new-chart.ts); an absent colour is none, an absent number of an axis automatic.
 */
export interface Chart {
  id: string;
  name: string;
  /** `Line`, `LineMarkers`, `ColumnClustered`, `BarStacked`, `XYScatter`…: that of the first series. */
  type: string;
  /** From the sheet's top left. */
  left: number;
  top: number;
  width: number;
  height: number;
  title: { visible: boolean; text: string; font: ChartFont; overlay: boolean };
  legend: { visible: boolean; position: string; overlay: boolean; font: ChartFont };
  /** Where bars, lines and points lie, within the axes' numbers; from the chart's top left. Undefined: Excel decides. */
  plot: { left: number; top: number; width: number; height: number } | undefined;
  fill: string | undefined;
  border: ChartLine;
  plotFill: string | undefined;
  /** Absent: none. */
  plotBorder?: ChartLine;
  font: ChartFont;
  displayBlanksAs: "NotPlotted" | "Zero" | "Interplotted";
  plotVisibleOnly: boolean;
  categoryAxis: ChartAxis;
  valueAxis: ChartAxis;
  series: ChartSeries[];
  /** A chart of people's, which the host only keeps: as the file has it. */
  source?: unknown;
}

export interface ChartFont {
  name: string;
  size: number;
  color: string;
  bold: boolean;
  italic: boolean;
}

/** `None`, `Continuous`, `Dash`, `Dot`, `RoundDot`…; points. */
export interface ChartLine {
  style: string;
  weight: number;
  color: string | undefined;
}

export interface ChartAxis {
  visible: boolean;
  minimum: number | undefined;
  maximum: number | undefined;
  majorUnit: number | undefined;
  minorUnit: number | undefined;
  numberFormat: string;
  linkNumberFormat: boolean;
  categoryType: "Automatic" | "TextAxis" | "DateAxis";
  baseTimeUnit: "Days" | "Months" | "Years" | undefined;
  majorTimeUnitScale: "Days" | "Months" | "Years" | undefined;
  majorTickMark: string;
  minorTickMark: string;
  tickLabelPosition: string;
  /** Each category has its name (1), each second one (2)…; absent: as many as fit. */
  tickLabelSpacing?: number;
  reversePlotOrder: boolean;
  /** Where the other axis crosses it. */
  position: "Automatic" | "Maximum" | "Minimum" | "Custom";
  positionAt: number | undefined;
  line: ChartLine;
  font: ChartFont;
  majorGridlines: { visible: boolean; line: ChartLine };
  minorGridlines: { visible: boolean; line: ChartLine };
  title: { visible: boolean; text: string; font: ChartFont };
}

export interface ChartSeries {
  name: string;
  /** When the name was made from a cell. */
  nameFormula?: string;
  /** `Line`, `XYScatter`, `ColumnClustered`…: series of a chart may differ. */
  type: string;
  /** Absolute references with their sheet: `'North dashboard'!$B$4:$B$39`. */
  values: string | undefined;
  categories: string | undefined;
  line: ChartLine;
  fill: string | undefined;
  gapWidth: number;
  overlap: number;
  smooth: boolean;
  markerStyle: string;
  markerSize: number;
  markerFill: string | undefined;
  markerEdge: string | undefined;
  hasDataLabels: boolean;
  labels: ChartLabel;
  /** Counted from 0: only those that differ. */
  points: Map<number, ChartPoint>;
}

export interface ChartPoint {
  /** There and undefined: none, though the series has one. */
  fill?: string | undefined;
  border?: ChartLine;
  markerStyle?: string;
  markerSize?: number;
  markerFill?: string;
  markerEdge?: string;
  hasDataLabel?: boolean;
  label?: Partial<ChartLabel>;
}

export interface ChartLabel {
  text: string | undefined;
  position: string;
  showValue: boolean;
  showSeriesName: boolean;
  showCategoryName: boolean;
  showLegendKey: boolean;
  numberFormat: string;
  linkNumberFormat: boolean;
  fill: string | undefined;
  border: ChartLine;
  font: ChartFont;
}
