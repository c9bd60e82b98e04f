using System.Net;
using System.Net.ServerSentEvents;
using Bot.Moderate;

namespace Bot.Tests.Web;

/// <summary>A browser without scripts: it keeps cookies, and sends forms with the hidden field of the page that it saw last.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClient _http;
    private string? _form;

    internal Visitor(HttpMessageHandler site, string peer, string? name)
    {
        _http = new HttpClient(new Cookies(site)) { BaseAddress = new Uri("http://localhost") };
        _http.DefaultRequestHeaders.Add(ModeratorRig.PeerHeader, peer);
        if (name is not null)
            _http.DefaultRequestHeaders.Add(ModeratorRig.Header, name);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>With every request from now on.</summary>
    internal void Send(string header, string value) => _http.DefaultRequestHeaders.Add(header, value);

    /// <summary>What the last response set.</summary>
    internal IReadOnlyList<string> SetCookies { get; private set; } = [];

    internal async Task<Seen> GetAsync(string path)
    {
        using var response = await _http.GetAsync(path, Cancellation);
        return await SeeAsync(response);
    }

    internal Task<Seen> PostAsync(string path, params (string Name, string Value)[] fields) => PostAsync(path, _form, fields);

    /// <param name="form">Null for none.</param>
    internal async Task<Seen> PostAsync(string path, string? form, params (string Name, string Value)[] fields)
    {
        var all = fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).ToList();
        if (form is not null)
            all.Add(KeyValuePair.Create(Moderator.FormField, form));
        using var content = new FormUrlEncodedContent(all);
        using var response = await _http.PostAsync(path, content, Cancellation);
        return await SeeAsync(response);
    }

    internal async Task<Seen> SignInAsync(string token)
    {
        await GetAsync(ModeratorRoutes.SignIn);
        return await PostAsync(ModeratorRoutes.SignIn, (SignInRoutes.TokenField, token));
    }

    internal async Task<Seen> UploadAsync(params (string Name, byte[] Content)[] files)
    {
        await GetAsync(ModeratorArticles.Path);
        using var content = new MultipartFormDataContent { { new StringContent(_form ?? ""), Moderator.FormField } };
        foreach (var (name, bytes) in files)
            content.Add(new ByteArrayContent(bytes), "file", name);
        using var response = await _http.PostAsync(ModeratorArticles.UploadPath, content, Cancellation);
        return await SeeAsync(response);
    }

    /// <summary>Sends a form of the page of the corpus, and reads what came of it.</summary>
    internal async Task<string> DoAsync(params (string Name, string Value)[] fields)
    {
        await GetAsync(ModeratorRoutes.Home);
        return await FollowAsync(await PostAsync(ModeratorRoutes.Corpus, fields));
    }

    /// <summary>Waits for the end of the work that a form led to.</summary>
    internal async Task<string> FollowAsync(Seen started)
    {
        Assert.StartsWith(ModeratorRoutes.Runs, started.Location, StringComparison.Ordinal);
        await foreach (var _ in EventsAsync(started.Location))
        {
        }

        return (await GetAsync(started.Location)).Text;
    }

    internal async IAsyncEnumerable<(string Name, string Html)> EventsAsync(string run)
    {
        await using var stream = await _http.GetStreamAsync($"{run}/events", Cancellation);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(Cancellation))
            yield return (item.EventType, item.Data);
    }

    public void Dispose() => _http.Dispose();

    private async Task<Seen> SeeAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        if (body.Split("name=\"form\" value=\"") is [_, var after, ..])
            _form = after.Split('"')[0];
        SetCookies = response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [];
        return new Seen(response.StatusCode, body, response.Headers.Location?.OriginalString ?? "", response.Headers.CacheControl?.ToString() ?? "") { Attachment = response.Content.Headers.ContentDisposition?.FileName };
    }

    /// <summary>Sends all that it was given, wherever.</summary>
    private sealed class Cookies(HttpMessageHandler site) : DelegatingHandler(site)
    {
        private readonly Dictionary<string, string> _kept = new(StringComparer.Ordinal);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (_kept.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", _kept.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            var response = await base.SendAsync(request, cancellationToken);
            foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                var (name, value) = cookie.Split(';')[0].Split('=', 2) is [var first, var second] ? (first, second) : throw new InvalidOperationException($"{cookie} is no cookie.");
                if (value.Length == 0)
                    _kept.Remove(name);
                else
                    _kept[name] = value;
            }

            return response;
        }
    }
}

internal sealed record Seen(HttpStatusCode Status, string Body, string Location, string Cached)
{
    /// <summary>The same with its entities read.</summary>
    internal string Text => WebUtility.HtmlDecode(Body);

    public string? Attachment { get; init; }
}
