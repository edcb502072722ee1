// What eslint asks of scripts: its own recommended rules, a few more, and two of this project.

import js from "@eslint/js";
import globals from "globals";

import handedWords from "./handed-words.mjs";

const BUILT = "clone a <template> of the page (shared/dom.js): HTML is written by templates only";

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
      "no-restricted-syntax": [
        "error",
        { selector: "CallExpression[callee.property.name=/^createElement(NS)?$/]", message: BUILT },
        { selector: "CallExpression[callee.property.name=/^(insertAdjacentHTML|write|writeln)$/][callee.object.name='document']", message: BUILT },
        { selector: "CallExpression[callee.property.name='insertAdjacentHTML']", message: BUILT },
        { selector: "AssignmentExpression[left.property.name=/^(inner|outer)HTML$/]", message: BUILT },
      ],
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
];
