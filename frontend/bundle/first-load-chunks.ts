// Bundles the first load of each page in two files: its own modules, and those of both pages.
import type { Rolldown } from "vite";

/** The chunk of a module: "both" if `entry`, the smaller page, imports it too, else "page". */
export function firstLoadChunk(entry: string): Rolldown.CodeSplittingNameFunction {
  const imported = new Set<string>();
  return (id, context) => {
    if (/^\0|\.html$|\/main\.tsx$/.test(id)) return null; // the entries themselves
    if (imported.size === 0) {
      imported.add(entry);
      for (const found of imported) {
        context.getModuleInfo(found)?.importedIds.forEach((each) => imported.add(each));
      }
    }
    return imported.has(id) ? "both" : "page";
  };
}
