"use strict";

/**
 * Makes one call that changes the disk go wrong: the process dies just before it, half-way through it or just after it, or the
 * call fails as an operating system makes it fail. Plain JavaScript, since it is loaded before the built command line as well.
 */

/** Calls of fs/promises, and of the file handles it opens, that change what is on the disk (or make sure that it is there). */
const ofPaths = [
  ...["appendFile", "chmod", "chown", "copyFile", "cp", "lchown", "link", "lutimes", "mkdir", "mkdtemp"],
  ...["rename", "rm", "rmdir", "symlink", "truncate", "unlink", "utimes", "writeFile"],
];
const ofHandles = [
  ...["appendFile", "chmod", "chown", "close", "createWriteStream", "datasync", "sync", "truncate", "utimes"],
  ...["write", "writeFile", "writev"],
];

/**
 * @param promises fs/promises, whose functions are replaced.
 * @param fault.at which of the calls, counted from 1; none when left out.
 * @param fault.how `before`, `halfway` or `after` to die there; else an error's code, such as `ENOSPC`. A write that fails has
 * written half.
 * @param fault.die ends the process, or stands in for that by never coming back.
 * @param fault.heard is told each call's name before it is made.
 * @returns what closes the files that are still open, as the end of a process would.
 */
exports.inject = function inject(promises, { at, how, die, heard }) {
  let count = 0;
  const left = [];

  async function around(name, call, half) {
    heard(name);
    const struck = ++count === at;
    if (struck && how === "before") await die();
    if (struck && how !== "before" && how !== "after") {
      if (half) await half();
      if (how === "halfway") await die();
      else throw Object.assign(new Error(`${how}: made to fail, ${name}`), { code: how });
    }
    const result = await call();
    if (struck && how === "after") await die();
    return result;
  }

  const halfOf = (content) => Buffer.from(content).subarray(0, Buffer.byteLength(content) >> 1);
  const { open, readFile, writeFile } = promises;
  const halves = {
    copyFile: async (from, to) => writeFile(to, halfOf(await readFile.call(promises, from)), { flag: "wx" }),
    writeFile: (path, content, options) => writeFile(path, halfOf(content), options),
  };

  for (const name of ofPaths) {
    const genuine = promises[name];
    const half = halves[name];
    promises[name] = (...args) =>
      around(name, () => genuine.apply(promises, args), half && (() => half(...args)));
  }
  promises.open = async (path, flags = "r", mode = 0o666) => {
    const writes = flags !== "r";
    const opened = async () => watched(await open.call(promises, path, flags, mode), writes);
    return writes ? around("open", opened) : opened();
  };

  function watched(handle, writes) {
    const close = handle.close.bind(handle);
    left.push(async () => handle.fd >= 0 && close());
    const write = handle.write.bind(handle);
    for (const name of ofHandles) {
      if (name === "close" && !writes) continue;
      const genuine = handle[name].bind(handle);
      const half = name === "write" || name === "writeFile" ? (content) => write(halfOf(content)) : undefined;
      handle[name] = (...args) => around(name, () => genuine(...args), half && (() => half(...args)));
    }
    return handle;
  }

  return () => Promise.all(left.map((close) => close()));
};

/** Calls of fs itself would go unseen: they are not to be used. */
exports.forbid = function forbid(fs) {
  for (const name of [...ofPaths, "open"]) {
    for (const each of [name, `${name}Sync`]) {
      const genuine = fs[each];
      if (typeof genuine !== "function") continue;
      fs[each] = (...args) => {
        if (name === "open" && (args[1] === undefined || args[1] === "r")) return genuine.apply(fs, args);
        throw new Error(
          `fs.${each} is not seen by the tests of what happens when it fails: use fs/promises.`,
        );
      };
    }
  }
};
