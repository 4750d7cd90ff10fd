import { conditionSignature } from "../../../core/sheet/condition";
import { isRecorded } from "../../../core/sheet/rule-record";
import type { Rect } from "../../../workbook";
import { decodeExcelText } from "../../xml/excel-text";
import { attribute, child, childrenNamed, descendantsNamed, elements } from "../../xml/find";
import type { XmlElement } from "../../xml/parse-part";
import type { StyleBook } from "../style-book";
import { CONDITIONS_URI, extensionItems } from "./extensions";
import { partition } from "./sqref";

/** A conditional format as it stands on a worksheet. */
export interface ConditionNow {
  /** The `conditionalFormatting` it stands in, perhaps with others over the same cells. */
  holder: XmlElement;
  rule: XmlElement;
  /** Undefined for kinds that are never ours. */
  signature: string | undefined;
  /** Its other half in the extension list. */
  half: { holder: XmlElement; rule: XmlElement } | undefined;
  inside: Rect[];
  outside: string[];
}

/** All conditional formats of a sheet; `inside` are the ranges that lie in one of the areas. */
export function conditionsNow(root: XmlElement, areas: readonly Rect[], styles: StyleBook): ConditionNow[] {
  const halves = new Map(
    extensionItems(root, CONDITIONS_URI).flatMap((holder) =>
      childrenNamed(holder, "cfRule").map((rule) => [attribute(rule, "id") ?? "", { holder, rule }] as const),
    ),
  );
  return childrenNamed(root, "conditionalFormatting").flatMap((holder) => {
    const ranges = partition(attribute(holder, "sqref") ?? "", areas);
    return childrenNamed(holder, "cfRule").map((rule): ConditionNow => {
      const id = descendantsNamed(rule, "id")[0]?.text.trim();
      return { holder, rule, signature: signatureOf(rule, styles), half: halves.get(id ?? ""), ...ranges };
    });
  });
}

export const isOurs = ({ signature, inside }: ConditionNow, record: ReadonlySet<string>): boolean =>
  inside.length > 0 && signature !== undefined && isRecorded(record, signature);

/** What a rule says, in the words of `conditionSignature`. */
function signatureOf(rule: XmlElement, styles: StyleBook): string | undefined {
  const type = attribute(rule, "type");
  if (type === "expression") {
    const format = Number(attribute(rule, "dxfId") ?? NaN);
    const formula = decodeExcelText(child(rule, "formula")?.text ?? "");
    return conditionSignature({ kind: "rule", formula, ...styles.differential(format) });
  }
  const shape = child(rule, type === "dataBar" ? "dataBar" : "colorScale");
  if (!shape) return undefined;
  const colors = elements(shape)
    .filter((element) => element.name.endsWith("color"))
    .map((element) => `#${(attribute(element, "rgb") ?? "").slice(-6)}`);
  const [first, last] = [colors[0], colors[colors.length - 1]];
  if (first === undefined || last === undefined) return undefined;
  if (type === "colorScale")
    return conditionSignature({ kind: "scale", from: { color: first }, to: { color: last } });
  const [min, max] = childrenNamed(shape, "cfvo").map((bound) => Number(attribute(bound, "val")));
  return conditionSignature({ kind: "bar", min: min ?? NaN, max: max ?? NaN, color: first });
}
