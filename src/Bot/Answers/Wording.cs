using System.Diagnostics;
using System.Globalization;
using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Answers;

/// <summary>What every surface says in the same words.</summary>
internal static class Wording
{
    internal const string LowQuality = "text quality is low: read this quote with care";

    /// <summary>Copies of a quote that are named; of further ones the number is told.</summary>
    internal const int CopiesShown = 3;

    private const int WordsOfTitle = 8;

    private static readonly Dictionary<string, string> LanguageNames = new(StringComparer.Ordinal)
    {
        ["de"] = "German",
        ["en"] = "English",
        ["es"] = "Spanish",
        ["fr"] = "French",
        ["it"] = "Italian",
        ["nl"] = "Dutch",
        ["pt"] = "Portuguese",
    };

    /// <summary>The title, else the first words of the text in quotes.</summary>
    internal static string Title(Article article)
    {
        if (!string.IsNullOrWhiteSpace(article.Title))
            return PlainText.OneLine(article.Title);

        var start = 0;
        foreach (var aside in article.Asides.TakeWhile(aside => string.IsNullOrWhiteSpace(article.Text[start..Math.Max(start, aside.Start)])))
            start = aside.End;

        // The first line that says something; an article may have millions of characters.
        var rest = article.Text.AsSpan(start).TrimStart();
        var beginning = PlainText.OneLine(rest[..Math.Min(1_000, rest.IndexOfAny('\n', '\r') is var end and >= 0 ? end : rest.Length)].ToString());
        var words = beginning.Split(' ');
        return words.Length > WordsOfTitle ? $"“{string.Join(' ', words.Take(WordsOfTitle))}…”" : $"“{beginning}”";
    }

    /// <summary>"Corpus 3f2a91c · 5 articles · newest Dec 2024 (inferred)".</summary>
    internal static string Freshness(CorpusState corpus) =>
        $"Corpus {corpus.Version} · {Count(corpus.Articles, "article")} · "
        + (corpus.Newest is { } newest && PublishedText.Readable(newest) is not null
            ? $"newest {PublishedText.WithBasis(newest)}"
            : "dates unknown");

    /// <summary>" and 97 more", or nothing.</summary>
    internal static string MoreCopies(int copies) => More(copies, CopiesShown);

    /// <summary>" and 97 more" of a list of which some are named, or nothing.</summary>
    internal static string More(int all, int named) => all > named ? $" and {Number(all - named)} more" : "";

    /// <summary>"“boushart” was read as “Bouchart”."; null when every word was found as written.</summary>
    internal static string? Corrections(Answer answer) => answer.Corrections.Count == 0
        ? null
        : string.Join(", ", answer.Corrections.Select(correction => $"“{PlainText.OneLine(correction.Written)}” was read as “{PlainText.OneLine(correction.Read)}”")) + ".";

    /// <summary>"Read as “what is the Le Touquet treaty”."; null where the question was searched as it was asked.</summary>
    internal static string? ReadAs(Answer answer) => answer.ReadAs is { } read ? $"Read as “{PlainText.OneLine(read)}”." : null;

    /// <summary>Whose words the sentences are, where they are not those of the articles, and how they were found, where not by words.</summary>
    internal static string? Told(Answer.Found answer) => answer switch
    {
        { Model: { } model } => $"Put into words by {PlainText.OneLine(model)}; every number and name was checked against the quotes, which are word for word.",
        { IsByMeaning: true } => "Found by meaning, not by words: please read whether it answers.",
        _ => null,
    };

    /// <summary>"in French"; null where the article is in the language of the question, or that is not known.</summary>
    internal static string? OtherLanguage(Article article, string? asked) =>
        asked is null || article.Language == asked ? null : $"in {Language(article)}";

    /// <summary>"French", or its code.</summary>
    internal static string Language(Article article) => LanguageNames.GetValueOrDefault(article.Language, article.Language);

    /// <summary>"The sources give different numbers: [1] 1,200 (Kest Daily, May 14, 2021) and [2] 1,950 (Harbour News, Jun 2, 2021)."; null when they agree.</summary>
    internal static string? Difference(Answer.Found answer)
    {
        if (answer.Difference is not { } difference)
            return null;
        var what = difference.Kind switch
        {
            DifferenceKind.Number => "give different numbers",
            DifferenceKind.Time => "give different dates",
            DifferenceKind.Wording => "give different wordings",
            DifferenceKind.Claim => "say the contrary",
            _ => throw new UnreachableException(),
        };
        return $"The sources {what}: {Differing(difference.First)} and {Differing(difference.Second)}.";

        string Differing(DifferingWords words)
        {
            var article = answer.Citations[words.Citation - 1].Article;
            var text = PlainText.OneLine(words.Text).TrimEnd('.');
            var said = difference.Kind switch
            {
                DifferenceKind.Wording => $" “{text}”",
                DifferenceKind.Claim => "", // the whole sentence stands with the quotes
                _ => $" {text}",
            };
            return string.Create(CultureInfo.InvariantCulture, $"[{words.Citation}]{said} ({Publisher(article)}, {PublishedText.Readable(article.Published) ?? "date unknown"})");
        }
    }

    /// <summary>"Not answered: “who leads it”: No article mentions “Blom”."; null when every part of the question is answered.</summary>
    internal static string? Unanswered(Answer.Found answer) => answer.Unanswered.Count == 0
        ? null
        : string.Join(' ', answer.Unanswered.Select(part => $"Not answered: “{PlainText.OneLine(part.Question)}”. {part.Missing}"));

    internal static string NotFound(Answer.NotFound answer) => answer.Corpus.Articles switch
    {
        0 when answer.Filter.IsEverything => "The corpus holds no articles yet.",
        0 => answer.Missing,
        1 => $"The article{Limits(answer.Filter)} does not answer this: {answer.Missing}",
        var articles => $"The {Number(articles)} articles{Limits(answer.Filter)} do not answer this: {answer.Missing}",
    };

    /// <summary>" by “The Post” and from 2016", or nothing.</summary>
    internal static string Limits(ArticleFilter filter) => filter.IsEverything ? "" : $" {PlainText.OneLine(filter.Describe())}";

    internal static string Count(int number, string noun) => $"{Number(number)} {noun}{(number == 1 ? "" : "s")}";

    internal static string Source(Article article, int paragraph) => $"{Title(article)} · {Provenance(article, paragraph)}";

    /// <summary>Who published the quote, when, and where in the article it stands.</summary>
    internal static string Provenance(Article article, int paragraph) => string.Join(" · ", new[]
    {
        Publisher(article),
        PublishedText.WithBasis(article.Published),
        string.Create(CultureInfo.InvariantCulture, $"paragraph {paragraph}"),
    });

    internal static string Publisher(Article article) => article.Publisher is { } publisher ? PlainText.OneLine(publisher) : "publisher unknown";

    internal static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
