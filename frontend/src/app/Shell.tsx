// The header, main part and footer of every view.
import type { ComponentChildren } from "preact";
import { Link } from "wouter-preact";
import { useLoadedSettings } from "../config/ConfigGate";
import { AttentionLink } from "../reminders/list/AttentionLink";
import { SessionControls } from "../sign-in/SignIn";
import { isViewerZoneKnown } from "../time/zones";
import { Keys } from "./Keys";

export function Shell({ children }: { children: ComponentChildren }) {
  const isLoaded = useLoadedSettings() !== undefined;
  return (
    <>
      <a class="skip-link" href="#main">
        Skip to content
      </a>
      <header class="site-header">
        <Link href="/" class="site-name">
          <img src="/favicon.svg" alt="" width="32" height="32" />
          Task Reminder
        </Link>
        {isLoaded && <AttentionLink />}
        <div class="session">{isLoaded && <SessionControls />}</div>
      </header>
      <main id="main" tabIndex={-1}>
        {!isViewerZoneKnown() && (
          <p class="notice notice-warn">
            This device names no time zone that the browser knows, so times here are in UTC. Set the
            device's time zone to see yours.
          </p>
        )}
        {children}
      </main>
      <footer class="site-footer">
        <p>
          <a href="/docs">API for developers</a> <Keys />
        </p>
        <p>“Sent” means that the mail service or the mobile network took the message.</p>
      </footer>
    </>
  );
}
