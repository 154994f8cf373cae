// Builds the page into dist/, serves it while it is worked on, and runs its unit tests.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { firstLoadChunk } from "./bundle/first-load-chunks.ts";
import { firstLoadLimit } from "./bundle/first-load-limit.ts";
import settings from "./package.json" with { type: "json" };

const messageEntry = fileURLToPath(import.meta.resolve("./src/message/main.tsx"));
const localStack = process.env.SITE_URL ?? "http://localhost:4567";

export default defineConfig({
  plugins: [firstLoadLimit(110_000)],
  build: {
    // "ios_saf >= 17.2" is "ios17.2" here.
    target: settings.browserslist.map((entry) => entry.replace(/_saf| >= /g, "")),
    assetsInlineLimit: 0,
    sourcemap: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ["index.html", "message.html"],
      output: {
        codeSplitting: {
          groups: [{ name: firstLoadChunk(messageEntry), tags: ["$initial"] }],
        },
      },
    },
  },
  server: {
    proxy: {
      "/m/": { target: localStack, bypass: () => "/message.html" },
      "/v1": localStack,
      "/docs": localStack,
      "/openapi.json": localStack,
      "/config.json": localStack,
    },
  },
  test: {
    environment: "jsdom",
    isolate: false,
    maxWorkers: 2,
    sequence: { shuffle: true },
    testTimeout: 60_000,
    include: ["src/**/*.test.{ts,tsx}", "bundle/**/*.test.ts"],
    setupFiles: ["src/testing/setup.ts"],
    env: { TZ: "Australia/Sydney" },
  },
});
