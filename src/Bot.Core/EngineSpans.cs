using System.Diagnostics;

namespace Bot.Core;

/// <summary>The spans of a question in the engine, for the tools of .NET; they cost nothing while nobody listens.</summary>
internal static class EngineSpans
{
    private static readonly ActivitySource Source = new("Bot.Core");

    /// <summary>From words to ranked passages.</summary>
    public static Activity? Search() => Source.StartActivity("search");

    /// <summary>From passages to a cited answer, the search with it.</summary>
    public static Activity? Answer() => Source.StartActivity("answer");
}
