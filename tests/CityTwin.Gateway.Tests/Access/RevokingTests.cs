using CityTwin.Gateway.Tests.Scripted;
using Grpc.Core;

namespace CityTwin.Gateway.Tests.Access;

/// <summary>Access that is taken away while it is used.</summary>
[Collection(ScriptedCityTests.Name)]
public class RevokingTests(ScriptedCity city)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private V1.AccessService.AccessServiceClient Access => new(city.Channel());

    [Fact]
    public async Task A_principals_open_streams_end_and_its_token_is_taken_no_more_while_anothers_go_on()
    {
        var gone = city.As("operator", subject: "leaver");
        var alerts = new V1.AlertService.AlertServiceClient(city.Channel());
        var orders = new V1.WorkOrderService.WorkOrderServiceClient(city.Channel());
        var twins = new V1.TwinService.TwinServiceClient(city.Channel());
        var governance = new V1.GovernanceService.GovernanceServiceClient(city.Channel());
        using var a = alerts.WatchAlerts(new V1.WatchAlertsRequest(), gone);
        using var b = orders.WatchOrders(new V1.WatchOrdersRequest(), gone);
        using var c = twins.WatchTwins(new V1.WatchTwinsRequest { Area = "500103001" }, gone);
        using var d = governance.WatchOverview(new V1.WatchOverviewRequest(), gone);
        using var stays = alerts.WatchAlerts(new V1.WatchAlertsRequest(), city.As("operator", subject: "stayer"));
        Task[] opened =
        [
            a.ResponseStream.MoveNext(default), b.ResponseStream.MoveNext(default), c.ResponseStream.MoveNext(default),
            d.ResponseStream.MoveNext(default), stays.ResponseStream.MoveNext(default),
        ];
        await Task.WhenAll(opened).WaitAsync(Soon);

        var revoked = await Access.RevokeAccessAsync(
            new V1.RevokeAccessRequest { Subject = "leaver", Reason = "left the centre" }, city.As("admin"));

        revoked.RevokedBy.ShouldBe("test-admin");
        await Ends(a.ResponseStream);
        await Ends(b.ResponseStream);
        await Ends(c.ResponseStream);
        await Ends(d.ResponseStream);
        var refused = await Should.ThrowAsync<RpcException>(async () => await alerts.ListAlertsAsync(new V1.ListAlertsRequest(), gone));
        refused.StatusCode.ShouldBe(StatusCode.Unauthenticated);
        refused.Status.Detail.ShouldContain("revoked at");
        (await stays.ResponseStream.MoveNext(default).WaitAsync(Soon)).ShouldBeTrue();
        var listed = await Access.ListRevocationsAsync(new V1.ListRevocationsRequest(), city.As("auditor"));
        listed.Revocations.ShouldContain(known => known.Subject == "leaver" && known.Reason == "left the centre");
    }

    [Fact]
    public async Task One_token_or_one_sign_in_can_be_revoked_and_the_principals_others_are_taken()
    {
        var alerts = new V1.AlertService.AlertServiceClient(city.Channel());
        var lost = city.As("operator", subject: "two-phones", tokenId: "lost");
        var kept = city.As("operator", subject: "two-phones", tokenId: "kept", session: "at-the-desk");
        await Access.RevokeAccessAsync(new V1.RevokeAccessRequest { TokenId = "lost", Reason = "phone lost" }, city.As("admin"));
        (await Should.ThrowAsync<RpcException>(async () => await alerts.ListAlertsAsync(new V1.ListAlertsRequest(), lost)))
            .StatusCode.ShouldBe(StatusCode.Unauthenticated);
        await alerts.ListAlertsAsync(new V1.ListAlertsRequest(), kept);
        await Access.RevokeAccessAsync(new V1.RevokeAccessRequest { Session = "at-the-desk", Reason = "desk left open" }, city.As("admin"));
        (await Should.ThrowAsync<RpcException>(async () => await alerts.ListAlertsAsync(new V1.ListAlertsRequest(), kept)))
            .StatusCode.ShouldBe(StatusCode.Unauthenticated);
    }

    [Fact]
    public async Task A_token_issued_later_is_taken()
    {
        var alerts = new V1.AlertService.AlertServiceClient(city.Channel());
        await Access.RevokeAccessAsync(new V1.RevokeAccessRequest { Subject = "back-again", Reason = "lost a phone" }, city.As("admin"));
        await alerts.ListAlertsAsync(
            new V1.ListAlertsRequest(), city.As("operator", subject: "back-again", issuedIn: TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public async Task Whoever_is_not_over_the_whole_city_revokes_nobody() =>
        (await Should.ThrowAsync<RpcException>(async () => await Access.RevokeAccessAsync(
            new V1.RevokeAccessRequest { Subject = "somebody", Reason = "no" }, city.As("admin", "500103"))))
        .StatusCode.ShouldBe(StatusCode.PermissionDenied);

    [Theory]
    [InlineData("", "", "because", "subject")]
    [InlineData("a", "b", "because", "subject")]
    [InlineData("a", "", " ", "reason")]
    public async Task A_request_that_does_not_say_whom_or_why_is_refused(string subject, string token, string reason, string field)
    {
        var refused = await Should.ThrowAsync<RpcException>(async () => await Access.RevokeAccessAsync(
            new V1.RevokeAccessRequest { Subject = subject, TokenId = token, Reason = reason }, city.As("admin")));
        refused.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        refused.Status.Detail.ShouldStartWith($"{field}:");
    }

    private static async Task Ends<T>(IAsyncStreamReader<T> stream)
    {
        var end = await Should.ThrowAsync<RpcException>(async () =>
        {
            while (await stream.MoveNext(default).WaitAsync(Soon))
            {
                // What was on its way.
            }
        });
        end.StatusCode.ShouldBe(StatusCode.Unauthenticated);
        end.Status.Detail.ShouldContain("revoked");
    }
}
