/// <reference types="office-js" />
import type { Assumption } from "../assumption";
import { expectSame, formulasAt, valuesAt } from "../assumption";

/** Working formulas out. */
export const formulas: readonly Assumption[] = [
  {
    id: "formulas-of-the-product",
    what: "The functions that Primed writes give on our host what they give in Excel: look-ups, counts, dates, texts, errors.",
    from: "assumed",
    async check(scratch) {
      const { sheet } = scratch;
      sheet.getRange("A1:C4").values = [
        ["ID", "Team", "Due"],
        ["A1", "North", 46113],
        ["A2", "South", 46326],
        ["A3", "north", ""],
      ];
      const made: readonly (readonly [string, unknown])[] = [
        ['=INDEX($B$2:$B$4,MATCH("a2",$A$2:$A$4,0))', "South"],
        ['=IFERROR(INDEX($B$2:$B$4,MATCH("A9",$A$2:$A$4,0)),"none")', "none"],
        ['=COUNTIFS($B$2:$B$4,"North",$C$2:$C$4,"")', 1],
        ['=SUMIFS($C$2:$C$4,$B$2:$B$4,"NORTH")', 46113],
        ["=EDATE(DATE(2026,1,31),1)", 46081],
        ['=TEXT($C$2,"d mmm yyyy")&" ("&LEN($B$2)&")"', "1 Apr 2026 (5)"],
        ["=AND(MAX($C$2:$C$4)>1,OR(FALSE,TRUE))", true],
        ['=SUMPRODUCT(--($B$2:$B$4="North"))', 2],
        ["=TODAY()-INT(NOW())", 0],
        ["=$C$4+1", 1],
        ["=-2^2", 4],
        ["=1/0", "#DIV/0!"],
      ];
      sheet.getRange(`E1:E${made.length}`).formulas = made.map(([formula]) => [formula]);
      expectSame(
        await valuesAt(scratch, `E1:E${made.length}`),
        made.map(([, value]) => [value]),
      );
    },
  },
  {
    id: "number-joined-to-text",
    what: "A number that is joined to a text has at most 15 digits.",
    from: "documented (15 digits: Excel specifications and limits)",
    notOnHost: "its engine gives up to 17; Primed joins only numbers that TEXT has rounded",
    async check(scratch) {
      scratch.sheet.getRange("A1").formulas = [['=""&1/3']];
      expectSame(await valuesAt(scratch, "A1"), [["0.333333333333333"]]);
    },
  },
  {
    id: "formula-of-itself-is-zero",
    what: "A formula that depends on itself shows 0.",
    from: "documented (Remove or allow a circular reference)",
    check: { notTried: "Excel would stop at a warning" },
  },
  {
    id: "unknown-formulas-keep-their-value",
    what:
      "A formula that our host can't work out (a function that its engine lacks, another workbook, more cells than one, SUBTOTAL over " +
      "hidden rows, functions of dates in a workbook that counts from 1904) keeps the result that it has. Excel works them all out.",
    from: "assumed",
    notOnHost: "that is what is assumed here: nothing of Primed's is such a formula",
    async check(scratch) {
      scratch.sheet.getRange("A1:A3").formulas = [[1], [2], ["=AGGREGATE(9,6,A1:A2)"]];
      expectSame(await valuesAt(scratch, "A3"), [[3]]);
    },
  },
  {
    id: "results-count-when-opened",
    what:
      "Results that are in a file count as right when it is opened; only formulas without one, and those of TODAY and its kin, are " +
      "worked out then.",
    from: "assumed",
    check: { notTried: "a page can't open a file" },
  },
  {
    id: "formulas-are-kept-as-written",
    what: "A formula is read as it was set, names and spaces included.",
    from: "assumed",
    async check(scratch) {
      scratch.sheet.getRange("A1").formulas = [['=IF( B1="" , "none" , B1 )']];
      expectSame(await formulasAt(scratch, "A1"), [['=IF( B1="" , "none" , B1 )']]);
    },
  },
];
