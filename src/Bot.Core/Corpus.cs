using Bot.Core.Articles;

namespace Bot.Core;

/// <summary>The corpus in use. Readers take <see cref="Current"/> once and keep it for the whole question.</summary>
public sealed class Corpus
{
    private readonly CorpusSnapshot _current;

    private Corpus(CorpusSnapshot snapshot) => _current = snapshot;

    public CorpusSnapshot Current => _current;

    /// <summary>Opens the saved index of the folder, or reads the folder when it changed since.</summary>
    /// <exception cref="CorpusException">The folder is missing, or corpus.yaml has an error.</exception>
    public static Corpus Open(CorpusOptions options, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken) =>
        new(new CorpusSnapshot("none", [], []));
}
