using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Core;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Models;
using Bot.Tests.Running;
using Microsoft.SemanticKernel;

namespace Bot.Tests.Models;

public sealed class CorpusPluginTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("bot-plugin-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_kernel_asks_the_corpus()
    {
        using var articles = await TwoArticles.WriteAsync(Cancellation);

        var answer = await InvokeAsync(articles, "ask", new() { ["question"] = ModelRig.Bridge });

        Assert.True((bool)answer["found"]!);
        Assert.Equal("bridge.md", (string?)answer["citations"]![0]!["file"]);
        Assert.Contains("1998", (string?)answer["citations"]![0]!["quote"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_finds_passages_figures_and_sources()
    {
        using var articles = await TwoArticles.WriteAsync(Cancellation);

        var passages = await InvokeAsync(articles, "search", new() { ["query"] = "architect", ["count"] = 1 });
        var figures = await InvokeAsync(articles, "figures", new() { ["topic"] = "museum", ["fromYear"] = 2006, ["toYear"] = 2006 });
        var sources = await InvokeAsync(articles, "sources", new() { ["name"] = "museum" });

        Assert.Contains("architect", (string?)Assert.Single(passages["passages"]!.AsArray())!["quote"], StringComparison.Ordinal);
        Assert.Equal(90_000, (decimal)Assert.Single(figures["figures"]!.AsArray())!["value"]!);
        Assert.Equal("culture/museum.md", (string?)Assert.Single(sources["articles"]!.AsArray())!["file"]);
        Assert.Equal(2, (int)sources["corpus"]!["articles"]!);
    }

    [Theory]
    [InlineData("ask", """{"question":" "}""", "Please ask a question")]
    [InlineData("ask", """{"question":"who led it?","from":"yesterday"}""", "is no date")]
    [InlineData("search", """{"query":""}""", "Please ask a question")]
    [InlineData("figures", """{"fromYear":"2020","toYear":"2010"}""", "swap them")]
    public async Task Wrong_arguments_are_told(string function, string arguments, string told)
    {
        using var articles = await TwoArticles.WriteAsync(Cancellation);

        var given = new KernelArguments(JsonNode.Parse(arguments)!.AsObject().ToDictionary(pair => pair.Key, pair => (object?)(string?)pair.Value));

        Assert.Contains(told, (string?)(await InvokeAsync(articles, function, given))["error"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_kernel_may_not_hear_of_it_does_not_hear_of()
    {
        using var articles = await TwoArticles.WriteAsync(Cancellation);
        var culture = new ArticleFilter { Folders = ["culture"] };

        var answer = await InvokeAsync(articles, "ask", new() { ["question"] = ModelRig.Bridge }, culture);
        var sources = await InvokeAsync(articles, "sources", [], culture);
        var figures = await InvokeAsync(articles, "figures", new() { ["topic"] = "bridge" }, culture);
        var passages = await InvokeAsync(articles, "search", new() { ["query"] = "harbour bridge" }, culture);

        foreach (var document in new[] { answer, sources, figures, passages })
            Assert.DoesNotContain("bridge.md", document.ToJsonString(), StringComparison.Ordinal);
        Assert.Single(sources["articles"]!.AsArray());
    }

    [Fact]
    public async Task Each_function_and_argument_is_described()
    {
        using var articles = await TwoArticles.WriteAsync(Cancellation);

        var plugin = KernelPluginFactory.CreateFromObject(Plugin(articles, within: null), "corpus");

        Assert.Equal(["ask", "figures", "search", "sources"], plugin.Select(function => function.Name).Order(StringComparer.Ordinal));
        Assert.All(plugin, function => Assert.NotEmpty(function.Description));
        Assert.All(plugin.SelectMany(function => function.Metadata.Parameters), parameter => Assert.NotEmpty(parameter.Description));
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
    }

    private CorpusPlugin Plugin(TwoArticles articles, ArticleFilter? within)
    {
        var corpus = Corpus.Open(new CorpusOptions { Folder = articles.Folder, Data = _data.FullName }, progress: null, Cancellation);
        return new CorpusPlugin(corpus, new AnswerOptions(), TimeProvider.System, within);
    }

    private async Task<JsonObject> InvokeAsync(TwoArticles articles, string function, KernelArguments arguments, ArticleFilter? within = null)
    {
        var kernel = new Kernel();
        kernel.Plugins.AddFromObject(Plugin(articles, within), "corpus");
        var result = await kernel.InvokeAsync<string>("corpus", function, arguments, Cancellation);
        return JsonNode.Parse(result ?? throw new JsonException())!.AsObject(); // all documents are objects
    }
}
