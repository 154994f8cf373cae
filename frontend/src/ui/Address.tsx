// An email address, or another long word, in a text.

/** It breaks before a sign, not within a word. */
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
