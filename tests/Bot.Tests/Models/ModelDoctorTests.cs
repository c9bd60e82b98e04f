using System.Text.Json.Nodes;
using Bot.Commands;
using Bot.Models;
using Bot.Tests.ModelStandIn;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Models;

public sealed class ModelDoctorTests : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bot-model-doctor-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_well_is_told_without_the_key()
    {
        await using var server = await ModelServer.StartAsync(Cancellation);

        var run = await RunAsync(server);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("ok    Models: stand-in-chat at 127.0.0.1 answers in the form that is asked for", Flat(run), StringComparison.Ordinal);
        Assert.Contains("One person may use 100,000 tokens a day.", Flat(run), StringComparison.Ordinal);
        Assert.Contains("ok    Models: stand-in-embedding makes vectors of 256 numbers.", Flat(run), StringComparison.Ordinal);
        Assert.DoesNotContain(server.Key!, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_Azures_addresses_it_is_the_same()
    {
        await using var server = await ModelServer.StartAsync(Cancellation);

        var run = await RunAsync(Azure(server.ChatSettings), Azure(server.EmbeddingSettings));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("ok    Models: stand-in-chat at 127.0.0.1 answers in the form that is asked for", Flat(run), StringComparison.Ordinal);
        Assert.Contains("ok    Models: stand-in-embedding makes vectors of 256 numbers.", Flat(run), StringComparison.Ordinal);
        Assert.All(server.Requests, request => Assert.StartsWith("/openai/deployments/stand-in-", request.Path, StringComparison.Ordinal));

        JsonObject Azure(JsonObject settings)
        {
            settings["Provider"] = "AzureOpenAI";
            settings["Endpoint"] = server.Root.ToString();
            return settings;
        }
    }

    [Fact]
    public async Task Ollama_needs_no_key()
    {
        await using var server = await ModelServer.StartAsync(Cancellation);
        server.Key = null;

        var run = await RunAsync(Ollama(ModelServer.ChatModel), Ollama(ModelServer.EmbeddingModel));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("ok    Models: stand-in-chat", Flat(run), StringComparison.Ordinal);
        Assert.Contains("ok    Models: stand-in-embedding", Flat(run), StringComparison.Ordinal);
        Assert.All(server.Requests, request => Assert.Empty(request.Authorization));

        JsonObject Ollama(string model) => new() { ["Provider"] = "Ollama", ["Endpoint"] = server.Root.ToString(), ["Model"] = model };
    }

    [Fact]
    public async Task Without_models_it_says_how_to_get_them()
    {
        var run = await RunAsync(chat: null, embeddings: null);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("off   Models: no language model", Flat(run), StringComparison.Ordinal);
        Assert.Contains("off   Models: no embeddings", Flat(run), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_refused_is_told()
    {
        await using var server = await ModelServer.StartAsync(Cancellation);
        var settings = server.ChatSettings;
        settings["Key"] = "sk-other";

        var run = await RunAsync(settings, embeddings: null);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("refuses the key: check Models__Chat__Key.", Flat(run), StringComparison.Ordinal);
        Assert.DoesNotContain("sk-other", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_is_not_there_is_told_with_those_that_are()
    {
        await using var server = await ModelServer.StartAsync(Cancellation);
        var settings = server.ChatSettings;
        settings["Model"] = "gpt-9";

        var run = await RunAsync(settings, embeddings: null);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("check Models__Chat__Model", Flat(run), StringComparison.Ordinal);
        Assert.Contains("It knows: stand-in-chat, stand-in-embedding.", Flat(run), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_keeps_no_form_is_told()
    {
        await using var server = await ModelServer.StartAsync(Cancellation);
        server.Mode = new ModelMode.Saying("The ferry runs every hour.");

        var run = await RunAsync(server.ChatSettings, embeddings: null);

        Assert.Contains("warn  Models: stand-in-chat answers, but not in the form that was asked for", Flat(run), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_hangs_is_not_waited_for_longer_than_half_a_minute()
    {
        var never = new TaskCompletionSource();
        await using var server = await ModelServer.StartAsync(Cancellation);
        server.Mode = new ModelMode.Slow(never.Task, Behind: 10);
        var time = new FakeTimeProvider();
        var settings = ModelSettings.Read(ModelRig.Settings(new JsonObject { [nameof(Models)] = new JsonObject { ["Chat"] = server.ChatSettings } }));

        var checking = new ModelCheck(settings, time).RunAsync(Cancellation);
        await server.HeldAsync(Cancellation);
        time.Advance(TimeSpan.FromSeconds(30));

        var finding = (await checking)[0];
        Assert.Equal(FindingKind.Failure, finding.Kind);
        Assert.Contains("did not answer in time", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_setting_is_told()
    {
        var run = await RunAsync(new JsonObject { ["Model"] = "m" }, embeddings: null);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("FAIL  appsettings.json or environment, section Models:Chat: Key is missing", Flat(run), StringComparison.Ordinal);
    }

    public void Dispose() => _home.Delete(recursive: true);

    private static string Flat(CommandLineRun run) => string.Join(' ', run.Output.Split('\n').Select((line, number) => number > 0 && line.StartsWith("      ", StringComparison.Ordinal) ? line.TrimStart() : line));

    private Task<CommandLineRun> RunAsync(ModelServer server) => RunAsync(server.ChatSettings, server.EmbeddingSettings);

    private async Task<CommandLineRun> RunAsync(JsonObject? chat, JsonObject? embeddings)
    {
        var all = new JsonObject
        {
            ["Corpus"] = new JsonObject { ["Folder"] = Path.Combine(CommandLineRun.Repository, "seeds") },
            ["Models"] = new JsonObject { ["Chat"] = chat ?? [], ["Embeddings"] = embeddings ?? [] },
        };
        await File.WriteAllTextAsync(Path.Combine(_home.FullName, "appsettings.json"), all.ToJsonString(), Cancellation);
        return await CommandLineRun.OfAsync(["doctor"], folder: _home.FullName);
    }
}
