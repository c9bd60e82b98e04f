using System.Diagnostics;
using Bot.Answers;
using Bot.Core.Articles;
using Bot.Models;

namespace Bot.Evaluations;

/// <summary>Asks every question and compares each printed quote with the stored article.</summary>
internal sealed class EvaluationRun(Asking asking, IReadOnlyList<Article> articles)
{
    private readonly Dictionary<string, Article> _articles = articles.ToDictionary(article => article.File, StringComparer.Ordinal);

    /// <summary>Without models.</summary>
    internal Evaluation Run(IReadOnlyList<EvaluationQuestion> questions, CancellationToken cancellationToken)
    {
        var judgements = new List<Judgement>(questions.Count);
        foreach (var question in questions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var processor = Environment.CpuUsage.TotalTime;
            judgements.Add(Judge(question, asking.Ask(question.Question, question.Turns()), processor));
        }

        return Compare(judgements);
    }

    /// <summary>With the models that are set.</summary>
    internal async Task<Evaluation> RunWithModelsAsync(IReadOnlyList<EvaluationQuestion> questions, CancellationToken cancellationToken)
    {
        var judgements = new List<Judgement>(questions.Count);
        foreach (var question in questions)
        {
            var processor = Environment.CpuUsage.TotalTime;
            judgements.Add(Judge(question, await asking.AskAsync(ModelLedger.Operator, question.Question, question.Turns(), explain: false, filter: null, cancellationToken), processor));
        }

        return Compare(judgements);
    }

    private static Judgement Judge(EvaluationQuestion question, Asked asked, TimeSpan processor) => asked switch
    {
        Asked.Answered(var answer, var elapsed) => new Judgement(question, answer, elapsed, Environment.CpuUsage.TotalTime - processor),
        Asked.Refused refused => throw new CorpusException($"Question {question.Id}: {refused.Reason}"),
        _ => throw new UnreachableException(),
    };

    private Evaluation Compare(List<Judgement> judgements)
    {
        var quotes = judgements.SelectMany(judgement => Quotes(judgement.Document)).ToList();
        return new Evaluation(judgements, quotes.Count, quotes.Count(IsVerbatim));
    }

    private static IEnumerable<CitationDocument> Quotes(AnswerDocument document) =>
        [.. document.Citations, .. document.Passages, .. document.Closest];

    // Compared by what is printed, not by the citation: the test must not use the code that it tests.
    private bool IsVerbatim(CitationDocument printed) =>
        _articles.TryGetValue(printed.File, out var article)
        && printed.Start >= 0
        && printed.Start + printed.Length <= article.Text.Length
        && article.Text.AsSpan(printed.Start, printed.Length).SequenceEqual(printed.Quote)
        && printed.AlsoIn.All(other => _articles.ContainsKey(other.File));
}
