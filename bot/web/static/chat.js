// Comfort on top of a page that works without it. htmx sends and inserts; this keeps focus, scrolls,
// says when nothing was sent, and leaves without a trace in "back".
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const keyboard = matchMedia("(hover: hover) and (pointer: fine)");
  const notice = (text) => { byId("notice").textContent = text; };
  const ours = (event) => event.detail.requestConfig && event.detail.requestConfig.elt === byId("talk");

  function showNewest() {
    const newest = byId("log").lastElementChild;
    if (newest) newest.scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
  }

  // A pressed button is gone with its question: go on at the new buttons, or at the conversation.
  function keepPlace() {
    if (document.activeElement && document.activeElement !== document.body) return;
    const choices = byId("choices");
    (choices.hasAttribute("tabindex") ? choices : byId("log")).focus({ preventScroll: true });
  }

  // htmx does not see a button that belongs to the form but stands outside of it.
  document.addEventListener("htmx:configRequest", (event) => {
    const button = event.detail.triggeringEvent && event.detail.triggeringEvent.submitter;
    if (button && button.name) event.detail.formData.set(button.name, button.value);
  });
  document.addEventListener("htmx:beforeRequest", () => notice(""));
  document.addEventListener("htmx:beforeSwap", (event) => {
    const sent = event.detail.requestConfig.formData;
    const typed = !event.detail.isError && !sent.has("tap") && !sent.has("command");
    const box = byId("message");
    if (typed && box.value === sent.get("text")) box.value = "";
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (!ours(event) && event.target !== document.body) return;
    document.documentElement.lang = byId("talk").dataset.lang;
    keepPlace();
    showNewest();
  });
  for (const trouble of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(trouble, () => notice(byId("talk").dataset.offline));
  }

  document.addEventListener("keydown", (event) => {
    const sends = event.key === "Enter" && !event.shiftKey && !event.isComposing;
    if (!sends || event.target.id !== "message" || !keyboard.matches) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  });

  function leave() {
    byId("log").replaceChildren();
    location.replace(byId("leave").href);
  }
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#leave")) return;
    event.preventDefault();
    leave();
  });
  document.addEventListener("leave", leave);

  // A text that is ready to be sent. Without this its words can still be marked and copied by hand.
  function offerCopies() {
    if (!navigator.clipboard) return;
    for (const button of document.querySelectorAll("button.copy[hidden]")) button.hidden = false;
  }
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button.copy");
    if (!button) return;
    await navigator.clipboard.writeText(button.parentElement.querySelector("pre").textContent);
    button.textContent = button.dataset.done;
  });
  document.addEventListener("htmx:afterSettle", offerCopies);
  offerCopies();

  // Coming back to a page that the browser had kept: show what the server knows, not the old talk.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.replace(location.pathname);
  });
})();
