// Puts what a page begins with in two files, its own and what both pages need, so that few requests share the line.
import type { Rolldown } from "vite";

type NameFunction = Rolldown.CodeSplittingNameFunction;
type Context = Parameters<NameFunction>[1];

/**
 * Names the chunk of a module: "both" where `entry`, the smaller page, imports it too, else "page".
 * What a page starts by is in neither.
 */
export function firstLoadChunk(entry: string): NameFunction {
  let ofEntry: Set<string> | undefined;
  return (id, context) => {
    if (/^\0|\.html$|\/main\.tsx$/.test(id)) return null;
    ofEntry ??= staticImports(entry, context);
    return ofEntry.has(id) ? "both" : "page";
  };
}

function staticImports(entry: string, context: Context): Set<string> {
  const found = new Set<string>();
  const visit = (id: string) => {
    if (found.has(id)) return;
    found.add(id);
    const imported = context.getModuleInfo(id)?.importedIds ?? [];
    [...imported].forEach(visit); // a list that is used anew for the next module
  };
  visit(entry);
  return found;
}
