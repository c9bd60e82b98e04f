using System.ComponentModel.DataAnnotations;
using System.Net;
using Bot.Commands;
using Bot.Core.Articles;
using Microsoft.Extensions.Options;

namespace Bot.Fetching;

/// <summary>What the bot may fetch from the web, and what it does by itself.</summary>
internal sealed class FetchingOptions
{
    public const string Section = "Fetching";

    /// <summary>Whether moderators may add an article by its address.</summary>
    public bool AllowUrls { get; set; }

    /// <summary>Networks that may be connected to although they are not public: "10.1.0.0/16", "fd00:1::/32".</summary>
    public IList<string> AllowedNetworks { get; } = [];

    /// <summary>Ports beside 80 and 443.</summary>
    public IList<int> AllowedPorts { get; } = [];

    /// <summary>Of one page, unpacked.</summary>
    [Range(1, int.MaxValue)]
    public long MaxBytes { get; set; } = 20 * 1024 * 1024;

    /// <summary>For one page with its redirects and robots.txt.</summary>
    [Range(1, 600)]
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>Addresses of RSS and Atom feeds whose items are fetched.</summary>
    public IList<string> Feeds { get; } = [];

    /// <summary>Addresses of pages that are fetched, and again when they change.</summary>
    public IList<string> Pages { get; } = [];

    [Range(1, 60 * 24 * 31)]
    public int EveryMinutes { get; set; } = 60;

    /// <summary>Items and pages of one pull; the rest waits for the next.</summary>
    [Range(1, 10_000)]
    public int MaxItems { get; set; } = 100;

    internal bool Pulls => Feeds.Count + Pages.Count > 0;

    /// <exception cref="CorpusException">A value cannot be read, or is out of its range.</exception>
    internal static FetchingOptions Read(SettingsFile settings)
    {
        var options = new FetchingOptions();
        settings.Bind(Section, section => section.Bind(options));
        settings.AddListed(Section, nameof(AllowedNetworks), options.AllowedNetworks);
        settings.AddListed(Section, nameof(Feeds), options.Feeds);
        settings.AddListed(Section, nameof(Pages), options.Pages);
        var ports = new List<string>();
        settings.AddListed(Section, nameof(AllowedPorts), ports);
        foreach (var port in ports)
        {
            if (!int.TryParse(port, System.Globalization.CultureInfo.InvariantCulture, out var number))
                throw Wrong(nameof(AllowedPorts), $"\"{port}\" is no port; write numbers from 1 to 65535");
            options.AllowedPorts.Add(number);
        }
        SettingsFile.Check(Section, new FetchingOptionsValidator().Validate(name: null, options));
        options.Check();
        return options;
    }

    private void Check()
    {
        foreach (var network in AllowedNetworks)
        {
            if (!IPNetwork.TryParse(network, out _))
                throw Wrong(nameof(AllowedNetworks), $"\"{network}\" is no network; write one such as 10.1.0.0/16, its last bits 0");
        }
        foreach (var port in AllowedPorts.Where(port => port is < 1 or > 65_535))
            throw Wrong(nameof(AllowedPorts), FormattableString.Invariant($"{port} is no port; write numbers from 1 to 65535"));
        foreach (var (name, list) in (IEnumerable<(string, IList<string>)>)[(nameof(Feeds), Feeds), (nameof(Pages), Pages)])
        {
            foreach (var address in list)
            {
                if (!Uri.TryCreate(address, UriKind.Absolute, out var url))
                    throw Wrong(name, $"\"{address}\" is no web address; write one that starts with https://");
                if (new UrlRules(this).Refusal(url) is { } refusal)
                    throw Wrong(name, $"\"{url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)}\": {refusal.TrimEnd('.')}");
            }
        }
    }

    private static CorpusException Wrong(string name, string problem) => new($"appsettings.json or environment, section {Section}: {name}: {problem}.");
}

[OptionsValidator]
internal sealed partial class FetchingOptionsValidator : IValidateOptions<FetchingOptions>;
