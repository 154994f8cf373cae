// Shows a part of the page that is fetched once it is needed.
import type { ComponentType, FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { LoadError, Loading } from "../ui/Loading";
import { loadChunk } from "./load-chunk";

/**
 * The component that `fetchPart` gives; `what` it is, in a sentence: "the fields". It stays known:
 * what is shown again is there at once, and a part that could not be fetched is asked for again when
 * a person wants that.
 */
export function lazily<Props extends object>(
  fetchPart: () => Promise<ComponentType<Props>>,
  what: string,
): FunctionComponent<Props> {
  let known: ComponentType<Props> | undefined;
  return function Lazily(props: Props) {
    const [Part, setPart] = useState(() => known);
    const [error, setError] = useState<Error>();
    const isMissing = Part === undefined && error === undefined;
    useEffect(() => {
      if (isMissing) loadChunk(fetchPart).then((part) => setPart(() => (known = part)), setError);
    }, [isMissing]);
    if (Part !== undefined) return <Part {...props} />;
    const retry = () => setError(undefined);
    if (error !== undefined) return <LoadError title={error.message} retry={retry} />;
    return <Loading what={what} />;
  };
}
