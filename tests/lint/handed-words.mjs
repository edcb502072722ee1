// The words that a script asks for must be handed to its page: they stand in the script.yml of its own folder, of the
// folder of every page, or of a folder whose scripts import it.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

import { load } from "js-yaml";

const ROOT = resolve(import.meta.dirname, "../../overrides/jalons");
const IMPORT = /(?:from|import)\s*\(?\s*"(\.[^"]+\.js)"/g;
/** What gives words for a key, and the endings that it adds to the key. */
const ASKING = { word: [""], pluralWord: ["-one", "-many"] };

/** The scripts that import a script, by its path; read once, since no script changes while they are checked. */
const importers = new Map();
for (const name of readdirSync(ROOT, { recursive: true })) {
  if (!name.endsWith(".js") || name.startsWith("vendor")) continue;
  const path = join(ROOT, name);
  for (const [, target] of readFileSync(path, "utf8").matchAll(IMPORT)) {
    const imported = resolve(dirname(path), target);
    importers.set(imported, [...(importers.get(imported) ?? []), path]);
  }
}

/** The words that script.yml of a folder names. */
function wordsOf(folder) {
  const path = join(folder, "script.yml");
  return existsSync(path) ? Object.keys(load(readFileSync(path, "utf8")).words ?? {}) : [];
}

/** All words that are handed to the pages on which a script runs. */
function handedTo(script) {
  const scripts = new Set([script]);
  for (const each of scripts) for (const importer of importers.get(each) ?? []) scripts.add(importer);
  const folders = new Set([join(ROOT, "base"), ...[...scripts].map(dirname)]);
  return [...folders].flatMap(wordsOf);
}

/** The keys that an argument can be: [text, whether it is the whole key]; of what is worked out only the beginning is known. */
function keysIn(node) {
  switch (node?.type) {
    case "Literal":
      return [[String(node.value), true]];
    case "TemplateLiteral":
      return [[node.quasis[0].value.cooked, node.expressions.length === 0]];
    case "ConditionalExpression":
      return [...keysIn(node.consequent), ...keysIn(node.alternate)];
    default:
      return [];
  }
}

export default {
  meta: {
    type: "problem",
    schema: [],
    messages: { missing: 'no script.yml of this script\'s pages hands it "{{key}}"' },
  },
  create(context) {
    const handed = handedTo(context.filename);
    const isHanded = (key, whole) => handed.some((name) => (whole ? name === key : name.startsWith(key)));
    return {
      CallExpression(node) {
        for (const ending of ASKING[node.callee.name] ?? []) {
          for (const [key, whole] of keysIn(node.arguments[0])) {
            const wanted = whole ? key + ending : key;
            if (!isHanded(wanted, whole)) context.report({ node, messageId: "missing", data: { key: wanted } });
          }
        }
      },
    };
  },
};
