using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Bot.Tests.Browser;

/// <summary>One person at one window.</summary>
internal sealed class Visit
{
    private static readonly string[] Wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    private readonly ConcurrentQueue<string> _complaints = new();

    internal Visit(IPage page, Uri site)
    {
        Page = page;
        page.SetDefaultTimeout(Chromium.Patience);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _complaints.Enqueue($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { IsFile: false, Scheme: not ("data" or "blob") } url && url.Authority != site.Authority)
                _complaints.Enqueue($"asked of another host: {request.Url}");
        };
    }

    internal IPage Page { get; }

    internal IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Nothing of the page is wider than the window.</summary>
    internal async Task FitsAsync() =>
        Assert.True(await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), $"{Page.Url} is wider than its window.");

    /// <summary>What axe finds against WCAG 2.2 AA.</summary>
    internal async Task<IReadOnlyList<string>> ViolationsAsync()
    {
        var found = await Page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. Wcag] } });
        return [.. found.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{Page.Url}: {violation.Id}: {violation.Help}: {node.Html}"))];
    }

    /// <summary>For a page that is meant to fail, such as one that is not there.</summary>
    internal void Forgive(string complaint)
    {
        var all = _complaints.ToList();
        _complaints.Clear();
        foreach (var other in all.Where(other => !other.Contains(complaint, StringComparison.Ordinal)))
            _complaints.Enqueue(other);
    }
}
