using Bot.Answers;
using Bot.Core.Answers;
using Bot.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Models;

public sealed class WebAskingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/?q=When+did+the+harbour+bridge+open%3F")]
    [InlineData("/api/v1/ask?q=When+did+the+harbour+bridge+open%3F")]
    public async Task No_model_works_for_who_asks_for_the_head_alone(string path)
    {
        await using var rig = await ModelRig.StartAsync();
        var answerer = new Answerer(rig.Corpus, new AnswerOptions());
        var asking = new Asking(answerer.Answer, answerer.Check, TimeProvider.System) { Models = rig.Models };
        await using var site = await WebRig.StartAsync(rig.Folder, services => services.AddSingleton(asking));
        using var client = site.NewClient();
        using var head = new HttpRequestMessage(HttpMethod.Head, path);

        using var seen = await client.SendAsync(head, Cancellation);
        Assert.Empty(rig.Server.Chats);
        var read = await client.GetStringAsync(path, Cancellation);

        Assert.True(seen.IsSuccessStatusCode);
        Assert.Contains("stand-in-chat", read, StringComparison.Ordinal);
    }
}
