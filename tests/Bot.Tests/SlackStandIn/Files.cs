using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;
using Microsoft.AspNetCore.Http;

namespace Bot.Tests.SlackStandIn;

/// <summary>Uploads in three steps: ask for an address, post the bytes there, say that it is complete. Without the last one the file is dropped.</summary>
internal sealed class Files(SlackServer server)
{
    private readonly Dictionary<string, Upload> _uploads = [];
    private readonly Dictionary<string, SlackFile> _files = [];

    /// <summary>Uploads that were begun and never completed.</summary>
    internal int Unfinished
    {
        get
        {
            lock (server.Gate)
                return _uploads.Count;
        }
    }

    internal SlackFile? Find(string? id) => id is null ? null : _files.GetValueOrDefault(id);

    /// <summary>A file that somebody has at hand.</summary>
    internal SlackFile Add(string name, byte[] content)
    {
        var file = new SlackFile(server.Ids.Next("F"), name, name, content);
        lock (server.Gate)
            _files[file.Id] = file;
        return file;
    }

    internal JsonObject Begin(ApiCall call)
    {
        var name = call.Demand("filename");
        var length = call.Number("length") ?? throw ApiRefusal.Invalid("length");
        if (length <= 0)
            throw ApiRefusal.Invalid("length", "must be greater than 0");
        // alt_txt in the documentation, alt_text in Slack's own client.
        var altText = call.Text("alt_txt") ?? call.Text("alt_text");
        if (altText is { Length: > 1000 })
            throw new ApiRefusal("alt_txt_too_large");
        var upload = new Upload(server.Ids.Next("F"), name, length) { AltText = altText };
        var ticket = Guid.NewGuid().ToString("N");
        _uploads[ticket] = upload;
        return new JsonObject { ["upload_url"] = new Uri(server.BaseUrl, $"/upload/v1/{ticket}").ToString(), ["file_id"] = upload.Id };
    }

    internal Task HandleAsync(HttpContext context) => server.Api.HandleAsync(context, "upload_url", () => TakeAsync(context));

    /// <summary>Whoever may not see a file, is led to a page for logging in (docs.slack.dev/reference/objects/file-object#authentication).</summary>
    internal async Task SendAsync(HttpContext context)
    {
        SlackFile? file;
        lock (server.Gate)
            file = Find((context.Request.RouteValues["file"] as string)?.Split('-')[^1]);
        if (context.Request.Headers.Authorization != $"Bearer {server.BotToken}" || !server.Scopes.Contains("files:read") || file is null)
        {
            context.Response.Redirect(new Uri(server.BaseUrl, "/?redir=login").ToString());
            return;
        }

        context.Response.ContentType = "application/octet-stream";
        await context.Response.Body.WriteAsync(file.Content, context.RequestAborted);
    }

    internal JsonObject Complete(ApiCall call)
    {
        var named = call.Arguments["files"] as JsonArray ?? throw ApiRefusal.Invalid("files");
        if (named.Count == 0 || named.Any(file => file is not JsonObject json || json.Text("id") is null))
            throw ApiRefusal.Invalid("files", "must be objects with an id");
        var files = named.OfType<JsonObject>().Select(Finish).ToList();
        foreach (var file in files)
            _files[file.Id] = file;
        foreach (var ticket in _uploads.Where(upload => files.Exists(file => file.Id == upload.Value.Id)).Select(upload => upload.Key).ToList())
            _uploads.Remove(ticket);
        if (call.Text("channel_id") is { } id)
        {
            var channel = Methods.DemandChannel(server, id, toPost: true);
            var comment = call.Text("initial_comment") ?? "";
            if (Mentions.In(new JsonObject { ["text"] = comment }).FirstOrDefault() is { } ping)
                server.Breach($"files.completeUploadExternal: would ping ({ping})");
            var threadTs = call.Text("thread_ts") is { } thread ? Methods.ParentOf(server, channel, thread, "files.completeUploadExternal") : null;
            channel.Announce(server.Posts.Post(channel, [], comment, threadTs, null, files));
        }

        return new JsonObject { ["files"] = new JsonArray([.. files.Select(file => new JsonObject { ["id"] = file.Id, ["title"] = file.Title })]) };
    }

    private SlackFile Finish(JsonObject named)
    {
        var upload = _uploads.Values.FirstOrDefault(one => one.Id == named.Text("id")) ?? throw new ApiRefusal("file_not_found");
        var content = upload.Content ?? throw new ApiRefusal("file_not_found", ["[ERROR] nothing was posted to the upload_url"]);
        return new SlackFile(upload.Id, upload.Name, named.Text("title") ?? upload.Name, content) { AltText = upload.AltText };
    }

    private async Task<Reply> TakeAsync(HttpContext context)
    {
        var content = await ReadAsync(context);
        lock (server.Gate)
        {
            if (!_uploads.TryGetValue(context.Request.RouteValues["ticket"] as string ?? "", out var upload))
                return Reply.Page(404);
            if (content.Length != upload.Length)
            {
                server.Breach(string.Create(CultureInfo.InvariantCulture, $"upload_url: {content.Length} bytes were posted, {upload.Length} were announced"));
                return Reply.Page(400);
            }

            upload.Content = content;
            return new Reply(200, null, Text: string.Create(CultureInfo.InvariantCulture, $"OK - {content.Length}"));
        }
    }

    private static async Task<byte[]> ReadAsync(HttpContext context)
    {
        using var content = new MemoryStream();
        if (context.Request.HasFormContentType && context.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) is true)
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            if (form.Files.Count > 0)
                await form.Files[0].CopyToAsync(content, context.RequestAborted);
        }
        else
        {
            await context.Request.Body.CopyToAsync(content, context.RequestAborted);
        }

        return content.ToArray();
    }

    private sealed record Upload(string Id, string Name, int Length)
    {
        internal string? AltText { get; init; }

        internal byte[]? Content { get; set; }
    }
}
