// Loads parts of the page that are only fetched when they are needed, and shows them.
import type { ComponentType, FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { LoadError, Loading } from "../ui/Loading";

/** A part of the page couldn't be fetched. */
export class ChunkError extends Error {
  constructor(cause: unknown) {
    const text = "A part of this page couldn't be loaded. Check your connection and try again.";
    super(text, { cause });
  }
}

/** Milliseconds after which a part counts as lost. */
const TIMEOUT = 30_000;

/** The result of `fetchChunk`, a dynamic import, which is retried once. Rejects with ChunkError. */
export async function loadChunk<Chunk>(fetchChunk: () => Promise<Chunk>): Promise<Chunk> {
  const timeout = new Promise<never>((_resolve, reject) => {
    setTimeout(reject, TIMEOUT, new Error("it took too long"));
  });
  try {
    return await Promise.race([fetchChunk().catch(fetchChunk), timeout]);
  } catch (error) {
    throw new ChunkError(error);
  }
}

/** Events on which what could not be fetched is fetched again: a form may wait for it. */
const RETRIES = ["online", "submit"] as const;

/** The component that `fetchPart` gives, fetched once; `what` it is, in a sentence: "the fields". */
export function lazily<Props extends object>(
  fetchPart: () => Promise<ComponentType<Props>>,
  what: string,
): FunctionComponent<Props> {
  let fetched: ComponentType<Props> | undefined;
  return function Lazily(props: Props) {
    const [Part, setPart] = useState(() => fetched);
    const [error, setError] = useState<Error>();
    const isMissing = Part === undefined && error === undefined;
    useEffect(() => {
      if (isMissing) loadChunk(fetchPart).then((part) => setPart(() => (fetched = part)), setError);
    }, [isMissing]);
    const retry = () => setError(undefined);
    useEffect(() => {
      for (const event of RETRIES) window.addEventListener(event, retry);
      return () => RETRIES.forEach((event) => window.removeEventListener(event, retry));
    }, []);
    if (Part !== undefined) return <Part {...props} />;
    if (error !== undefined) return <LoadError title={error.message} retry={retry} />;
    return <Loading what={what} />;
  };
}
