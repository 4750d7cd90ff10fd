import type { ConditionStanding } from "../../../core/owned/conditions";
import { conditionSignature } from "../../../core/sheet/condition";
import type { Rect } from "../../../workbook";
import { decodeExcelText } from "../../xml/excel-text";
import { attribute, child, childrenNamed, descendantsNamed, elements } from "../../xml/find";
import type { XmlElement } from "../../xml/parse-part";
import type { StyleBook } from "../style-book";
import { CONDITIONS_URI, extensionItems } from "./extensions";
import { partition, rectsOf } from "./sqref";

/** A conditional format as it stands on a worksheet. */
export interface ConditionNow extends ConditionStanding {
  /** The `conditionalFormatting` it stands in, perhaps with others over the same cells. */
  holder: XmlElement;
  rule: XmlElement;
  /** Its other half in the extension list. */
  half: { holder: XmlElement; rule: XmlElement } | undefined;
}

/** All conditional formats of a sheet; `inside` are the ranges that lie in one of the areas. */
export function conditionsNow(root: XmlElement, areas: readonly Rect[], styles: StyleBook): ConditionNow[] {
  const halves = new Map(
    extensionItems(root, CONDITIONS_URI).flatMap((holder) =>
      childrenNamed(holder, "cfRule").map((rule) => [attribute(rule, "id") ?? "", { holder, rule }] as const),
    ),
  );
  return childrenNamed(root, "conditionalFormatting").flatMap((holder) => {
    const text = attribute(holder, "sqref") ?? "";
    const ranges = { ranges: rectsOf(text), ...partition(text, areas) };
    return childrenNamed(holder, "cfRule").map((rule): ConditionNow => {
      const id = descendantsNamed(rule, "id")[0]?.text.trim();
      const signature = attribute(holder, "pivot") ? undefined : signatureOf(rule, styles);
      return { holder, rule, signature, half: halves.get(id ?? ""), ...ranges };
    });
  });
}

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
  const bounds = childrenNamed(shape, "cfvo").map((bound) => {
    const value = attribute(bound, "val");
    return attribute(bound, "type") === "num" && value !== undefined ? Number(value) : undefined;
  });
  if (bounds.length !== 2) return undefined;
  if (type === "dataBar") {
    return conditionSignature({
      kind: "bar",
      min: bounds[0] ?? NaN,
      max: bounds[1] ?? NaN,
      color: colors[0] ?? "",
    });
  }
  const [from, to] = colors.map((color, i) => ({
    color,
    ...(bounds[i] === undefined ? {} : { value: bounds[i] }),
  }));
  return from && to && conditionSignature({ kind: "scale", from, to });
}
