namespace Bot.Core.Answers;

/// <summary>Question in, cited answer out.</summary>
public sealed class Answerer(Corpus corpus)
{
    public Answer Answer(Question question) =>
        new Answer.NotFound("Nothing is indexed.", []) { Confidence = 0, Passages = [], Corpus = corpus.Current.State };
}
