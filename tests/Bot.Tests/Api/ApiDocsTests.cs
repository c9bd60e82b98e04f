using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Tests.Web;

namespace Bot.Tests.Api;

/// <summary>docs/api.md says what holds.</summary>
public sealed partial class ApiDocsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_commands_are_answered()
    {
        await using var site = await WebRig.StartAsync(Path.Combine(Checkout.Folder, "seeds"));
        using var client = site.NewClient();
        var commands = (await ReadAsync()).Split("```sh\n")[1].Split("```")[0].Replace("\\\n", "", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        foreach (var command in commands)
        {
            using var request = Request(command);
            using var response = await client.SendAsync(request, Cancellation);
            Assert.True(response.IsSuccessStatusCode, $"{command}: {await response.Content.ReadAsStringAsync(Cancellation)}");
        }

        Assert.NotEmpty(commands);
    }

    [Fact]
    public async Task The_problem_is_what_is_answered()
    {
        await using var site = await WebRig.StartAsync(Path.Combine(Checkout.Folder, "seeds"));

        using var response = await site.GetAsync("/api/v1/ask?q=what&from=2016-13");

        Assert.Contains($"```json\n{await response.Content.ReadAsStringAsync(Cancellation)}\n```", await ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assistant_is_set_up_as_the_help_of_the_command_says()
    {
        var help = await CommandLineRun.OfAsync(["mcp", "--help"]);

        var example = (await ReadAsync()).Split("```json\n").Select(part => part.Split("```")[0]).First(part => part.Contains("mcpServers", StringComparison.Ordinal));
        var printed = help.Output[help.Output.IndexOf('{', StringComparison.Ordinal)..(help.Output.LastIndexOf('}') + 1)];
        Assert.Equal(JsonNode.Parse(example)!.ToJsonString(), JsonNode.Parse(printed)!.ToJsonString());
    }

    private static HttpRequestMessage Request(string command)
    {
        var words = Word().Matches(command).Select(word => word.Value.Trim('"', '\'')).ToList();
        var given = words.Index().Where(word => word.Item is "-d" or "--data-urlencode").Select(word => words[word.Index + 1]).ToList();
        var address = words.Single(word => word.StartsWith("http://", StringComparison.Ordinal));
        if (!words.Contains("-G") && given is [var body])
            return new HttpRequestMessage(HttpMethod.Post, new Uri(address).PathAndQuery) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        return new HttpRequestMessage(HttpMethod.Get, $"{new Uri(address).PathAndQuery}?{string.Join('&', given.Select(pair => pair.Split('=', 2)).Select(pair => $"{pair[0]}={Uri.EscapeDataString(pair[1])}"))}");
    }

    private static Task<string> ReadAsync() => File.ReadAllTextAsync(Path.Combine(Checkout.Folder, "docs", "api.md"), Cancellation);

    [GeneratedRegex("""'[^']*'|"[^"]*"|[^ ]+""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Word();
}
