// What an editor would show of a YAML file: `node editor.cjs FILE LINE COLUMN` (counted from 0)
// prints the problems of the file and what could be written at that place, as JSON.
const { spawn } = require("node:child_process");
const { readFileSync } = require("node:fs");
const { dirname, resolve } = require("node:path");
const { pathToFileURL } = require("node:url");
const rpc = require("vscode-jsonrpc/node");

const [file, line, character] = process.argv.slice(2);
const uri = pathToFileURL(resolve(file)).href;
const server = spawn(process.execPath, [
  resolve(__dirname, "node_modules/yaml-language-server/bin/yaml-language-server"),
  "--stdio",
]);
const connection = rpc.createMessageConnection(
  new rpc.StreamMessageReader(server.stdout),
  new rpc.StreamMessageWriter(server.stdin),
);

async function look() {
  const problems = new Promise((told) =>
    connection.onNotification("textDocument/publishDiagnostics", (said) => told(said.diagnostics)),
  );
  // Settings that the server asks for: schemas come from the files themselves, from nowhere else.
  connection.onRequest("workspace/configuration", ({ items }) =>
    items.map(({ section }) =>
      section === "yaml"
        ? { validate: true, completion: true, schemaStore: { enable: false } }
        : null,
    ),
  );
  connection.onRequest("client/registerCapability", () => null);
  connection.listen();
  const root = pathToFileURL(dirname(resolve(file))).href;
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: root,
    workspaceFolders: [{ uri: root, name: "root" }],
    capabilities: { workspace: { configuration: true } },
  });
  await connection.sendNotification("initialized", {});
  const text = readFileSync(file, "utf8");
  const textDocument = { uri, languageId: "yaml", version: 1, text };
  await connection.sendNotification("textDocument/didOpen", { textDocument });
  const found = await problems;
  const completions = await connection.sendRequest("textDocument/completion", {
    textDocument: { uri },
    position: { line: Number(line), character: Number(character) },
  });
  return {
    problems: found.map(({ message, range }) => ({ ...range.start, message })),
    completions: completions.items.map(({ label, documentation }) => ({
      label,
      said: documentation?.value ?? documentation ?? "",
    })),
  };
}

look().then((seen) => {
  process.stdout.write(JSON.stringify(seen));
  server.kill();
  process.exit(0);
});
