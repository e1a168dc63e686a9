// Bundles a source file as the package does, and loads it with a stand-in for VS Code.

import { build } from "esbuild";
import { mkdtempSync, rmSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");

/** What `src/name` exports; it is given `vscode` where it asks for the module of that name. */
export async function load(name, vscode) {
  const made = mkdtempSync(path.join(tmpdir(), "matterlint-vscode-"));
  const outfile = path.join(made, "bundle.cjs");
  const entry = path.join(folder, "src", name);
  await build({ entryPoints: [entry], outfile, bundle: true, platform: "node", target: "node20", external: ["vscode"] });
  const loaded = loadFile(outfile, vscode);
  rmSync(made, { recursive: true });
  return loaded;
}

/** What the bundle in `file` exports. It is loaded anew each time, as each window of VS Code does. */
export function loadFile(file, vscode) {
  const require = createRequire(import.meta.url);
  delete require.cache[require.resolve(file)];
  const usual = Module._load;
  Module._load = (request, ...rest) => (request === "vscode" ? vscode : usual(request, ...rest));
  try {
    return require(file);
  } finally {
    Module._load = usual;
  }
}
