namespace Bot.Evaluation.Composition;

/// <summary>Of all changes that are possible an even sample: of each kind so many, half of them in written answers as far as there are, first one for a sentence.</summary>
internal static class MutationSample
{
    /// <summary>What the issue asks to be stopped.</summary>
    public static readonly string[] Demanded = ["number", "year", "name", "negation", "unit", "citation"];

    private static readonly Func<Target, Random, IEnumerable<Mutated>>[] Mutations =
    [
        NumberMutations.Of, TimeMutations.Of, NameMutations.Of, NegationMutations.Of, UnitMutations.Of, CitationMutations.Of, WordingMutations.Of, SpeechMutations.Of, AddedMutations.Of,
    ];

    public static IReadOnlyList<Mutated> Of(IReadOnlyList<HonestAnswer> answers, int seed)
    {
        var all = answers.SelectMany(answer => answer.Sentences.Select((_, i) => new Target(answer, i)))
            .SelectMany(target => Mutations.SelectMany(mutations => mutations(target, new Random(Mixed(seed, target.Text))))).GroupBy(mutated => mutated.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal);
        return [.. all.SelectMany(kind => Chosen(kind.OrderBy(mutated => Mixed(seed, mutated.Sentence.Text + mutated.Change)), Count(kind.Key)))];
    }

    /// <summary>By the text alone (FNV-1a), so that the sample of one sentence does not change with another sentence.</summary>
    private static int Mixed(int seed, string text) => text.Aggregate(seed ^ unchecked((int)2166136261), (hash, letter) => unchecked((hash ^ letter) * 16777619));

    private static int Count(string kind) => kind switch
    {
        "citation/removed" or "citation/not given" => 20,
        "citation/to another passage" or "citation/within the article" => 70,
        "number/random" or "number/another of the passage" or "year/near" or "year/another of the passage" or "name/another of the passage" => 60,
        _ => 40,
    };

    private static IEnumerable<Mutated> Chosen(IEnumerable<Mutated> all, int count)
    {
        var byTurn = all.GroupBy(mutated => (mutated.Answer.Id, mutated.Index)).SelectMany(sentence => sentence.Index()).OrderBy(mutated => mutated.Index).Select(mutated => mutated.Item).ToList();
        var generated = byTurn.Where(mutated => mutated.Answer.Sort == HonestAnswer.Generated).ToList();
        var written = byTurn.Except(generated).ToList();
        var ofWritten = Math.Max(Math.Min(count / 2, written.Count), Math.Min(written.Count, count - generated.Count));
        return written.Take(ofWritten).Concat(generated.Take(count - ofWritten));
    }
}
