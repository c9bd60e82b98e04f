// The real Bolt against the stand-in: `node app.mjs socket API_URL BOT_TOKEN APP_TOKEN [PING_TIMEOUT_MS]` or
// `node app.mjs http API_URL BOT_TOKEN SIGNING_SECRET`. Prints `ready`, over HTTP with its port, and a line for each thing it has done.
import bolt from "@slack/bolt";

const [mode, slackApiUrl, token, secret, ping] = process.argv.slice(2);
const clientOptions = { slackApiUrl, retryConfig: { retries: 2, minTimeout: 10 } };
const logLevel = process.env.DEBUG_PEER ? bolt.LogLevel.DEBUG : bolt.LogLevel.ERROR;
const app = new bolt.App(
  mode === "socket"
    ? {
        token,
        clientOptions,
        logLevel,
        receiver: new bolt.SocketModeReceiver({
          appToken: secret,
          logLevel,
          clientPingTimeout: ping ? Number(ping) : undefined,
          installerOptions: { clientOptions },
        }),
      }
    : { token, clientOptions, logLevel, signingSecret: secret },
);
const say = (line) => console.log(line);
const quiet = { unfurl_links: false, unfurl_media: false };
const plain = (text) => ({ type: "plain_text", text });

app.error(async (error) => {
  say(`error ${error.message}`);
});

app.event("app_mention", async ({ event, client, context }) => {
  const thread = { channel: event.channel, thread_ts: event.thread_ts ?? event.ts };
  if (event.text.includes("file")) {
    await client.files.uploadV2({
      channel_id: thread.channel,
      thread_ts: thread.thread_ts,
      initial_comment: "The figures.",
      file_uploads: [{ file: Buffer.from("a,b\n1,2\n"), filename: "figures.csv", title: "Figures", alt_text: "a and b" }],
    });
    say("uploaded");
    return;
  }
  if (event.text.includes("group")) {
    try {
      await client.usergroups.users.list({ usergroup: "S000" });
      say("listed");
    } catch (error) {
      say(`${error.data.error} ${error.data.needed} ${error.data.response_metadata.scopes.includes("chat:write")}`);
    }
    return;
  }
  await client.chat.postMessage({ ...thread, ...quiet, text: "Nobody yet." });
  say(`answered ${context.retryNum ?? 0}`);
});

app.message("direct", async ({ message, client }) => {
  const answer = await client.chat.postMessage({ ...quiet, channel: message.channel, text: "Here too." });
  await client.chat.update({ channel: message.channel, ts: answer.ts, text: "Here as well." });
  say("updated");
});

app.command("/ask", async ({ command, ack, respond }) => {
  await ack();
  await respond({
    text: `You asked ${command.text}`,
    blocks: [
      { type: "section", text: { type: "mrkdwn", text: "It was *close*.", verbatim: true } },
      { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "So it was.", style: { italic: true } }] }] },
      {
        type: "actions",
        block_id: "more",
        elements: [
          { type: "button", action_id: "more", text: plain("More"), value: "1" },
          { type: "button", action_id: "form", text: plain("Feedback") },
        ],
      },
    ],
  });
  say("responded");
});

app.command("/quick", async ({ ack }) => {
  await ack({ text: "At once." });
  say("acknowledged");
});

app.action("more", async ({ action, ack, respond }) => {
  await ack();
  await respond({ text: `More of ${action.value}.`, response_type: "ephemeral", replace_original: false });
  say("pressed");
});

app.action("form", async ({ body, ack, client }) => {
  await ack();
  await client.views.open({
    trigger_id: body.trigger_id,
    view: {
      type: "modal",
      callback_id: "feedback",
      private_metadata: "42",
      title: plain("Feedback"),
      submit: plain("Send"),
      blocks: [
        { type: "input", block_id: "topic", label: plain("Topic"), element: { type: "external_select", action_id: "topic", min_query_length: 1 } },
        { type: "input", block_id: "words", label: plain("What is wrong?"), element: { type: "plain_text_input", action_id: "words", multiline: true } },
        {
          type: "input",
          block_id: "kinds",
          optional: true,
          label: plain("Kinds"),
          element: { type: "checkboxes", action_id: "kinds", options: [{ text: plain("Date"), value: "date" }, { text: plain("Name"), value: "name" }] },
        },
      ],
    },
  });
  say("opened");
});

app.options("topic", async ({ options, ack }) => {
  await ack({ options: [{ text: plain(`About ${options.value}`), value: "elections" }] });
  say("suggested");
});

app.view("feedback", async ({ view, body, ack, client }) => {
  const { topic, words, kinds } = view.state.values;
  if (words.words.value.length < 5) {
    await ack({ response_action: "errors", errors: { words: "Say a little more." } });
    say("refused");
    return;
  }
  await ack();
  const told = `${topic.topic.selected_option.value}: ${words.words.value} (${kinds.kinds.selected_options.map((kind) => kind.value)}) ${view.private_metadata}`;
  await client.chat.postMessage({ ...quiet, channel: body.user.id, text: told });
  say("submitted");
});

app.event("app_home_opened", async ({ event, client }) => {
  if (event.tab !== "home") return;
  await client.views.publish({ user_id: event.user, view: { type: "home", blocks: [{ type: "header", text: plain("Welcome") }, { type: "divider" }] } });
  say("published");
});

app.shortcut("check", async ({ shortcut, ack, client }) => {
  await ack();
  await client.chat.postEphemeral({ channel: shortcut.channel.id, user: shortcut.user.id, text: `Checked ${shortcut.message.ts}.` });
  say("checked");
});

const server = await app.start(0);
say(mode === "socket" ? "ready" : `ready ${server.address().port}`);
process.stdin.resume().on("end", () => process.exit(0));
