using System.Globalization;
using Bot.Core;
using Bot.Core.Answers;

namespace Bot.Benchmarks;

/// <summary>Every ranking and score of every question, to be compared between two versions of the program with `diff`.</summary>
internal static class AnswerDump
{
    public static void Print(CorpusSnapshot snapshot)
    {
        foreach (var question in Questions.All)
        {
            var reading = Reading.Of(snapshot, question, Weights.BuiltIn);
            Console.WriteLine(question.Text);
            foreach (var term in reading.Matcher.Question.Terms)
                Console.WriteLine($"  term {term.Surface} {Exact(term.Weight)} {term.Correction} {string.Join(' ', term.Alternatives)} / {string.Join(' ', term.Related)} / {string.Join(' ', term.Opposites)}");
            foreach (var passage in reading.Passages)
                Console.WriteLine($"  passage {passage.Passage} {Exact(passage.Score)} {Exact(passage.Bm25)} {passage.Match} {string.Join(' ', passage.Features.Select(Exact))}");
            foreach (var sentence in reading.Sentences)
                Console.WriteLine($"  sentence {sentence.Sentence} {Exact(sentence.Score)} {string.Join(' ', sentence.Features.Select(Exact))}");
            foreach (var quote in reading.Quotes)
                Console.WriteLine($"  quote {quote.Article} {quote.Span} {quote.Match} {string.Join(' ', quote.AlsoIn.Select(other => other.Span))}");
            Console.WriteLine($"  confidence {Exact(reading.Confidence)}");
            var answer = Answerer.Answer(snapshot, question, new AnswerOptions());
            Console.WriteLine($"  {(answer is Answer.NotFound refused ? refused.Missing : "found")} {string.Join(' ', answer.Corrections)} {answer.Passages.Count}");
        }
    }

    private static string Exact(float number) => number.ToString("R", CultureInfo.InvariantCulture);
}
