using Bot.Answers;
using Bot.Core;
using Bot.Core.Answers;
using Bot.Evaluations;

namespace Bot.Evaluation;

/// <summary>Opens a folder with data of its own, and asks it a file of questions as `eval` does.</summary>
internal static class EvaluatedCorpus
{
    public static async Task<Evaluations.Evaluation> RunAsync(string folder, string questions, CancellationToken cancellationToken)
    {
        var corpus = Open(folder, cancellationToken);
        var answerer = new Answerer(corpus, new AnswerOptions());
        var asking = new Asking(answerer.Answer, answerer.Check, TimeProvider.System);
        return new EvaluationRun(asking, corpus.Current.Articles).Run(await QuestionFile.ReadAsync(questions, cancellationToken), cancellationToken);
    }

    /// <summary>The data are read once, so that they can go as soon as the corpus is open.</summary>
    public static Corpus Open(string folder, CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("bot-evaluation-");
        try
        {
            return Corpus.Open(new CorpusOptions { Folder = folder, Data = data.FullName }, null, cancellationToken);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }
}
