using Bot.Commands;
using Bot.Core.Articles;
using Bot.Fetching;
using Microsoft.Extensions.Configuration;

namespace Bot.Tests.Fetching;

public sealed class FetchingOptionsTests
{
    [Fact]
    public void Nothing_is_fetched_before_somebody_says_so()
    {
        var options = Read();

        Assert.Equal((false, false), (options.AllowUrls, options.Pulls));
        Assert.Equal((20 * 1024 * 1024, 30, 60, 100), (options.MaxBytes, options.TimeoutSeconds, options.EveryMinutes, options.MaxItems));
    }

    [Fact]
    public void Lists_are_written_as_lists_or_as_one_value()
    {
        var options = Read(
            ("AllowUrls", "true"), ("AllowedPorts", "8080, 8443"), ("AllowedNetworks", "10.1.0.0/16, fd00:1::/32"), ("Feeds:0", "https://a.test/feed"), ("Feeds:1", "https://b.test:8443/feed"), ("Pages", "https://a.test/page"));

        Assert.True(options.AllowUrls);
        Assert.Equal([8080, 8443], options.AllowedPorts);
        Assert.Equal(["10.1.0.0/16", "fd00:1::/32"], options.AllowedNetworks);
        Assert.Equal(["https://a.test/feed", "https://b.test:8443/feed"], options.Feeds);
        Assert.True(options.Pulls);
    }

    [Theory]
    [InlineData("AllowedNetworks", "inside", "AllowedNetworks: \"inside\" is no network")]
    [InlineData("AllowedNetworks", "10.1.2.3/40", "AllowedNetworks: \"10.1.2.3/40\" is no network")]
    [InlineData("AllowedPorts", "http", "AllowedPorts: \"http\" is no port")]
    [InlineData("AllowedPorts", "70000", "AllowedPorts: 70000 is no port")]
    [InlineData("Feeds", "a.test/feed", "Feeds: \"a.test/feed\" is no web address")]
    [InlineData("Feeds", "file:///etc/passwd", "Feeds: \"file:///etc/passwd\": Only addresses that start with http")]
    [InlineData("Pages", "https://user:secret@a.test/", "Pages: \"https://a.test/\": The address has a user name or password")]
    [InlineData("Pages", "https://a.test:8443/", "Port 8443 is not allowed")]
    [InlineData("MaxBytes", "0", "MaxBytes")]
    [InlineData("TimeoutSeconds", "0", "TimeoutSeconds")]
    [InlineData("EveryMinutes", "0", "EveryMinutes")]
    [InlineData("EveryMinutes", "often", "Fetching")]
    public void A_value_that_cannot_be_meant_stops_the_start(string name, string value, string message)
    {
        var exception = Assert.Throws<CorpusException>(() => Read((name, value)));

        Assert.Contains("section Fetching", exception.Message, StringComparison.Ordinal);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    private static FetchingOptions Read(params IEnumerable<(string Name, string Value)> values) => FetchingOptions.Read(new SettingsFile(
        "/", new ConfigurationBuilder().AddInMemoryCollection(values.Select(value => KeyValuePair.Create($"Fetching:{value.Name}", (string?)value.Value))).Build()));
}
