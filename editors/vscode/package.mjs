// Packs the extension: node package.mjs OUT.vsix [TARGET=PROGRAM], such as linux-x64=../../target/release/matterlint
//
// With a program the package is for that platform and needs no other; without one it runs what the author has installed.
// The version is that of Cargo.toml. What the bundle holds of others is named with its licence beside it.

import { createVSIX } from "@vscode/vsce";
import { build } from "esbuild";
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "../..");
const [out, given] = process.argv.slice(2);
if (!out || (given && !given.includes("="))) stop("usage: node package.mjs OUT.vsix [TARGET=PROGRAM]");

const cargo = execFileSync("cargo", ["metadata", "--no-deps", "--format-version", "1"], { cwd: root, encoding: "utf8" });
const crate = JSON.parse(cargo).packages[0];
execFileSync(process.execPath, [path.join(here, "node_modules/typescript/bin/tsc"), "--noEmit"], { cwd: here, stdio: "inherit" });
const staged = mkdtempSync(path.join(tmpdir(), "matterlint-vscode-"));
try {
  const bundle = await build({
    absWorkingDir: here,
    entryPoints: ["src/extension.ts"],
    outfile: path.join(staged, "dist/extension.js"),
    bundle: true,
    minify: true,
    platform: "node",
    target: "node20",
    external: ["vscode"],
    metafile: true,
    logLevel: "warning",
  });
  writeFileSync(path.join(staged, "NOTICES.txt"), notices(Object.keys(bundle.metafile.inputs)));
  writeFileSync(path.join(staged, "package.json"), `${JSON.stringify(manifest(), null, 2)}\n`);
  for (const page of [path.join(here, "README.md"), path.join(root, "CHANGELOG.md")]) {
    writeFileSync(path.join(staged, path.basename(page)), readable(readFileSync(page, "utf8")));
  }
  for (const name of ["LICENSE-APACHE", "LICENSE-MIT"]) copyFileSync(path.join(root, name), path.join(staged, name));
  const [target, program] = given ? split(given) : [];
  if (program) {
    const file = path.join(staged, "server", target.startsWith("win32") ? "matterlint.exe" : "matterlint");
    mkdirSync(path.dirname(file));
    copyFileSync(program, file);
    chmodSync(file, 0o755);
  }
  await createVSIX({
    cwd: staged,
    packagePath: path.resolve(out),
    ...(target && { target }),
    dependencies: false,
    allowMissingRepository: true,
    skipLicense: true, // there are two, and both are in it
  });
} finally {
  rmSync(staged, { recursive: true });
}

/** A page without links to files of the repository, while nobody knows where that is. */
function readable(page) {
  return crate.repository ? page : page.replace(/\[([^\]]*)\]\((?![a-z]+:|#)[^)]*\)/g, "$1");
}

/** What VS Code reads, without what only this folder needs. */
function manifest() {
  const { private: _, scripts, devDependencies, ...rest } = JSON.parse(readFileSync(path.join(here, "package.json"), "utf8"));
  return { ...rest, version: crate.version, ...(crate.repository && { repository: { type: "git", url: crate.repository } }) };
}

/** The licences of the packages from which the bundle was made. */
function notices(inputs) {
  const packages = new Set(inputs.map((input) => /^(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1]).filter(Boolean));
  return [...packages].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(here, folder, "package.json"), "utf8"));
    const file = readdirSync(path.join(here, folder)).find((file) => /^licen[cs]e/i.test(file));
    if (!file) stop(`${name} is in the bundle and has no licence text`);
    return `${name} ${version} (${license})\n\n${readFileSync(path.join(here, folder, file), "utf8").trim()}\n`;
  }).join(`\n${"-".repeat(80)}\n\n`);
}

function split(given) {
  const at = given.indexOf("=");
  const pair = [given.slice(0, at), given.slice(at + 1)];
  if (!existsSync(pair[1])) stop(`${pair[1]} does not exist`);
  return pair;
}

function stop(message) {
  process.stderr.write(`error: ${message}\n`);
  process.exit(2);
}
