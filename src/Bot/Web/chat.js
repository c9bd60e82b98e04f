// Puts answers into the open page as they come. Without this script each form opens a page of its own.
const ask = document.getElementById("ask");
const conversation = document.getElementById("conversation");
const heading = document.querySelector("h1");
const headers = { Accept: "text/event-stream, text/html" };

ask.addEventListener("submit", async event => {
    event.preventDefault();
    if (ask.getAttribute("aria-busy") === "true") return;
    const question = ask.elements.q.value;
    const fields = new URLSearchParams(new FormData(ask));
    let turn = pending(question);
    document.getElementById("welcome")?.remove();
    heading.className = "sr";
    document.querySelector(".after").hidden = false;
    conversation.append(turn);
    let place = top(turn);
    ask.elements.q.value = "";
    busy(true);
    try {
        const response = await fetch(ask.action, { method: "POST", body: fields, headers });
        if (!response.ok) throw new Error(await problem(response));
        for await (const html of events(response)) {
            const next = fragment(html);
            const isLeft = scrollY === place;
            turn.replaceWith(next);
            turn = next;
            if (isLeft) place = top(turn);
        }
        document.title = question;
        history.replaceState(null, "", ask.dataset.conversation);
        ask.elements.q.placeholder = "Go on asking";
    } catch (error) {
        // What was shown of the answer stands; the question is not lost.
        turn.querySelector("[role=status]")?.remove();
        turn.append(notice(error instanceof TypeError ? "The connection was lost. Please ask again." : error.message));
        if (!ask.elements.q.value) ask.elements.q.value = question;
    } finally {
        busy(false);
    }
});

document.addEventListener("submit", async event => {
    const form = event.target;
    const button = event.submitter;
    if (form === ask || button?.name !== "button") return;
    event.preventDefault();
    const fields = new URLSearchParams(new FormData(form, button));
    button.disabled = true;
    let shown;
    try {
        const response = await fetch(form.action, { method: "POST", body: fields, headers });
        shown = response.ok ? fragment(await response.text()) : notice(await problem(response));
        if (!response.ok) button.disabled = false;
    } catch {
        shown = notice("The connection was lost. Please try again.");
        button.disabled = false;
    }
    if (form.classList.contains("rating") && button.disabled) form.replaceWith(shown);
    else if (button.value.startsWith("forget:") && button.disabled) conversation.replaceChildren(shown);
    else (form.closest(".turn") ?? form.parentElement).append(shown);
    shown.tabIndex = -1;
    shown.focus({ preventScroll: true });
    shown.scrollIntoView({ block: "nearest" });
});

/** The page is long enough for it only when the answer is there, so this is done anew, unless somebody scrolled. */
function top(turn) {
    if (turn.previousElementSibling) turn.scrollIntoView({ block: "start" });
    else scrollTo(0, 0);
    return scrollY;
}

function busy(isBusy) {
    ask.setAttribute("aria-busy", isBusy);
    conversation.setAttribute("aria-busy", isBusy);
}

function pending(question) {
    const turn = element("article", "turn");
    turn.append(element("h2", "", question), element("p", "faint", "Looking it up…"));
    turn.firstChild.dir = "auto";
    turn.lastChild.setAttribute("role", "status");
    return turn;
}

function notice(text) {
    const shown = element("p", "notice", text);
    shown.setAttribute("role", "alert");
    return shown;
}

function element(name, className, text = "") {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
}

/** Markup of ours, in which every text of others is encoded. */
function fragment(html) {
    const template = document.createElement("template");
    template.innerHTML = html.trim();
    return template.content.firstElementChild;
}

async function problem(response) {
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return page.querySelector(".notice")?.textContent || "Something went wrong. Please try again.";
}

/** The data of server-sent events: https://html.spec.whatwg.org/multipage/server-sent-events.html */
async function* events(response) {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        text += value;
        for (let end; (end = text.indexOf("\n\n")) >= 0; text = text.slice(end + 2)) {
            yield text.slice(0, end).split("\n").filter(line => line.startsWith("data:")).map(line => line.slice(5).replace(/^ /, "")).join("\n");
        }
    }
}
