using System.CommandLine;
using System.Net;
using Bot.Answers;
using Bot.Web;

namespace Bot.Commands;

/// <summary>Asks the program that serves on this machine how it is: for container engines and scripts.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    internal static Command Create(CorpusArguments corpus, Terminal terminal)
    {
        var live = new Option<bool>("--live") { Description = "Only whether it lives; without it, whether the chats are connected too" };
        var command = new Command("health", "Ask the bot that serves on this machine whether it is ready (exit code 0 or 1)") { live };
        command.SetAction(async (parsed, cancellation) =>
        {
            var address = Local(WebOptions.Read(corpus.Settings()).Urls, parsed.GetValue(live) ? "/health/live" : "/health/ready");
            using var http = new HttpClient { Timeout = Patience };
            try
            {
                using var response = await http.GetAsync(address, cancellation);
                await terminal.Out.WriteLineAsync(PlainText.OneLine(await response.Content.ReadAsStringAsync(cancellation)));
                return response.StatusCode == HttpStatusCode.OK ? ExitCode.Success : ExitCode.Error;
            }
            catch (Exception exception) when (exception is HttpRequestException || (exception is TaskCanceledException && !cancellation.IsCancellationRequested))
            {
                await terminal.Error.WriteLineAsync($"Nothing answers at {address}: is the bot serving, and at the address of the setting Web:Urls?");
                return ExitCode.Error;
            }
        });
        return command;
    }

    /// <summary>Where the first of the addresses is reached from this machine: "http://0.0.0.0:8080" and "http://*:8080" are no places to go to.</summary>
    internal static Uri Local(string urls, string path)
    {
        var first = BindingAddress.Parse(urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "http://127.0.0.1:5080");
        var host = first.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : first.Host;
        return new Uri($"{first.Scheme}://{host}:{first.Port}{path}");
    }
}
