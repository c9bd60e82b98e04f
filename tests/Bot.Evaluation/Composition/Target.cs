using System.Text.RegularExpressions;
using Bot.Core.Answers;
using Bot.Core.Composition;

namespace Bot.Evaluation.Composition;

/// <summary>The sentence of an honest answer that is to be changed.</summary>
internal sealed partial class Target(HonestAnswer answer, int index)
{
    public HonestAnswer Answer => answer;

    public DraftSentence Sentence => answer.Sentences[index];

    public string Text => Sentence.Text;

    public IReadOnlyList<Citation> Cited { get; } = [.. answer.Passages.Where(passage => answer.Sentences[index].Citations.Contains(passage.Number))];

    public IReadOnlyList<Citation> Others { get; } = [.. answer.Passages.Where(passage => !answer.Sentences[index].Citations.Contains(passage.Number))];

    public string CitedText => field ??= string.Join("\n", Cited.Select(passage => passage.Quote));

    public bool IsEnglish => Cited[0].Article.Language == "en";

    public IReadOnlyList<NameMention> Names => field ??= NameFinder.In(Text, Cited[0].Article.Text);

    /// <summary>Of the passages that are cited.</summary>
    public IReadOnlyList<NameMention> CitedNames => field ??= [.. Cited.SelectMany(passage => NameFinder.In(passage.Quote, passage.Article.Text)).DistinctBy(name => name.Text)];

    public IReadOnlyList<NameMention> OtherNames => field ??= [.. Others.SelectMany(passage => NameFinder.In(passage.Quote, passage.Article.Text)).DistinctBy(name => name.Text)];

    /// <summary>What is between marks of quotation.</summary>
    public IReadOnlyList<Match> Quotes { get; } = Quoted().Matches(answer.Sentences[index].Text).ToList();

    public bool IsQuoted(int place) => Quotes.Any(quote => quote.Index <= place && place < quote.Index + quote.Length);

    public Mutated WithText(string kind, string text, string change) => new(answer, index, Sentence with { Text = text }, kind, change);

    public Mutated Replacing(string kind, int start, int length, string with) =>
        WithText(kind, Text[..start] + with + Text[(start + length)..], $"\"{Text.Substring(start, length)}\" -> \"{with}\"");

    public Mutated Citing(string kind, IReadOnlyList<int> citations) =>
        new(answer, index, Sentence with { Citations = citations }, kind, $"[{string.Join(", ", Sentence.Citations)}] -> [{string.Join(", ", citations)}]");

    [GeneratedRegex(@"""[^""]+""|“[^”]+”|« ?[^»]+»")]
    private static partial Regex Quoted();
}

/// <summary>An honest answer with one change in one sentence, which makes it false.</summary>
/// <param name="Kind">Group, slash, what was done.</param>
/// <param name="Change">What was changed into what.</param>
internal sealed record Mutated(HonestAnswer Answer, int Index, DraftSentence Sentence, string Kind, string Change)
{
    public string Group => Kind[..Kind.IndexOf('/', StringComparison.Ordinal)];

    public DraftSentence Unchanged => Answer.Sentences[Index];
}
