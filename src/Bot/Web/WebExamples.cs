using Bot.Answers;
using Bot.Chat;
using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Web;

/// <summary>Questions for who does not know what to ask: made of what the articles count and are called, and each of them answered by these.</summary>
internal sealed class WebExamples(Asking asking, WebScope open, ChatSuggestions suggestions, CorpusChanges changes)
{
    private const int Shown = 3;
    private const int Counted = 2;
    private const int Tried = 12;

    private Made? _last;

    internal IReadOnlyList<string> Questions()
    {
        var scope = open.Filter;
        var key = $"{open.Snapshot.State.Version} {ChannelSettings.KeyOf(scope)}";
        if (_last is { } last && last.Key == key)
            return last.Questions;

        var counted = suggestions.Topics(WebScope.Place, "").Take(Tried).Where(topic => IsCounted(topic.Value)).Select(topic => HowMany(topic.Value)).Take(Counted);
        var called = changes.Newest(scope, Tried).Select(article => PlainText.OneLine(article.Title ?? "")).Where(title => title.Length is > 0 and <= Asking.MaxLength && Answer(title) is not null);
        IReadOnlyList<string> questions = [.. counted.Concat(called).Take(Shown)];
        _last = new Made(key, questions);
        return questions;

        // "How many prices" is answered with money, which nobody counts.
        bool IsCounted(string topic) => Answer(HowMany(topic))?.Figure?.Figure.Unit is { } unit && (unit is "people" || unit.Equals(topic, StringComparison.OrdinalIgnoreCase));
        static string HowMany(string topic) => $"How many {topic}?";
        Answer.Found? Answer(string question) => asking.Ask(question, [], filter: ArticleFilter.Everything with { Within = scope }) is Asked.Answered { Answer: Answer.Found found } ? found : null;
    }

    private sealed record Made(string Key, IReadOnlyList<string> Questions);
}
