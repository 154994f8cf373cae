// An address in a text: where it has no room on a line it goes on before a sign, not within a word.

/** An email address, or anything else that is one long word. */
export function Address({ text }: { text: string }) {
  return (
    <bdi>
      {text.split(/(?=[@._])/).map((part, index) => (
        <>
          {index > 0 && <wbr />}
          {part}
        </>
      ))}
    </bdi>
  );
}
