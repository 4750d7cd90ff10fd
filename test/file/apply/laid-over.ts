import { openPackage } from "../../../src/file/package/package";
import { relationshipsOf } from "../../../src/file/package/relationships";
import { attribute, child, childrenNamed, descendantsNamed, elements } from "../../../src/file/xml/find";
import { parsePart } from "../../../src/file/xml/parse-part";
import { partOf } from "../../support/person";
import { RICH } from "./rich";

/** What lies over the cells of a sheet, each in a few words, in the order of the file. */
export interface LaidOver {
  /** `D5:D8 expression LEFT($D5,1)="◆"`, `E5:E8 dataBar -0.5..0`; a bar with both its halves ends in `+`. */
  conditions: string[];
  /** `C11 list "Ann,Bo"`. */
  validations: string[];
  /** `G5 column B16:H16`. */
  sparklines: string[];
  /** `B2 Primed_go_…`. */
  links: string[];
  /** `PrimedFacts B20:D23 ID,Due,Days late`. */
  tables: string[];
}

export async function laidOver(bytes: Uint8Array, sheet = RICH): Promise<LaidOver> {
  const pkg = await openPackage(bytes);
  const part = await partOf(pkg, sheet);
  const root = parsePart(await pkg.text(part));
  const list = (name: string) => elements(child(root, name) ?? parsePart("<none/>"));
  const extended = child(root, "extLst") ?? parsePart("<none/>");
  const halves = new Map(
    descendantsNamed(extended, "conditionalFormatting").map((holder) => [
      attribute(child(holder, "cfRule")!, "id"),
      child(holder, "sqref")!.text,
    ]),
  );
  const tables = (await relationshipsOf(pkg, part)).filter(({ target }) => target.includes("/tables/"));
  return {
    conditions: childrenNamed(root, "conditionalFormatting").flatMap((holder) =>
      childrenNamed(holder, "cfRule").map((rule) => {
        const ranges = attribute(holder, "sqref")!;
        const bounds = descendantsNamed(rule, "cfvo").map(
          (bound) => attribute(bound, "val") ?? attribute(bound, "type"),
        );
        const id = descendantsNamed(rule, "id")[0]?.text;
        const says = child(rule, "formula")?.text ?? bounds.join("..");
        return `${ranges} ${attribute(rule, "type")} ${says}${id && halves.get(id) === ranges ? "+" : ""}`;
      }),
    ),
    validations: list("dataValidations").map((one) => {
      const formulas = elements(one).map((formula) => ` ${formula.text}`);
      return `${attribute(one, "sqref")} ${attribute(one, "type") ?? "any"}${formulas.join("")}`;
    }),
    sparklines: descendantsNamed(extended, "sparklineGroup").flatMap((group) =>
      descendantsNamed(group, "sparkline").map(
        (one) =>
          `${child(one, "sqref")!.text} ${attribute(group, "type") ?? "line"} ${child(one, "f")!.text.replace(/.*!/, "")}`,
      ),
    ),
    links: list("hyperlinks").map((one) => `${attribute(one, "ref")} ${attribute(one, "location")}`),
    tables: await Promise.all(
      tables.map(async ({ target }) => {
        const table = parsePart(await pkg.text(target));
        const columns = descendantsNamed(table, "tableColumn").map((column) => attribute(column, "name"));
        return `${attribute(table, "name")} ${attribute(table, "ref")} ${columns.join(",")}`;
      }),
    ),
  };
}
