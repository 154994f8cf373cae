// The small signs in a row: by email, by SMS, one that repeats.

const SIGNS = {
  email: ["By email", "M2.5 4.5h15v11h-15zM2.5 5l7.5 6 7.5-6"],
  sms: ["By SMS", "M3 3.5h14v10H9l-4 3.5v-3.5H3zM6.5 8.5h.01M10 8.5h.01M13.5 8.5h.01"],
  repeats: ["Repeats", "M4 9a6 6 0 0 1 11-2.5M16 3v4h-4M16 11a6 6 0 0 1-11 2.5M4 17v-4h4"],
} as const;

/** A line drawing, and its meaning in words. */
export function Sign({ name }: { name: keyof typeof SIGNS }) {
  const [words, path] = SIGNS[name];
  return (
    <span class="sign" title={words}>
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
        <path d={path} />
      </svg>
      <span class="visually-hidden">{words}</span>
    </span>
  );
}
