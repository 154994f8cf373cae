// The browsers that the page is built for, as Vite names them.

const NAMES: Readonly<Record<string, string>> = { ios_saf: "ios" };

/** "ios_saf >= 17.2" is "ios17.2". Throws where an entry is not of that form. */
export function buildTargets(browserslist: readonly string[]): string[] {
  return browserslist.map((entry) => {
    const [, name = "", version] = /^(\w+) >= ([\d.]+)$/.exec(entry) ?? [];
    if (version === undefined) throw new Error(`browserslist: ${entry} is not "name >= version"`);
    return (NAMES[name] ?? name) + version;
  });
}
