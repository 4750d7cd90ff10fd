/// <reference types="office-js" />
import type { Assumption } from "../assumption";
import { expectRefusal, expectSame } from "../assumption";

const LIST: Excel.DataValidationRule = { list: { inCellDropDown: true, source: "Yes,No" } };

/** Data validation. */
export const validation: readonly Assumption[] = [
  {
    id: "validation-list-read-back",
    what: "A list of a cell's own choices is read back as it was given, and clear takes it away.",
    from: "assumed",
    async check({ sheet, sync }) {
      const { dataValidation } = sheet.getRange("A1:A3");
      dataValidation.rule = { list: { inCellDropDown: true, source: "Yes,No" } };
      dataValidation.load("type, rule");
      await sync();
      expectSame(dataValidation.type, "List");
      expectSame(dataValidation.rule.list, { inCellDropDown: true, source: "Yes,No" }, "the rule");
      dataValidation.clear();
      dataValidation.load("type");
      await sync();
      expectSame(dataValidation.type, "None");
    },
  },
  {
    id: "validation-type-of-many",
    what: "type is MixedCriteria when some of the cells have none, and Inconsistent when they have different ones.",
    from: "documented (DataValidationType)",
    async check({ sheet, sync }) {
      sheet.getRange("A1:A2").dataValidation.rule = LIST;
      sheet.getRange("A3").dataValidation.rule = { wholeNumber: { formula1: 1, operator: "GreaterThan" } };
      const [some, different] = [
        sheet.getRange("B1:A2").dataValidation,
        sheet.getRange("A2:A3").dataValidation,
      ];
      some.load("type");
      different.load("type");
      await sync();
      expectSame([some.type, different.type], ["MixedCriteria", "Inconsistent"]);
    },
  },
  {
    id: "validation-part-gets-new-rule",
    what: "A rule set on part of a validation's cells is those cells' alone; they keep their prompt and their alert.",
    from: "assumed",
    async check({ sheet, sync }) {
      const all = sheet.getRange("A1:A3").dataValidation;
      all.rule = LIST;
      all.prompt = { showPrompt: true, title: "Done?", message: "Yes or No" };
      const part = sheet.getRange("A2").dataValidation;
      part.rule = { list: { inCellDropDown: true, source: "Maybe" } };
      const rest = sheet.getRange("A1").dataValidation;
      part.load("rule, prompt");
      rest.load("rule");
      await sync();
      expectSame([part.rule.list?.source, rest.rule.list?.source], ["Maybe", "Yes,No"], "the rules");
      expectSame(part.prompt.title, "Done?", "the prompt's title");
    },
  },
  {
    id: "validation-prompt-without-rule",
    what: "A prompt set where there is no rule is kept, with type None.",
    from: "assumed",
    async check({ sheet, sync }) {
      const { dataValidation } = sheet.getRange("A1");
      dataValidation.prompt = { showPrompt: true, title: "Hello", message: "There" };
      dataValidation.load("type, prompt");
      await sync();
      expectSame([dataValidation.type, dataValidation.prompt.title], ["None", "Hello"]);
    },
  },
  {
    id: "validation-bounds-read-as-formulas",
    what: 'A number given as a bound is read back as a formula: "=10".',
    from: "documented (BasicDataValidation.formula1)",
    async check({ sheet, sync }) {
      const { dataValidation } = sheet.getRange("A1");
      dataValidation.rule = { wholeNumber: { formula1: 10, operator: "LessThan" } };
      dataValidation.load("rule");
      await sync();
      expectSame(dataValidation.rule.wholeNumber?.formula1, "=10");
    },
  },
  {
    id: "validation-limits",
    what: "More than 255 characters of a list's own choices, 32 of a title or 255 of a message are InvalidArgument.",
    from: "assumed",
    async check(scratch) {
      const validation = (): Excel.DataValidation => scratch.sheet.getRange("A1").dataValidation;
      const long = (characters: number): string => "x".repeat(characters);
      await expectRefusal(
        scratch,
        () => (validation().rule = { list: { inCellDropDown: true, source: long(256) } }),
        ["InvalidArgument"],
      );
      await expectRefusal(
        scratch,
        () => (validation().prompt = { showPrompt: true, title: long(33), message: "" }),
        ["InvalidArgument"],
      );
      await expectRefusal(
        scratch,
        () => (validation().prompt = { showPrompt: true, title: "", message: long(256) }),
        ["InvalidArgument"],
      );
    },
  },
  {
    id: "validation-what-is-valid",
    what: "Blank cells are valid; a list's own choices are compared with case, those of cells without.",
    from: "observed by others (case in office-js#972; blank cells are assumed)",
    async check({ sheet, sync }) {
      sheet.getRange("D1:D2").values = [["Yes"], ["No"]];
      sheet.getRange("A1:A2").values = [["yes"], [""]];
      const cell = sheet.getRange("A1").dataValidation;
      const blank = sheet.getRange("A2").dataValidation;
      cell.rule = LIST;
      blank.rule = LIST;
      cell.load("valid");
      blank.load("valid");
      await sync();
      expectSame([cell.valid, blank.valid], [false, true], "by choices of its own");
      cell.rule = { list: { inCellDropDown: true, source: "=$D$1:$D$2" } };
      cell.load("valid");
      await sync();
      expectSame(cell.valid, true, "by choices of cells");
    },
  },
  {
    id: "validation-on-protected-sheet",
    what: "On a protected sheet, setting data validation is AccessDenied.",
    from: "assumed",
    async check(scratch) {
      scratch.sheet.protection.protect({});
      await scratch.sync();
      await expectRefusal(scratch, () => (scratch.sheet.getRange("A1").dataValidation.rule = LIST), [
        "AccessDenied",
      ]);
    },
  },
  {
    id: "validation-special-cells",
    what: "getSpecialCells of validations finds cells that have only a prompt, too.",
    from: "assumed",
    async check({ sheet, sync }) {
      sheet.getRange("B2").dataValidation.prompt = { showPrompt: true, title: "Hello", message: "There" };
      const found = sheet.getRange("A1:C3").getSpecialCellsOrNullObject("DataValidations");
      found.load("cellCount");
      await sync();
      expectSame([found.isNullObject, found.cellCount], [false, 1]);
    },
  },
  {
    id: "validation-differing-reads-null",
    what: "A rule, a prompt or an alert that differs within a range reads null; where there is no rule it reads {}.",
    from: "assumed",
    async check({ sheet, sync }) {
      sheet.getRange("A1").dataValidation.rule = LIST;
      sheet.getRange("A2").dataValidation.rule = { wholeNumber: { formula1: 1, operator: "GreaterThan" } };
      const [different, none] = [sheet.getRange("A1:A2").dataValidation, sheet.getRange("B1").dataValidation];
      different.load("rule");
      none.load("rule");
      await sync();
      expectSame([different.rule, Object.keys(none.rule)], [null, []]);
    },
  },
];
