// Starts the page.
import { render } from "preact";
import { App } from "./app/App";
import "./styles/page.css";

const root = document.getElementById("page");
if (root === null) throw new Error("index.html has no element with the id page");
delete root.dataset.starting; // public/start-check.js looks for it
render(<App />, root);
