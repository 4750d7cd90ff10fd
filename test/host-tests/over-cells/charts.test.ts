import { excelOn } from "../support";
import { month, sheetOf } from "./sheet-of";

const monthly = () =>
  sheetOf([
    ["Month", "Visits", "Target"],
    [month(1), 10, 12],
    [month(2), 14, 12],
    [month(3), 9, 12],
  ]);

const failure = (code: string) => expect.objectContaining({ code });

describe("a chart of a block of cells", () => {
  test("takes the first row as names and the first column as categories", async () => {
    const { book, sheet } = monthly();
    const { Excel } = excelOn(book);
    await Excel.run(async (context) => {
      const north = context.workbook.worksheets.getItem("North team");
      const chart = north.charts.add("Line", north.getRange("A1:C4"), "Columns");
      const { series } = chart;
      series.load("items/name,items/chartType");
      chart.load("name,chartType");
      await context.sync();
      expect(series.items.map(({ name }) => name)).toEqual(["Visits", "Target"]);
      expect([chart.name, chart.chartType]).toEqual(["Chart 1", "Line"]);
      const months = series.items[1]!.getDimensionValues("Categories");
      const targets = series.items[1]!.getDimensionValues("Values");
      await context.sync();
      expect(months.value).toHaveLength(3);
      expect(targets.value).toEqual(["12", "12", "12"]);
    });
    expect(sheet.charts[0]!.series.map(({ values, categories }) => [categories, values])).toEqual([
      ["'North team'!$A$2:$A$4", "'North team'!$B$2:$B$4"],
      ["'North team'!$A$2:$A$4", "'North team'!$C$2:$C$4"],
    ]);
  });

  test("lays wide blocks out by rows, and takes numbers for one series more", async () => {
    const { book, sheet } = sheetOf([
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ]);
    const { Excel } = excelOn(book);
    await Excel.run(async (context) => {
      const first = context.workbook.worksheets.getFirst();
      first.charts.add("ColumnClustered", first.getRange("A1:D2"));
      first.charts.add("XYScatter", first.getRange("A1:D2"));
      await context.sync();
    });
    const [columns, scatter] = sheet.charts;
    expect(columns!.series.map(({ values }) => values)).toEqual([
      "'North team'!$A$1:$D$1",
      "'North team'!$A$2:$D$2",
    ]);
    expect(scatter!.series.map(({ categories, values }) => [categories, values])).toEqual([
      ["'North team'!$A$1:$D$1", "'North team'!$A$2:$D$2"],
    ]);
  });
});

test("everything about a line chart is read back as it was set", async () => {
  const { book, sheet } = monthly();
  const { Excel } = excelOn(book);
  await Excel.run(async (context) => {
    const north = context.workbook.worksheets.getItem("North team");
    const chart = north.charts.add("Line", north.getRange("A1:B4"), "Columns");
    chart.name = "Primed team:North VISITS";
    chart.title.visible = false;
    chart.legend.position = "Bottom";
    chart.format.fill.clear();
    chart.format.border.lineStyle = "None";
    chart.format.font.color = "#334155";
    chart.plotArea.insideLeft = 40;
    chart.plotArea.insideWidth = 200;
    chart.displayBlanksAs = "NotPlotted";
    chart.plotVisibleOnly = false;
    chart.setPosition("B6", "F20");

    const { categoryAxis, valueAxis } = chart.axes;
    Object.assign(categoryAxis, {
      categoryType: "DateAxis",
      baseTimeUnit: "Months",
      majorTimeUnitScale: "Months",
    });
    Object.assign(categoryAxis, { minimum: 46023, maximum: 46082, majorUnit: 1, numberFormat: "mmm yy" });
    categoryAxis.setPositionAt(46023);
    Object.assign(valueAxis, { minimum: 0, maximum: 20, majorUnit: 5 });
    valueAxis.majorGridlines.visible = false;
    valueAxis.format.line.color = "red";
    valueAxis.title.text = "Visits a month";
    valueAxis.title.format.font.bold = true;

    const target = chart.series.add("Target");
    target.setValues(north.getRange("C2:C4"));
    target.setXAxisValues(north.getRange("A2:A4"));
    Object.assign(target.format.line, { color: "#94A3B8", lineStyle: "Dash", weight: 1 });
    const visits = chart.series.getItemAt(0);
    visits.hasDataLabels = true;
    visits.dataLabels.showValue = false;
    Object.assign(visits, { markerStyle: "Circle", markerSize: 6, markerBackgroundColor: "#1D4ED8" });
    const last = visits.points.getItemAt(2);
    last.hasDataLabel = true;
    last.dataLabel.text = "9 in March";
    last.dataLabel.position = "Right";
    last.dataLabel.format.font.color = "#1D4ED8";
    last.markerBackgroundColor = "#DC2626";
    await context.sync();

    const read = north.charts.getItem("Primed team:North VISITS");
    read.load("id,left,top,width,plotVisibleOnly,title/visible,legend/position,displayBlanksAs");
    read.load("plotArea/insideLeft,plotArea/insideWidth,format/border/lineStyle,format/font/color");
    const axes = read.axes.load(
      "categoryAxis/minimum,categoryAxis/majorUnit,categoryAxis/baseTimeUnit,categoryAxis/numberFormat,categoryAxis/positionAt," +
        "valueAxis/maximum,valueAxis/majorGridlines/visible,valueAxis/format/line/color,valueAxis/title/text,valueAxis/title/visible,valueAxis/title/format/font/bold",
    );
    const added = read.series
      .getItemAt(1)
      .load("name,format/line/color,format/line/lineStyle,format/line/weight");
    const point = read.series.getItemAt(0).points.getItemAt(2);
    point.load(
      "hasDataLabel,markerBackgroundColor,markerSize,value,dataLabel/text,dataLabel/position,dataLabel/format/font/color",
    );
    const cell = north.getRange("B6:F20").load("left,top,width,height");
    await context.sync();

    expect(read.toJSON()).toMatchObject({
      ...{ left: cell.left, top: cell.top, width: cell.width },
      ...{ plotVisibleOnly: false, displayBlanksAs: "NotPlotted", title: { visible: false } },
      legend: { position: "Bottom" },
      format: { border: { lineStyle: "None" }, font: { color: "#334155" } },
    });
    // The plot keeps its share of a chart that is made larger.
    expect(read.plotArea.insideWidth).toBeCloseTo((200 * cell.width) / 360);
    expect(axes.toJSON()).toMatchObject({
      categoryAxis: {
        minimum: 46023,
        majorUnit: 1,
        baseTimeUnit: "Months",
        numberFormat: "mmm yy",
        positionAt: 46023,
      },
      valueAxis: {
        maximum: 20,
        majorGridlines: { visible: false },
        format: { line: { color: "#FF0000" } },
        title: { text: "Visits a month", visible: true, format: { font: { bold: true } } },
      },
    });
    expect(added.toJSON()).toMatchObject({
      name: "Target",
      format: { line: { color: "#94A3B8", lineStyle: "Dash", weight: 1 } },
    });
    expect(point.toJSON()).toMatchObject({
      ...{ hasDataLabel: true, markerBackgroundColor: "#DC2626", markerSize: 6, value: 9 },
      dataLabel: { text: "9 in March", position: "Right", format: { font: { color: "#1D4ED8" } } },
    });
  });
  expect(sheet.charts[0]!.series[0]!.points.size).toBe(1);
});

test("a series becomes a line over bars, and loses the bars' look", async () => {
  const { book, sheet } = monthly();
  const { Excel } = excelOn(book);
  await Excel.run(async (context) => {
    const north = context.workbook.worksheets.getItem("North team");
    const chart = north.charts.add("ColumnClustered", north.getRange("A1:C4"), "Columns");
    chart.series.getItemAt(0).gapWidth = 60;
    chart.series.getItemAt(0).points.getItemAt(1).format.fill.setSolidColor("#DC2626");
    chart.series.getItemAt(1).chartType = "Line";
    await context.sync();
  });
  const [bars, line] = sheet.charts[0]!.series;
  expect([bars!.type, bars!.gapWidth, bars!.points.get(1)!.fill]).toEqual(["ColumnClustered", 60, "#DC2626"]);
  expect([line!.type, line!.fill, line!.line.style]).toEqual(["Line", undefined, "Continuous"]);
});

test("charts and series are found by name, id or place, counted and deleted", async () => {
  const { book } = monthly();
  const { Excel } = excelOn(book);
  await Excel.run(async (context) => {
    const { charts } = context.workbook.worksheets.getFirst();
    const block = context.workbook.worksheets.getFirst().getRange("A1:C4");
    charts.add("Line", block, "Columns").name = "One";
    const two = charts.add("Line", block, "Columns");
    two.name = "Two";
    two.load("id");
    await context.sync();
    // Made in an earlier request: the library goes on by its id.
    two.name = "Three";
    two.series.getItemAt(0).delete();
    const left = two.series.getCount();
    const same = charts.getItemOrNullObject("three").load("id");
    const none = charts.getItemOrNullObject("Two").load("id");
    charts.getItemAt(0).delete();
    const count = charts.getCount();
    await context.sync();
    expect([left.value, count.value, same.id, none.isNullObject]).toEqual([1, 1, two.id, true]);
  });
});

test("an add-in hears of charts that are added, activated and deleted", async () => {
  const { book } = monthly();
  const { Excel } = excelOn(book);
  const heard: string[] = [];
  await Excel.run(async (context) => {
    const north = context.workbook.worksheets.getFirst();
    const { charts } = north;
    north.load("id");
    await context.sync();
    const hear = ({ type, worksheetId }: { type: string; worksheetId: string }) => {
      if (worksheetId === north.id) heard.push(type);
      return Promise.resolve();
    };
    charts.onAdded.add(hear);
    charts.onActivated.add(hear);
    charts.onDeleted.add(hear);
    await context.sync();
    const chart = charts.add("Line", north.getRange("A1:B4"), "Columns");
    chart.activate();
    chart.delete();
    await context.sync();
    await context.sync();
  });
  await new Promise((resolve) => setTimeout(resolve));
  expect(heard).toEqual(["ChartAdded", "ChartActivated", "ChartDeleted"]);
});

test("other cells give other series, and a chart that the host only keeps can't be changed", async () => {
  const { book, sheet } = monthly();
  const { Excel } = excelOn(book);
  await Excel.run(async (context) => {
    const north = context.workbook.worksheets.getFirst();
    const chart = north.charts.add("Line", north.getRange("A1:B4"), "Columns");
    chart.axes.valueAxis.maximum = 20;
    chart.setData(north.getRange("A1:C3"), "Columns");
    await context.sync();
  });
  const [chart] = sheet.charts;
  expect(chart!.series.map(({ values }) => values)).toEqual([
    "'North team'!$B$2:$B$3",
    "'North team'!$C$2:$C$3",
  ]);
  expect(chart!.valueAxis.maximum).toBe(20);
  chart!.source = "kept";
  const change = Excel.run(async (context) => {
    context.workbook.worksheets.getFirst().charts.getItemAt(0).title.text = "Ours";
    await context.sync();
  });
  await expect(change).rejects.toEqual(failure("HostNotImplemented"));
});

describe("Excel refuses", () => {
  const chartOf = (
    type: "Line" | "ColumnStacked",
    wrong: (chart: Excel.Chart) => void,
    categories = "A1:B4",
  ) => {
    const { book } = monthly();
    const { Excel } = excelOn(book);
    return Excel.run(async (context) => {
      const north = context.workbook.worksheets.getFirst();
      wrong(north.charts.add(type, north.getRange(categories), "Columns"));
      await context.sync();
    });
  };

  test.each([
    [
      "bounds of an axis with texts",
      (chart: Excel.Chart) => {
        chart.axes.categoryAxis.categoryType = "TextAxis";
        chart.axes.categoryAxis.minimum = 1;
      },
    ],
    [
      "a least above the greatest",
      (chart: Excel.Chart) => void Object.assign(chart.axes.valueAxis, { maximum: 5, minimum: 6 }),
    ],
    ["an overlap of lines", (chart: Excel.Chart) => void (chart.series.getItemAt(0).overlap = 100)],
    ["a marker that is too small", (chart: Excel.Chart) => void (chart.series.getItemAt(0).markerSize = 1)],
    ["a colour that is none", (chart: Excel.Chart) => chart.format.fill.setSolidColor("slate")],
    [
      "a point that is not there",
      (chart: Excel.Chart) => void (chart.series.getItemAt(0).points.getItemAt(3).hasDataLabel = true),
    ],
  ])("%s", async (_, wrong) => {
    await expect(chartOf("Line", wrong)).rejects.toEqual(failure("InvalidArgument"));
  });

  test("labels outside stacked bars", async () => {
    const wrong = (chart: Excel.Chart): void => {
      chart.series.getItemAt(0).hasDataLabels = true;
      chart.series.getItemAt(0).dataLabels.position = "OutsideEnd";
    };
    await expect(chartOf("ColumnStacked", wrong)).rejects.toEqual(failure("InvalidArgument"));
  });

  test("to change charts of a protected sheet, unless objects may be edited", async () => {
    const { book, sheet } = monthly();
    const { Excel } = excelOn(book);
    const addChart = () =>
      Excel.run(async (context) => {
        const north = context.workbook.worksheets.getFirst();
        north.charts.add("Line", north.getRange("A1:B4"), "Columns");
        await context.sync();
      });
    sheet.protection = { password: undefined, options: {} };
    await expect(addChart()).rejects.toEqual(failure("AccessDenied"));
    sheet.protection = { password: undefined, options: { allowEditObjects: true } };
    await addChart();
    expect(sheet.charts).toHaveLength(1);
  });
});
