// Paths are those of the repository: the rules hold for ui/ and for tests/e2e/ alike.
import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

const noOutside = {
  "no-restricted-imports": [
    "error",
    { patterns: [{ group: ["@tauri-apps/*"], message: "Only ipc/tauri.ts talks to the shell." }] },
  ],
};

/** A room that must not know certain other rooms. */
const room = (files, patterns) => ({
  files,
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          { group: ["@tauri-apps/*"], message: "Only ipc/tauri.ts talks to the shell." },
          ...patterns,
        ],
      },
    ],
  },
});

export default ts.config(
  { ignores: ["**/dist", "**/node_modules", "**/ipc/generated", "**/test-results"] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      eqeqeq: "error",
      "no-console": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      ...noOutside,
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig } },
  },
  { files: ["ui/*.js", "ui/*.ts", "ui/e2e/*.ts", "tests/e2e/*.ts"], languageOptions: { globals: { ...globals.node } } },
  { files: ["ui/src/ipc/tauri.ts"], rules: { "no-restricted-imports": "off" } },
  room(
    ["ui/src/{ipc,figure,charts,lib}/**/*.ts"],
    [
      { group: ["svelte", "svelte/*", "**/*.svelte", "**/*.svelte.*"], message: "These rooms are plain TypeScript." },
      { group: ["**/state/*", "**/components/*", "**/screens/*"], message: "These rooms know nothing of the pages." },
    ],
  ),
  { files: ["ui/src/ipc/tauri.ts"], rules: { "no-restricted-imports": "off" } },
  room(
    ["ui/src/components/**/*"],
    [
      {
        regex: "/(ipc/(?!generated/)|state/|screens/)",
        message: "A component gets what it shows from its screen.",
      },
    ],
  ),
);
