using Bot.Answers;
using Bot.Chat;
using Bot.Core;
using Bot.Core.Answers;
using Bot.Discord;
using Bot.Slack;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Chat;

public sealed class ChatChecksTests : IDisposable
{
    private static readonly string[] Hedges = ["", "About ", "Nearly ", "More than "];

    private static readonly ChatPlace Place = new("test", "c1", PlaceKind.Channel);

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("bot-checks-data-");
    private readonly DirectoryInfo _articles = Directory.CreateTempSubdirectory("bot-checks-");
    private readonly ChannelSettings _settings;
    private readonly ChatChecks _checks;

    public ChatChecksTests()
    {
        Write("bridge.md", "Harbour News", "2019-04-02", "The harbour bridge opened in 1998 after six years of work. The harbour bridge cost 40 million euros. Some 12,000 people crossed the bridge on the first day.");
        Write("works/bridge.md", "Kest Daily", "2021-05-14", "The harbour bridge cost 44 million euros, the council said. The city museum opened in 2005.");
        _settings = new ChannelSettings(ChatDatabase.Open(new LocalDatabases(_data.FullName)), new ChatOptions());
        _checks = Open();
    }

    [Fact]
    public void The_same_number_is_told_with_its_proof_and_with_what_another_article_gives()
    {
        var card = Check("The harbour bridge cost 40 million euros.");

        Assert.Contains("€40 million: the same number stands in [1]. The articles also give another number for this: €44 million [2].", Lead(card));
        Assert.Equal("The harbour bridge cost 40 million euros.", card.Entries[0].Quote);
        Assert.Equal("The harbour bridge cost 44 million euros, the council said.", card.Entries[1].Quote);
        Assert.Contains("Harbour News · Apr 2, 2019 (given) · paragraph 1", card.Entries[0].Source.Provenance, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_numbers_are_told_with_their_proofs() =>
        Assert.Contains("€60 million: the articles give other numbers for this: €40 million [1] and €44 million [2].", Lead(Check("The harbour bridge cost 60 million euros.")));

    [Fact]
    public void A_number_in_words_is_told_with_its_value() =>
        Assert.Contains("“Twelve thousand” (12,000 people): the same number stands in [1] (as “some 12,000 people”).", Lead(Check("Twelve thousand people crossed the bridge on the first day.")));

    [Fact]
    public void A_year_that_the_quotes_do_not_have_is_told() =>
        Assert.Contains("The year 1989 stands in none of these quotes.", Lead(Check("The harbour bridge opened in 1989.")));

    [Fact]
    public void Of_what_no_article_mentions_that_is_said()
    {
        var card = Check("Zeppelin pilots of Geneva flew 900 kilometres.");

        Assert.Contains("900 kilometres: no number for this was found in the articles.", Lead(card));
        Assert.Contains(Lead(card), line => line.StartsWith("The articles do not speak of this: No article mentions “Zeppelin”", StringComparison.Ordinal) || line.StartsWith("The articles may not speak of this: No article mentions “Zeppelin”", StringComparison.Ordinal));
    }

    [Fact]
    public void Quotes_are_numbered_through_the_card_and_shown_once()
    {
        var card = Check("The harbour bridge cost 40 million euros. The harbour bridge cost 44 million euros. The city museum opened in 2005.");

        Assert.Equal(Enumerable.Range(1, card.Entries.Count).Select(AnswerCards.Mark), card.Entries.Select(entry => entry.Mark));
        Assert.Equal(card.Entries.Count, card.Entries.Select(entry => entry.Quote).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal("On claim 1", card.Entries[0].Heading);
    }

    [Fact]
    public void Of_a_long_message_five_claims_are_checked_and_the_number_of_the_others_is_told()
    {
        var card = Check(string.Join(' ', Enumerable.Range(1, 7).Select(i => $"The harbour bridge cost {i * 10} million euros.")));

        Assert.Equal(5, card.Lead.Count(line => line.IsStrong));
        Assert.Contains("2 more claims of this message were not checked.", card.Notes);
    }

    [Fact]
    public void However_many_numbers_the_articles_give_each_platform_can_draw_them()
    {
        foreach (var (place, about) in Hedges.Index())
        {
            foreach (var i in Enumerable.Range(1, 16))
                Write($"{place}-{i}.md", "Kest Daily", "2021-05-14", $"{about}{10 + i},000 people crossed the old bridge. {about}{30 + i} tonnes of freight were on the river ferry. {about}{50 + i},000 tickets were sold by the city museum. {about}{70 + i} million euros were spent on the harbour works. {about}{90 + i},000 cars a day took the road tunnel.");
        }

        var card = CheckIn(Open(), "Some 13,000 people crossed the old bridge. About 36 tonnes of freight were on the river ferry. About 57,000 tickets were sold by the city museum. About 78 million euros were spent on the harbour works. About 99,000 cars a day took the road tunnel.");

        Assert.InRange(CardBlocks.Of(card).Blocks.Count, 2, SlackMessage.MaxBlocks);
        Assert.InRange(CardEmbeds.Of(card).Embeds.Sum(embed => (embed.Title?.Length ?? 0) + (embed.Description?.Length ?? 0) + (embed.Footer?.Text.Length ?? 0)), 1, DiscordEmbed.MaxTogether);
        Assert.Contains(card.Notes, note => note.EndsWith("of this message were not checked.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_message_that_claims_nothing_is_told_so() => Assert.StartsWith("This message has no claim", Check("Hi all, how are you?").Lead[0].Text, StringComparison.Ordinal);

    [Fact]
    public void A_channel_checks_against_its_part_alone()
    {
        _settings.Save(Place, new ChannelSetting(IsPrivate: false, Folder: "works", Tag: null));

        var card = Check("The harbour bridge cost 60 million euros.");

        Assert.Contains("€60 million: the articles give another number for this: €44 million [1].", Lead(card));
        Assert.Contains("1 article ", card.Footer, StringComparison.Ordinal);
        Assert.DoesNotContain(card.Entries, entry => entry.Quote?.Contains("40 million", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Nothing_of_the_message_is_kept()
    {
        var card = Check("The harbour bridge cost 60 million euros.");

        Assert.Null(card.Turn);
        Assert.Empty(card.Buttons);
        Assert.Empty(ChatDatabase.Open(new LocalDatabases(_data.FullName)).Read("SELECT id FROM turn", row => row.GetString(0)));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
        _articles.Delete(recursive: true);
    }

    private static List<string> Lead(Card card) => [.. card.Lead.Select(line => line.Text)];

    private ChatChecks Open()
    {
        var corpus = Corpus.Open(new CorpusOptions { Folder = _articles.FullName, Data = _data.FullName }, progress: null, CancellationToken.None);
        var answerer = new Answerer(corpus, new AnswerOptions());
        return new ChatChecks(new Asking(answerer.Answer, answerer.Check, TimeProvider.System), corpus, _settings, new CheckCards(new AnswerCards(new SourceLinks(reader: null))));
    }

    private Card Check(string message) => CheckIn(_checks, message);

    private static Card CheckIn(ChatChecks checks, string message) => checks.Check(new ChatCall(new ChatUser("a", "Alice", [], Manages: false), Place, IsPrivate: true, new ChatRequest.Help(ReadsThreads: false)), new ChatRequest.Check(message));

    private void Write(string file, string publisher, string published, string text)
    {
        var path = Path.Combine(_articles.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // the file is in a folder
        File.WriteAllText(path, $"---\ntitle: The harbour bridge\npublisher: {publisher}\npublished: {published}\n---\n{text}\n");
    }
}
