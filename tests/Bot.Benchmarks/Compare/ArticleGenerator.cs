using System.Globalization;
using System.Text;
using Bot.Core.Articles;

namespace Bot.Benchmarks.Compare;

/// <summary>Articles that mean nothing: twelve paragraphs of 60 to 120 words each, with title, publisher and date. An article depends on the seed and its number alone.</summary>
internal sealed class ArticleGenerator(int seed)
{
    private const int Paragraphs = 12;
    private const int PublisherCount = 30;
    private const int NumberPercent = 1;

    private readonly ZipfVocabulary _vocabulary = new(seed);

    public Article Article(int number)
    {
        var random = new Random(unchecked((seed * 1_000_003) ^ (number * 7_919)));
        var text = new StringBuilder(8_000);
        for (var paragraph = 0; paragraph < Paragraphs; paragraph++)
        {
            if (paragraph > 0)
                text.Append("\n\n");
            AppendParagraph(text, random);
        }

        var day = new DateOnly(2010, 1, 1).AddDays(random.Next(15 * 365));
        return new Article
        {
            File = number.ToString("0000000", CultureInfo.InvariantCulture) + ".md",
            Text = text.ToString(),
            Title = Capitalised(string.Join(' ', Enumerable.Range(0, random.Next(5, 9)).Select(_ => _vocabulary.ContentWord(random)))),
            Publisher = string.Create(CultureInfo.InvariantCulture, $"Paper {random.Next(1, PublisherCount + 1)}"),
            Published = new PublicationDate(day, day, DatePrecision.Day, DateBasis.Given),
        };
    }

    private void AppendParagraph(StringBuilder text, Random random)
    {
        for (var left = random.Next(60, 121); left > 0;)
        {
            // What is left behind a sentence is a sentence too.
            var words = random.Next(6, 25) is var wished && left - wished < 6 ? left : wished;
            for (var word = 0; word < words; word++)
            {
                if (word == 0)
                    text.Append(Capitalised(_vocabulary.Word(random)));
                else
                    text.Append(' ').Append(random.Next(100) < NumberPercent ? Number(random) : _vocabulary.Word(random));
            }

            left -= words;
            text.Append(left > 0 ? ". " : ".");
        }
    }

    private static string Number(Random random) => random.Next(3) == 0
        ? random.Next(1990, 2026).ToString(CultureInfo.InvariantCulture)
        : random.Next(2, 20_000).ToString("N0", CultureInfo.InvariantCulture);

    private static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
