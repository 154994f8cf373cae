// Says in words when the browser is too old for the page, and when the page has not started.
/* global window, document, Intl, URL, CSS */
(function () {
  "use strict";
  var TOO_OLD =
    "This browser is too old for this page, which may not work in it. It needs Chrome or Edge 120, Firefox 121, Safari 17.2, or a newer one.";

  /** What the page uses, and all browsers of package.json's list have. */
  function isTooOld() {
    var list = Array.prototype;
    return !(
      Object.hasOwn &&
      list.at &&
      list.toSorted &&
      list.toSpliced &&
      list.with &&
      window.structuredClone &&
      window.AbortController &&
      window.Intl &&
      Intl.supportedValuesOf &&
      window.URL &&
      URL.canParse &&
      window.CSS &&
      CSS.supports &&
      CSS.supports("selector(:has(a))")
    );
  }

  function say(text, buttonText) {
    var box = document.createElement("div");
    box.className = "notice";
    box.setAttribute("role", "alert");
    var paragraph = document.createElement("p");
    paragraph.appendChild(document.createTextNode(text));
    box.appendChild(paragraph);
    if (buttonText) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "button";
      button.appendChild(document.createTextNode(buttonText));
      button.onclick = function () {
        window.location.reload();
      };
      box.appendChild(button);
    }
    document.body.insertBefore(box, document.body.firstChild);
  }

  function check() {
    if (isTooOld()) {
      say(TOO_OLD);
    } else if (document.querySelector("[data-starting]")) {
      say("This page could not be started: a part of it was not loaded.", "Load it again");
    }
  }

  if (document.readyState === "complete") check();
  else window.addEventListener("load", check);
})();
