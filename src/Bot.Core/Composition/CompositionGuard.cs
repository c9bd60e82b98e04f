using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Composition;

/// <summary>
/// Stands between a model and its readers: a sentence passes when all that it tells is in the passages it cites. Reads texts alone, so that it holds whatever the model is.
/// In doubt a sentence is stopped: the quotes of the articles are shown instead.
/// </summary>
/// <remarks>
/// Where sentence and passage are of different languages numbers, times, names, quotations, links, denials and attributions are compared; that the words between them mean the same is not,
/// beyond words that are written alike.
/// </remarks>
/// <param name="passages">What the model was given, numbered 1, 2, 3 …</param>
public sealed class CompositionGuard(IReadOnlyList<Citation> passages)
{
    private readonly Lazy<SourcePassage>[] _passages = [.. passages.Select(passage => new Lazy<SourcePassage>(() => new SourcePassage(passage)))];

    public Guarded Check(DraftSentence sentence)
    {
        var text = DraftForm.WithoutMarks(sentence.Text ?? "");
        if (DraftForm.Fault(text) is { } form)
            return new Guarded.Stopped(sentence, GuardReason.Form, form);
        var numbers = sentence.Citations.Distinct().ToList();
        if (numbers.Count == 0)
            return new Guarded.Stopped(sentence, GuardReason.NoCitation, "");
        if (numbers.Find(number => number < 1 || number > _passages.Length) is not 0 and var unknown)
            return new Guarded.Stopped(sentence, GuardReason.UnknownCitation, unknown.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (numbers.Contains(0))
            return new Guarded.Stopped(sentence, GuardReason.UnknownCitation, "0");

        var cited = numbers.ConvertAll(number => _passages[number - 1].Value);
        var draft = Read(text, cited);
        var proof = new Proof(draft, cited);
        return proof.FindFault() is { } fault
            ? new Guarded.Stopped(sentence, fault.Reason, fault.What)
            : new Guarded.Passed(sentence with { Text = text, Citations = numbers }, proof.Evidence());
    }

    /// <summary>In the language of the passages whose function words it has most of, unless it is clearly of another one.</summary>
    private static ToldSentence Read(string text, List<SourcePassage> cited)
    {
        var language = cited.Select(passage => passage.Language).Distinct(StringComparer.Ordinal).MaxBy(candidate => FunctionWords(text, candidate))!;
        // A short sentence has few words that tell; in doubt it is of the language of its passages.
        if (LanguageDetector.Detect(text) is { } detected && FunctionWords(text, detected) > FunctionWords(text, language) + 1)
            language = detected;
        using var analyzer = new TextAnalyzer(Language.Of(language));
        return ToldSentence.Read(text, new TextSpan(0, text.Length), language, cited[0].Citation.Article.Published, analyzer, cited.SelectMany(passage => passage.Names).ToHashSet(StringComparer.Ordinal));
    }

    private static int FunctionWords(string text, string language) =>
        text.Split(' ').Count(word => Language.Of(language).StopWords.Contains(word.Trim('.', ',', '"', '“', '”').ToLowerInvariant()));
}
