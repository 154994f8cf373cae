// Loads what the page fetches only when it needs it: tried twice, and a failure is put in words.

/** A part of the page could not be fetched. */
export class ChunkError extends Error {
  constructor(cause: unknown) {
    super("A part of this page couldn't be loaded. Check your connection and try again.", {
      cause,
    });
  }
}

/** Milliseconds after which a part that has not come counts as lost. */
const TIMEOUT = 30_000;

/**
 * What `fetchChunk`, a dynamic import, gives; after a failure it is called once more. Rejects with
 * ChunkError.
 */
export async function loadChunk<Chunk>(fetchChunk: () => Promise<Chunk>): Promise<Chunk> {
  const late = new Promise<never>((_resolve, reject) => {
    setTimeout(reject, TIMEOUT, new Error("it took too long"));
  });
  try {
    return await Promise.race([fetchChunk().catch(fetchChunk), late]);
  } catch (error) {
    throw new ChunkError(error);
  }
}
