// Shows a part of the page that is fetched once it is needed.
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { LoadError } from "../ui/LoadError";
import { Loading } from "../ui/Loading";
import { loadChunk } from "./load-chunk";

interface Words {
  /** What is fetched, in a sentence: "the fields". */
  what: string;
  /** Whether it is a view: once it has come its heading takes the focus, where nothing else has. */
  isView?: boolean;
}

/**
 * The component that `fetchPart` gives. It stays known: what is shown again is there at once, and
 * a part that could not be fetched is asked for again when a person wants that.
 */
export function lazily<Props extends object>(
  fetchPart: () => Promise<ComponentType<Props>>,
  { what, isView = false }: Words,
): ComponentType<Props> {
  let known: ComponentType<Props> | undefined;
  return function Lazily(props: Props) {
    const [part, setPart] = useState<ComponentType<Props> | Error | undefined>(() => known);
    const isMissing = part === undefined;
    useEffect(() => {
      if (!isMissing) return;
      let isShown = true;
      loadChunk(fetchPart).then(
        (found) => {
          known = found;
          if (isShown) setPart(() => found);
        },
        (error: unknown) => {
          if (isShown) setPart(error as Error);
        },
      );
      return () => {
        isShown = false;
      };
    }, [isMissing]);
    const [wasMissing] = useState(isMissing);
    useEffect(() => {
      const hasFocus = document.activeElement !== document.body;
      if (isView && wasMissing && !isMissing && !hasFocus) document.querySelector("h1")?.focus();
    }, [isMissing, wasMissing]);
    if (part === undefined) return <Loading what={what} />;
    if (part instanceof Error) {
      return <LoadError what="A part of this page" error={part} retry={() => setPart(undefined)} />;
    }
    const Part = part;
    return <Part {...props} />;
  };
}
