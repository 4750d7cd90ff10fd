/** What the formula fuzz is made of: the language's own pieces, what the parser knows beyond it, and what JavaScript does. */

const words = (...lines: readonly string[]): string[] => lines.flatMap((line) => line.split(" "));
const lines = (text: string): string[] => text.trim().split(/\n +/);

const LANGUAGE = words(
  "count sum mean median quantile min max distinct share rate measure count() sum(hours) ( ) ( ) () , , + - * /",
  "days hours workdays months age blank oneof contains starts if weekly overlap_days open active period",
  "period_start period_end as_of received due completed status worker frequency cost urgent blank(due)",
  '== != < <= > >= and or not true false 0 1 0.9 2.5 1e9 .5 1e999 "Closed" \'a\' "" "M" "OTHER"',
  'measure("M") measure("OTHER")',
);

const PARSER = [
  ...words(
    "= % ^ ! ' \" ` # ; : ? [ ] { } . .* ./ .. ... | & ~ << >> >>> -> => ?? ?. \\ @ $ _ end to in mod xor",
  ),
  ...words("null i e pi Infinity NaN undefined cm kg inch 0x1F 0b1 1i"),
  ...["\n", "\t", "\0", "1 cm"],
];

const JAVASCRIPT = words(
  "constructor __proto__ prototype toString valueOf hasOwnProperty __defineGetter__ globalThis process require",
  "eval Function this new import parse evaluate fetch",
);

const SCRIPTS = [
  ...words("é ß ﬁ İ ı 名前 данные ｃount 🙂 “ ” ’ − × ÷ ≤ ≥ ≠ £ ½ ٣"),
  ...["\u200b", "\u00a0", "\u202e", "\u0301", "\ufeff", "\ud800"],
];

/** One token or half of one. */
export const PIECES: readonly string[] = [...LANGUAGE, ...LANGUAGE, ...PARSER, ...JAVASCRIPT, ...SCRIPTS];

const MATRICES_AND_OBJECTS = lines(`
  [1, 2, 3]
  [1, 2; 3, 4]
  []
  [count()]
  hours[1]
  hours[1, 2]
  [hours][end]
  1:3
  1:2:10
  end
  {}
  {a: 1}
  {"constructor": 1}
  {a: count()}.a
  hours.a
  status.length
  "a"["length"]
`);

const ASSIGNMENTS = lines(`
  a = 1
  hours = 2
  f(x) = x ^ 2
  f(x) = f(x)
  count(x) = 1
  hours[1] = 2
  hours.a = 3
  _(x) = 1
  a = b = c = 1
  __proto__ = 1
  constructor = 1
  Object.prototype.x = 1
`);

const NUMBERS_AND_UNITS = lines(`
  5 cm
  2 inch to cm
  5 kg in lb
  3i
  2 + 3i
  i
  e
  pi
  tau
  Infinity
  NaN
  null
  undefined
  1e400
  1_000
  1,000
  £5
  5%
  50% of hours
  ∞
`);

const OPERATORS = lines(`
  2 ^ 3
  5!
  7 mod 2
  7 % 2
  1 < 2 < 3
  true ? 1 : 2
  true xor false
  1 | 2
  1 & 2
  ~1
  1 << 2
  8 >> 1
  8 >>> 1
  2 .* 3
  4 ./ 2
  2 .^ 3
  hours'
  1 == 1 == 1
  null ?? 1
  hours?.a
  2 hours
  2(3)
  (2)(3)
  hours hours
  2count()
  count() count()
  count()()
  hours(1)(2)
`);

const STATEMENTS = [
  ...[
    "1; 2",
    "1\n2\n",
    "# count()",
    "1 # and so on",
    "`count()`",
    "`${1}`",
    "\"a' ",
    "'a\"",
    '"\\',
    "/* 1 */",
    "// 1",
  ],
];

const FUNCTIONS = lines(`
  sqrt(4)
  abs(-1)
  random()
  now()
  std(hours)
  map([1], f)
  typed(1)
  evaluate("1")
  parse("1")
  simplify("x")
  derivative("x", "x")
  import({})
  createUnit("a")
  eval("1")
  Function("return 1")()
  require("fs")
  process.exit()
  globalThis
  this
  fetch(1)
  constructor
  constructor()
  constructor.constructor("x = 1")()
  "".constructor
  toString()
  valueOf()
  __proto__
  __proto__()
  measure("__proto__")
  measure("constructor")
  measure("toString")
  hasOwnProperty(1)
  __defineGetter__(1, 2)
  __lookupGetter__(1)
  isPrototypeOf(1)
  prototype
  count.constructor("globalThis.x = 1")()
  (function(){globalThis.x = 1})()
  (() => 1)()
  new Date()
`);

/** Nothing here is in the language, whatever stands round it. */
export const SNIPPETS: readonly string[] = [
  ...[...MATRICES_AND_OBJECTS, ...ASSIGNMENTS, ...NUMBERS_AND_UNITS],
  ...[...OPERATORS, ...STATEMENTS, ...FUNCTIONS],
];

/** Where a snippet may stand: alone, in a part, or beside something that is sound. */
export const INSIDE: readonly string[] = lines(`
  …
  (…)
  count(…)
  sum(…)
  mean(hours + …)
  count(hours == …)
  count() + …
  … * count()
  share(urgent, …)
  count(if(urgent, …, …))
  oneof(status, …, "a")
  quantile(hours, …)
  measure(…)
  …()
`);
