import { Command } from "commander";
import packageJson from "../../package.json";
import { measuresCommand } from "./measures-command";
import { refreshCommand } from "./refresh-command";
import { spcCommand } from "./spc-command";

const program = new Command("primed")
  .description("Primed Performance Management for a workbook of team sheets")
  .version(packageJson.version)
  .showHelpAfterError("(primed --help lists what there is)");

program.addCommand(refreshCommand());
program.addCommand(measuresCommand());
program.addCommand(spcCommand());

void program.parseAsync();
