namespace Bot.Core.Composition;

/// <summary>What stands against a sentence.</summary>
/// <param name="What">The words that give the reason.</param>
internal readonly record struct Fault(GuardReason Reason, string What);

/// <summary>A draft beside the runs of sentences that it cites, and which of these it was made of.</summary>
internal sealed class Examination
{
    /// <summary>Sentences that one sentence is made of at most.</summary>
    private const int MostSources = 5;

    /// <summary>A further source must tell so many words more.</summary>
    private const float Gain = 0.75f;

    private const float AnchorWeight = 1.5f;

    private readonly Alignment?[] _assigned;

    public Examination(ToldSentence draft, IReadOnlyList<SourceRun> runs, IReadOnlyDictionary<SourceSentence, Alignment> alignments)
    {
        (Draft, Runs) = (draft, runs);
        Alignments = [.. runs.SelectMany(run => run.Sentences).Select(sentence => alignments[sentence])];
        _assigned = new Alignment?[draft.Words.Count];
        Chosen = Choose();
    }

    public ToldSentence Draft { get; }

    public IReadOnlyList<SourceRun> Runs { get; }

    public IReadOnlyList<Alignment> Alignments { get; }

    /// <summary>The sentences that the draft is made of, those that tell most of it first.</summary>
    public IReadOnlyList<Alignment> Chosen { get; }

    /// <summary>Some cited passage is of another language than the draft.</summary>
    public bool IsForeign => Runs.Any(run => run.Passage.Language != Draft.Language);

    /// <summary>The sentence that a word of the draft was taken from; null where none has it.</summary>
    public Alignment? SourceOf(int place) => _assigned[place];

    public Alignment AlignmentOf(SourceSentence sentence) => Alignments.First(alignment => alignment.Source == sentence);

    public float Best(int place) => Chosen.Count == 0 ? 0 : Chosen.Max(alignment => alignment.Best(place));

    /// <summary>The first thing that stands against the draft; null where nothing does.</summary>
    public Fault? FindFault() =>
        NumberCheck.Missing(this) ?? TimeCheck.Missing(this) ?? UnitCheck.Find(this) ?? ArithmeticCheck.Find(this) ?? NameCheck.Missing(this) ?? BindingCheck.Find(this)
        ?? SlotCheck.Find(this) ?? PolarityCheck.Find(this) ?? SpeechCheck.Find(this) ?? SupportCheck.Find(this);

    private List<Alignment> Choose()
    {
        var chosen = new List<Alignment>();
        var best = new float[Draft.Words.Count];
        while (chosen.Count < MostSources)
        {
            Alignment? next = null;
            var most = Gain;
            foreach (var alignment in Alignments)
            {
                var gain = 0f;
                for (var i = 0; i < best.Length; i++)
                    gain += Math.Max(0, alignment.Best(i) - best[i]) * WeightOf(i);
                // What stands together in one sentence was told together.
                gain += chosen.Contains(alignment) ? -1_000 : 0;
                if (gain > most)
                    (next, most) = (alignment, gain);
            }

            if (next is null)
                break;
            chosen.Add(next);
            for (var i = 0; i < best.Length; i++)
            {
                if (next.Best(i) <= best[i])
                    continue;
                best[i] = next.Best(i);
                _assigned[i] = next;
            }
        }

        return chosen;
    }

    private float WeightOf(int place) => Draft.Words[place].Role switch
    {
        WordRole.Number or WordRole.Time or WordRole.Name => AnchorWeight,
        WordRole.Content => 1,
        _ => 0,
    };
}
