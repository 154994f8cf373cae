// Starts the page that a message's links lead to. Nobody signs in here, and nothing for that is loaded.
import { render } from "preact";
import { MessagePage } from "./MessagePage";
import "../styles/page.css";

const root = document.querySelector<HTMLElement>("main[data-starting]");
if (root === null) throw new Error("message.html has nothing that is starting");
delete root.dataset.starting; // public/start-check.js looks for it
const token = window.location.pathname.split("/")[2] ?? "";
render(<MessagePage token={token} wanted={window.location.hash.slice(1)} />, root);
