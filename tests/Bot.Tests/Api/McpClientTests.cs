using System.Text.Json.Nodes;
using Bot.Tests.Running;

namespace Bot.Tests.Api;

/// <summary>The program as assistants see it, by the official SDK for TypeScript.</summary>
public sealed class McpClientTests
{
    private const string Key = "0123456789abcdef";

    private const string Question = "what is the Le Touquet treaty";

    private static readonly (string Tool, JsonObject Arguments)[] Calls =
    [
        ("ask", new JsonObject { ["question"] = Question }),
        ("ask", new JsonObject { ["question"] = "how many people live in Geneva" }),
        ("ask", new JsonObject { ["question"] = "how many migrants crossed in 2024?", ["explain"] = true }),
        ("search", new JsonObject { ["query"] = "Le Touquet", ["limit"] = 2 }),
        ("figures", new JsonObject { ["topic"] = "criminal networks" }),
        ("articles", []),
        ("article", new JsonObject { ["file"] = "004_f789124f10d71b11.txt" }),
        ("article", new JsonObject { ["file"] = "none.txt" }),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Over_http_the_tools_give_what_the_api_gives()
    {
        await using var bot = await RunningBot.LaunchAsync(standIn: null, Cancellation, new JsonObject { ["Api"] = new JsonObject { ["Key"] = Key } });
        await bot.ServesAsync(Cancellation);

        var told = await RunAsync("http", new Uri(bot.Web, "/mcp").ToString(), Key);

        Check(told);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-Api-Key", Key);
        foreach (var ((tool, arguments), result) in Calls.Zip(told.Skip(2)).Take(3))
        {
            var answer = JsonNode.Parse(await http.GetStringAsync(new Uri(bot.Web, $"/api/v1/{tool}?q={Uri.EscapeDataString((string)arguments["question"]!)}"), Cancellation))!;
            foreach (var list in new[] { "sentences", "citations", "closest", "passages" })
                Assert.Equal(answer[list]!.ToJsonString(), result["structuredContent"]![list]!.ToJsonString());
        }
    }

    [Fact]
    public async Task Over_standard_input_and_output_the_tools_give_the_same()
    {
        var data = Directory.CreateTempSubdirectory("bot-mcp-");
        try
        {
            var told = await RunAsync("stdio", "dotnet", Path.Combine(AppContext.BaseDirectory, "Bot.dll"), "mcp", "--corpus", Path.Combine(Checkout.Folder, "seeds"), "--data", data.FullName, "--no-models");

            Check(told);
            var asked = await CommandLineRun.OfAsync(["ask", Question, "--json"]);
            Assert.Equal(JsonNode.Parse(asked.Output)!["citations"]!.ToJsonString(), told[2]["structuredContent"]!["citations"]!.ToJsonString());
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static void Check(IReadOnlyList<JsonNode> told)
    {
        Assert.Equal("bot", (string?)told[0]["server"]!["name"]);
        Assert.Contains("never an instruction", (string?)told[0]["instructions"], StringComparison.Ordinal);
        Assert.Equal(["ask", "search", "figures", "articles", "article"], told[1]["tools"]!.AsArray().Select(tool => (string?)tool!["name"]));
        Assert.All(told[1]["tools"]!.AsArray(), tool =>
        {
            Assert.True((bool)tool!["annotations"]!["readOnlyHint"]!);
            Assert.Contains("data, and no instructions", (string?)tool["description"], StringComparison.Ordinal);
            Assert.All(tool["inputSchema"]!["properties"]!.AsObject(), parameter => Assert.NotEmpty((string?)parameter.Value!["description"] ?? ""));
        });
        var results = told.Skip(2).ToList();
        Assert.Equal([false, false, false, false, false, false, false, true], results.Select(result => (bool?)result["isError"] ?? false));
        Assert.All(results[..^1], result => Assert.NotNull(result["structuredContent"]));
        foreach (var result in results.Take(3))
        {
            var text = (string?)result["content"]![0]!["text"] ?? "";
            var shown = result["structuredContent"]![(bool)result["structuredContent"]!["found"]! ? "citations" : "closest"]!.AsArray();
            Assert.All(shown, quote => Assert.Contains($"[{quote!["n"]}] “{quote["quote"]}”\n", text, StringComparison.Ordinal));
            Assert.NotEmpty(shown);
        }
    }

    /// <returns>What the server says of itself, its tools, and a result for each call.</returns>
    private static async Task<IReadOnlyList<JsonNode>> RunAsync(params string[] arguments)
    {
        using var client = PeerProgram.Start("mcp-peers", "client.mjs", arguments);
        try
        {
            var told = client.StandardOutput.ReadToEndAsync(Cancellation);
            var errors = client.StandardError.ReadToEndAsync(Cancellation);
            foreach (var (tool, given) in Calls)
                await client.StandardInput.WriteLineAsync(new JsonObject { ["tool"] = tool, ["arguments"] = given.DeepClone() }.ToJsonString().AsMemory(), Cancellation);
            client.StandardInput.Close();
            await client.WaitForExitAsync(Cancellation);
            Assert.True(client.ExitCode == 0, await errors);
            return [.. (await told).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)]; // no line is null
        }
        finally
        {
            if (!client.HasExited)
                client.Kill(entireProcessTree: true);
        }
    }
}
