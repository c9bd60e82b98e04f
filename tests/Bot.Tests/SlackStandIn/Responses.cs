using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;
using Microsoft.AspNetCore.Http;

namespace Bot.Tests.SlackStandIn;

/// <summary>response_url: JSON, at most five times within 30 minutes, also where the bot is not in the channel.</summary>
internal sealed class Responses(SlackServer server)
{
    private static readonly Reply Done = new(200, new JsonObject { ["ok"] = true });

    internal Task HandleAsync(HttpContext context) => server.Api.HandleAsync(context, "response_url", () => AnswerAsync(context));

    /// <summary>A message in answer to an interaction: for the person alone, unless it says in_channel.</summary>
    internal void Answer(SlackInteraction interaction, JsonObject body, string route)
    {
        var type = body.Text("response_type");
        if (body["response_type"] is not null && type is not ("ephemeral" or "in_channel"))
            throw ApiRefusal.Invalid("response_type", "must be one of ephemeral, in_channel");
        var target = interaction.Source is { IsBots: true } source ? source : interaction.LastAnswer;
        if (body.Flag("delete_original") is true)
        {
            if (target is not null)
                server.Posts.Delete(target);
            return;
        }

        var text = MessageRules.Check(server, route, body);
        server.Api.Keep("blocks", body["blocks"]?.DeepClone() ?? new JsonArray());
        var channel = interaction.Channel ?? throw new ApiRefusal("channel_not_found");
        if (body.Flag("replace_original") is true && target is { IsDeleted: false })
        {
            var json = target.Json;
            json["text"] = text;
            json["blocks"] = BlockForm.Complete(server.Ids, body["blocks"] as JsonArray ?? []);
            server.Posts.Change(target, json);
            interaction.Answer(target);
            return;
        }

        var viewer = type is "in_channel" ? null : interaction.Person;
        interaction.Answer(server.Posts.Post(channel, body, text, Thread(interaction, body, channel, route), viewer));
    }

    private async Task<Reply> AnswerAsync(HttpContext context)
    {
        try
        {
            if (context.Request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) is not true)
                throw ApiRefusal.Invalid("Content-Type", $"must be application/json; got {context.Request.ContentType}");
            if (context.Request.Headers.ContainsKey("Authorization"))
                server.Breach("response_url: sent with a token");
            var body = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject ?? throw new ApiRefusal("invalid_payload");
            lock (server.Gate)
            {
                var interaction = server.Interactions.FindByPath(context.Request.Path.Value ?? "");
                if (interaction is null || server.Now - interaction.Begun > SlackInteraction.MostLife)
                    return Gone("expired_url");
                if (interaction.Responses == SlackInteraction.MostResponses)
                    return Gone("used_url");
                interaction.Responses++;
                Answer(interaction, body, "response_url");
                return Done;
            }
        }
        catch (JsonException)
        {
            server.Breach("response_url: the body is no JSON");
            return new Reply(400, new ApiRefusal("invalid_payload").Body());
        }
        catch (ApiRefusal refusal)
        {
            server.Breach($"response_url: {refusal.Told}");
            return new Reply(400, refusal.Body());
        }
    }

    private static Reply Gone(string error) => new(404, new ApiRefusal(error).Body());

    private string? Thread(SlackInteraction interaction, JsonObject body, SlackChannel channel, string route)
    {
        var named = body.Text("thread_ts");
        if (named is not null)
            return Methods.ParentOf(server, channel, named, route);
        // A private answer to a button in a thread stands in the thread.
        return body.Text("response_type") is not "in_channel" ? interaction.Source?.ThreadTs : null;
    }
}
