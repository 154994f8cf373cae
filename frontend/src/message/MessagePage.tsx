// The page of a message's link: the message, and what its recipient can do. Nothing happens before a press.
import { useEffect, useMemo, useState } from "preact/hooks";
import { ApiError } from "../api/errors";
import type { Message } from "../api/types";
import { LoadError, Starting } from "../ui/Loading";
import { PageHeading } from "../ui/PageHeading";
import {
  DoneSection,
  messageCalls,
  problemText,
  type SectionProps,
  SnoozeSection,
  StopSection,
} from "./sections";
import { localWords } from "./times";

/** `wanted` is the section whose first button gets the focus: "done", "snooze" or "stop". */
export function MessagePage({ token, wanted }: { token: string; wanted: string }) {
  const calls = useMemo(() => messageCalls(token), [token]);
  const [message, setMessage] = useState<Message>();
  const [error, setError] = useState<unknown>();
  const load = () => {
    setError(undefined);
    calls.view().then(setMessage, setError);
  };
  useEffect(load, [calls]);
  const isLoaded = message !== undefined;
  useEffect(() => {
    if (isLoaded) document.getElementById(wanted)?.querySelector("button")?.focus();
  }, [isLoaded, wanted]);
  return (
    <section class="panel message-page">
      {isLoaded && <Loaded {...{ calls, message, setMessage }} />}
      {!isLoaded && error === undefined && <Starting what="your message" />}
      {!isLoaded && error !== undefined && <NotLoaded {...{ calls, error, retry: load }} />}
    </section>
  );
}

function Loaded(props: SectionProps) {
  const { calls, message } = props;
  return (
    <>
      <PageHeading title="Your message">
        <bdi>{message.title}</bdi>
      </PageHeading>
      <p>Due {localWords(message.dueAtLocal, message.timezone)}</p>
      <p class="hint">{askedByWords(message)}</p>
      <DoneSection {...props} />
      <SnoozeSection {...props} />
      {message.actions.includes("stop") && <StopSection calls={calls} stopped={message.stopped} />}
    </>
  );
}

function askedByWords({ askedBy, forOneself }: Message): string {
  if (forOneself) return "Its recipient asked for it.";
  return askedBy === null
    ? `Somebody who uses ${window.location.host} asked for it: the message says who.`
    : `${askedBy} asked for it.`;
}

interface NotLoadedProps extends Pick<SectionProps, "calls"> {
  error: unknown;
  retry: () => void;
}

/** If the message is gone its recipient can still stop others. */
function NotLoaded({ calls, error, retry }: NotLoadedProps) {
  const isGone = error instanceof ApiError && error.status === 404;
  const title = "Your message couldn't be loaded";
  if (!isGone) return <LoadError title={title} reason={problemText(error)} retry={retry} />;
  return (
    <>
      <PageHeading title="Nothing here">There is nothing at this link any more</PageHeading>
      <p>Messages are kept for a limited time. With the complete link you can still stop others.</p>
      <StopSection calls={calls} stopped={null} />
    </>
  );
}
