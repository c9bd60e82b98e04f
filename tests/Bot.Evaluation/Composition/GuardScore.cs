using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bot.Core.Composition;

namespace Bot.Evaluation.Composition;

/// <summary>
/// What the guard makes of honest and of changed sentences. A change counts only where the guard lets the unchanged sentence through: else anything would be stopped there.
/// </summary>
internal sealed class GuardScore
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<(HonestAnswer Answer, DraftSentence Sentence, Guarded Verdict)> _honest = [];
    private readonly List<(Mutated Mutated, Guarded Verdict)> _mutated = [];

    /// <summary>Of the changes that are asked for, those stopped whatever became of the unchanged sentence.</summary>
    private readonly (int Stopped, int Of) _anyway;

    public GuardScore(IReadOnlyList<HonestAnswer> answers, IReadOnlyList<Mutated> changes)
    {
        foreach (var answer in answers)
        {
            var guard = new CompositionGuard(answer.Passages);
            _honest.AddRange(answer.Sentences.Select(sentence => (answer, sentence, guard.Check(sentence))));
        }

        var passed = _honest.Where(honest => honest.Verdict is Guarded.Passed).Select(honest => (honest.Answer, honest.Sentence)).ToHashSet();
        _mutated.AddRange(changes.Where(mutated => passed.Contains((mutated.Answer, mutated.Unchanged)))
            .Select(mutated => (mutated, new CompositionGuard(mutated.Answer.Passages).Check(mutated.Sentence))));
        var others = changes.Where(mutated => MutationSample.Demanded.Contains(mutated.Group) && !passed.Contains((mutated.Answer, mutated.Unchanged))).ToList();
        var stopped = others.Count(mutated => new CompositionGuard(mutated.Answer.Passages).Check(mutated.Sentence) is Guarded.Stopped);
        var counted = Mutated(mutated => MutationSample.Demanded.Contains(mutated.Group));
        _anyway = (counted.Stopped + stopped, counted.Of + others.Count);
    }

    /// <summary>Of the answers of this sort those with no sentence stopped.</summary>
    public (int Passed, int Of) Honest(string sort)
    {
        var answers = _honest.Where(honest => honest.Answer.Sort == sort).GroupBy(honest => honest.Answer.Id).ToList();
        return (answers.Count(answer => answer.All(honest => honest.Verdict is Guarded.Passed)), answers.Count);
    }

    public (int Stopped, int Of) Mutated(Func<Mutated, bool> filter)
    {
        var counted = _mutated.Where(mutated => filter(mutated.Mutated)).ToList();
        return (counted.Count(mutated => mutated.Verdict is Guarded.Stopped), counted.Count);
    }

    public IEnumerable<string> Table()
    {
        foreach (var sort in _honest.Select(honest => honest.Answer.Sort).Distinct())
        {
            var reasons = _honest.Where(honest => honest.Answer.Sort == sort).Select(honest => honest.Verdict).OfType<Guarded.Stopped>().CountBy(stopped => stopped.Reason).OrderByDescending(reason => reason.Value);
            yield return $"{sort + " answers let through",-50}{Share(Honest(sort))}   {string.Join(", ", reasons.Select(reason => $"{reason.Key} {reason.Value}"))}";
        }

        yield return $"{"demanded changes stopped",-50}{Share(Mutated(mutated => MutationSample.Demanded.Contains(mutated.Group)))}";
        yield return $"{"  of them in answers written by hand",-50}{Share(Mutated(mutated => MutationSample.Demanded.Contains(mutated.Group) && mutated.Answer.Sort != HonestAnswer.Generated))}";
        yield return $"{"  with those whose unchanged sentence is stopped",-50}{Share(_anyway)}";
        foreach (var group in _mutated.GroupBy(mutated => mutated.Mutated.Group).OrderBy(group => Array.IndexOf(MutationSample.Demanded, group.Key) is var place && place < 0 ? int.MaxValue : place))
        {
            yield return $"{group.Key,-50}{Share(Mutated(mutated => mutated.Group == group.Key))}";
            foreach (var kind in group.GroupBy(mutated => mutated.Mutated.Kind))
            {
                var reasons = kind.Select(mutated => mutated.Verdict).OfType<Guarded.Stopped>().CountBy(stopped => stopped.Reason).OrderByDescending(reason => reason.Value).Take(4);
                yield return $"  {kind.Key,-48}{Share(Mutated(mutated => mutated.Kind == kind.Key))}   {string.Join(", ", reasons.Select(reason => $"{reason.Key} {reason.Value}"))}";
            }
        }
    }

    public IEnumerable<string> Failures() =>
    [
        .. _honest.Where(honest => honest.Verdict is Guarded.Stopped).Select(honest =>
            $"STOPPED {honest.Answer.Id} {((Guarded.Stopped)honest.Verdict).Reason} ({((Guarded.Stopped)honest.Verdict).What}): {honest.Sentence.Text}"),
        .. _mutated.Where(mutated => mutated.Verdict is Guarded.Passed).Select(mutated => $"PASSED {mutated.Mutated.Answer.Id} {mutated.Mutated.Kind} ({mutated.Mutated.Change}): {mutated.Mutated.Sentence.Text}"),
    ];

    /// <summary>Every sentence with its verdict and the passages it cites, one JSON object a line; failures first.</summary>
    public void Dump(string path) => File.WriteAllLines(path, _honest.Select(honest => Line(honest.Answer, "honest", "", honest.Sentence, honest.Verdict, honest.Verdict is Guarded.Stopped))
        .Concat(_mutated.Select(mutated => Line(mutated.Mutated.Answer, mutated.Mutated.Kind, mutated.Mutated.Change, mutated.Mutated.Sentence, mutated.Verdict, mutated.Verdict is Guarded.Passed)))
        .OrderByDescending(line => line.IsFailure).Select(line => line.Json));

    private static (bool IsFailure, string Json) Line(HonestAnswer answer, string kind, string change, DraftSentence sentence, Guarded verdict, bool isFailure) => (isFailure, JsonSerializer.Serialize(
        new
        {
            isFailure,
            id = answer.Id,
            kind,
            change,
            text = sentence.Text,
            verdict = verdict is Guarded.Stopped stopped ? $"{stopped.Reason}: {stopped.What}" : "passed",
            cited = answer.Passages.Where(passage => sentence.Citations.Contains(passage.Number)).Select(passage => $"{passage.Article.File}: {passage.Quote}"),
        },
        Readable));

    private static string Share((int Part, int Of) share) => string.Create(CultureInfo.InvariantCulture, $"{share.Part,5} of {share.Of,5}  {(share.Of == 0 ? 1 : (double)share.Part / share.Of),8:P1}");
}
