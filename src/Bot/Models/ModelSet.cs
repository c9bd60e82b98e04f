using System.Runtime.CompilerServices;
using Bot.Commands;
using Bot.Core;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Models;

/// <summary>The models that the settings name; what they do not name is null, and nothing depends on it.</summary>
internal sealed record ModelSet(Composer? Composer, QuestionRewriter? Rewriter, QuestionEmbedder? Embedder, VectorKeeper? Vectors)
{
    /// <summary>A question waits for one of them before it is searched.</summary>
    internal bool ReadsQuestions => Rewriter is not null || Embedder is not null;

    internal static readonly ModelSet None = new(null, null, null, null);

    /// <summary>Null where no language model is set.</summary>
    internal ModelLedger? Ledger { get; init; }

    /// <summary>For <see cref="Answerer"/>; null where passages keep their order.</summary>
    internal Reranker? Reranker { get; init; }

    internal ModelTelemetry? Telemetry { get; init; }

    internal ModelSettings? Settings { get; init; }

    internal ModelHealth Health => Telemetry?.Health(Settings?.Chat.Model) ?? ModelHealth.Off;

    /// <summary>Opens what the settings name. Without models it costs nothing but reading them.</summary>
    /// <param name="answers">Takes over from which similarity on a passage answers, unless it says so itself.</param>
    /// <exception cref="CorpusException">A setting is wrong, a folder has no such model, or a budget cannot be kept in the data folder.</exception>
    internal static ModelSet Open(SettingsFile settings, CorpusOptions options, Databases databases, Corpus corpus, AnswerOptions answers, TimeProvider time, ILoggerFactory loggers)
    {
        var read = ModelSettings.Read(settings);
        return read.HasAny ? OpenSet(read, options, databases, corpus, answers, time, loggers) : None;
    }

    // Apart, so that the libraries of models are loaded only where there is one.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ModelSet OpenSet(ModelSettings settings, CorpusOptions options, Databases databases, Corpus corpus, AnswerOptions answers, TimeProvider time, ILoggerFactory loggers) =>
        ModelHosting.Open(settings, options, databases, corpus, answers, time, loggers);
}
