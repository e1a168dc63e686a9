// The bundle in a stand-in for VS Code, with the real server: MATTERLINT names it, or else it is on the path.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { load, loadFile } from "./bundle.mjs";
import { openWindow } from "./vscode.mjs";

const program = process.env.MATTERLINT ?? "matterlint";
const blog = path.join(realpathSync(mkdtempSync(path.join(tmpdir(), "matterlint-vscode-"))), "내 블로그");
mkdirSync(path.join(blog, "content/posts"), { recursive: true });
writeFileSync(path.join(blog, "hugo.toml"), 'baseURL = "https://example.org/"\n');
after(() => rmSync(path.dirname(blog), { recursive: true }));

const POST = "---\ntitle: 봄 🌸\ndate: 2024-04-31\n---\n\n봄이 ![꽃](없다.png) 왔다.\n";

/**
 * The extension in a window with these settings; what lies in the package is used where MATTERLINT_BUNDLE names it.
 * It is stopped when the test ends, however that is: a server that lives on would keep node from ending.
 */
async function activate(t, settings) {
  const window = openWindow(blog, { matterlint: settings });
  const bundle = process.env.MATTERLINT_BUNDLE;
  const extension = bundle ? loadFile(bundle, window.vscode) : await load("extension.ts", window.vscode);
  t.after(() => extension.deactivate());
  await extension.activate({ subscriptions: [], extensionPath: path.join(blog, "nothing") });
  return { ...window, extension };
}

async function until(what, holds) {
  const end = Date.now() + 20_000;
  for (let value; Date.now() < end; await new Promise((next) => setTimeout(next, 20))) if ((value = holds())) return value;
  assert.fail(`never: ${what}`);
}

test("a post is checked as it is opened, and again by another server", { timeout: 60_000 }, async (t) => {
  const { seen, open, fire, extension } = await activate(t, { path: program, inlayHints: true });
  assert.deepEqual(seen.errors, []);
  const { uri } = open(path.join(blog, "content/posts/봄 날.md"), POST);
  const found = async () => {
    const all = await until("findings", () => seen.diagnostics.get(uri.toString())?.length >= 2 && seen.diagnostics.get(uri.toString()));
    return all.map(({ code, range, severity, source }) => [code?.value ?? code, range.start.line, range.start.character, severity, source]);
  };
  const expected = [["date-invalid", 2, 6, 0, "matterlint"], ["image-missing", 5, 8, 0, "matterlint"]];
  assert.deepEqual((await found()).sort(), expected);
  seen.diagnostics.clear();
  await seen.commands.get("matterlint.restart")();
  assert.deepEqual((await found()).sort(), expected);
  fire("onDidChangeConfiguration", { affectsConfiguration: (section) => section === "matterlint" });
  await extension.deactivate();
  assert.deepEqual(seen.errors, []);
});

test("what cannot be run is said with a button", { timeout: 60_000 }, async (t) => {
  const { seen } = await activate(t, { path: "/nothing/here" });
  assert.match(seen.errors.join(), /names \/nothing\/here/);
  seen.answer = "Open Settings";
  await seen.commands.get("matterlint.restart")();
  await until("settings", () => seen.executed.length > 0);
  assert.deepEqual(seen.executed, [["workbench.action.openSettings", "matterlint.path"]]);
});

test("a program that is no server is told", { timeout: 60_000 }, async (t) => {
  const { seen } = await activate(t, { path: "/bin/false" });
  await until("a complaint", () => seen.errors.some((error) => error.includes("/bin/false does not run as a language server")));
});

test("commands do what they are named for", { timeout: 60_000 }, async (t) => {
  const { seen } = await activate(t, { path: "/nothing/here" });
  await seen.commands.get("matterlint.fixAll")();
  const fix = { kind: "source.fixAll.matterlint", apply: "first" };
  assert.deepEqual(seen.executed, [["editor.action.sourceAction", fix]]);
  seen.commands.get("matterlint.showOutput")();
  assert.ok(seen.log.includes("shown"));
});
