// Puts the npm packages together: matterlint, and one for each platform of which a program is given.
//
// Usage: node assemble.mjs OUT PLATFORM=PROGRAM...      such as linux-x64-gnu=target/release/matterlint
//
// Name, version, description and licence are those of Cargo.toml. OUT must not exist; each folder in it is a package for
// `npm pack` or `npm publish`, the platforms' before the one that names them.

import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "../..");

/** What npm knows a platform by. */
const PLATFORMS = {
  "darwin-arm64": { os: ["darwin"], cpu: ["arm64"] },
  "darwin-x64": { os: ["darwin"], cpu: ["x64"] },
  "linux-arm64-gnu": { os: ["linux"], cpu: ["arm64"], libc: ["glibc"] },
  "linux-arm64-musl": { os: ["linux"], cpu: ["arm64"], libc: ["musl"] },
  "linux-x64-gnu": { os: ["linux"], cpu: ["x64"], libc: ["glibc"] },
  "linux-x64-musl": { os: ["linux"], cpu: ["x64"], libc: ["musl"] },
  "win32-arm64": { os: ["win32"], cpu: ["arm64"] },
  "win32-x64": { os: ["win32"], cpu: ["x64"] },
};

const [out, ...programs] = process.argv.slice(2);
if (!out || programs.length === 0) stop("usage: node assemble.mjs OUT PLATFORM=PROGRAM...");
if (existsSync(out)) stop(`${out} exists already`);

const cargo = execFileSync("cargo", ["metadata", "--no-deps", "--format-version", "1"], { cwd: root, encoding: "utf8" });
const crate = JSON.parse(cargo).packages[0];
const shared = {
  version: crate.version,
  description: crate.description,
  license: `(${crate.license})`,
  ...(crate.homepage && { homepage: crate.homepage }),
  ...(crate.repository && { repository: { type: "git", url: crate.repository } }),
};

const optionalDependencies = {};
for (const given of programs) {
  const at = given.indexOf("=");
  const [platform, program] = [given.slice(0, at), given.slice(at + 1)];
  if (at < 0 || !(platform in PLATFORMS)) stop(`${given} is none of ${Object.keys(PLATFORMS).join(", ")}`);
  const name = `@matterlint/${platform}`;
  const file = platform.startsWith("win32") ? "matterlint.exe" : "matterlint";
  const folder = begin(platform, {
    name,
    ...shared,
    description: `${shared.description}: the program for ${platform}`,
    ...PLATFORMS[platform],
    files: [file],
    preferUnplugged: true,
  });
  copyFileSync(program, path.join(folder, file));
  chmodSync(path.join(folder, file), 0o755);
  writeFileSync(path.join(folder, "README.md"), `The program of \`${crate.name}\` for ${platform}. Install \`${crate.name}\`.\n`);
  optionalDependencies[name] = crate.version;
}

const share = path.join(root, "packaging/wheel/data/share");
const main = begin(crate.name, {
  name: crate.name,
  ...shared,
  keywords: crate.keywords,
  bin: { matterlint: "run.js" },
  man: readdirSync(path.join(share, "man/man1")).sort().map((page) => `./share/man/man1/${page}`),
  files: ["run.js", "share"],
  engines: { node: ">=18" },
  optionalDependencies,
});
copyFileSync(path.join(here, "matterlint/run.js"), path.join(main, "run.js"));
copyFileSync(path.join(root, "README.md"), path.join(main, "README.md"));
cpSync(share, path.join(main, "share"), { recursive: true });

/** Makes the folder of a package, with what every package holds. */
function begin(folder, manifest) {
  const whole = path.join(out, folder);
  mkdirSync(whole, { recursive: true });
  writeFileSync(path.join(whole, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const licence of ["LICENSE-APACHE", "LICENSE-MIT"]) copyFileSync(path.join(root, licence), path.join(whole, licence));
  return whole;
}

function stop(message) {
  process.stderr.write(`error: ${message}\n`);
  process.exit(2);
}
