using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using System.Xml.Linq;
using Bot.Tests.ModelStandIn;
using Bot.Tests.Running;

namespace Bot.Tests.Models;

/// <summary>What starts with the program, and where it looks for keys.</summary>
public sealed class StartTests : IDisposable
{
    private static readonly string[] OfModels = ["Microsoft.SemanticKernel", "Microsoft.Extensions.AI", "Microsoft.ML", "OpenAI", "Azure", "Polly"];

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bot-start-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_models_a_question_loads_nothing_of_them()
    {
        using var articles = await TwoArticles.WriteAsync(Cancellation);
        await WriteAsync(new { Corpus = new { articles.Folder } });

        var loaded = await LoadedByAsync("ask", ModelRig.Bridge);

        Assert.Contains("Bot.Core", loaded);
        Assert.DoesNotContain(loaded, IsOfModels);
    }

    /// <summary>So that the test above can fail.</summary>
    [Fact]
    public async Task With_a_model_they_are_loaded()
    {
        using var articles = await TwoArticles.WriteAsync(Cancellation);
        await using var server = await ModelServer.StartAsync(Cancellation);
        await WriteAsync(new { Corpus = new { articles.Folder }, Models = new { Chat = server.ChatSettings } });

        Assert.Contains(await LoadedByAsync("doctor"), IsOfModels);
    }

    [Fact]
    public async Task Keys_may_be_kept_in_the_user_secrets()
    {
        await using var server = await ModelServer.StartAsync(Cancellation);
        await WriteAsync(new { Corpus = new { Folder = Path.Combine(Checkout.Folder, "seeds") }, Models = new { Chat = new { Endpoint = server.Endpoint, Model = ModelServer.ChatModel } } });
        var secrets = Directory.CreateDirectory(Path.Combine(_home.FullName, ".microsoft", "usersecrets", SecretsId()));
        await File.WriteAllTextAsync(Path.Combine(secrets.FullName, "secrets.json"), JsonSerializer.Serialize(new Dictionary<string, string?> { ["Models:Chat:Key"] = server.Key }), Cancellation);

        var output = await DoctorAsync();

        Assert.Contains("ok    Models: stand-in-chat", output, StringComparison.Ordinal);
        Assert.Equal($"Bearer {server.Key}", Assert.Single(server.Chats).Authorization);
    }

    public void Dispose() => _home.Delete(recursive: true);

    private static bool IsOfModels(string name) => Array.Exists(OfModels, start => name.StartsWith(start, StringComparison.Ordinal));

    private static string SecretsId() => XDocument.Load(Path.Combine(Checkout.Folder, "src", "Bot", "Bot.csproj")).Descendants("UserSecretsId").Single().Value;

    private Task WriteAsync(object settings) => File.WriteAllTextAsync(Path.Combine(_home.FullName, "appsettings.json"), JsonSerializer.Serialize(settings), Cancellation);

    /// <summary>The assemblies that the program asks for, in a copy of it that has asked for none yet.</summary>
    private async Task<IReadOnlyCollection<string>> LoadedByAsync(params string[] arguments)
    {
        var context = new RecordingContext();
        var program = context.LoadFromAssemblyPath(typeof(Program).Assembly.Location);
        using var input = new StringReader("");
        await using var output = new StringWriter();
        var terminal = Activator.CreateInstance(Named("Bot.Commands.Terminal"), input, output, output);
        Named("Bot.Commands.Terminal").GetProperty("Folder", BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(terminal, _home.FullName); // it has one
        string[] all = [.. arguments, "--data", Path.Combine(_home.FullName, "data")];
        var run = Named("Bot.Program").GetMethod("RunAsync", BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, [all, terminal, Cancellation]); // as above
        Assert.True(await Assert.IsAssignableFrom<Task<int>>(run) == 0, output.ToString());
        return context.Asked;

        Type Named(string name) => program.GetType(name) ?? program.GetType(name.Split('.')[^1]) ?? throw new InvalidOperationException($"There is no {name}.");
    }

    private async Task<string> DoctorAsync()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "doctor", "--data", Path.Combine(_home.FullName, "data")])
        {
            WorkingDirectory = _home.FullName,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = _home.FullName;
        start.Environment.Remove("APPDATA");
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Cancellation), process.StandardError.ReadToEndAsync(Cancellation));
        await process.WaitForExitAsync(Cancellation);
        return await output + await error;
    }

    private sealed class RecordingContext() : AssemblyLoadContext("recording")
    {
        private readonly ConcurrentDictionary<string, bool> _asked = new(StringComparer.Ordinal);

        internal IReadOnlyCollection<string> Asked => [.. _asked.Keys];

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            _asked.TryAdd(assemblyName.Name ?? "", true);
            return null;
        }
    }
}
