import { planInWords } from "../../../src/core/words/plan";
import type { Plan } from "../../../src/workbook";

const plan = (of: Partial<Plan>): Plan => ({ added: [], changed: [], unchanged: [], left: [], ...of });
const named = (count: number): string[] => Array.from({ length: count }, (_, i) => `Sheet ${i}`);
const left = (sheet: string) => ({ sheet, message: `The sheet "${sheet}" is protected.` });

test.each<[Partial<Plan>, string]>([
  [{}, "Nothing is to be written."],
  [{ unchanged: named(3) }, "Nothing is to be written; 3 are up to date."],
  [{ changed: named(9) }, "9 sheets will change."],
  [{ changed: named(1), unchanged: named(1) }, "1 sheet will change; 1 is up to date."],
  [{ added: named(2) }, "2 sheets will be added."],
  [
    { changed: named(9), added: named(1), left: [left("North"), left("South")] },
    '9 sheets will change and 1 will be added. 2 will be left as they are: The sheet "North" is protected. The sheet "South" is protected.',
  ],
  [
    { left: [left("North")] },
    'Nothing is to be written. 1 will be left as it is: The sheet "North" is protected.',
  ],
])("%j", (of, words) => expect(planInWords(plan(of))).toBe(words));
