/** `npm run demo`: refreshes a copy of the example workbook and says where to look. */
const { spawnSync } = require("node:child_process");
const { copyFileSync, mkdirSync } = require("node:fs");
const path = require("node:path");

const root = path.join(__dirname, "..");
const book = path.join("demo", "primed-example.xlsx");
process.chdir(root);
mkdirSync("demo", { recursive: true });
copyFileSync(path.join("assets", "example.xlsx"), book);

console.log(`An invented council's assessment teams, in an ordinary workbook: ${book}\n`);
const { status } = spawnSync(process.execPath, [path.join("dist", "cli", "primed.js"), "refresh", book], {
  stdio: "inherit",
});
if (status === 0) {
  console.log(`
In it, look at:
  Service overview     every team side by side, and the service as a whole
  Harbour dashboard    a real change for the worse, told apart from noise
  Moorland dashboard   limits that start again after a change the team made
  Riverside dashboard  a target missed by noise alone
  Primed setup         the tables that define it all: change one, then run
                       node dist/cli/primed.js refresh ${book}`);
}
process.exitCode = status ?? 1;
