// Shows how far a work is while its page is open. Without it, the page loads itself anew.
const run = document.getElementById("run");
const address = run?.dataset.events;

function show(html) {
  const pressed = run.contains(document.activeElement) ? document.activeElement.value : null;
  run.innerHTML = html;
  if (pressed) {
    [...run.querySelectorAll("button")].find((button) => button.value === pressed)?.focus();
  }
}

if (address) {
  const events = new EventSource(address);
  events.addEventListener("run", (event) => show(event.data));
  events.addEventListener("done", async (event) => {
    events.close();
    show(event.data);
    run.focus();
    // What stands below every page tells of the corpus that was in use before.
    const page = new DOMParser().parseFromString(await (await fetch(location)).text(), "text/html");
    document.querySelector("body > footer").replaceWith(page.querySelector("body > footer"));
  });
}
