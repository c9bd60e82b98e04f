using System.Net;
using System.Text.Json.Nodes;
using Bot.Tests.Running;
using Bot.Tests.Web;

namespace Bot.Tests.Api;

/// <summary>What people without a channel may not hear of, programs do not.</summary>
public sealed class ApiScopeTests : IAsyncLifetime
{
    private TwoArticles _articles = null!; // set before each test
    private WebRig _site = null!; // as above

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ask?q=Who+was+the+architect+of+the+harbour+bridge%3F")]
    [InlineData("ask?q=Who+was+the+architect+of+the+harbour+bridge%3F&explain=true")]
    [InlineData("search?q=architect+harbour+bridge")]
    [InlineData("figures")]
    [InlineData("figures?publisher=Harbour+News")]
    [InlineData("articles")]
    [InlineData("articles?title=bridge")]
    public async Task Nothing_is_told_of_an_article_out_of_scope(string path)
    {
        var text = await GetAsync(path);

        Assert.DoesNotContain("bridge.md", text, StringComparison.Ordinal);
        Assert.DoesNotContain("40 million", text, StringComparison.Ordinal);
        Assert.InRange((int)JsonNode.Parse(text)!["corpus"]!["articles"]!, 0, 1);
    }

    [Fact]
    public async Task An_article_out_of_scope_is_not_there()
    {
        var version = (string)JsonNode.Parse(await GetAsync("versions"))!["inUse"]!;

        using var now = await _site.GetAsync("/api/v1/articles/bridge.md");
        using var then = await _site.GetAsync($"/api/v1/articles/bridge.md?version={version}");
        using var mine = await _site.GetAsync("/api/v1/articles/culture/museum.md");

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.OK], new[] { now, then, mine }.Select(response => response.StatusCode));
    }

    [Fact]
    public async Task What_was_taken_out_of_scope_is_not_there_as_it_was_before()
    {
        await using var site = await ServedArticles.StartAsync(
            [("plan.md", "---\ntags: [open]\n---\nThe old plan names twelve streets of the harbour.\n")], new JsonObject { ["Chat"] = new JsonObject { ["Tags"] = new JsonArray("open") } });
        var version = site.Version;
        await site.WriteAndReloadAsync("plan.md", "---\ntags: [closed]\n---\nThe new plan names twelve streets of the harbour.\n");

        using var then = await site.Rig.GetAsync($"/api/v1/articles/plan.md?version={version}");

        Assert.NotEqual(version, site.Version);
        Assert.Equal(HttpStatusCode.NotFound, then.StatusCode);
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/health/ready")]
    public async Task Health_does_not_tell_how_much_there_is(string path)
    {
        using var response = await _site.GetAsync(path);

        Assert.Equal(1, (int?)JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))?["corpus"]?["articles"]);
    }

    [Fact]
    public async Task Versions_do_not_tell_how_much_there_is() =>
        Assert.Equal(["id", "made", "inUse"], JsonNode.Parse(await GetAsync("versions"))!["versions"]![0]!.AsObject().Select(member => member.Key));

    public async ValueTask InitializeAsync()
    {
        _articles = await TwoArticles.WriteAsync(Cancellation);
        _site = await WebRig.StartAsync(_articles.Folder, settings: new JsonObject { ["Chat"] = new JsonObject { ["Folders"] = new JsonArray("culture") } });
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _articles.Dispose();
    }

    private async Task<string> GetAsync(string path)
    {
        using var response = await _site.GetAsync("/api/v1/" + path);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(Cancellation);
    }
}
