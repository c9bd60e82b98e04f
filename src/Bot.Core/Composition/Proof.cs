using Bot.Core.Answers;

namespace Bot.Core.Composition;

/// <summary>A draft against the passages it cites: whether they tell it, and in which of their sentences.</summary>
internal sealed class Proof
{
    private readonly ToldSentence _draft;
    private readonly IReadOnlyList<SourcePassage> _cited;
    private readonly Dictionary<SourceSentence, Alignment> _alignments;
    private readonly List<string> _links;
    private readonly IReadOnlyList<string> _quotations;
    private readonly string _folded;

    public Proof(ToldSentence draft, IReadOnlyList<SourcePassage> cited)
    {
        (_draft, _cited) = (draft, cited);
        _links = [.. Links.In(draft.Text)];
        _quotations = Quotations.In(draft.Text);
        _folded = Quotations.Fold(draft.Text).Trim();
        _alignments = cited.SelectMany(passage => passage.Sentences).ToDictionary(sentence => sentence, sentence => new Alignment(draft, sentence));
    }

    public Fault? FindFault() => FindFault([.. _cited.Where(passage => passage.Sentences.Count > 0).Select(passage => new SourceRun(passage, 0, passage.Sentences.Count - 1))]);

    /// <summary>Of each passage the shortest run of its sentences with which the draft still passes, the others as they are by then.</summary>
    public IReadOnlyList<Citation> Evidence()
    {
        var runs = _cited.Select(passage => new SourceRun(passage, 0, passage.Sentences.Count - 1)).ToList();
        for (var i = 0; i < runs.Count; i++)
            runs[i] = Shortest(runs, i);
        return [.. runs.Select(run => run.Passage.Citation with { Span = run.Passage.SpanOf(run.First, run.Last) })];
    }

    private SourceRun Shortest(List<SourceRun> runs, int which)
    {
        var passage = runs[which].Passage;
        if (runs.Count == 1 && Verbatim(runs[which]) is { } verbatim)
            return verbatim;
        for (var length = 1; length < passage.Sentences.Count; length++)
        {
            for (var first = 0; first + length <= passage.Sentences.Count; first++)
            {
                var run = new SourceRun(passage, first, first + length - 1);
                // Most runs have nothing to do with the draft.
                if (run.Sentences.Any(IsNear) && FindFault([.. runs.Select((other, i) => i == which ? run : other)]) is null)
                    return run;
            }
        }

        return runs[which];
    }

    private bool IsNear(SourceSentence sentence) => _draft.Words.Any(word => word.Role != WordRole.Function && _alignments[sentence].Best(word.Place) > 0);

    private Fault? FindFault(IReadOnlyList<SourceRun> runs)
    {
        if (runs.Count < _cited.Count)
            return new Fault(GuardReason.Unsupported, "a passage without text");
        var texts = runs.Select(run => run.Text).ToList();
        if (_links.Find(link => !texts.Exists(text => Links.IsIn(link, text))) is { } foreign)
            return new Fault(GuardReason.Link, foreign);
        List<string> folded = [.. texts.Select(text => Quotations.Fold(text))];
        if (_quotations.FirstOrDefault(quotation => !folded.Exists(text => Quotations.IsIn(quotation, text))) is { } quotation)
            return new Fault(GuardReason.Quote, quotation);
        // What stands word for word in the source tells what it tells.
        return runs.Count == 1 && Verbatim(runs[0]) is not null ? null : new Examination(_draft, runs, _alignments).FindFault();
    }

    /// <summary>The whole sentences of the run that the draft is; null where it is no such.</summary>
    private SourceRun? Verbatim(SourceRun run)
    {
        for (var first = run.First; first <= run.Last; first++)
        {
            for (var last = first; last <= run.Last; last++)
            {
                var length = run.Passage.SpanOf(first, last).Length;
                if (length > _draft.Span.Length * 2)
                    break;
                if (Quotations.Fold(run.Passage.Text(first, last)).Trim() == _folded)
                    return run with { First = first, Last = last };
            }
        }

        return null;
    }
}
