import { Command } from "commander";
import packageJson from "../../package.json";
import { refreshCommand } from "./refresh-command";

const program = new Command("primed")
  .description("Primed Performance Management for a workbook of team sheets")
  .version(packageJson.version)
  .showHelpAfterError("(primed --help lists what there is)");

program.addCommand(refreshCommand());

void program.parseAsync();
