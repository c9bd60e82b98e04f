using System.Text;
using Bot.Slack;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Slack;

public sealed class SlackSignatureTests
{
    // The example of https://docs.slack.dev/authentication/verifying-requests-from-slack.
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private const string Timestamp = "1531420618";
    private const string Signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    private const string Body =
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
        + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

    [Theory]
    [InlineData(0, true)]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void The_example_of_Slack_is_valid_for_five_minutes(int later, bool isValid) =>
        Assert.Equal(isValid, At(later).IsValid(Signature, Timestamp, Encoding.UTF8.GetBytes(Body)));

    [Theory]
    [InlineData(null, Timestamp)]
    [InlineData("", Timestamp)]
    [InlineData("v0=", Timestamp)]
    [InlineData("a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503", Timestamp)]
    [InlineData("v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503", Timestamp)]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b504", Timestamp)]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b5", Timestamp)]
    [InlineData("v0=zz114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503", Timestamp)]
    [InlineData(Signature + "," + Signature, Timestamp)]
    [InlineData(Signature, null)]
    [InlineData(Signature, "")]
    [InlineData(Signature, "yesterday")]
    [InlineData(Signature, "1531420619")]
    [InlineData(Signature, " 1531420618")]
    [InlineData(Signature, "+1531420618")]
    [InlineData(Signature, "-9223372036854775808")]
    [InlineData(Signature, "9223372036854775807")]
    [InlineData(Signature, "001531420618")]
    public void Nothing_else_is(string? signature, string? timestamp) => Assert.False(At(0).IsValid(signature, timestamp, Encoding.UTF8.GetBytes(Body)));

    [Fact]
    public void Neither_is_another_body() => Assert.False(At(0).IsValid(Signature, Timestamp, Encoding.UTF8.GetBytes(Body + " ")));

    private static SlackSignature At(int later) => new(Secret, new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1531420618 + later)));
}
