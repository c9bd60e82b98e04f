using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Bot.Tests.Scenarios;

/// <summary>Runs a scenario on every platform. One that a platform cannot do says why, and is shown as skipped with that reason.</summary>
/// <param name="values">What the scenario takes behind the platform.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class EachPlatformAttribute(params object?[] values) : DataAttribute
{
    private static readonly Platform[] Connected = [Platform.Discord, Platform.Slack];

    public string? NotOnDiscord { get; set; }

    public string? NotOnSlack { get; set; }

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([.. Connected.Select(Row)]);

    public override bool SupportsDiscoveryEnumeration() => true;

    private TheoryDataRow Row(Platform platform)
    {
        var reason = platform == Platform.Discord ? NotOnDiscord : NotOnSlack;
        return new TheoryDataRow([platform, .. values]) { Skip = reason is null ? null : $"{platform}: {reason}" };
    }
}
