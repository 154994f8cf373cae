// Puts what a page begins with in two files, its own and what both pages need, so that few requests share the line.
import type { Rolldown } from "vite";

/**
 * Names the chunk of a module: "both" where `entry`, the smaller page, imports it too, else "page".
 * What a page starts by is in neither.
 */
export function firstLoadChunk(entry: string): Rolldown.CodeSplittingNameFunction {
  const ofEntry = new Set<string>();
  return (id, context) => {
    if (/^\0|\.html$|\/main\.tsx$/.test(id)) return null;
    if (ofEntry.size === 0) {
      ofEntry.add(entry);
      for (const found of ofEntry) {
        context.getModuleInfo(found)?.importedIds.forEach((imported) => ofEntry.add(imported));
      }
    }
    return ofEntry.has(id) ? "both" : "page";
  };
}
