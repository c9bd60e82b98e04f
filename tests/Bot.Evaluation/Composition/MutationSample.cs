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

    public static IReadOnlyList<Mutated> Of(IReadOnlyList<HonestAnswer> answers, Random random)
    {
        var all = answers.SelectMany(answer => answer.Sentences.Select((_, i) => new Target(answer, i)))
            .SelectMany(target => Mutations.SelectMany(mutations => mutations(target, random))).GroupBy(mutated => mutated.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal);
        return [.. all.SelectMany(kind => Chosen([.. kind], Count(kind.Key), random))];
    }

    private static int Count(string kind) => kind switch
    {
        "citation/removed" or "citation/not given" => 20,
        "citation/to another passage" or "citation/within the article" => 70,
        "number/random" or "number/another of the passage" or "year/near" or "year/another of the passage" or "name/another of the passage" => 60,
        _ => 40,
    };

    private static IEnumerable<Mutated> Chosen(Mutated[] all, int count, Random random)
    {
        random.Shuffle(all);
        var byTurn = all.GroupBy(mutated => (mutated.Answer.Id, mutated.Index)).SelectMany(sentence => sentence.Index()).OrderBy(mutated => mutated.Index).Select(mutated => mutated.Item).ToList();
        var written = byTurn.Where(mutated => mutated.Answer.Sort == HonestAnswer.Written).ToList();
        var generated = byTurn.Where(mutated => mutated.Answer.Sort == HonestAnswer.Generated).ToList();
        var ofWritten = Math.Max(Math.Min(count / 2, written.Count), Math.Min(written.Count, count - generated.Count));
        return written.Take(ofWritten).Concat(generated.Take(count - ofWritten));
    }
}
