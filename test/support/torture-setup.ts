import type { SetupTables } from "./add-setup";

/** A setup for the table of the workbook that has one of everything: sheet Data, table tblData. */
export const TORTURE_SETUP: SetupTables = {
  PrimedTeams: [
    ["Team", "Service", "Directorate"],
    ["Team A", "One", "All of it"],
    ["Team B", "One", "All of it"],
    ["Team C", "Two", "All of it"],
  ],
  PrimedSources: [
    ["Source", "Use", "Sheets", "Kind", "Team from"],
    ["Cases", "yes", "Data", "Work", "Team"],
  ],
  PrimedFields: [
    ["Source", "Field", "Headers", "Type", "Format", "Key"],
    ["Cases", "reference", "Id", "text", null, "yes"],
    ["Cases", "opened", "Date", "date", "dmy", null],
    ["Cases", "status", "Status", "text", null, null],
  ],
  PrimedMeasures: [
    [
      "Measure ID",
      "Measure",
      "Goal",
      "Source",
      "Counted on",
      "Formula",
      "Unit",
      "Good is",
      "Period",
      "Decimals",
    ],
    [
      "CLOSED",
      "Cases closed",
      null,
      "Cases",
      "opened",
      'share(status == "Closed")',
      "%",
      "higher",
      "month",
      1,
    ],
    ["NEW", "New cases", null, "Cases", "opened", "count()", null, "neutral", "month", 0],
  ],
  PrimedTargets: [
    ["Measure ID", "Node", "From", "Target", "Tolerance"],
    ["CLOSED", null, null, 0.5, 0.1],
  ],
};
