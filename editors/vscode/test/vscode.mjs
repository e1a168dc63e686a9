// A stand-in for VS Code: as much of its API as a language client needs to open one file and to be told what is wrong in it.

import { pathToFileURL, fileURLToPath } from "node:url";

export class EventEmitter {
  #listeners = new Set();
  event = (listener, self) => {
    const bound = listener.bind(self);
    this.#listeners.add(bound);
    return new Disposable(() => this.#listeners.delete(bound));
  };
  fire(value) {
    for (const listener of [...this.#listeners]) listener(value);
  }
  dispose() {
    this.#listeners.clear();
  }
}

export class Disposable {
  constructor(dispose) {
    this.dispose = dispose ?? (() => undefined);
  }
  static from(...parts) {
    return new Disposable(() => parts.forEach((part) => part.dispose()));
  }
}

export class Uri {
  constructor(url) {
    this.url = new URL(url);
  }
  static file = (path) => new Uri(pathToFileURL(path));
  static parse = (text) => new Uri(text);
  get scheme() {
    return this.url.protocol.slice(0, -1);
  }
  get path() {
    return decodeURIComponent(this.url.pathname);
  }
  get fsPath() {
    return fileURLToPath(this.url);
  }
  toString() {
    return this.url.href;
  }
}

class Position {
  constructor(line, character) {
    Object.assign(this, { line, character });
  }
}

class Range {
  constructor(...ends) {
    const [start, end] = ends.length === 2 ? ends : [new Position(ends[0], ends[1]), new Position(ends[2], ends[3])];
    Object.assign(this, { start, end });
  }
}

class Diagnostic {
  constructor(range, message, severity) {
    Object.assign(this, { range, message, severity });
  }
}

class Document {
  version = 1;
  languageId = "markdown";
  isClosed = false;
  isDirty = false;
  constructor(path, text) {
    this.uri = Uri.file(path);
    this.fileName = path;
    this.getText = () => text;
  }
}

class CancellationTokenSource {
  #cancelled = new EventEmitter();
  token = { isCancellationRequested: false, onCancellationRequested: this.#cancelled.event };
  cancel() {
    this.token.isCancellationRequested = true;
    this.#cancelled.fire();
  }
  dispose() {
    this.#cancelled.dispose();
  }
}

class CodeActionKind {
  static Empty = new CodeActionKind("");
  static QuickFix = new CodeActionKind("quickfix");
  static SourceFixAll = new CodeActionKind("source.fixAll");
  constructor(value) {
    this.value = value;
  }
  append(part) {
    return new CodeActionKind(this.value ? `${this.value}.${part}` : part);
  }
}

class TabInputText {
  constructor(uri) {
    this.uri = uri;
  }
}

/** A window with an open folder. What the extension did to it can be read from it. */
export function openWindow(folder, settings) {
  const seen = { commands: new Map(), executed: [], errors: [], diagnostics: new Map(), log: [], answer: undefined };
  const events = new Map();
  const event = (name) => {
    if (!events.has(name)) events.set(name, new EventEmitter());
    return events.get(name);
  };
  const documents = [];
  const tabs = [];
  const log = (...words) => void seen.log.push(words.join(" "));
  const vscode = open({
    __esModule: true, // so that compiled modules take it as it is, and do not copy what it has now
    Disposable, EventEmitter, Uri, Position, Range, Diagnostic, CancellationTokenSource, CodeActionKind, TabInputText,
    CancellationError: class extends Error {},
    DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
    DiagnosticTag: { Unnecessary: 1, Deprecated: 2 },
    version: "1.91.0",
    env: { appName: "stand-in", language: "en", openExternal: async () => true },
    commands: {
      registerCommand(name, run) {
        seen.commands.set(name, run);
        return new Disposable();
      },
      executeCommand: async (...call) => void seen.executed.push(call),
    },
    languages: space(event, {
      match: (selector, { languageId }) => (selector.some((one) => one.language === languageId) ? 10 : 0),
      createDiagnosticCollection: () => ({
        set: (uri, found) => seen.diagnostics.set(uri.toString(), found ?? []),
        delete: (uri) => seen.diagnostics.delete(uri.toString()),
        has: (uri) => seen.diagnostics.has(uri.toString()),
        clear: () => seen.diagnostics.clear(),
        dispose: () => undefined,
      }),
    }),
    window: space(event, {
      createOutputChannel: () => ({
        ...methods(log, "append appendLine debug error info trace warn"),
        logLevel: 3,
        onDidChangeLogLevel: event("onDidChangeLogLevel").event,
        show: () => log("shown"),
        dispose: () => undefined,
      }),
      showErrorMessage: async (message) => (seen.errors.push(message), seen.answer),
      visibleTextEditors: [],
      tabGroups: { all: [{ tabs }], onDidChangeTabs: event("onDidChangeTabs").event },
    }),
    workspace: space(event, {
      isTrusted: true,
      textDocuments: documents,
      notebookDocuments: [],
      workspaceFolders: [{ uri: Uri.file(folder), name: "blog", index: 0 }],
      getConfiguration: (section) => (section ? read(settings[section] ?? {}) : read(settings)),
      getWorkspaceFolder: () => vscode.workspace.workspaceFolders[0],
      createFileSystemWatcher: () => ({ ...emitters("onDidCreate onDidChange onDidDelete"), dispose: () => undefined }),
    }),
  });
  return {
    vscode,
    seen,
    fire: (name, value) => event(name).fire(value),
    open(path, text) {
      const document = new Document(path, text);
      documents.push(document);
      tabs.push({ input: new TabInputText(document.uri) });
      vscode.window.activeTextEditor = { document };
      event("onDidChangeTabs").fire({ opened: tabs.slice(-1), closed: [], changed: [] });
      event("onDidOpenTextDocument").fire(document);
      return document;
    },
  };
}

/** Settings as VS Code hands them out. */
function read(values) {
  return { ...values, get: (key, otherwise) => values[key] ?? otherwise, inspect: () => undefined, has: (key) => key in values };
}

function methods(run, names) {
  return Object.fromEntries(names.split(" ").map((name) => [name, run]));
}

function emitters(names) {
  return Object.fromEntries(names.split(" ").map((name) => [name, new EventEmitter().event]));
}

/** A part of the API in which every event can be listened to and everything else can be registered. */
function space(event, known) {
  return new Proxy(known, {
    get(target, name) {
      if (name in target || typeof name !== "string") return target[name];
      if (/^on(Did|Will)/.test(name)) return event(name).event;
      return /^(register|show|create|set)/.test(name) ? () => new Disposable() : undefined;
    },
  });
}

/** The API, in which a class or an enumeration that nobody looks into is an empty one. */
function open(known) {
  return new Proxy(known, {
    get(target, name) {
      if (!(name in target) && /^[A-Z]/.test(String(name))) target[name] = class {};
      return target[name];
    },
  });
}
