// What a message's link is for: what it is about, and what its recipient can do. Nothing happens before a press.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { ApiError } from "../api/errors";
import type { Message } from "../api/types";
import { LoadError } from "../ui/LoadError";
import { Starting } from "../ui/Loading";
import { PageHeading } from "../ui/PageHeading";
import { messageCalls, problemText } from "./calls";
import { DoneSection, type SectionProps, SnoozeSection, StopSection } from "./sections";
import { localWords } from "./times";

interface Props {
  token: string;
  /** What the link was for: "done", "snooze" or "stop"; its first button has the focus. */
  wanted: string;
}

interface Failed {
  error: unknown;
  retry: () => void;
}

/** The page of the link with `token`. */
export function MessagePage({ token, wanted }: Props) {
  const calls = useMemo(() => messageCalls(token), [token]);
  const [message, setMessage] = useState<Message>();
  const [error, setError] = useState<unknown>();
  const load = () => {
    setError(undefined);
    calls.view().then(setMessage, setError);
  };
  useEffect(load, [calls]);
  return (
    <>
      <header class="site-header">
        <a href="/" class="site-name">
          <img src="/favicon.svg" alt="" width="32" height="32" />
          Task Reminder
        </a>
      </header>
      <main id="main" tabIndex={-1}>
        <section class="panel message-page">
          {message !== undefined && <Loaded {...{ calls, message, setMessage, wanted }} />}
          {message === undefined && error === undefined && <Starting what="your message" />}
          {message === undefined && error !== undefined && (
            <NotLoaded calls={calls} error={error} retry={load} />
          )}
        </section>
      </main>
    </>
  );
}

function Loaded({ wanted, ...props }: SectionProps & Pick<Props, "wanted">) {
  const { calls, message } = props;
  const sections = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const found = sections.current?.querySelectorAll<HTMLElement>("[data-for]") ?? [];
    const section = [...found].find(({ dataset }) => dataset["for"] === wanted);
    section?.querySelector("button")?.focus();
  }, [wanted]);
  return (
    <>
      <PageHeading title="Your message">
        <bdi>{message.title}</bdi>
      </PageHeading>
      <p>
        Due {localWords(message.dueAtLocal)} ({message.timezone})
      </p>
      <p class="hint">{whoAsked(message)}</p>
      <div ref={sections}>
        <DoneSection {...props} />
        <SnoozeSection {...props} />
        {message.actions.includes("stop") && (
          <StopSection calls={calls} stopped={message.stopped} />
        )}
      </div>
    </>
  );
}

function whoAsked({ askedBy, forOneself }: Message): string {
  if (forOneself) return "Whoever got it had asked for it.";
  return askedBy === null
    ? `Somebody who uses ${window.location.host} asked for it: the message says who.`
    : `${askedBy} asked for it.`;
}

/** Where the message is gone its recipient can still stop others. */
function NotLoaded({ calls, error, retry }: Pick<SectionProps, "calls"> & Failed) {
  const isGone = error instanceof ApiError && error.status === 404;
  const message = problemText(error);
  if (!isGone) return <LoadError what="Your message" error={{ message }} retry={retry} />;
  return (
    <>
      <PageHeading title="Nothing here">There is nothing at this link any more</PageHeading>
      <p>Messages are kept for some time only. If it is whole, you can still stop others by it.</p>
      <StopSection calls={calls} stopped={null} />
    </>
  );
}
