using System.Net;
using Bot.Slack;

namespace Bot.Tests.Slack;

public sealed class SlackEndpointTests
{
    private const string Event = """{"type":"event_callback","event_id":"Ev1","event":{"type":"app_mention","text":"what"}}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_is_delivered_and_acknowledged_with_nothing()
    {
        await using var rig = await EndpointRig.StartAsync(Cancellation, () => null);

        Assert.Equal((HttpStatusCode.OK, ""), await rig.PostAsync("/slack/events", Event, Cancellation));

        var delivery = Assert.Single(rig.Delivered);
        Assert.Equal((SlackDelivery.Event, Event), (delivery.Kind, delivery.Payload.GetRawText()));
    }

    [Fact]
    public async Task The_fields_of_a_command_are_the_properties_of_its_payload()
    {
        await using var rig = await EndpointRig.StartAsync(Cancellation, () => null);

        await rig.PostAsync("/slack/commands", "command=%2Fask&text=what+is+%C3%A9%26&text=second&user_id=U1", Cancellation);

        var delivery = Assert.Single(rig.Delivered);
        Assert.Equal((SlackDelivery.Command, """{"command":"/ask","text":"what is é&","user_id":"U1"}"""), (delivery.Kind, System.Text.RegularExpressions.Regex.Unescape(delivery.Payload.GetRawText())));
    }

    [Fact]
    public async Task An_interaction_is_answered_with_what_it_waits_for()
    {
        await using var rig = await EndpointRig.StartAsync(Cancellation, () => SlackAcknowledgement.Wrong("name", "Too long."));

        var answer = await rig.PostAsync("/slack/interactions", "payload=%7B%22type%22%3A%22view_submission%22%7D", Cancellation);

        Assert.Equal((HttpStatusCode.OK, """{"response_action":"errors","errors":{"name":"Too long."}}"""), answer);
        Assert.Equal((SlackDelivery.Interaction, """{"type":"view_submission"}"""), (rig.Delivered[0].Kind, rig.Delivered[0].Payload.GetRawText()));
    }

    [Fact]
    public async Task The_challenge_is_answered_when_it_is_signed_and_not_else()
    {
        await using var rig = await EndpointRig.StartAsync(Cancellation, isKnown: false);
        const string Challenge = """{"type":"url_verification","challenge":"3eZbrw1aB"}""";

        Assert.Equal((HttpStatusCode.OK, "3eZbrw1aB"), await rig.PostAsync("/slack/events", Challenge, Cancellation));
        Assert.Equal((HttpStatusCode.Unauthorized, ""), await rig.PostAsync("/slack/events", Challenge, Cancellation, signedBody: "{}"));

        Assert.Empty(rig.Delivered);
    }

    [Theory]
    [InlineData("/slack/events", Event, "{}", 0, HttpStatusCode.Unauthorized)]
    [InlineData("/slack/events", "not json", "{}", 0, HttpStatusCode.Unauthorized)]
    [InlineData("/slack/events", Event, null, 301, HttpStatusCode.Unauthorized)]
    [InlineData("/slack/events", Event, null, -301, HttpStatusCode.Unauthorized)]
    [InlineData("/slack/events", "not json", null, 0, HttpStatusCode.BadRequest)]
    [InlineData("/slack/events", "[]", null, 0, HttpStatusCode.BadRequest)]
    [InlineData("/slack/events", "{}", null, 0, HttpStatusCode.BadRequest)]
    [InlineData("/slack/events", "{\"type\":\"\\ud800\"}", null, 0, HttpStatusCode.BadRequest)]
    [InlineData("/slack/commands", "text=what", null, 0, HttpStatusCode.BadRequest)]
    [InlineData("/slack/commands", "", null, 0, HttpStatusCode.BadRequest)]
    [InlineData("/slack/interactions", "payload=no+json", null, 0, HttpStatusCode.BadRequest)]
    [InlineData("/slack/interactions", "payload=%22text%22", null, 0, HttpStatusCode.BadRequest)]
    [InlineData("/slack/interactions", "other=1", null, 0, HttpStatusCode.BadRequest)]
    public async Task What_is_forged_old_or_broken_is_not_delivered(string path, string body, string? signedBody, int secondsAgo, HttpStatusCode status)
    {
        await using var rig = await EndpointRig.StartAsync(Cancellation, () => null);

        Assert.Equal(status, (await rig.PostAsync(path, body, Cancellation, signedBody, secondsAgo: secondsAgo)).Status);

        Assert.Empty(rig.Delivered);
    }

    [Theory]
    [InlineData(0, HttpStatusCode.OK)]
    [InlineData(1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_request_has_a_megabyte_at_most(int more, HttpStatusCode status)
    {
        await using var rig = await EndpointRig.StartAsync(Cancellation, () => null);

        var body = Event.PadRight((1024 * 1024) + more);

        Assert.Equal(status, (await rig.PostAsync("/slack/events", body, Cancellation)).Status);
    }

    [Fact]
    public async Task A_form_with_more_fields_than_anybody_sends_is_refused()
    {
        await using var rig = await EndpointRig.StartAsync(Cancellation, () => null);

        var answer = await rig.PostAsync("/slack/commands", "command=%2Fask&" + string.Join('&', Enumerable.Range(0, 2_000).Select(number => $"f{number}=1")), Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task A_request_that_somebody_kept_is_not_worked_on_again()
    {
        await using var rig = await EndpointRig.StartAsync(Cancellation, () => null);
        await rig.PostAsync("/slack/events", Event, Cancellation);
        rig.Time.Advance(TimeSpan.FromSeconds(299));

        var again = await rig.PostAsync("/slack/events", Event, Cancellation, secondsAgo: 299);

        Assert.Equal((HttpStatusCode.OK, ""), again);
        Assert.Single(rig.Delivered);
    }

    [Fact]
    public async Task A_repetition_of_Slack_is_delivered_once_for_its_number()
    {
        await using var rig = await EndpointRig.StartAsync(Cancellation, () => null);
        await rig.PostAsync("/slack/events", Event, Cancellation);

        await rig.PostAsync("/slack/events", Event, Cancellation, retry: "1");
        await rig.PostAsync("/slack/events", Event, Cancellation, retry: "1");
        await rig.PostAsync("/slack/events", Event, Cancellation, retry: "0");

        Assert.Equal(2, rig.Delivered.Count);
    }

    [Fact]
    public async Task What_is_not_acknowledged_in_time_is_told_to_Slack_and_to_who_acknowledges_late()
    {
        await using var rig = await EndpointRig.StartAsync(Cancellation);
        var answering = rig.PostAsync("/slack/events", Event, Cancellation);

        await rig.Time.PassAsync(TimeSpan.FromSeconds(2.5), Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await answering).Status);
        Assert.Equal(SlackException.Unreachable, (await Assert.ThrowsAsync<SlackException>(() => rig.Delivered[0].Acknowledge(null))).Code);
    }

    [Fact]
    public async Task Before_the_bot_knows_who_it_is_and_when_it_stops_Slack_should_come_again()
    {
        await using var early = await EndpointRig.StartAsync(Cancellation, () => null, isKnown: false);
        await using var late = await EndpointRig.StartAsync(Cancellation, () => null);
        late.Lifetime.StopApplication();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await early.PostAsync("/slack/events", Event, Cancellation)).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await late.PostAsync("/slack/events", Event, Cancellation)).Status);

        Assert.Equal((0, 0), (early.Delivered.Count, late.Delivered.Count));
    }

    [Fact]
    public async Task A_test_of_the_certificate_is_no_command()
    {
        await using var rig = await EndpointRig.StartAsync(Cancellation, () => null);

        Assert.Equal((HttpStatusCode.OK, ""), await rig.PostAsync("/slack/commands", "ssl_check=1&token=t&command=%2Fask", Cancellation));

        Assert.Empty(rig.Delivered);
    }
}
