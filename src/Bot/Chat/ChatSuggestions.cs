using System.Globalization;
using Bot.Answers;
using Bot.Core;
using Bot.Core.Articles;
using Bot.Figures;
using Bot.Moderation;

namespace Bot.Chat;

/// <summary>What a field of a command may be filled with, from the part of the corpus that is open in a place. Read in a moment: from what is in memory, and which versions are kept.</summary>
internal sealed class ChatSuggestions(Corpus corpus, ChannelSettings settings, CorpusKeeper keeper)
{
    /// <summary>More than these nobody reads; it is also the most that Discord shows.</summary>
    internal const int Most = 25;

    internal IReadOnlyList<ChatSuggestion> Publishers(ChatPlace place, string typed) => Choose(
        corpus.Current.PublishersOf(settings.Scope(place)).Select(publisher => (PlainText.OneLine(publisher.Name), Wording.Count(publisher.Articles, "article"), publisher.Name)), typed);

    internal IReadOnlyList<ChatSuggestion> Articles(ChatPlace place, string typed) =>
        [.. corpus.Current.FindArticles(typed, Most, settings.Scope(place)).Select(article => new ChatSuggestion(Wording.Title(article), ChatSources.Key(article)))];

    /// <summary>For moderators, whatever the place is answered from.</summary>
    internal IReadOnlyList<ChatSuggestion> AllArticles(string typed) =>
        [.. corpus.Current.FindArticles(typed, Most, ArticleFilter.Everything).Select(article => new ChatSuggestion(CorpusCards.Name(article), ChatSources.Key(article)))];

    /// <summary>The versions that can be brought back.</summary>
    internal IReadOnlyList<ChatSuggestion> Versions(string typed)
    {
        var status = keeper.Status();
        return Choose(status.Kept.Where(version => version.Id != status.InUse.Id).Select(version => (CorpusCards.Line(version), "", version.Id)), typed);
    }

    internal IReadOnlyList<ChatSuggestion> Topics(ChatPlace place, string typed) =>
        Choose(corpus.Current.FigureOverviewOf(settings.Scope(place)).Topics.Select(topic => (PlainText.OneLine(topic), "", topic)), typed);

    internal IReadOnlyList<ChatSuggestion> Units(ChatPlace place, string typed) => Choose(
        corpus.Current.FigureOverviewOf(settings.Scope(place)).Units.Select(unit => (FigureUnit.Of(unit.Unit, per: null), Wording.Count(unit.Count, "figure"), unit.Unit)), typed);

    /// <summary>The latest years first.</summary>
    internal IReadOnlyList<ChatSuggestion> Years(ChatPlace place, string typed)
    {
        var years = corpus.Current.FigureOverviewOf(settings.Scope(place)).Years.Reverse()
            .Select(year => (Year: year.Year.ToString(CultureInfo.InvariantCulture), Count: Wording.Count(year.Count, "figure")))
            .Select(year => (year.Year, year.Count, year.Year));
        return Choose(years.Prepend(("all years", "", TypedYears.All)), typed);
    }

    // What begins with the typed text first, then what contains it.
    private static List<ChatSuggestion> Choose(IEnumerable<(string Text, string Count, string Value)> all, string typed)
    {
        var text = typed.Trim();
        return
        [
            .. all.Where(suggestion => suggestion.Text.Contains(text, StringComparison.OrdinalIgnoreCase))
                .OrderBy(suggestion => suggestion.Text.StartsWith(text, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
                .Take(Most)
                .Select(suggestion => new ChatSuggestion(suggestion.Count.Length == 0 ? suggestion.Text : $"{suggestion.Text} ({suggestion.Count})", suggestion.Value)),
        ];
    }
}

/// <param name="Value">What the command gets when it is chosen.</param>
internal sealed record ChatSuggestion(string Name, string Value);
