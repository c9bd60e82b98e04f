using Bot.Chat;
using Bot.Slack;

namespace Bot.Tests.Slack;

public sealed class CommandTextTests
{
    [Theory]
    [InlineData("ask", "what did it cost", "question=what did it cost")]
    [InlineData("ask", "what did it cost publisher:\"Kest Daily\" from:2016", "from=2016|publisher=Kest Daily|question=what did it cost")]
    [InlineData("ask", "Publisher:“Kest Daily” what did it cost", "publisher=Kest Daily|question=what did it cost")]
    [InlineData("ask", "what did it cost year:2016", "from=2016|question=what did it cost|to=2016")]
    [InlineData("ask", "what did it cost private:yes", "private=true|question=what did it cost")]
    [InlineData("ask", "what did it cost private:y", "private=true|question=what did it cost")]
    [InlineData("ask", "what did it cost private:yes.", "private=true|question=what did it cost")]
    [InlineData("ask", "what did it cost private:no", "private=|question=what did it cost")]
    [InlineData("ask", "Brexit: what is it at 10:30", "question=Brexit: what is it at 10:30")]
    [InlineData("ask", "is https://from:2016 a link", "question=is https://from:2016 a link")]
    [InlineData("ask", "unit:people", "question=unit:people")]
    [InlineData("ask", "", "question=")]
    [InlineData("figures", "migrants", "topic=migrants")]
    [InlineData("figures", "migrants year:2015 to:2016 unit:people chart:yes csv:YES", "chart=true|csv=true|to=2016|topic=migrants|unit=people|year=2015")]
    [InlineData("figures", "migrants from:2015 to:2016", "to=2016|topic=migrants|year=2015")]
    [InlineData("figures", "migrants 2015", "topic=migrants|year=2015")]
    [InlineData("figures", "migrants 2015–2016", "to=2016|topic=migrants|year=2015")]
    [InlineData("figures", "migrants all", "topic=migrants|year=all")]
    [InlineData("figures", "2015", "topic=|year=2015")]
    [InlineData("figures", "migrants 12345", "topic=migrants 12345")]
    [InlineData("figures", "migrants 2015 year:2016", "topic=migrants 2015|year=2016")]
    [InlineData("sources", "from:2016", "article=from:2016")]
    [InlineData("ask", "what did it cost private:off", "private=|question=what did it cost")]
    [InlineData("settings", "answers:private folder:reports/2016 tag:-", "answers=private|folder=reports/2016|rest=|tag=-")]
    [InlineData("settings", "private", "rest=private")]
    [InlineData("digest", "30", "rest=30")]
    [InlineData("digest", "days:30", "days=30|rest=")]
    [InlineData("feedback", "export", "rest=export")]
    [InlineData("forget-me", "please", "")]
    [InlineData("help", "what", "")]
    public void The_text_of_a_command_is_taken_apart(string command, string text, string fields)
    {
        var read = CommandText.Read(command, text);

        Assert.Equal(fields, string.Join('|', read.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value}")));
    }

    [Theory]
    [InlineData("answers:Private", true)]
    [InlineData("answers:PUBLIC", false)]
    [InlineData("folder:reports", null)]
    public void Who_sees_the_answers_may_be_typed_in_capitals(string text, bool? isPrivate) =>
        Assert.Equal(isPrivate, Assert.IsType<ChatRequest.Settings>(TypedCommand.Read(TypedCommand.Settings, CommandText.Read(TypedCommand.Settings, text), new ChatRequest.Help(ReadsThreads: false), out _)).IsPrivate);

    [Fact]
    public void A_slip_of_the_finger_makes_no_answers_public()
    {
        Assert.Null(TypedCommand.Read(TypedCommand.Settings, CommandText.Read(TypedCommand.Settings, "answers:privat"), new ChatRequest.Help(ReadsThreads: false), out var problem));
        Assert.StartsWith("Answers are private or public, not “privat”.", problem);
    }

    [Theory]
    [InlineData("/ask", "ask")]
    [InlineData("/Ask", "ask")]
    [InlineData("/archive-ask", "ask")]
    [InlineData("/corpus-digest", "digest")]
    [InlineData("/corpus-forget-me", "forget-me")]
    [InlineData("/our-archive-Forget-Me", "forget-me")]
    [InlineData("/forget-me", "forget-me")]
    [InlineData("/about-me", "me")]
    public void A_command_may_stand_behind_a_prefix(string command, string name) => Assert.Equal(name, CommandText.NameOf(command));
}
