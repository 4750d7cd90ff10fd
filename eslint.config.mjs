import js from "@eslint/js";
import tseslint from "typescript-eslint";
import { builtinModules } from "node:module";

const nodeModules = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];
const officeMessage = "Only src/excel may name Excel's or Office's API.";
const officeGlobals = ["Excel", "Office", "OfficeExtension", "OfficeRuntime"];
const domGlobals = ["window", "document", "navigator", "localStorage", "sessionStorage", "fetch"];
const nodeGlobals = ["process", "Buffer", "global", "__dirname", "__filename", "require", "setImmediate"];

const restrict = (names, message) => names.map((name) => ({ name, message }));

export default tseslint.config(
  { ignores: ["**/dist/**", "coverage/**", "demo/**", "**/node_modules/**"] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ["**/*.ts", "**/*.tsx"],
    rules: {
      "no-undef": "off", // TypeScript checks this
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      eqeqeq: "error",
      "prefer-const": "error",
      "max-lines": ["warn", { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    ignores: ["src/excel/**"],
    rules: { "no-restricted-globals": ["error", ...restrict(officeGlobals, officeMessage)] },
  },
  {
    // What runs in a browser too names nothing of Node; the command line and one file of the port may.
    files: ["src/**/*.{ts,tsx}"],
    ignores: ["src/cli/**", "src/file/disk.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          paths: nodeModules.map((name) => ({
            name,
            message: "Only src/cli and src/file/disk.ts use Node.",
          })),
        },
      ],
    },
  },
  {
    // The method is pure: no Office, no DOM, no Node, no clock, nothing of the rooms around it.
    files: ["src/core/**/*.ts", "src/workbook.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          paths: nodeModules.map((name) => ({ name, message: "src/core is pure: no Node." })),
          patterns: [
            {
              group: [
                "**/excel/**",
                "**/file/**",
                "**/taskpane/**",
                "**/cli/**",
                "**/commands/**",
                "**/preview/**",
              ],
              message: "src/core knows the port only (src/workbook.ts).",
            },
            {
              group: ["react", "react-dom", "react/*", "@fluentui/*", "@microsoft/office-js"],
              message: "src/core is pure: no UI, no Office.",
            },
          ],
        },
      ],
      "no-restricted-globals": [
        "error",
        ...restrict(officeGlobals, officeMessage),
        ...restrict(domGlobals, "src/core is pure: no DOM."),
        ...restrict(nodeGlobals, "src/core is pure: no Node."),
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: "src/core has no clock: take the date as an argument.",
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: "src/core has no clock: take the date as an argument.",
        },
        {
          selector: "MemberExpression[object.name='Temporal'][property.name='Now']",
          message: "src/core has no clock: take the date as an argument.",
        },
        {
          selector: "CallExpression[callee.name='eval'], NewExpression[callee.name='Function']",
          message: "No code made from text.",
        },
      ],
    },
  },
  {
    // Only one file of the port touches the disk; the rest runs in a browser too.
    files: ["src/file/**/*.ts"],
    ignores: ["src/file/disk.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        { paths: nodeModules.map((name) => ({ name, message: "Only src/file/disk.ts uses Node." })) },
      ],
      "no-restricted-globals": [
        "error",
        ...restrict([...officeGlobals], officeMessage),
        ...restrict(nodeGlobals, "Only src/file/disk.ts uses Node."),
      ],
    },
  },
  {
    files: ["*.js", "*.cjs", "scripts/**/*.js", "test/**/*.cjs"],
    languageOptions: {
      sourceType: "commonjs",
      globals: {
        module: "writable",
        exports: "writable",
        Buffer: "readonly",
        require: "readonly",
        process: "readonly",
        console: "readonly",
        __dirname: "readonly",
      },
    },
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
);
