// Stops the build when the JavaScript of the first load is over its limit.
import { gzipSync } from "node:zlib";
import type { Plugin, Rolldown } from "vite";

type Bundle = Readonly<Record<string, Rolldown.OutputChunk | Rolldown.OutputAsset>>;

/** The chunks a browser fetches before the page runs: the entries and their static imports. */
export function firstLoadChunks(bundle: Bundle): Rolldown.OutputChunk[] {
  const found = new Map<string, Rolldown.OutputChunk>();
  const visit = (name: string) => {
    const output = bundle[name];
    if (output?.type !== "chunk" || found.has(name)) return;
    found.set(name, output);
    output.imports.forEach(visit);
  };
  for (const output of Object.values(bundle)) {
    if (output.type === "chunk" && output.isEntry) visit(output.fileName);
  }
  return [...found.values()];
}

/** A build plugin that fails when the first load has over `limit` bytes of gzipped JavaScript. */
export function firstLoadLimit(limit: number): Plugin {
  return {
    name: "first-load-limit",
    apply: "build",
    writeBundle(_options, bundle) {
      const sizes = firstLoadChunks(bundle).map((chunk) => gzipSync(chunk.code).length);
      const total = sizes.reduce((sum, size) => sum + size, 0);
      const text = `first load: ${total} bytes of compressed JavaScript, the limit is ${limit}`;
      if (total > limit) this.error(text);
      this.info(text);
    },
  };
}
