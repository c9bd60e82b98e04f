using System.Text.Json;
using Bot.Core;
using Bot.Core.Composition;

namespace Bot.Evaluation.Composition;

/// <summary>Answers that were written by hand about articles of this project. Each sentence names the words that begin its proofs.</summary>
internal static class WrittenAnswers
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    /// <param name="snapshots">By the name of the set.</param>
    public static IEnumerable<HonestAnswer> Read(string sort, IReadOnlyDictionary<string, CorpusSnapshot> snapshots) =>
        File.ReadAllLines(Path.Combine(EvaluationData.Set("composed"), sort + ".jsonl"))
            .Select(line => JsonSerializer.Deserialize<Line>(line, Names) ?? throw new InvalidDataException($"{line}: not an answer."))
            .Select(line => Read(sort, line, snapshots[line.Set]));

    private static HonestAnswer Read(string sort, Line line, CorpusSnapshot snapshot)
    {
        var proofs = line.Sentences.Select(sentence => sentence.Proof.Select(start => PassageOf(snapshot, line, start)).Distinct().ToList()).ToList();
        var passages = GivenPassages.Of(snapshot, line.Question, [.. proofs.SelectMany(proof => proof)]);
        var sentences = line.Sentences.Zip(proofs, (sentence, proof) =>
            new DraftSentence(sentence.Text, [.. proof.Select(passage => GivenPassages.NumberOf(snapshot, passages, passage))]));
        return new HonestAnswer(line.Id, sort, line.Question, passages, [.. sentences]);
    }

    private static int PassageOf(CorpusSnapshot snapshot, Line line, string start)
    {
        foreach (var file in line.Files)
        {
            var article = snapshot.Articles.Index().First(other => other.Item.File == file).Index;
            var text = snapshot.Articles[article].Text;
            var place = text.IndexOf(start, StringComparison.Ordinal);
            if (place < 0)
                continue;
            if (text.IndexOf(start, place + 1, StringComparison.Ordinal) >= 0)
                throw new InvalidDataException($"{line.Id}: \"{start}\" stands twice in {file}; write more of its words.");
            for (var passage = snapshot.Index.ArticlePassages[article]; passage < snapshot.Index.ArticlePassages[article + 1]; passage++)
            {
                if (snapshot.Index.PassageSpan(passage) is var span && span.Start <= place && place < span.End)
                    return passage;
            }
        }

        throw new InvalidDataException($"{line.Id}: \"{start}\" begins nothing in a passage of {string.Join(", ", line.Files)}; write its words as the article does.");
    }

    private sealed record Line(string Id, string Set, IReadOnlyList<string> Files, string Question, IReadOnlyList<LineSentence> Sentences);

    private sealed record LineSentence(string Text, IReadOnlyList<string> Proof);
}
