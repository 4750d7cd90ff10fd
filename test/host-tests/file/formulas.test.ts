import { fileFormula, shownFormula } from "../../host/file/formulas";

/** As a file holds it, as `Range.formulas` gives it, and the table that the cell is in. */
const BOTH_WAYS: readonly { file: string; shown: string; table?: string }[] = [
  { file: "SUM(A1:B2)", shown: "=SUM(A1:B2)" },
  { file: "_xlfn.XLOOKUP(3,tblData[Id],tblData[Team])", shown: "=XLOOKUP(3,tblData[Id],tblData[Team])" },
  { file: "_xlfn._xlws.SORT(_xlfn.UNIQUE(tblData[Team]))", shown: "=SORT(UNIQUE(tblData[Team]))" },
  { file: "_xlfn.LET(_xlpm.x,5,_xlpm.x*2)", shown: "=LET(x,5,x*2)" },
  {
    file: '_xlfn.MAP(A1:A3,_xlfn.LAMBDA(_xlpm.each,_xlpm.each&"x"))',
    shown: '=MAP(A1:A3,LAMBDA(each,each&"x"))',
  },
  { file: "_xlfn.STDEV.S(A1:A9)", shown: "=STDEV.S(A1:A9)" },
  { file: "tblData[[#This Row],[Hours]]*2", shown: "=[@Hours]*2", table: "tblData" },
  { file: "SUM(tblData[Hours])", shown: "=SUM([Hours])", table: "tblData" },
  { file: "tblData[[#This Row],[Due date]]", shown: "=[@[Due date]]", table: "tblData" },
  { file: "tblData[[#This Row],[Hours]]", shown: "=tblData[@Hours]" },
  { file: "ROWS(tblData[#All])", shown: "=ROWS(tblData[#All])", table: "tblData" },
  { file: "[1]Sheet1!$A$1", shown: "=[1]Sheet1!$A$1" },
  { file: '"[@x] and XLOOKUP("&A1', shown: '="[@x] and XLOOKUP("&A1', table: "tblData" },
];

test.each(BOTH_WAYS)("$file is shown as $shown", ({ file, shown, table }) => {
  expect(shownFormula(file, table)).toBe(shown);
  expect(fileFormula(shown, table)).toBe(file);
});

test("a file that leaves the table's name out means the table that the cell is in", () => {
  expect(shownFormula("[[#This Row],Hours]*2", "tblData")).toBe("=[@Hours]*2");
});
