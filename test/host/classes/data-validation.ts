import type { Rect } from "../../../src/workbook";
import type { Sheet } from "../book/book";
import { changeRules, clearRules, rulesOn } from "../book/validations";
import type { Rule } from "../book/validations";
import { invalidCells } from "../book/validity";
import type { Behaviour, Behaviours, Handle } from "../wire/behaviour";
import { HostError } from "../wire/behaviour";
import { rangeAreasHandle } from "./handles";
import { unlessProtected } from "./guarded";
import { criteriaFrom, ruleObject } from "./validation-rule";

interface ValidationHandle extends Handle {
  readonly type: "DataValidation";
  readonly sheet: Sheet;
  readonly rects: readonly Rect[];
}

/** What all of the cells have alike; null when they don't. */
function alike<T>({ sheet, rects }: ValidationHandle, of: (rule: Rule) => T): T | null {
  const [first, ...others] = rulesOn(sheet, rects).map(of);
  const text = JSON.stringify(first);
  return others.every((other) => JSON.stringify(other) === text) ? (first ?? null) : null;
}

function typeOf(handle: ValidationHandle): string {
  const type = alike(handle, ruleObject) === null ? null : alike(handle, (rule) => rule.type);
  if (type !== null) return type;
  const types = rulesOn(handle.sheet, handle.rects).map((rule) => rule.type);
  return types.includes("None") ? "MixedCriteria" : "Inconsistent";
}

const validation: Behaviour<ValidationHandle> = {
  get: {
    type: typeOf,
    rule: (handle) => alike(handle, ruleObject),
    ignoreBlanks: (handle) => alike(handle, (rule) => rule.ignoreBlanks),
    prompt: (handle) =>
      alike(handle, ({ prompt: { show, title, message } }) => ({ showPrompt: show, title, message })),
    errorAlert: (handle) => alike(handle, ({ alert: { show, ...alert } }) => ({ showAlert: show, ...alert })),
    valid: ({ sheet, rects }, { book }) => {
      const invalid = invalidCells(book, sheet, rects).length;
      const cells = rects.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
      return invalid === 0 ? true : invalid === cells ? false : null;
    },
  },
  set: {
    rule: ({ sheet, rects }, value, { book }) => {
      const criteria = criteriaFrom(value, book);
      changeRules(sheet, rects, ({ ignoreBlanks, prompt, alert }) => ({
        ...criteria,
        ignoreBlanks,
        prompt,
        alert,
      }));
    },
    ignoreBlanks: ({ sheet, rects }, value) =>
      changeRules(sheet, rects, (rule) => ({ ...rule, ignoreBlanks: value as boolean })),
    prompt: ({ sheet, rects }, value) => {
      const { showPrompt, ...said } = value as { showPrompt?: boolean };
      const prompt = { show: showPrompt ?? true, ...words(said) };
      changeRules(sheet, rects, (rule) => ({ ...rule, prompt }));
    },
    errorAlert: ({ sheet, rects }, value) => {
      const { showAlert, style, ...said } = value as { showAlert?: boolean; style?: Rule["alert"]["style"] };
      if (style !== undefined && !STYLES.includes(style)) {
        throw new HostError("InvalidArgument", `An alert is not of the style ${String(style)}.`);
      }
      const alert = { show: showAlert ?? true, style: style ?? "Stop", ...words(said) };
      changeRules(sheet, rects, (rule) => ({ ...rule, alert }));
    },
  },
  call: {
    clear: ({ sheet, rects }) => clearRules(sheet, rects),
    getInvalidCells: ({ sheet, rects }, _, { book }) => {
      const invalid = invalidCells(book, sheet, rects);
      if (invalid.length) return rangeAreasHandle(sheet, invalid);
      throw new HostError("ItemNotFound", "All cells hold what their validation takes.");
    },
  },
};

const STYLES = ["Stop", "Warning", "Information"];

/** Characters that Excel takes in a title and in a message. */
const LONGEST_TITLE = 32;
const LONGEST_MESSAGE = 255;

function words(said: { title?: unknown; message?: unknown }): { title: string; message: string } {
  const title = typeof said.title === "string" ? said.title : "";
  const message = typeof said.message === "string" ? said.message : "";
  if (title.length > LONGEST_TITLE || message.length > LONGEST_MESSAGE) {
    throw new HostError(
      "InvalidArgument",
      `Excel takes ${LONGEST_TITLE} characters of title and ${LONGEST_MESSAGE} of message.`,
    );
  }
  return { title, message };
}

export const dataValidations: Behaviours = unlessProtected({ DataValidation: validation });
