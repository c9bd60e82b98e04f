using Bot.Answers;
using Bot.Commands;
using Bot.Core.Articles;
using Bot.Moderate;

namespace Bot.Web;

internal sealed class WebOptions
{
    public const string Section = "Web";

    /// <summary>Where the pages are served, several separated by semicolons. The default is open to this machine only.</summary>
    public string Urls { get; set; } = "http://127.0.0.1:5080";

    /// <summary>The address under which others reach the pages, such as https://bot.example.org; links of chats lead there. None when absent.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>
    /// Addresses or networks of reverse proxies, "10.0.0.5" or "10.0.0.0/8", that are believed who asked and by which scheme (X-Forwarded-For, X-Forwarded-Proto); none is by default.
    /// </summary>
    public IList<string> Proxies { get; } = [];

    /// <summary>Questions, button presses and pages of one address that are made of the articles, and as many articles beside them; the API has its own.</summary>
    public int QuestionsPerMinute { get; set; } = 120;

    public ModeratorOptions Moderators { get; set; } = new();

    /// <exception cref="CorpusException">A setting is wrong.</exception>
    internal static WebOptions Read(SettingsFile settings)
    {
        var options = new WebOptions();
        settings.Bind(Section, section => section.Bind(options));
        settings.AddListed(Section, nameof(Proxies), options.Proxies);
        if (options.Proxies.FirstOrDefault(proxy => ProxyHosting.Network(proxy) is null) is { } wrong)
            throw new CorpusException($"appsettings.json or environment, section {Section}: Proxies are addresses or networks such as 10.0.0.5 or 10.0.0.0/8; “{PlainText.OneLine(wrong)}” is none.");
        if (options.PublicUrl is not (null or { IsAbsoluteUri: true, Scheme: "http" or "https" }))
            throw new CorpusException($"appsettings.json or environment, section {Section}: PublicUrl is a whole address, such as https://bot.example.org; “{options.PublicUrl}” is none.");
        if (options.QuestionsPerMinute is < 1 or > 1_000_000)
            throw new CorpusException($"appsettings.json or environment, section {Section}: QuestionsPerMinute is from 1 to 1,000,000; {options.QuestionsPerMinute} is not.");
        options.Moderators.Complete(settings);
        return options;
    }
}
