import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["**/lean-qr/**"] },
  js.configs.recommended,
  { languageOptions: { ecmaVersion: 2022, sourceType: "module", globals: globals.browser } },
];
