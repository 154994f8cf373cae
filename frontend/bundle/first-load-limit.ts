// Stops the build when the JavaScript of a page's first load is over its limit.
import { gzipSync } from "node:zlib";
import type { Plugin, Rolldown } from "vite";

type Bundle = Readonly<Record<string, Rolldown.OutputChunk | Rolldown.OutputAsset>>;

/** The chunks a browser fetches before each page runs: its entry and its static imports. */
export function firstLoads(bundle: Bundle): Rolldown.OutputChunk[][] {
  return Object.values(bundle)
    .filter((output) => output.type === "chunk" && output.isEntry)
    .map((entry) => chunksOf(bundle, entry.fileName));
}

function chunksOf(bundle: Bundle, entry: string): Rolldown.OutputChunk[] {
  const found = new Map<string, Rolldown.OutputChunk>();
  const visit = (name: string) => {
    const output = bundle[name];
    if (output?.type !== "chunk" || found.has(name)) return;
    found.set(name, output);
    output.imports.forEach(visit);
  };
  visit(entry);
  return [...found.values()];
}

/** A build plugin that fails when a page's first load has over `limit` bytes of gzipped JavaScript. */
export function firstLoadLimit(limit: number): Plugin {
  return {
    name: "first-load-limit",
    apply: "build",
    writeBundle(_options, bundle) {
      for (const chunks of firstLoads(bundle)) {
        const sizes = chunks.map((chunk) => gzipSync(chunk.code).length);
        const total = sizes.reduce((sum, size) => sum + size, 0);
        const name = chunks[0]?.name ?? "";
        const text = `first load of ${name}: ${total} bytes of compressed JavaScript, the limit is ${limit}`;
        if (total > limit) this.error(text);
        this.info(text);
      }
    },
  };
}
