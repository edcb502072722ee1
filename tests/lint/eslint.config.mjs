// What eslint asks of scripts: its own recommended rules, a few more, and two of this project.

import js from "@eslint/js";
import globals from "globals";

import handedWords from "./handed-words.mjs";

const BUILT = "clone a <template> of the page (shared/dom.js): HTML is written by templates only";

const BUILDS_HTML = [
  "CallExpression[callee.property.name=/^(createElement|createElementNS|insertAdjacentHTML)$/]",
  "CallExpression[callee.object.name='document'][callee.property.name=/^write(ln)?$/]",
  "AssignmentExpression[left.property.name=/^(inner|outer)HTML$/]",
].map((selector) => ({ selector, message: BUILT }));

/** What one module does for all others: [what no other may, the module that does it]. */
const ONE_MODULE_EACH = [
  ["MemberExpression[object.name='Intl'][property.name='PluralRules']", "plural.js"],
  ["CallExpression[callee.object.name='history'][callee.property.name=/State$/]", "fragment.js"],
  ["CallExpression[callee.property.name='normalize'] > Literal[value=/^NFK?D$/]", "folding.js"],
  ["Property[key.name='dateStyle']", "dates.js"],
  ["CallExpression[callee.property.name='slice'][callee.object.callee.property.name='toISOString']", "dates.js"],
];

const DOES_AGAIN = ONE_MODULE_EACH.map(([selector, module]) => ({ selector, message: `shared/${module} does this` }));

export default [
  { ignores: ["**/vendor/**"] },
  js.configs.recommended,
  {
    files: ["**/*.js"],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    languageOptions: { ecmaVersion: 2023, sourceType: "module", globals: globals.browser },
    plugins: { jalons: { rules: { "handed-words": handedWords } } },
    rules: {
      "jalons/handed-words": "error",
      "no-restricted-syntax": ["error", ...BUILDS_HTML, ...DOES_AGAIN],
      "array-callback-return": "error",
      "consistent-return": "error",
      curly: ["error", "multi-line"],
      "default-case-last": "error",
      eqeqeq: "error",
      "max-lines": ["error", { max: 200 }],
      "max-lines-per-function": ["error", { max: 40, skipComments: true, skipBlankLines: true }],
      "no-console": ["error", { allow: ["error"] }],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-param-reassign": "error",
      "no-promise-executor-return": "error",
      "no-sequences": "error",
      "no-throw-literal": "error",
      "no-unused-expressions": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-arrow-callback": "error",
      "prefer-const": "error",
      "prefer-template": "error",
      "require-await": "error",
    },
  },
  {
    files: ONE_MODULE_EACH.map(([, module]) => `**/shared/${module}`),
    rules: { "no-restricted-syntax": ["error", ...BUILDS_HTML] },
  },
];
