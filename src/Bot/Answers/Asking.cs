using System.Diagnostics;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Models;

namespace Bot.Answers;

/// <summary>What becomes of a text that someone typed: an answer, or the reason why it was not asked.</summary>
internal abstract record Asked
{
    private Asked()
    {
    }

    internal sealed record Answered(Answer Answer, TimeSpan Elapsed) : Asked
    {
        /// <summary>Why the answer is not in the words of a model, where one was asked; null where there is nothing to tell.</summary>
        public string? Note { get; init; }
    }

    internal sealed record Refused(string Reason) : Asked;
}

/// <summary>What becomes of a message whose claims are to be looked up.</summary>
internal abstract record Checked
{
    private Checked()
    {
    }

    /// <param name="Claims">Empty where the message claims nothing.</param>
    /// <param name="Left">Claims behind those that were looked up.</param>
    internal sealed record Done(IReadOnlyList<CheckedClaim> Claims, int Left) : Checked;

    internal sealed record Refused(string Reason) : Checked;
}

/// <summary>The one door to the engine: every surface asks here, so that the same text is refused everywhere.</summary>
/// <param name="check">Puts claims beside the articles that a filter admits.</param>
internal sealed class Asking(Func<Question, Answer> answer, Func<IReadOnlyList<Claim>, ArticleFilter, IReadOnlyList<CheckedClaim>> check, TimeProvider time)
{
    internal const int MaxLength = 2_000;

    /// <summary>Of a message to be checked: what chats allow at most.</summary>
    internal const int MaxMessageLength = 40_000;

    private const int MostClaims = 5;

    /// <summary>A follow-up with fewer words means nothing without the question before it.</summary>
    private const int WordsThatStandAlone = 5;

    /// <summary>What the settings name; nothing else depends on them.</summary>
    internal ModelSet Models { get; init; } = ModelSet.None;

    /// <summary>Of the articles, ISO 639-1, most frequent first.</summary>
    internal Func<IReadOnlyList<string>> Languages { get; init; } = () => [];

    /// <summary>Answers with other machines, see <c>ClusterShards</c>; null where there are none, and what it gives is null where they do not.</summary>
    internal Func<Question, CancellationToken, Task<Answer?>>? Elsewhere { get; init; }

    /// <summary>Why the text cannot be asked; null when it can.</summary>
    internal static string? Refuse(string? text) =>
        text?.Length > MaxLength ? "Please ask in at most 2,000 characters."
        : string.IsNullOrEmpty(PlainText.OneLine(text ?? "")) ? "Please ask a question, for example: what is the Le Touquet treaty"
        : SmallTalk.IsGreeting(text ?? "") ? "I answer questions about the articles. What would you like to know? For example: what is the Le Touquet treaty"
        : null;

    /// <summary>Asks with all the models there are, and waits for them.</summary>
    /// <param name="asker">Whose budget they take, see <see cref="Composer.ComposeAsync"/>.</param>
    internal async Task<Asked> AskAsync(string asker, string text, IReadOnlyList<Turn> context, bool explain, ArticleFilter? filter, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var meaning = await ReadAsync(asker, text, context, cancellationToken);
        var asked = await AskAsync(text, context, explain, filter, meaning, cancellationToken);
        if (asked is not Asked.Answered answered)
            return asked;
        var told = await ComposeAsync(asker, text, context, answered.Answer, progress: null, cancellationToken) switch
        {
            Composition.Composed composed => answered with { Answer = composed.Answer },
            Composition.Kept(var note) => answered with { Note = note },
            _ => throw new UnreachableException(),
        };
        return told with { Elapsed = time.GetElapsedTime(started) };
    }

    /// <summary>What models make of a question before it is searched.</summary>
    internal async Task<QuestionMeaning> ReadAsync(string asker, string text, IReadOnlyList<Turn> context, CancellationToken cancellationToken)
    {
        if (Refuse(text) is not null)
            return QuestionMeaning.None;
        var question = new Question(PlainText.OneLine(text)) { Context = context };
        var rewritten = Models.Rewriter is { } rewriter ? await rewriter.RewriteAsync(asker, question, Languages(), cancellationToken) : null;
        if (Models.Embedder is not { } embedder)
            return new QuestionMeaning(rewritten, []);
        var leans = context.Count > 0 && question.Text.Split(' ').Length < WordsThatStandAlone;
        var vector = await embedder.EmbedAsync(rewritten ?? (leans ? $"{context[^1].Question} {question.Text}" : question.Text), cancellationToken);
        return new QuestionMeaning(rewritten, QuestionMeaning.Pack(vector.Span)) { Model = vector.IsEmpty ? null : embedder.IdOf(vector.Length) };
    }

    /// <summary>As <see cref="Ask"/>, with other machines where there are some.</summary>
    internal async Task<Asked> AskAsync(string text, IReadOnlyList<Turn> context, bool explain, ArticleFilter? filter, QuestionMeaning? meaning, CancellationToken cancellationToken)
    {
        if (Elsewhere is null || Refuse(text) is not null)
            return Ask(text, context, explain, filter, meaning);
        var started = time.GetTimestamp();
        var question = QuestionOf(text, context, explain, filter, meaning);
        return new Asked.Answered(await Elsewhere(question, cancellationToken) ?? answer(question), time.GetElapsedTime(started));
    }

    /// <param name="filter">The articles that may answer; null for all.</param>
    internal Asked Ask(string text, IReadOnlyList<Turn> context, bool explain = false, ArticleFilter? filter = null, QuestionMeaning? meaning = null)
    {
        if (Refuse(text) is { } reason)
            return new Asked.Refused(reason);

        var started = time.GetTimestamp();
        var given = answer(QuestionOf(text, context, explain, filter, meaning));
        return new Asked.Answered(given, time.GetElapsedTime(started));
    }

    private Question QuestionOf(string text, IReadOnlyList<Turn> context, bool explain, ArticleFilter? filter, QuestionMeaning? meaning) => new(PlainText.OneLine(text))
    {
        Context = context,
        Explain = explain,
        Filter = filter ?? ArticleFilter.Everything,
        Rewritten = meaning?.Rewritten,
        Vector = VectorOf(meaning),
    };

    /// <summary>Empty where the vector is of another model than that of now, since vectors of two models cannot be compared.</summary>
    private ReadOnlyMemory<float> VectorOf(QuestionMeaning? meaning) =>
        meaning?.Unpack() is { Length: > 0 } vector && Models.Embedder?.IdOf(vector.Length) == meaning.Model ? vector : default;

    /// <summary>The same answer in the words of a model, as far as that holds.</summary>
    /// <param name="progress">As in <see cref="Composer.ComposeAsync"/>.</param>
    internal Task<Composition> ComposeAsync(string asker, string text, IReadOnlyList<Turn> context, Answer given, Action<Answer.Found>? progress, CancellationToken cancellationToken) =>
        Models.Composer is { } composer && given is Answer.Found found
            ? composer.ComposeAsync(asker, new Question(PlainText.OneLine(text)) { Context = context }, found, progress, cancellationToken)
            : Task.FromResult<Composition>(new Composition.Kept(Note: null));

    /// <summary>Looks up the first claims of a message that somebody wrote.</summary>
    internal Checked Check(string message, ArticleFilter filter)
    {
        if (message.Length > MaxMessageLength)
            return new Checked.Refused("This message is too long to be checked.");
        var claims = MessageClaims.Of(PlainText.Clean(message));
        var asked = claims.Where(claim => Refuse(claim.Text) is null).Take(MostClaims).ToList();
        return new Checked.Done(check(asked, filter), claims.Count - asked.Count);
    }
}
