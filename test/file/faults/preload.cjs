"use strict";

/**
 * Loaded before the command line (`node --require`). PRIMED_FAULT says, in JSON, which call is to go wrong and how, and to which
 * file the calls' names go.
 */
const fs = require("node:fs");
const { forbid, inject } = require("./faults.cjs");

const { log, ...fault } = JSON.parse(process.env.PRIMED_FAULT);
const { writeSync } = fs;
const line = fs.openSync(log, "a");

inject(fs.promises, {
  ...fault,
  heard: (name) => writeSync(line, `${name}\n`),
  die: () => {
    process.kill(process.pid, "SIGKILL");
    return new Promise(() => {});
  },
});
forbid(fs);
