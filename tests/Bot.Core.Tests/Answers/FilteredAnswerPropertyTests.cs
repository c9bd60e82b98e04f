using System.Text.Json;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Figures;

namespace Bot.Core.Tests.Answers;

/// <summary>What holds of every answer with a filter, tried on written questions over written articles.</summary>
public sealed class FilteredAnswerPropertyTests
{
    private const int EachSo = 15;

    // Counts are tuples, whose parts are fields.
    private static readonly JsonSerializerOptions WithFields = new() { IncludeFields = true };

    public static TheoryData<string> Sets => ["seeds", "newspaper", "newsroom", "policy", "stories", "topics", "unseen"];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_article_of_an_answer_is_admitted(string set)
    {
        var snapshot = Snapshot(Articles(set));

        foreach (var (question, filter) in Cases(set, snapshot.Articles))
        {
            var answer = Ask(snapshot, question, filter);

            Assert.All(ArticlesOf(answer), article => Assert.True(filter.Admits(article), $"{question}: {article.File}"));
            Assert.All(FilesOf(answer), file => Assert.True(filter.Admits(snapshot.Articles.Single(article => article.File == file)), $"{question}: {file}"));
            Assert.Equal(snapshot.Articles.Count(filter.Admits), answer.Corpus.Articles);
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void An_answer_is_as_if_there_were_no_other_articles(string set)
    {
        var snapshot = Snapshot(Articles(set));

        foreach (var filtered in Cases(set, snapshot.Articles).GroupBy(one => one.Filter))
        {
            var alone = Snapshot([.. snapshot.Articles.Where(filtered.Key.Admits)]);
            foreach (var (question, filter) in filtered)
                Assert.Equal(Print(Ask(alone, question, ArticleFilter.Everything)), Print(Ask(snapshot, question, filter) with { Filter = ArticleFilter.Everything }));
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_filter_that_admits_every_article_changes_nothing(string set)
    {
        var snapshot = Snapshot(Articles(set));
        var all = new ArticleFilter { Folders = [.. snapshot.Articles.Select(article => article.File)] };

        foreach (var question in Questions(set))
        {
            var answer = Ask(snapshot, question, all) with { Filter = ArticleFilter.Everything };
            Assert.Equal(Print(Ask(snapshot, question, ArticleFilter.Everything)), Print(answer));
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Figures_are_as_if_there_were_no_other_articles(string set)
    {
        var snapshot = Snapshot(Articles(set));

        foreach (var filter in Filters(snapshot.Articles))
        {
            var alone = Snapshot([.. snapshot.Articles.Where(filter.Admits)]);
            Assert.Equal(JsonSerializer.Serialize(alone.FindFigures(new FigureQuery()), WithFields), JsonSerializer.Serialize(snapshot.FindFigures(new FigureQuery { Filter = filter }), WithFields));
        }
    }

    private static IEnumerable<(string Question, ArticleFilter Filter)> Cases(string set, IReadOnlyList<Article> articles) =>
        Filters(articles).SelectMany(filter => Questions(set).Select(question => (question, filter)));

    private static ArticleFilter[] Filters(IReadOnlyList<Article> articles) =>
    [
        new() { Publisher = articles.Select(article => article.Publisher).OfType<string>().First() },
        new() { From = articles.Select(article => article.Published.Earliest).OfType<DateOnly>().Order().ElementAt(articles.Count / 3) },
        new() { Folders = [.. articles.Where((_, i) => i % 2 == 0).Select(article => article.File)] },
        new() { Folders = [.. articles.Where((_, i) => i % 5 == 1).Select(article => article.File)] },
    ];

    private static IEnumerable<string> Questions(string set) =>
        File.ReadLines(Repository.PathOf($"tests/Bot.Evaluation/{set}/questions.jsonl")).Where((_, i) => i % EachSo == 0)
            .Select(line => JsonElement.Parse(line).GetProperty("question").GetString() ?? "");

    private static IReadOnlyList<Article> Articles(string set) =>
        new ArticleFolder(new CorpusOptions { Folder = Repository.PathOf(set == "seeds" ? set : $"tests/Bot.Evaluation/{set}/articles") }).Read(null, CancellationToken.None).Articles;

    private static CorpusSnapshot Snapshot(IReadOnlyList<Article> articles) => Some.Snapshot([.. articles]);

    private static Answer Ask(CorpusSnapshot snapshot, string question, ArticleFilter filter) =>
        Answerer.Answer(snapshot, new Question(question) { Explain = true, Filter = filter }, new AnswerOptions());

    private static IEnumerable<Article> ArticlesOf(Answer answer)
    {
        var quotes = answer is Answer.Found found ? found.Citations : ((Answer.NotFound)answer).Closest;
        var figure = answer is Answer.Found { Figure: { } told } ? [told.Figure.Article] : Array.Empty<Article>();
        return quotes.Concat(answer.Passages).SelectMany(citation => citation.AlsoIn.Prepend(citation)).Select(citation => citation.Article).Concat(figure);
    }

    private static IEnumerable<string> FilesOf(Answer answer) =>
        answer.Explanation is { } why ? why.Quotes.Select(quote => quote.File).Concat(why.Passages.Select(passage => passage.File)) : [];

    /// <summary>All of it: quotes, scores, confidence, explanation.</summary>
    private static string Print(Answer answer) => JsonSerializer.Serialize<object>(answer);
}
