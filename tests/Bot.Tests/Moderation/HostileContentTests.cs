using System.Globalization;
using System.Text;
using Bot.Fetching;
using Bot.Moderation;
using Bot.Tests.Fetching;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Moderation;

/// <summary>Whatever is sent, and whatever is asked to be fetched: refused with a reason, and nothing of it anywhere but where articles belong.</summary>
public sealed class HostileContentTests
{
    public static TheoryData<string> Cases => [.. All.Keys];

    private static Dictionary<string, Func<Task>> All { get; } = new(
        [
            .. HostileUploads.Names.Select((name, i) => KeyValuePair.Create($"name {i.ToString(CultureInfo.InvariantCulture)}: {Printed(name)}", () => SendNamedAsync(name))),
            .. HostileUploads.Contents.Select(hostile => KeyValuePair.Create($"file: {hostile.Name}", () => SendAsync(hostile.File, hostile.Content(), hostile.Reason))),
            .. HostileUploads.Costly.Select(hostile => KeyValuePair.Create($"file: {hostile.Name}", () => SendAsync("a.txt", hostile.Content(), "split it or leave tables of numbers out", Impatient))),
            .. HostileUrls.All.Select(hostile => KeyValuePair.Create($"url: {Printed(hostile.Name)}", () => FetchAsync(hostile))),
        ],
        StringComparer.Ordinal);

    private static ReaderProcess Impatient => new(TimeSpan.FromSeconds(3), 256 * 1024 * 1024, TimeProvider.System);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Nothing_hostile_comes_in(string name) => All[name]();

    [Fact]
    public void There_are_more_than_two_hundred_of_them()
    {
        Assert.True(HostileUploads.Names.Length + HostileUploads.Contents.Length >= 110);
        Assert.True(HostileUrls.All.Count >= 100);
    }

    private static async Task SendNamedAsync(string name)
    {
        using var folders = new InboxFolders();
        var before = folders.Untouched();

        var picture = await folders.SendAsync(name, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Assert.Contains("PNG", Assert.IsType<InboxResult.Refused>(picture).Reason, StringComparison.Ordinal);
        Assert.Empty(folders.Taken());

        var placed = Assert.IsType<InboxResult.Placed>(await folders.SendAsync(name, SomeFiles.Text()));
        Assert.Equal([placed.File], folders.Taken());
        Assert.Equal(before, folders.Untouched());
        AssertSafe(placed.File);
    }

    private static void AssertSafe(string file)
    {
        Assert.Matches(@"^added/[\p{L}\p{N}_(][\p{L}\p{N}\p{M}\-_. ()]*\.(txt|md)$", file);
        Assert.DoesNotMatch(@"(?i)^added/(con|prn|aux|nul|com\d|lpt\d|conin|conout|synonyms)\.", file);
        Assert.InRange(Encoding.UTF8.GetByteCount(file["added/".Length..]), 1, 100);
    }

    private static async Task SendAsync(string name, byte[] content, string reason, ReaderProcess? reader = null)
    {
        using var folders = new InboxFolders(reader: reader);
        var before = folders.Untouched();

        var result = await folders.SendAsync(name, content);

        AssertReason(Assert.IsType<InboxResult.Refused>(result).Reason, reason);
        Assert.Empty(folders.Taken());
        Assert.Equal(before, folders.Untouched());
    }

    private static async Task FetchAsync(HostileUrl hostile)
    {
        await using var web = new ScriptedWeb();
        hostile.Web?.Invoke(web);
        var time = new FakeTimeProvider();
        using var fetcher = new PageFetcher(new FetchingOptions { MaxBytes = 1024 * 1024 }, web.Dialer(), time);

        var fetching = fetcher.FetchAsync(new Uri(hostile.Url), TestContext.Current.CancellationToken);
        if (hostile.Stalls)
        {
            await web.Stalled.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            time.Advance(TimeSpan.FromSeconds(30));
        }

        AssertReason(Assert.IsType<FetchResult.Refused>(await fetching).Reason, hostile.Reason);
        Assert.All(web.Dialed, at => Assert.Equal(ScriptedWeb.Public, at.Address));
        Assert.All(web.Dialed, at => Assert.Contains(at.Port, (int[])[80, 443]));
    }

    private static void AssertReason(string reason, string word)
    {
        Assert.Contains(word, reason, StringComparison.OrdinalIgnoreCase);
        Assert.Matches(@"^[^\r\n\p{Cc}]{10,600}[.]$", reason);
    }

    private static string Printed(string name)
    {
        var printed = string.Concat(name.Select(c => c is >= ' ' and <= '~' ? c.ToString() : $"\\u{(int)c:X4}"));
        return printed.Length <= 80 ? printed : printed[..80] + "…";
    }
}
