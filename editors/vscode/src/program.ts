// Which matterlint is run. Nothing here asks VS Code, so that it can be tested without one.

import * as path from "node:path";

/** What is known of the place in which a program is looked for. */
export interface Surroundings {
  /** The setting `matterlint.path`. */
  setting: string;
  /** The folders that are open. */
  folders: readonly string[];
  /** Whether the author trusts what lies in them. */
  trusted: boolean;
  /** Where the extension is installed. */
  extension: string;
  /** The variable `PATH`. */
  searched: string;
  home: string;
  platform: NodeJS.Platform;
  arch: string;
  /** Whether there is a file that can be run. */
  isProgram(file: string): boolean;
}

/** The program, or why there is none. */
export type Found = { program: string } | { missing: string };

/** The program that the setting names; else the one that the blog brings, the one on the path, or our own. */
export function find(around: Surroundings): Found {
  const { extension, isProgram } = around;
  if (around.setting.trim() !== "") return named(around.setting.trim(), around);
  const brought = around.trusted ? around.folders.map((folder) => inNodeModules(folder, around)) : [];
  const own = flavour(around).join(extension, "server", fileName("matterlint", around));
  const program = [...brought, ...onPath("matterlint", around), own].find(isProgram);
  if (program !== undefined) return { program };
  return { missing: "matterlint was not found on the PATH. Install it, or say in the settings where it is." };
}

/** The program that the author has named. */
function named(setting: string, around: Surroundings): Found {
  const { join, isAbsolute } = flavour(around);
  let places: string[];
  if (/^~[\\/]/.test(setting)) places = [join(around.home, setting.slice(2))];
  else if (isAbsolute(setting)) places = [setting];
  else if (/[\\/]/.test(setting)) places = around.folders.map((folder) => join(folder, setting));
  else places = onPath(setting, around);
  const program = places.find(around.isProgram);
  if (program !== undefined) return { program };
  return { missing: `The setting matterlint.path names ${setting}, which is no program.` };
}

/** What npm has installed. On Windows it is the program itself, as its launcher there is a script for a shell. */
function inNodeModules(folder: string, around: Surroundings): string {
  const { join } = flavour(around);
  const modules = join(folder, "node_modules");
  if (around.platform !== "win32") return join(modules, ".bin", "matterlint");
  return join(modules, "@matterlint", `win32-${around.arch}`, "matterlint.exe");
}

/** Where the path has a program of this name. What is not absolute in it would be looked up in an open folder. */
function onPath(name: string, around: Surroundings): string[] {
  const { delimiter, isAbsolute, join } = flavour(around);
  const folders = around.searched.split(delimiter).filter(isAbsolute);
  return folders.map((folder) => join(folder, fileName(name, around)));
}

function fileName(name: string, { platform }: Surroundings): string {
  return platform === "win32" && !name.toLowerCase().endsWith(".exe") ? `${name}.exe` : name;
}

function flavour({ platform }: Surroundings): path.PlatformPath {
  return platform === "win32" ? path.win32 : path.posix;
}
