using System.Text.Json;
using Bot.Core.Articles;

namespace Bot.Core.Tests.Articles;

/// <summary>Quality over the 609 news articles of MultiHop-RAG, which are other people's text and therefore read where they lie.</summary>
public sealed class CleanNewsTests
{
    [Fact]
    public void Clean_news_is_not_called_garbled()
    {
        var qualities = TextQuality.Measure(News()).Select(article => article.Quality).ToList();

        Assert.True(qualities.Count(quality => quality >= 0.7) >= 0.95 * qualities.Count);
        Assert.True(qualities.Min() >= 0.5, $"{qualities.Min()}");
    }

    [Fact]
    public void Losing_letters_lowers_the_quality_of_each_of_them()
    {
        var news = News();
        var random = new Random(3);
        // Every fiftieth article loses two letters of every fiftieth word or so.
        var damaged = news.Select((article, i) => i % 50 == 0 ? article with { Text = LoseLetters(article.Text, random) } : article).ToList();

        var (before, after) = (TextQuality.Measure(news), TextQuality.Measure(damaged));

        Assert.All(Enumerable.Range(0, news.Count).Where(i => i % 50 == 0), i => Assert.True(after[i].Quality < before[i].Quality, news[i].File));
    }

    private static string LoseLetters(string text, Random random)
    {
        var words = text.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Length >= 6 && words[i].All(char.IsAsciiLetterLower) && random.Next(15) == 0)
            {
                var at = random.Next(words[i].Length - 1);
                words[i] = $"{words[i][..at]} {words[i][(at + 2)..]}".Trim();
            }
        }
        return string.Join(' ', words);
    }

    private static List<Article> News()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(PathIn(folder)))
            folder = folder.Parent;
        Assert.SkipWhen(folder is null, "shared/eval/multihop-rag is not beside the repository.");
        using var file = File.OpenRead(PathIn(folder));
        using var json = JsonDocument.Parse(file);
        // Not all are English.
        return
        [
            .. json.RootElement.EnumerateArray()
                .Select(item => item.GetProperty("body").GetString() ?? "")
                .Select((text, i) => new Article { File = $"{i}.txt", Text = text, Language = LanguageDetector.Detect(text) ?? "en" }),
        ];

        static string PathIn(DirectoryInfo folder) => Path.Combine(folder.FullName, "shared", "eval", "multihop-rag", "corpus.json");
    }
}
