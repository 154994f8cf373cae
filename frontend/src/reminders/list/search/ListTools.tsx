// Finding one among the listed reminders: by words, or by its day.

interface Props {
  sought: string;
  onSeek: (words: string) => void;
  /** The day from which on the list is shown; undefined where it is not by day. */
  day: string | undefined;
  onGoTo: (day: string) => void;
}

/** A field for words, and one for a day; each is as good as empty until it is filled in. */
export function ListTools({ sought, onSeek, day, onGoTo }: Props) {
  return (
    <search class="list-tools">
      <label class="list-tool list-tool-wide">
        <span class="visually-hidden">Search text, addresses and references</span>
        <input
          type="search"
          placeholder="Search text, address, reference"
          value={sought}
          onInput={(event) => onSeek(event.currentTarget.value)}
        />
      </label>
      {day !== undefined && (
        <label class="list-tool">
          <span>Go to day</span>
          <input type="date" value={day} onChange={(event) => onGoTo(event.currentTarget.value)} />
        </label>
      )}
    </search>
  );
}
