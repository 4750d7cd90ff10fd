/// <reference types="office-js" />
import { address, bottom, right } from "../../../core/sheet/address";
import { CHART_FILL, CHART_TEXT_COLOR, CHART_TEXT_SIZE } from "../../../core/sheet/chart-look";
import { plotOf } from "../../../core/sheet/chart-plot";
import { FONT } from "../../../core/sheet/style";
import type { ChartWriting } from "./chart-place";

/** Where a chart lies, where its plot lies in it, and what stands beside that. */
export function writeFrame({ chart, spec, place, fresh }: ChartWriting): void {
  const { over, legend = false } = spec;
  chart.setPosition(address(over.row, over.column), address(bottom(over), right(over)));
  if (legend && !fresh) chart.legend.position = "Bottom";
  chart.legend.visible = legend;
  const plot = plotOf(spec);
  const { width, height } = place.size(over);
  chart.plotArea.set({
    insideLeft: plot.x * width,
    insideTop: plot.y * height,
    insideWidth: plot.width * width,
    insideHeight: plot.height * height,
  });
}

/** What every chart of ours has, and Excel's new ones have otherwise. */
export function writeGround({ chart }: ChartWriting): void {
  chart.title.visible = false;
  // Hidden rows are drawn, too: people may fold the cells away that a chart draws from.
  chart.plotVisibleOnly = false;
  chart.format.fill.setSolidColor(CHART_FILL);
  chart.format.border.lineStyle = "None";
  chart.format.font.set({ name: FONT, size: CHART_TEXT_SIZE, color: CHART_TEXT_COLOR });
}
