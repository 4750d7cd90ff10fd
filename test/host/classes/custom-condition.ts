import type { Rect } from "../../../src/workbook";
import { formulaFor } from "../book/anchored";
import { colourOf } from "../book/colour";
import type { ConditionalLook, ConditionalRule } from "../book/condition";
import { checkedFormula } from "../book/typed-value";
import type { Behaviour, Behaviours } from "../wire/behaviour";
import { HostError } from "../wire/behaviour";
import type { ConditionHandle } from "./conditional-formats";
import { unlessProtected } from "./guarded";

type CustomRule = Extract<ConditionalRule, { type: "Custom" }>;

function ruleOf({ condition: { rule } }: ConditionHandle): CustomRule {
  if (rule.type === "Custom") return rule;
  throw new HostError("InvalidOperation", `The conditional format is of the type ${rule.type}.`);
}

const lookOf = (handle: ConditionHandle): ConditionalLook => ruleOf(handle).format;

/** A part that is `undefined` goes. */
function change(
  handle: ConditionHandle,
  changes: { [Part in keyof ConditionalLook]: ConditionalLook[Part] | undefined },
): void {
  const format = { ...lookOf(handle), ...changes };
  for (const part of Object.keys(changes) as (keyof ConditionalLook)[]) {
    if (changes[part] === undefined) delete format[part];
  }
  handle.condition.rule = { ...ruleOf(handle), format: format as ConditionalLook };
}

const custom: Behaviour<ConditionHandle> = {
  get: {
    rule: (handle) => ({ ...handle, type: "ConditionalFormatRule" }),
    format: (handle) => ({ ...handle, type: "ConditionalRangeFormat" }),
  },
};

const rule: Behaviour<ConditionHandle> = {
  get: { formula: (handle) => ruleOf(handle).formula },
  set: {
    formula: (handle, value) => {
      const text = value as string;
      if (text.replace(/^=/, "").trim() === "")
        throw new HostError("InvalidArgument", "A rule needs a formula.");
      const formula = checkedFormula(text.startsWith("=") ? text : `=${text}`);
      const { rects } = handle.condition;
      const home: Rect | undefined = handle.rects[0];
      const first = rects[0];
      handle.condition.rule = {
        ...ruleOf(handle),
        formula: home && first ? formulaFor(formula, home, first) : formula,
      };
    },
  },
};

const format: Behaviour<ConditionHandle> = {
  get: {
    font: (handle) => ({ ...handle, type: "ConditionalRangeFont" }),
    fill: (handle) => ({ ...handle, type: "ConditionalRangeFill" }),
    numberFormat: (handle) => lookOf(handle).numberFormat ?? null,
  },
  set: {
    numberFormat: (handle, value) =>
      change(handle, { numberFormat: value === null ? undefined : String(value) }),
  },
};

const font: Behaviour<ConditionHandle> = {
  get: {
    color: (handle) => lookOf(handle).color ?? null,
    bold: (handle) => lookOf(handle).bold ?? null,
    italic: (handle) => lookOf(handle).italic ?? null,
    strikethrough: (handle) => lookOf(handle).strikethrough ?? null,
    underline: (handle) => {
      const { underline } = lookOf(handle);
      return underline === undefined ? null : underline ? "Single" : "None";
    },
  },
  set: {
    color: (handle, value) => change(handle, { color: colourOf(value) }),
    bold: (handle, value) => change(handle, { bold: value as boolean }),
    italic: (handle, value) => change(handle, { italic: value as boolean }),
    strikethrough: (handle, value) => change(handle, { strikethrough: value as boolean }),
    underline: (handle, value) => {
      if (value === "Double")
        throw new HostError("HostNotImplemented", "The workbook host keeps no double underlines.");
      change(handle, { underline: value === "Single" });
    },
  },
  call: {
    clear: (handle) =>
      change(handle, {
        color: undefined,
        bold: undefined,
        italic: undefined,
        strikethrough: undefined,
        underline: undefined,
      }),
  },
};

const fill: Behaviour<ConditionHandle> = {
  get: { color: (handle) => lookOf(handle).fill ?? null },
  set: { color: (handle, value) => change(handle, { fill: colourOf(value) }) },
  call: { clear: (handle) => change(handle, { fill: undefined }) },
};

export const customConditions: Behaviours = unlessProtected(
  {
    CustomConditionalFormat: custom,
    ConditionalFormatRule: rule,
    ConditionalRangeFormat: format,
    ConditionalRangeFont: font,
    ConditionalRangeFill: fill,
  },
  "allowFormatCells",
);
