const path = require("node:path");
const webpack = require("webpack");

/** The command line: one file for Node 20, shebang first. @type {import('webpack').Configuration} */
const cli = {
  name: "cli",
  target: "node20",
  mode: "production",
  entry: "./src/cli/main.ts",
  output: { path: path.join(__dirname, "dist/cli"), filename: "primed.js", clean: true },
  resolve: { extensions: [".ts", ".js"] },
  module: {
    rules: [
      {
        test: /\.ts$/,
        loader: "swc-loader",
        options: { jsc: { target: "es2022", parser: { syntax: "typescript" } } },
      },
    ],
  },
  plugins: [new webpack.BannerPlugin({ banner: "#!/usr/bin/env node", raw: true })],
  optimization: { minimize: false },
  performance: { hints: false },
  stats: "errors-warnings",
};

/** The benchmarks, beside the peers that perf/package.json installs. @type {import('webpack').Configuration} */
const perf = {
  ...cli,
  name: "perf",
  entry: { measures: "./perf/measures.ts", reading: "./perf/reading.ts", refreshing: "./perf/refreshing.ts" },
  output: { path: path.join(__dirname, "perf/dist"), filename: "[name].js", clean: true },
  externals: Object.fromEntries(
    ["@duckdb/node-api", "exceljs", "xlsx"].map((peer) => [peer, `commonjs ${peer}`]),
  ),
  plugins: [],
};

/** The self-test page: for development only, and in no build that people get. @type {import('webpack').Configuration} */
const selfTest = {
  ...cli,
  name: "self-test",
  target: ["web", "es2022"],
  mode: "development",
  // Not the default, which evaluates text.
  devtool: false,
  entry: { "self-test": "./test/self-test/page.ts" },
  output: {
    path: path.join(__dirname, "dist/self-test"),
    filename: "[name].js",
    publicPath: "",
    clean: true,
  },
  module: {
    rules: [
      ...cli.module.rules,
      { test: /\.html$/, type: "asset/resource", generator: { filename: "[name][ext]" } },
    ],
  },
  // A file that makes pages for tests also makes zip files, for which it has no use here.
  externals: { "node:zlib": "var {}" },
  plugins: [],
};

module.exports = [cli, perf, selfTest];
