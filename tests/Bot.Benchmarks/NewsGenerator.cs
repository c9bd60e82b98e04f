using System.Globalization;
using System.Text;
using Bot.Core.Articles;

namespace Bot.Benchmarks;

/// <summary>
/// News that mean nothing but are spread as news are: word forms by Zipf's law, a few words and names that come again within an article,
/// numbers, years, paragraphs, publishers and dates. The same seed gives the same articles.
/// </summary>
internal sealed class NewsGenerator(int seed)
{
    private const int PublisherCount = 30;

    /// <summary>One article in so many is German.</summary>
    private const int GermanEvery = 50;

    private readonly Random _random = new(seed);

    public List<Article> Articles(int count)
    {
        var english = new NewsVocabulary(_random, NewsVocabulary.English);
        var german = new NewsVocabulary(_random, NewsVocabulary.German);
        return [.. Enumerable.Range(0, count).Select(i => i % GermanEvery == 1 ? Article(i, "de", german) : Article(i, "en", english))];
    }

    private Article Article(int number, string language, NewsVocabulary vocabulary)
    {
        var topic = new Topic(
            [.. Enumerable.Range(0, 30).Select(_ => vocabulary.ContentWord(_random))],
            [.. Enumerable.Range(0, 8).Select(_ => vocabulary.Name(_random))]);
        var text = new StringBuilder();
        for (var sentences = _random.Next(18, 72); sentences > 0; sentences--)
            text.Append(Sentence(topic, vocabulary)).Append(_random.Next(3) == 0 ? "\n\n" : " ");
        var day = new DateOnly(2010, 1, 1).AddDays(_random.Next(15 * 365));
        return new Article
        {
            File = number.ToString("00000", CultureInfo.InvariantCulture) + ".txt",
            Text = text.ToString().TrimEnd(),
            Title = Capitalised(string.Join(' ', Enumerable.Range(0, 8).Select(_ => Word(topic, vocabulary)))),
            Publisher = _random.Next(PublisherCount) is var publisher and > 0 ? $"The {vocabulary.Publisher(publisher)} Post" : null,
            Published = new PublicationDate(day, day, DatePrecision.Day, DateBasis.Given),
            Language = language,
            Quality = 0.8 + (0.2 * _random.NextDouble()),
        };
    }

    private string Sentence(Topic topic, NewsVocabulary vocabulary)
    {
        var words = Enumerable.Range(0, _random.Next(8, 38)).Select(_ => Word(topic, vocabulary) + (_random.Next(18) == 0 ? "," : ""));
        return Capitalised(string.Join(' ', words).TrimEnd(',')) + ".";
    }

    private string Word(Topic topic, NewsVocabulary vocabulary) => _random.Next(100) switch
    {
        < 7 => topic.Names[_random.Next(topic.Names.Length)],
        < 9 => vocabulary.Name(_random),
        < 11 => _random.Next(2, 20_000).ToString("N0", CultureInfo.InvariantCulture),
        < 12 => _random.Next(1990, 2026).ToString(CultureInfo.InvariantCulture),
        < 28 => topic.Words[_random.Next(topic.Words.Length)],
        _ => vocabulary.Word(_random),
    };

    private static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>What one article is about.</summary>
    private sealed record Topic(string[] Words, string[] Names);
}
