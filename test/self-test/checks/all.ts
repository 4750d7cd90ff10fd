import { cellsLook } from "./cells-look";
import { cellsMoved } from "./cells-moved";
import { cellsRead } from "./cells-read";
import { cellsTyped } from "./cells-typed";
import { chartAxes } from "./chart-axes";
import { chartSeries } from "./chart-series";
import { charts } from "./charts";
import { conditions } from "./conditions";
import { formulas } from "./formulas";
import { names } from "./names";
import { pages } from "./pages";
import { port } from "./port";
import { portStories } from "./port-stories";
import { protection } from "./protection";
import { ranges } from "./ranges";
import { requests } from "./requests";
import { sheetCopies } from "./sheet-copies";
import { sheets } from "./sheets";
import { tables } from "./tables";
import { tablesAndCells } from "./tables-and-cells";
import { tablesGrowing } from "./tables-growing";
import { validation } from "./validation";

/** Every assumption, in the order of the report and of docs/host-assumptions.md. */
export const rooms = [
  { title: "Requests and answers", assumptions: requests },
  { title: "Cells: values and formulas", assumptions: [...ranges, ...cellsTyped, ...cellsRead] },
  { title: "Formulas", assumptions: formulas },
  { title: "Cells: looks and sizes", assumptions: cellsLook },
  { title: "Cells: put in, taken out, sorted", assumptions: cellsMoved },
  { title: "Sheets", assumptions: [...sheets, ...sheetCopies, ...protection, ...pages] },
  { title: "Names", assumptions: names },
  { title: "Tables", assumptions: [...tables, ...tablesGrowing, ...tablesAndCells] },
  { title: "Charts", assumptions: [...charts, ...chartAxes, ...chartSeries] },
  { title: "Conditional formats", assumptions: conditions },
  { title: "Data validation", assumptions: validation },
  { title: "The port", assumptions: [...port, ...portStories] },
] as const;

export const assumptions = rooms.flatMap((room) => [...room.assumptions]);
