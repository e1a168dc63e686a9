// Which matterlint is run, on every platform, without VS Code.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";

const { find } = await load("program.ts");

const linux = {
  setting: "",
  folders: ["/blog"],
  trusted: true,
  extension: "/ext",
  searched: "/usr/bin:/opt/도구",
  home: "/home/a",
  platform: "linux",
  arch: "x64",
};
const windows = {
  ...linux,
  folders: ["C:\\글"],
  extension: "C:\\ext",
  searched: "C:\\bin;D:\\tools",
  home: "C:\\Users\\a",
  platform: "win32",
};

const among = (around, ...files) => find({ ...around, isProgram: (file) => files.includes(file) }).program;

test("what the blog brings comes before the path, and the path before our own", () => {
  const all = ["/ext/server/matterlint", "/opt/도구/matterlint", "/usr/bin/matterlint", "/blog/node_modules/.bin/matterlint"];
  for (const last = [...all]; last.length > 0; last.pop()) assert.equal(among(linux, ...last), last.at(-1));
});

test("what lies in a folder that is not trusted is not run", () => {
  assert.equal(among({ ...linux, trusted: false }, "/blog/node_modules/.bin/matterlint"), undefined);
  assert.equal(among({ ...linux, searched: ".:bin:" }, "matterlint", "bin/matterlint", "./matterlint"), undefined);
});

test("Windows has programs where others have scripts", () => {
  assert.equal(among(windows, "D:\\tools\\matterlint.exe"), "D:\\tools\\matterlint.exe");
  assert.equal(among(windows, "C:\\ext\\server\\matterlint.exe"), "C:\\ext\\server\\matterlint.exe");
  const brought = "C:\\글\\node_modules\\@matterlint\\win32-x64\\matterlint.exe";
  assert.equal(among(windows, brought, "D:\\tools\\matterlint.exe"), brought);
  assert.equal(among(windows, "C:\\글\\node_modules\\.bin\\matterlint"), undefined);
});

test("the setting counts alone", () => {
  const named = (setting, ...files) => among({ ...linux, setting }, ...files, "/usr/bin/matterlint");
  assert.equal(named("/x/m", "/x/m"), "/x/m");
  assert.equal(named("~/bin/m", "/home/a/bin/m"), "/home/a/bin/m");
  assert.equal(named("./bin/m", "/blog/bin/m"), "/blog/bin/m");
  assert.equal(named("matterlint-next", "/opt/도구/matterlint-next"), "/opt/도구/matterlint-next");
  assert.equal(named("/x/m"), undefined, "a mistake in it is told, not passed over");
  assert.equal(among({ ...windows, setting: "C:\\m.exe" }, "C:\\m.exe"), "C:\\m.exe");
});

test("what is missing is said", () => {
  const why = (setting) => find({ ...linux, setting, isProgram: () => false }).missing;
  assert.match(why(""), /not found on the PATH.*settings/);
  assert.match(why("/x/m"), /matterlint\.path names \/x\/m/);
});
