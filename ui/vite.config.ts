import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig({
  // The shell serves the page from a scheme of its own, the test host from any port: every path is relative.
  base: "./",
  plugins: [svelte()],
  build: {
    target: "safari16",
    outDir: "dist",
    emptyOutDir: true,
    // Data URLs would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    include: ["src/**/*.test.ts"],
    environment: "node",
  },
});
