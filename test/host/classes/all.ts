import type { Behaviours } from "../wire/behaviour";
import { application } from "./application";
import { autoFilter } from "./auto-filter";
import { cells } from "./cells";
import { chartBehaviours } from "./chart";
import { chartAxes } from "./chart-axis";
import { chartFormats } from "./chart-format";
import { chartLabels } from "./chart-labels";
import { chartLegends } from "./chart-legend";
import { chartPlotAreas } from "./chart-plot-area";
import { chartPoints } from "./chart-points";
import { chartSeries } from "./chart-series";
import { chartTitles } from "./chart-title";
import { chartCollections } from "./charts";
import { colorScales } from "./color-scale";
import { commentReplies } from "./comment-replies";
import { comments } from "./comments";
import { conditionalFormats } from "./conditional-formats";
import { customConditions } from "./custom-condition";
import { dataBars } from "./data-bar";
import { dataValidations } from "./data-validation";
import { filter } from "./filter";
import { freezePanes } from "./freeze-panes";
import { functions } from "./functions";
import { headersFooters } from "./headers-footers";
import { namedItems } from "./named-items";
import { pageBreaks } from "./page-breaks";
import { pageLayout } from "./page-layout";
import { protections } from "./protection";
import { settings } from "./settings";
import { table } from "./table";
import { tableColumns } from "./table-columns";
import { tableRows } from "./table-rows";
import { tableSort } from "./table-sort";
import { tables } from "./tables";
import { workbook } from "./workbook";
import { worksheet } from "./worksheet";
import { worksheets } from "./worksheets";

/** What the host can do, by class. */
export const behaviours: Behaviours = {
  ...workbook,
  ...application,
  ...functions,
  ...settings,
  ...worksheets,
  ...worksheet,
  ...protections,
  ...freezePanes,
  ...pageLayout,
  ...headersFooters,
  ...pageBreaks,
  ...namedItems,
  ...tables,
  ...table,
  ...tableColumns,
  ...tableRows,
  ...tableSort,
  ...filter,
  ...autoFilter,
  ...comments,
  ...commentReplies,
  ...cells,
  ...conditionalFormats,
  ...customConditions,
  ...dataBars,
  ...colorScales,
  ...dataValidations,
  ...chartCollections,
  ...chartBehaviours,
  ...chartAxes,
  ...chartFormats,
  ...chartLabels,
  ...chartLegends,
  ...chartPlotAreas,
  ...chartPoints,
  ...chartSeries,
  ...chartTitles,
};
