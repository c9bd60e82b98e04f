using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using NSec.Cryptography;

namespace Bot.Tests.DiscordStandIn;

/// <summary>Brings interactions to the bot, over the gateway or, signed, to the endpoint it has named.</summary>
internal sealed class InteractionDelivery(DiscordServer server, Key key) : IDisposable
{
    private readonly HttpClient _client = new();
    private readonly ConcurrentDictionary<string, Interaction> _interactions = [];

    internal Interaction? Find(string token) => _interactions.GetValueOrDefault(token);

    internal Interaction Begin(Interaction interaction)
    {
        _interactions[interaction.Token] = interaction;
        if (server.Endpoint is { } endpoint)
            _ = PostAsync(interaction, endpoint);
        else
            server.Gateway.Dispatch("INTERACTION_CREATE", interaction.Payload, GatewayIntents.None, interaction.Channel.Guild);
        return interaction;
    }

    /// <summary>Posts a body to the endpoint with its signature, or with one of other bytes as Discord's probes do.</summary>
    internal async Task<HttpResponseMessage> PostAsync(Uri endpoint, string body, bool isSignatureWrong, CancellationToken cancellationToken)
    {
        var timestamp = server.Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var signed = Encoding.UTF8.GetBytes(timestamp + body + (isSignatureWrong ? " " : ""));
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Add("X-Signature-Ed25519", Convert.ToHexStringLower(SignatureAlgorithm.Ed25519.Sign(key, signed)));
        request.Headers.Add("X-Signature-Timestamp", timestamp);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Discord-Interactions", "1.0"));
        return await _client.SendAsync(request, cancellationToken);
    }

    /// <summary>What Discord does when an endpoint is entered in the portal: a PING, and PINGs with wrong signatures. Null when it holds.</summary>
    internal async Task<string?> ProbeAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        const string Ping = """{"type":1,"version":1,"id":"1","application_id":"1","token":"ping"}""";
        using var good = await PostAsync(endpoint, Ping, isSignatureWrong: false, cancellationToken);
        if ((int)good.StatusCode != 200 || good.Content.Headers.ContentType?.MediaType is not "application/json"
            || JsonNode.Parse(await good.Content.ReadAsStringAsync(cancellationToken))?["type"]?.GetValue<int>() != 1)
            return $"PING was answered with {(int)good.StatusCode} {good.Content.Headers.ContentType}";
        using var bad = await PostAsync(endpoint, Ping, isSignatureWrong: true, cancellationToken);
        return (int)bad.StatusCode == 401 ? null : $"a wrong signature was answered with {(int)bad.StatusCode}";
    }

    public void Dispose() => _client.Dispose();

    private async Task PostAsync(Interaction interaction, Uri endpoint)
    {
        try
        {
            using var response = await PostAsync(endpoint, interaction.Payload.ToJsonString(), isSignatureWrong: false, CancellationToken.None);
            // 202: the bot sends its callback over REST.
            if ((int)response.StatusCode == 202)
                return;
            if ((int)response.StatusCode != 200)
                throw new HttpRequestException($"The endpoint answered an interaction with {(int)response.StatusCode}.");
            var (body, files) = await ReadAsync(response.Content);
            lock (server.Gate)
                server.Responses.Respond(interaction, body, files, "HTTP response");
        }
        catch (RestRefusal refusal)
        {
            server.Breach($"HTTP response: {refusal.Told}");
            interaction.Fail(refusal);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or System.Text.Json.JsonException or InvalidOperationException)
        {
            server.Breach($"HTTP response: {broken.Message}");
            interaction.Fail(broken);
        }
    }

    private static async Task<(JsonObject Body, IReadOnlyList<UploadedFile> Files)> ReadAsync(HttpContent content)
    {
        var type = content.Headers.ContentType;
        if (type?.MediaType is not "multipart/form-data")
            return (JsonNode.Parse(await content.ReadAsStringAsync())?.AsObject() ?? [], []);
        var boundary = type.Parameters.First(parameter => parameter.Name == "boundary").Value?.Trim('"') ?? "";
        var reader = new MultipartReader(boundary, await content.ReadAsStreamAsync());
        var files = new List<UploadedFile>();
        JsonObject body = [];
        while (await reader.ReadNextSectionAsync() is { } section)
        {
            var form = section.GetContentDispositionHeader();
            using var bytes = new MemoryStream();
            await section.Body.CopyToAsync(bytes);
            var name = form?.Name.Value?.Trim('"') ?? "";
            if (name == "payload_json")
                body = JsonNode.Parse(bytes.ToArray())?.AsObject() ?? [];
            else if (int.TryParse(name.AsSpan(name.IndexOf('[', StringComparison.Ordinal) + 1).TrimEnd(']'), System.Globalization.CultureInfo.InvariantCulture, out var number))
                files.Add(new UploadedFile(number, form?.FileName.Value?.Trim('"') ?? "", section.ContentType ?? "", bytes.ToArray()));
        }

        return (body, files);
    }
}
