// Stops the build when the JavaScript of a page's first load is over its limit.
import { gzipSync } from "node:zlib";
import type { Plugin, Rolldown } from "vite";

type Bundle = Readonly<Record<string, Rolldown.OutputChunk | Rolldown.OutputAsset>>;

/** The chunks a browser fetches before each page runs: its entry and its static imports. */
export function firstLoads(bundle: Bundle): Rolldown.OutputChunk[][] {
  const isChunk = (output?: Bundle[string]) => output?.type === "chunk";
  return Object.values(bundle)
    .filter(isChunk)
    .filter(({ isEntry }) => isEntry)
    .map((entry) => {
      const chunks = new Set([entry]);
      for (const { imports } of chunks) {
        imports
          .map((name) => bundle[name])
          .filter(isChunk)
          .forEach((chunk) => chunks.add(chunk));
      }
      return [...chunks];
    });
}

/** A build plugin that fails when a page's first load has over `limit` bytes of gzipped JavaScript. */
export function firstLoadLimit(limit: number): Plugin {
  return {
    name: "first-load-limit",
    apply: "build",
    writeBundle(_options, bundle) {
      for (const chunks of firstLoads(bundle)) {
        const total = chunks.reduce((sum, { code }) => sum + gzipSync(code).length, 0);
        const name = chunks[0]?.name ?? "";
        const text = `first load of ${name}: ${total} bytes of compressed JavaScript, the limit is ${limit}`;
        if (total > limit) this.error(text);
        this.info(text);
      }
    },
  };
}
