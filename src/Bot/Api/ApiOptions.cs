using Bot.Answers;
using Bot.Commands;
using Bot.Core.Articles;

namespace Bot.Api;

/// <summary>Who may ask the API and the MCP server, and how often.</summary>
internal sealed class ApiOptions
{
    public const string Section = "Api";

    private const int ShortestKey = 16;

    /// <summary>When there are keys, one of them is demanded. Secrets: keep them in the environment or in user secrets.</summary>
    public IList<string> Keys { get; } = [];

    /// <summary>One more key, where there is but one.</summary>
    public string? Key { get; set; }

    /// <summary>Of one key; without keys, of one address.</summary>
    public int RequestsPerMinute { get; set; } = 120;

    /// <summary>Whose pages may ask from a browser, such as https://intranet.example.org; none when empty.</summary>
    public IList<string> Origins { get; } = [];

    internal IReadOnlyList<string> AllKeys => Key is null ? [.. Keys] : [Key, .. Keys];

    /// <exception cref="CorpusException">A setting is wrong.</exception>
    internal static ApiOptions Read(SettingsFile settings)
    {
        var options = new ApiOptions();
        settings.Bind(Section, section => section.Bind(options));
        settings.AddListed(Section, nameof(Keys), options.Keys);
        settings.AddListed(Section, nameof(Origins), options.Origins);
        options.Key = string.IsNullOrWhiteSpace(options.Key) ? null : options.Key.Trim();
        if (Problem(options) is { } problem)
            throw new CorpusException($"appsettings.json or environment, section {Section}: {problem}");
        return options;
    }

    // The sentence tells nothing of a key.
    private static string? Problem(ApiOptions options) =>
        options.AllKeys.Any(key => key.Length < ShortestKey || !key.All(letter => letter is > ' ' and <= '~'))
            ? $"a key has at least {ShortestKey} letters, digits and signs, without blanks; make one with `openssl rand -hex 24`."
        : options.Origins.FirstOrDefault(origin => !IsOrigin(origin)) is { } wrong
            ? $"Origins are addresses without a path, such as https://intranet.example.org; “{PlainText.OneLine(wrong)}” is none."
        : options.RequestsPerMinute is < 1 or > 1_000_000
            ? $"RequestsPerMinute is from 1 to 1,000,000; {options.RequestsPerMinute} is not."
        : null;

    private static bool IsOrigin(string typed) => Uri.TryCreate(typed, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https") && uri.GetLeftPart(UriPartial.Authority) == typed;
}
