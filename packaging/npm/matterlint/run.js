#!/usr/bin/env node
// Runs the matterlint of this platform, which an optional dependency brings, as if it had been called itself.
"use strict";

const { spawn } = require("node:child_process");
const { readFileSync } = require("node:fs");
const os = require("node:os");
const path = require("node:path");

/** The packages that could hold the program for this machine, the best first. */
function candidates() {
  const { platform, arch } = process;
  if (platform !== "linux") return [`@matterlint/${platform}-${arch}`];
  const kinds = isMusl() ? ["musl"] : ["gnu", "musl"]; // what is linked to musl is static and runs everywhere
  return kinds.map((kind) => `@matterlint/linux-${arch}-${kind}`);
}

/** Whether the C library of this Linux is musl, as on Alpine. */
function isMusl() {
  try {
    return readFileSync("/usr/bin/ldd", "latin1").includes("musl");
  } catch {
    process.report.excludeNetwork = true; // or it looks up the names of all connections
    return !process.report.getReport().header.glibcVersionRuntime;
  }
}

/** The path of the program. */
function program() {
  if (process.env.MATTERLINT_BINARY) return process.env.MATTERLINT_BINARY;
  const names = candidates();
  const file = process.platform === "win32" ? "matterlint.exe" : "matterlint";
  for (const name of names) {
    try {
      return path.join(path.dirname(require.resolve(`${name}/package.json`)), file);
    } catch {
      // The next one may be there.
    }
  }
  const known = Object.keys(require("./package.json").optionalDependencies);
  const built = names.filter((name) => known.includes(name));
  fail(
    built.length > 0
      ? `the package ${built[0]}, which holds the program for this machine, is not installed\n` +
          "help: install matterlint anew with optional dependencies (without `--omit=optional` or `--no-optional`), " +
          "on the machine where it is to run"
      : `there is no program for ${process.platform} on ${process.arch}\n` +
          "help: build it with `cargo install matterlint` and set MATTERLINT_BINARY to its path",
  );
}

/** Says why nothing could be run; 2 is matterlint's own code for that. */
function fail(message) {
  process.stderr.write(`error: ${message}\n`);
  process.exit(2);
}

let child;

// Whoever ends this process means the program: heard from before there is one, so that none is ever left alone.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));

child = spawn(program(), process.argv.slice(2), { stdio: "inherit" });
child.on("error", (error) => fail(`matterlint cannot be run: ${error.message}`));

child.on("exit", (code, signal) => {
  if (signal === null) process.exit(code);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
  // A signal that does not end this process, as none does on Windows: the code by which shells tell it.
  setTimeout(() => process.exit(128 + (os.constants.signals[signal] ?? 0)), 1000);
});
