using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Api;
using Bot.Tests.Running;
using Bot.Tests.Web;
using Microsoft.OpenApi;

namespace Bot.Tests.Api;

public sealed class ApiDescriptionTests : IAsyncLifetime
{
    private const string Key = "0123456789abcdef";

    private TwoArticles _articles = null!; // set before each test

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_document_is_read_by_the_library_of_openapi_without_a_complaint()
    {
        await using var site = await WebRig.StartAsync(_articles.Folder);

        var read = OpenApiDocument.Parse(await DocumentAsync(site), "json");

        Assert.Empty(read.Diagnostic?.Errors ?? []);
        Assert.Empty(read.Diagnostic?.Warnings ?? []);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic?.SpecificationVersion);
        Assert.Equal(ApiOperations.All.Select(operation => operation.Path), read.Document?.Paths.Keys);
    }

    [Fact]
    public async Task Everything_in_the_document_is_described()
    {
        await using var site = await WebRig.StartAsync(_articles.Folder);

        var document = OpenApiDocument.Parse(await DocumentAsync(site), "json").Document;

        var properties = document?.Components?.Schemas?.SelectMany(schema => (schema.Value.Properties ?? new Dictionary<string, IOpenApiSchema>()).Select(property => (schema.Key, property.Key, property.Value))) ?? [];
        Assert.Empty(from property in properties
                     where string.IsNullOrEmpty(property.Value.Description) && property.Value.OneOf is not { Count: > 0 }
                     select $"{property.Item1}.{property.Item2}");
        var operations = document?.Paths.Values.SelectMany(path => path.Operations ?? []) ?? [];
        Assert.All(operations.SelectMany(operation => operation.Value.Parameters ?? []), parameter => Assert.False(string.IsNullOrEmpty(parameter.Description)));
    }

    [Fact]
    public async Task Keys_are_in_the_document_when_they_are_demanded()
    {
        await using var open = await WebRig.StartAsync(_articles.Folder);
        await using var locked = await WebRig.StartAsync(_articles.Folder, settings: WithKey());

        Assert.Null(JsonNode.Parse(await DocumentAsync(open))?["security"]);
        Assert.Equal(["bearer", "key"], JsonNode.Parse(await DocumentAsync(locked))?["security"]?.AsArray().SelectMany(way => way!.AsObject().Select(scheme => scheme.Key)) ?? []);
    }

    [Fact]
    public async Task The_document_names_the_public_address()
    {
        await using var site = await WebRig.StartAsync(_articles.Folder, settings: new JsonObject { ["Web"] = new JsonObject { ["PublicUrl"] = "https://bot.example.org/base/" } });

        var document = JsonNode.Parse(await DocumentAsync(site, "/base"));

        Assert.Equal("https://bot.example.org/base", (string?)document?["servers"]?[0]?["url"]);
    }

    [Fact]
    public async Task The_examples_of_parameters_are_taken()
    {
        await using var site = await WebRig.StartAsync(Path.Combine(Checkout.Folder, "seeds"));

        foreach (var operation in ApiOperations.All)
        {
            foreach (var parameter in operation.Parameters.Where(parameter => parameter is { IsInPath: false, IsOfBodyAlone: false }))
            {
                using var response = await site.GetAsync($"{PathOf(operation)}?{string.Join('&', operation.Parameters.Where(other => (other.IsRequired && !other.IsInPath) || other == parameter).Select(Typed))}");
                // The version of the example is that of one reading of the seeds.
                Assert.True(response.IsSuccessStatusCode || parameter.Name == "version", await response.Content.ReadAsStringAsync(Cancellation));
            }
        }
    }

    [Fact]
    public async Task Validators_of_others_find_no_fault_with_the_document_and_what_is_given_holds_it()
    {
        await using var site = await WebRig.StartAsync(_articles.Folder, settings: WithKey());
        string[] asked =
        [
            "ask?q=When+did+the+harbour+bridge+open%3F", "ask?q=When+did+the+harbour+bridge+open%3F&explain=true", "ask?q=Who+sings+in+Geneva%3F&explain=true", "ask?q=How+much+did+the+harbour+bridge+cost%3F",
            "ask?q=what+was+opened+by+architekt", "ask?q=", "search?q=architect", "search?q=architect&limit=0", "figures", "figures?topic=nothing", "articles", "articles?title=none",
            "articles/culture/museum.md", "articles/none.md", "versions", "versions?x=1",
        ];

        List<(string, JsonNode)> judged = [("document", JsonNode.Parse(await DocumentAsync(site))!)];
        foreach (var path in asked)
            judged.Add(await AskedAsync(site, HttpMethod.Get, path, null, Key));
        judged.Add(await AskedAsync(site, HttpMethod.Post, "ask", """{"question": "When did the harbour bridge open?"}""", Key));
        judged.Add(await AskedAsync(site, HttpMethod.Post, "ask", "[]", Key));
        judged.Add(await AskedAsync(site, HttpMethod.Post, "ask", new string(' ', 2_000_000), Key));
        judged.Add(await AskedAsync(site, HttpMethod.Get, "versions", null, "wrong"));

        Assert.Empty(await PeerProgram.JudgeAsync("mcp-peers", "validate.mjs", judged, Cancellation));
    }

    [Theory]
    [InlineData("document", """{"openapi": "3.1.1", "paths": {"/x": {"get": {"responses": 7}}}, "components": {"schemas": {}}}""")]
    [InlineData("GET /api/v1/versions 200", """{"inUse": "1", "pinned": false, "versions": [], "surplus": 1}""")]
    [InlineData("GET /api/v1/versions 200", """{"inUse": "1", "versions": []}""")]
    [InlineData("GET /api/v1/versions 200", """{"inUse": "1", "pinned": false, "versions": [{"id": 1, "made": "yesterday", "inUse": true}]}""")]
    [InlineData("GET /api/v1/versions 418", """{}""")]
    public async Task Validators_of_others_find_faults(string kind, string body)
    {
        await using var site = await WebRig.StartAsync(_articles.Folder);
        var document = JsonNode.Parse(await DocumentAsync(site))!;

        Assert.NotEmpty(await PeerProgram.JudgeAsync("mcp-peers", "validate.mjs", [("document", document), (kind, JsonNode.Parse(body)!)], Cancellation));
    }

    [Fact]
    public async Task The_page_shows_every_operation_with_a_command_to_copy()
    {
        await using var site = await WebRig.StartAsync(_articles.Folder, settings: WithKey());

        using var response = await site.GetAsync("/api");
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Cancellation));

        Assert.All(ApiOperations.All, operation => Assert.Contains($"GET {operation.Path}", page, StringComparison.Ordinal));
        Assert.Contains("curl -G -H \"Authorization: Bearer $KEY\" http://localhost/api/v1/ask \\\n  --data-urlencode \"q=what is the Le Touquet treaty\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("style=", page, StringComparison.OrdinalIgnoreCase);
    }

    public async ValueTask InitializeAsync() => _articles = await TwoArticles.WriteAsync(Cancellation);

    public ValueTask DisposeAsync()
    {
        _articles.Dispose();
        return ValueTask.CompletedTask;
    }

    private static JsonObject WithKey() => new() { ["Api"] = new JsonObject { ["Key"] = Key } };

    private static async Task<string> DocumentAsync(WebRig site, string basePath = "")
    {
        using var response = await site.GetAsync($"{basePath}/api/v1/openapi.json");
        return await response.Content.ReadAsStringAsync(Cancellation);
    }

    private static async Task<(string Kind, JsonNode Body)> AskedAsync(WebRig site, HttpMethod method, string path, string? body, string key)
    {
        using var client = site.NewClient();
        using var request = new HttpRequestMessage(method, "/api/v1/" + path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Api-Key", key);
        using var response = await client.SendAsync(request, Cancellation);
        var template = path.StartsWith("articles/", StringComparison.Ordinal) ? "articles/{file}" : path.Split('?')[0];
        return ($"{method} /api/v1/{template} {(int)response.StatusCode}", JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!); // no document is null
    }

    private static string PathOf(ApiOperation operation) => operation.Parameters.Where(parameter => parameter.IsInPath)
        .Aggregate(operation.Path, (path, parameter) => path.Replace($"{{{parameter.Name}}}", parameter.Example.ToString(), StringComparison.Ordinal));

    private static string Typed(ApiParameter parameter) => $"{parameter.Query}={Uri.EscapeDataString(parameter.Example.ToString())}";
}
