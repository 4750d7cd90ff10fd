import { inExcelForm, inFileForm } from "../../../src/core/sheet/structured-formula";

test.each([
  ["45-PrimedFacts[[#This Row],[Due]]", "45-[@Due]"],
  [
    'PrimedFacts[[#This Row],[Days late]]&"PrimedFacts[[#This Row],[Due]]"',
    '[@[Days late]]&"PrimedFacts[[#This Row],[Due]]"',
  ],
  ["SUM(PrimedFacts[[#This Row],[Due]:[Days late]])", "SUM([@[Due]:[Days late]])"],
  ["SUM(PrimedFacts[Due])-Other[[#This Row],[Due]]", "SUM(PrimedFacts[Due])-Other[@Due]"],
  ['$B5+LEN("[")', '$B5+LEN("[")'],
])("%s is %s within its table", (file, excel) => {
  expect(inExcelForm(file, "primedfacts")).toBe(excel);
  expect(inFileForm(excel, "PrimedFacts")).toBe(file);
});

test("outside the table the name stays", () => {
  expect(inExcelForm("PrimedFacts[[#This Row],[Due]]")).toBe("PrimedFacts[@Due]");
});
