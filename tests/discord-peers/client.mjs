// The real discord.js against the stand-in: `node client.mjs API_URL TOKEN GUILD CHANNEL`. Each line it prints is a step that held;
// the test acts between them. Exit code 0 only when all held.
import assert from "node:assert/strict";
import { once } from "node:events";
import { AttachmentBuilder, Client, Events, GatewayIntentBits, MessageFlags } from "discord.js";

const [api, token, guildId, channelId] = process.argv.slice(2);
const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
  allowedMentions: { parse: [], repliedUser: false },
  rest: { api },
});
const failed = (error) => {
  console.error(error);
  process.exit(1);
};
process.on("unhandledRejection", failed);
client.on(Events.Error, failed);
client.on(Events.ShardError, failed);
if (process.env.DEBUG_PEER) client.on(Events.Debug, (line) => console.error(line));

const next = (event, wanted = () => true) =>
  new Promise((resolve) => {
    const listen = (...values) => {
      if (!wanted(...values)) return;
      client.off(event, listen);
      resolve(values);
    };
    client.on(event, listen);
  });
const fromPerson = (message) => !message.author.bot;

const ready = once(client, Events.ClientReady);
await client.login(token);
await ready;
const guild = await client.guilds.fetch(guildId);
assert.equal(client.guilds.cache.get(guildId).channels.cache.get(channelId).name, "general");
const commands = await guild.commands.set([
  { name: "ask", description: "Ask the news", options: [{ name: "question", description: "What?", type: 3, required: true, autocomplete: true }] },
]);
assert.equal(commands.size, 1);

let wait = next(Events.InteractionCreate);
console.log("ready");
let [interaction] = await wait;
assert.ok(interaction.isAutocomplete());
await interaction.respond([{ name: "Who won?", value: "Who won the election?" }]);

wait = next(Events.InteractionCreate);
console.log("completed");
[interaction] = await wait;
assert.ok(interaction.isChatInputCommand());
assert.equal(interaction.options.getString("question"), "Who won the election?");
assert.ok(interaction.memberPermissions.has("SendMessages"));
await interaction.deferReply({ flags: MessageFlags.Ephemeral });
const edited = await interaction.editReply({
  content: "It was close.",
  embeds: [{ title: "Source", description: "The Post" }],
  components: [{ type: 1, components: [{ type: 2, style: 1, label: "More", custom_id: "more" }, { type: 2, style: 2, label: "Form", custom_id: "form" }] }],
  files: [new AttachmentBuilder(Buffer.from("a,b\n1,2\n"), { name: "figures.csv", description: "The figures" })],
});
assert.equal(edited.attachments.first().name, "figures.csv");
const followed = await interaction.followUp({ content: "And more.", flags: MessageFlags.Ephemeral });
assert.ok(followed.flags.has(MessageFlags.Ephemeral));

wait = next(Events.InteractionCreate);
console.log("answered");
[interaction] = await wait;
assert.ok(interaction.isButton());
assert.equal(interaction.message.content, "It was close.");
await interaction.update({ content: "It was very close.", components: interaction.message.components });

wait = next(Events.InteractionCreate);
console.log("updated");
[interaction] = await wait;
await interaction.showModal({
  custom_id: "feedback",
  title: "Feedback",
  components: [{ type: 18, label: "What is wrong?", component: { type: 4, style: 2, custom_id: "words", max_length: 500 } }],
});

wait = next(Events.InteractionCreate);
console.log("opened");
[interaction] = await wait;
assert.ok(interaction.isModalSubmit());
assert.equal(interaction.fields.getTextInputValue("words"), "The date.");
const { resource } = await interaction.reply({ content: "Thanks.", withResponse: true });
assert.equal(resource.message.content, "Thanks.");

wait = next(Events.MessageCreate, fromPerson);
console.log("thanked");
let [message] = await wait;
assert.equal(message.content, "", "content is hidden without MESSAGE_CONTENT");
wait = next(Events.MessageCreate, fromPerson);
console.log("overheard");
[message] = await wait;
assert.ok(message.mentions.has(client.user));
assert.match(message.content, /who won/);
const reply = await message.reply("Nobody yet.");
assert.equal(reply.reference.messageId, message.id);
await reply.edit("Somebody.");
const thread = await reply.startThread({ name: "Who won" });
await thread.sendTyping();
await thread.send("Here it goes on.");

const resumed = next(Events.ShardResume);
wait = next(Events.MessageCreate, fromPerson);
console.log("replied");
[message] = await wait;
assert.match(message.content, /while you were away/);
const [, replayed] = await resumed;
assert.ok(replayed >= 2, "discord.js counts RESUMED with what was missed");

console.log("resumed");
await next(Events.MessageCreate, fromPerson);
const begun = Date.now();
await message.channel.send("After a limit.");
assert.ok(Date.now() - begun >= 290, "discord.js waits for retry_after");
const again = next(Events.ShardReady);
client.on(Events.ShardResume, () => console.log("revived"));
console.log("waited");
await again;

console.log("identified");
await client.destroy();
