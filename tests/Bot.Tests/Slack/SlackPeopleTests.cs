using Bot.Chat;
using Bot.Slack;
using Bot.Tests.Running;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Slack;

public sealed class SlackPeopleTests : IDisposable
{
    private readonly ScriptedSlack _slack = new(SkippingTime.Impatient);
    private readonly SlackPeople _people;

    public SlackPeopleTests()
    {
        var bot = new SlackBot { Identity = new SlackIdentity("News", "T1", "bot", "U0", "B0", Url: null, []) };
        _people = new SlackPeople(_slack.Api, bot, new ChatOptions(), TimeProvider.System, NullLogger<SlackPeople>.Instance);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("T1", true)]
    [InlineData("T2", false)]
    public async Task Who_administers_another_workspace_manages_nothing_here(string team, bool manages)
    {
        _slack.Answers(Admin(team));

        Assert.Equal(manages, (await _people.FindAsync("U1", "ann", Cancellation)).Manages);
    }

    [Fact]
    public async Task What_Slack_did_not_tell_is_asked_again()
    {
        _slack.Answers("""{"ok":false,"error":"team_access_not_granted"}""").Answers(Admin("T1"));

        var first = await _people.FindAsync("U1", "ann", Cancellation);
        var second = await _people.FindAsync("U1", "ann", Cancellation);

        Assert.Equal((false, true), (first.Manages, second.Manages));
    }

    public void Dispose() => _slack.Dispose();

    private static string Admin(string team) => $$$"""{"ok":true,"user":{"id":"U1","team_id":"{{{team}}}","name":"ann","is_admin":true}}""";
}
