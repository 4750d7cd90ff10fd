import { CHART_FILL } from "../../../core/sheet/chart-look";
import { plotOf } from "../../../core/sheet/chart-plot";
import type { ChartSpec } from "../../../core/sheet/chart";
import { DAYS_BEFORE_1904 } from "../../../core/sheet/grid";
import type { Source } from "./cache-xml";
import { plotXml } from "./plot-xml";
import { NO_LINE, NOTHING, solidXml, textXml } from "./shape-xml";

const CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/**
 * A chart's part, with every value it shows cached.
 * @param drawnOver the relationship to what people have drawn inside the chart, which it keeps.
 */
export function chartXml(chart: ChartSpec, source: Source, date1904: boolean, drawnOver?: string): string {
  const { x, y, width, height } = plotOf(chart);
  return [
    `<c:chartSpace xmlns:c="${CHART}" xmlns:a="${DRAWING}" xmlns:r="${RELATIONSHIPS}">`,
    `<c:date1904 val="${date1904 ? 1 : 0}"/><c:roundedCorners val="0"/>`,
    `<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>`,
    `<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>`,
    `<c:x val="${x}"/><c:y val="${y}"/><c:w val="${width}"/><c:h val="${height}"/></c:manualLayout></c:layout>`,
    plotXml(chart, source, date1904 ? DAYS_BEFORE_1904 : 0),
    `<c:spPr>${NOTHING}</c:spPr></c:plotArea>`,
    chart.legend ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${textXml()}</c:legend>` : "",
    `<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>`,
    `<c:spPr>${solidXml(CHART_FILL)}${NO_LINE}</c:spPr>${textXml()}`,
    drawnOver === undefined ? "" : `<c:userShapes r:id="${drawnOver}"/>`,
    `</c:chartSpace>`,
  ].join("");
}
