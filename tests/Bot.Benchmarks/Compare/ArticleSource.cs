using Bot.Core;
using Bot.Core.Articles;

namespace Bot.Benchmarks.Compare;

/// <summary>The articles that all engines are built from, by their place.</summary>
internal sealed record ArticleSource(string Description, int Count, Func<int, Article> At)
{
    public static ArticleSource Generated(int seed)
    {
        var generator = new ArticleGenerator(seed);
        return new ArticleSource(FormattableString.Invariant($"generated, seed {seed}, Zipf vocabulary of {ZipfVocabulary.Size:N0} words"), int.MaxValue, generator.Article);
    }

    /// <exception cref="CorpusException">The folder is missing, or has no article.</exception>
    public static ArticleSource Folder(string folder, CancellationToken cancellationToken)
    {
        var read = new ArticleFolder(new CorpusOptions { Folder = folder }).Read(progress: null, cancellationToken);
        if (read.Articles.Count == 0)
            throw new CorpusException($"{folder} has no article that can be read; name a folder of .txt, .md, .html, .pdf or .docx files with --corpus, or leave it out for generated articles.");
        return new ArticleSource($"folder {Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar))}", read.Articles.Count, place => read.Articles[place]);
    }
}
