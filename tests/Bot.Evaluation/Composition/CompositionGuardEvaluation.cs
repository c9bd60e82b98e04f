namespace Bot.Evaluation.Composition;

/// <summary>
/// The guard of composed answers, measured with answers that are proven and with the same answers after one change. To see all verdicts, name a file in COMPOSITION_DUMP.
/// </summary>
public sealed class CompositionGuardEvaluation(CompositionGuardEvaluation.Run run, ITestOutputHelper output) : IClassFixture<CompositionGuardEvaluation.Run>
{
    private const int FailuresShown = 40;

    // A little below what was measured; the aim is 0.99 stopped and 0.98 let through (docs/evaluation.md).
    private const double Stopped = 0.975;
    private const double WrittenPassed = 0.95;
    private const double GeneratedPassed = 0.98;
    private const double UnseenStopped = 0.965;
    private const double UnseenPassed = 0.6;

    [Fact]
    public void The_guard_stops_what_was_changed_and_lets_through_what_is_proven()
    {
        var score = Measure(answer => answer.Sort != HonestAnswer.Unseen);
        foreach (var failure in score.Failures().Take(FailuresShown))
            output.WriteLine(failure);
        if (Environment.GetEnvironmentVariable("COMPOSITION_DUMP") is { Length: > 0 } path)
            score.Dump(path);

        var demanded = score.Mutated(mutated => MutationSample.Demanded.Contains(mutated.Group));
        if (run.Answers.HasNews)
            Assert.InRange(demanded.Of, 1_000, int.MaxValue);
        Assert.InRange(Share(demanded), Stopped, 1);
        Assert.InRange(Share(score.Honest(HonestAnswer.Written)), WrittenPassed, 1);
        Assert.InRange(Share(score.Honest(HonestAnswer.Generated)), GeneratedPassed, 1);
    }

    /// <summary>Its failures are not shown, so that they stay unseen.</summary>
    [Fact]
    public void It_does_so_with_answers_that_nobody_read_while_it_was_made()
    {
        var score = Measure(answer => answer.Sort == HonestAnswer.Unseen);

        Assert.InRange(Share(score.Mutated(mutated => MutationSample.Demanded.Contains(mutated.Group))), UnseenStopped, 1);
        Assert.InRange(Share(score.Honest(HonestAnswer.Unseen)), UnseenPassed, 1);
    }

    [Fact]
    public void Every_kind_of_change_is_well_represented()
    {
        foreach (var kind in run.Answers.Mutated.CountBy(mutated => mutated.Kind))
            output.WriteLine($"{kind.Key,-40}{kind.Value,5}");

        var groups = run.Answers.Mutated.CountBy(mutated => mutated.Group).ToDictionary();
        output.WriteLine($"{run.Answers.Honest.Count} answers, {run.Answers.Honest.Sum(answer => answer.Sentences.Count)} sentences, news: {run.Answers.HasNews}");
        Assert.All(MutationSample.Demanded, group => Assert.InRange(groups[group], 100, int.MaxValue));
        Assert.InRange(MutationSample.Demanded.Sum(group => groups[group]), 1_000, int.MaxValue);
        Assert.InRange(run.Answers.Honest.Count(answer => answer.Sort == HonestAnswer.Written), 150, int.MaxValue);
    }

    [Fact]
    public void A_change_leaves_either_the_words_or_the_citations_as_they_were() => Assert.All(run.Answers.Mutated, mutated =>
        Assert.True(mutated.Sentence.Text == mutated.Unchanged.Text ^ mutated.Sentence.Citations.SequenceEqual(mutated.Unchanged.Citations), $"{mutated.Kind}: {mutated.Sentence.Text}"));

    [Fact]
    public void Eight_passages_at_most_are_given_and_honest_sentences_cite_them() => Assert.All(run.Answers.Honest, answer =>
    {
        Assert.InRange(answer.Passages.Count, 1, 8);
        Assert.Equal(Enumerable.Range(1, answer.Passages.Count), answer.Passages.Select(passage => passage.Number));
        Assert.All(answer.Sentences, sentence => Assert.All(sentence.Citations, citation => Assert.InRange(citation, 1, answer.Passages.Count)));
    });

    private GuardScore Measure(Func<HonestAnswer, bool> filter)
    {
        var score = new GuardScore([.. run.Answers.Honest.Where(filter)], [.. run.Answers.Mutated.Where(mutated => filter(mutated.Answer))]);
        foreach (var line in score.Table())
            output.WriteLine(line);
        return score;
    }

    private static double Share((int Part, int Of) share) => (double)share.Part / share.Of;

    public sealed class Run
    {
        internal ComposedAnswers Answers { get; } = ComposedAnswers.Read(TestContext.Current.CancellationToken);
    }
}
