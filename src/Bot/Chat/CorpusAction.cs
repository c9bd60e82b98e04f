using Bot.Fetching;
using Bot.Moderation;

namespace Bot.Chat;

/// <summary>What a moderator wants of the corpus.</summary>
internal abstract record CorpusAction
{
    private CorpusAction()
    {
    }

    /// <summary>How the audit names it.</summary>
    internal abstract string Audited { get; }

    /// <summary>What there is.</summary>
    /// <param name="Problem">Why it is told; empty where somebody asked.</param>
    internal sealed record Help(string Problem) : CorpusAction
    {
        internal override string Audited => "corpus";
    }

    internal sealed record Reload(bool IsDryRun) : CorpusAction
    {
        internal override string Audited => IsDryRun ? "reload dry-run" : "reload";
    }

    internal sealed record Status : CorpusAction
    {
        internal override string Audited => "status";
    }

    /// <param name="Version">To compare with; null for the one before.</param>
    internal sealed record Diff(string? Version) : CorpusAction
    {
        internal override string Audited => $"diff {Version}".TrimEnd();
    }

    internal sealed record Rollback(string Version) : CorpusAction
    {
        internal override string Audited => $"rollback {Version}";
    }

    /// <summary>Puts a version in use that was held back.</summary>
    internal sealed record Use(string Version) : CorpusAction
    {
        internal override string Audited => $"use {Version}";
    }

    internal sealed record Cancel(string Run) : CorpusAction
    {
        internal override string Audited => "cancel";
    }

    /// <param name="File">Null while none is given.</param>
    internal sealed record Add(Upload? File) : CorpusAction
    {
        internal override string Audited => $"add {File?.Name}".TrimEnd();
    }

    internal sealed record AddPage(string Url) : CorpusAction
    {
        internal override string Audited => $"add {PageFetcher.Shown(Url)}";
    }

    internal sealed record Remove(string Article) : CorpusAction
    {
        internal override string Audited => $"remove {Article}";
    }

    internal sealed record Describe(string Article, ArticleField Field, string Value) : CorpusAction
    {
        internal override string Audited => $"{Field.ToString().ToLowerInvariant()} {Article}";
    }

    /// <param name="Page">From 0.</param>
    internal sealed record History(int Page) : CorpusAction
    {
        internal override string Audited => "history";
    }

    /// <param name="Page">From 0.</param>
    internal sealed record Rejected(int Page) : CorpusAction
    {
        internal override string Audited => "rejected";
    }

    /// <param name="Version">To compare with; null for the one before.</param>
    internal sealed record Check(string? Version) : CorpusAction
    {
        internal override string Audited => $"check {Version}".TrimEnd();
    }
}
