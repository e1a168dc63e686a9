// Runs `matterlint server` for the Markdown files of a window, and its commands.

import { accessSync, constants, statSync } from "node:fs";
import { homedir } from "node:os";
import { type ExtensionContext, type LogOutputChannel, commands, window, workspace } from "vscode";
import { LanguageClient, RevealOutputChannelOn } from "vscode-languageclient/node";
import { find } from "./program";

let client: LanguageClient | undefined;
let turn: Promise<void> = Promise.resolve();

export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel("matterlint", { log: true });
  const restart = () => inTurn(() => stop().then(() => start(context, output)));
  context.subscriptions.push(
    output,
    commands.registerCommand("matterlint.restart", restart),
    commands.registerCommand("matterlint.showOutput", () => output.show()),
    commands.registerCommand("matterlint.fixAll", () =>
      commands.executeCommand("editor.action.sourceAction", { kind: "source.fixAll.matterlint", apply: "first" }),
    ),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("matterlint.path")) void restart();
    }),
    workspace.onDidGrantWorkspaceTrust(() => void restart()),
  );
  await restart();
}

export function deactivate(): Promise<void> {
  return inTurn(stop);
}

/** One after the other: who restarts twice in a second has one server afterwards. */
function inTurn(task: () => Promise<void>): Promise<void> {
  turn = turn.then(task, task);
  return turn;
}

async function start(context: ExtensionContext, output: LogOutputChannel): Promise<void> {
  const settings = workspace.getConfiguration("matterlint");
  const found = find({
    setting: settings.get("path", ""),
    folders: (workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath),
    trusted: workspace.isTrusted,
    extension: context.extensionPath,
    searched: process.env["PATH"] ?? "",
    home: homedir(),
    platform: process.platform,
    arch: process.arch,
    isProgram,
  });
  if ("missing" in found) return complain(found.missing, output);
  output.info(`runs ${found.program}`);
  const files = ["markdown", "mdx"].map((language) => ({ scheme: "file", language }));
  const started = new LanguageClient(
    "matterlint",
    "matterlint",
    { command: found.program, args: ["server"] },
    {
      documentSelector: files,
      initializationOptions: { inlayHints: settings.get("inlayHints", false) },
      synchronize: { configurationSection: "matterlint" },
      outputChannel: output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
    },
  );
  client = started;
  try {
    await started.start();
  } catch (error) {
    client = undefined;
    complain(`${found.program} does not run as a language server: ${error}`, output);
  }
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  // A server that has gone by itself cannot be stopped, which is no reason not to start another.
  await running?.dispose().catch(() => undefined);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Says what is wrong, with the buttons that help. Nobody waits for the answer. */
function complain(message: string, output: LogOutputChannel): void {
  output.error(message);
  void window.showErrorMessage(message, "Open Settings", "Show Output").then((answer) => {
    if (answer === "Open Settings") void commands.executeCommand("workbench.action.openSettings", "matterlint.path");
    if (answer === "Show Output") output.show();
  });
}
