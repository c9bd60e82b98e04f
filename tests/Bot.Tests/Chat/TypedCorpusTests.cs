using Bot.Chat;
using Bot.Moderation;
using Bot.Slack;

namespace Bot.Tests.Chat;

/// <summary>What is typed behind /corpus in Slack, and what any chat makes of its fields.</summary>
public sealed class TypedCorpusTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("reload", "action=reload")]
    [InlineData("Reload dry-run", "action=reload|dry-run=true")]
    [InlineData("reload —dry-run", "action=reload|dry-run=true")]
    [InlineData("reload now", "action=reload|rest=now")]
    [InlineData("rollback 9c964b9306", "action=rollback|version=9c964b9306")]
    [InlineData("rollback 9c964b9306 please", "action=rollback|rest=please|version=9c964b9306")]
    [InlineData("remove reports/a b.pdf", "action=remove|article=reports/a b.pdf")]
    [InlineData("remove \"reports/a b.pdf\"", "action=remove|article=reports/a b.pdf")]
    [InlineData("date report.txt 2016-08-30", "action=date|article=report.txt|date=2016-08-30")]
    [InlineData("date the old report 2016-08-30", "action=date|article=the old report|date=2016-08-30")]
    [InlineData("title report.txt “The new title”", "action=title|article=report.txt|title=The new title")]
    [InlineData("title \"old report.txt\" The new title", "action=title|article=old report.txt|title=The new title")]
    [InlineData("tags report.txt works, culture", "action=tags|article=report.txt|tags=works, culture")]
    [InlineData("add https://a.example/b?c=d", "action=add|url=https://a.example/b?c=d")]
    [InlineData("status now", "action=status|rest=now")]
    public void The_text_is_taken_apart(string text, string fields) =>
        Assert.Equal(fields, string.Join('|', CommandText.Read(TypedCommand.Corpus, text).OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value}")));

    public static TheoryData<string, string> Meant => new()
    {
        { "reload", nameof(CorpusAction.Reload) },
        { "status", nameof(CorpusAction.Status) },
        { "diff", nameof(CorpusAction.Diff) },
        { "rollback 9c964b9306", nameof(CorpusAction.Rollback) },
        { "add", nameof(CorpusAction.Add) },
        { "add https://a.example/", nameof(CorpusAction.AddPage) },
        { "remove a.txt", nameof(CorpusAction.Remove) },
        { "date a.txt 2016", nameof(CorpusAction.Describe) },
        { "title a.txt b", nameof(CorpusAction.Describe) },
        { "publisher a.txt b", nameof(CorpusAction.Describe) },
        { "tags a.txt b", nameof(CorpusAction.Describe) },
        { "history", nameof(CorpusAction.History) },
        { "rejected", nameof(CorpusAction.Rejected) },
        { "check", nameof(CorpusAction.Check) },
    };

    [Theory]
    [MemberData(nameof(Meant))]
    public void Every_action_is_read(string text, string action) => Assert.Equal(action, Read(text).GetType().Name);

    [Fact]
    public void All_that_is_offered_is_among_them() => Assert.Equal(
        TypedCorpus.Actions.Select(action => action.Name).Order(StringComparer.Ordinal), Meant.Select(row => row.Data.Item1.Split(' ')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("date", "2016", ArticleField.Date)]
    [InlineData("title", "The new title", ArticleField.Title)]
    [InlineData("publisher", "Kest Daily", ArticleField.Publisher)]
    [InlineData("tags", "-", ArticleField.Tags)]
    public void A_field_is_set_to_what_was_typed(string action, string value, object field) =>
        Assert.Equal(new CorpusAction.Describe("a.txt", (ArticleField)field, value), Read($"{action} a.txt {value}"));

    [Theory]
    [InlineData("relaod", "There is no /corpus relaod. Did you mean /corpus reload?")]
    [InlineData("publish", "There is no /corpus publish. Did you mean /corpus publisher?")]
    [InlineData("everything", "There is no /corpus everything.")]
    [InlineData("rollback", "The version is missing: type /corpus rollback version.")]
    [InlineData("tags a.txt", "The tags are missing: type /corpus tags article tags.")]
    [InlineData("date a.txt", "The date is missing: type /corpus date article date.")]
    [InlineData("reload dryrnu", "“dryrnu” is not understood: type /corpus reload [dry-run].")]
    public void What_cannot_be_read_does_nothing_and_says_how_to_type_it(string text, string problem) => Assert.Equal(new CorpusAction.Help(problem), Read(text));

    [Fact]
    public void Alone_it_shows_what_there_is()
    {
        Assert.Equal(new CorpusAction.Help(""), Read(""));
        Assert.All(TypedCorpus.Actions, action => Assert.Contains($"{action.Usage}: {action.Description}.", CorpusCards.Help("").Lead.Single().Text, StringComparison.Ordinal));
    }

    private static CorpusAction Read(string text) => TypedCorpus.Read(CommandText.Read(TypedCommand.Corpus, text), file: null).Action;
}
