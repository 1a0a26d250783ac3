using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CityTwin.Access;
using CityTwin.Gateway.Tests.Scripted;
using Grpc.Core;

namespace CityTwin.Gateway.Tests.Access;

/// <summary>A gateway that trusts an OpenID Connect authority, and what that authority says of sign-outs.</summary>
public sealed class AuthorityTests : IAsyncLifetime
{
    private const string LogoutEvent = "http://schemas.openid.net/event/backchannel-logout";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);
    private OpenIdAuthority _authority = null!;
    private ScriptedCity _city = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _authority = await OpenIdAuthority.Start();
        _city = new ScriptedCity { Authority = _authority.Address };
        await _city.InitializeAsync();
        _http = new HttpClient { BaseAddress = _city.Http };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _city.DisposeAsync();
        await _authority.DisposeAsync();
    }

    [Fact]
    public async Task Its_tokens_are_taken_and_nobody_elses()
    {
        (await Alerts(_authority.Sign(Operator()))).ShouldBe(HttpStatusCode.OK);
        (await Alerts(_authority.Sign(Operator(), audience: "another"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await Alerts(_authority.Sign(Operator(), issuer: "http://127.0.0.1:1"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await Alerts(_authority.Sign(Operator(), ends: false))).ShouldBe(HttpStatusCode.Unauthorized);
        (await Alerts(_authority.Forge(Operator()))).ShouldBe(HttpStatusCode.Unauthorized);
        (await Alerts(_city.Token("operator"))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_sign_out_at_the_authority_ends_that_sign_ins_streams_and_no_others()
    {
        var left = _authority.Sign(Operator("s-1"));
        var stays = _authority.Sign(Operator("s-2"));
        var alerts = new V1.AlertService.AlertServiceClient(_city.Channel());
        using var watch = alerts.WatchAlerts(new V1.WatchAlertsRequest(), Bearer(left));
        (await watch.ResponseStream.MoveNext(default).WaitAsync(Soon)).ShouldBeTrue();

        (await Notify(_authority.Sign(Notice(("sid", "s-1"))))).ShouldBe(HttpStatusCode.OK);

        var end = await Should.ThrowAsync<RpcException>(async () =>
        {
            while (await watch.ResponseStream.MoveNext(default).WaitAsync(Soon))
            {
                // What was on its way.
            }
        });
        end.StatusCode.ShouldBe(StatusCode.Unauthenticated);
        (await Alerts(left)).ShouldBe(HttpStatusCode.Unauthorized);
        (await Alerts(stays)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_sign_out_is_kept_no_longer_than_a_token_lives_and_is_no_revocation_of_the_person()
    {
        var before = TimeProvider.System.GetUtcNow();
        (await Notify(_authority.Sign(Notice(("sid", "s-9"), ("sub", "u-9"))))).ShouldBe(HttpStatusCode.OK);
        (await Notify(_authority.Sign(Notice(("sub", "u-9"))))).ShouldBe(HttpStatusCode.OK);
        var known = (await _city.Grains.GetGrain<IRevocationsGrain>("50").Since(revision: -1))!.Revocations;
        known.Select(one => (one.Kind, one.Of, one.SignedOut))
            .ShouldBe([(RevocationKind.Session, "s-9", true), (RevocationKind.Subject, "u-9", true)]);
        known.ShouldAllBe(one => one.ForgottenAtMs >= (before + TimeSpan.FromHours(24)).ToUnixTimeMilliseconds()
            && one.ForgottenAtMs < (before + TimeSpan.FromHours(25)).ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task An_authority_is_told_when_there_is_no_room_for_its_sign_out()
    {
        _city.Script.AreRevocationsFull = true;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("logout_token", _authority.Sign(Notice(("sid", "s-1"))))]);
        using var answer = await _http.PostAsync("/auth/backchannel-logout", form);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Access:MaxRevocations");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        _city.Script.AreRevocationsFull = false;
        (await Notify(_authority.Sign(Notice(("sid", "s-1"))))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_no_notice_of_the_authoritys_signs_nobody_out()
    {
        var token = _authority.Sign(Operator("s-3"));
        (await Notify(_authority.Sign(Operator("s-3")))).ShouldBe(HttpStatusCode.BadRequest);
        (await Notify(_authority.Sign(Notice(("sid", "s-3"), ("nonce", "n"))))).ShouldBe(HttpStatusCode.BadRequest);
        (await Notify(_authority.Sign(Notice()))).ShouldBe(HttpStatusCode.BadRequest);
        (await Notify(_authority.Forge(Notice(("sid", "s-3"))))).ShouldBe(HttpStatusCode.BadRequest);
        (await Notify(_authority.Sign(Notice(("sid", "s-3")), audience: "another"))).ShouldBe(HttpStatusCode.BadRequest);
        (await Notify("no token")).ShouldBe(HttpStatusCode.BadRequest);
        using var json = await _http.PostAsync("/auth/backchannel-logout", new StringContent("{}", MediaTypeHeaderValue.Parse("application/json")));
        json.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Alerts(token)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_console_is_told_where_to_sign_in_and_may_talk_to_that_place_alone()
    {
        using var answer = await _http.GetAsync("/auth/sign-in");
        var where = await answer.Content.ReadFromJsonAsync<JsonNode>();
        (where!["authority"]!.GetValue<string>(), where["clientId"]!.GetValue<string>()).ShouldBe((_authority.Address, "console"));
        answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem()
            .ShouldContain($"connect-src 'self' {_authority.Address};");
    }

    private static Dictionary<string, object> Operator(string session = "s-0") => new()
    {
        ["sub"] = "u-1", ["role"] = "operator", ["area"] = "50", ["sid"] = session,
    };

    private static Dictionary<string, object> Notice(params (string Claim, string Value)[] claims)
    {
        var notice = claims.ToDictionary(claim => claim.Claim, claim => (object)claim.Value);
        notice["events"] = new Dictionary<string, object> { [LogoutEvent] = new Dictionary<string, object>() };
        return notice;
    }

    private static Metadata Bearer(string token) => new() { { "authorization", $"Bearer {token}" } };

    private async Task<HttpStatusCode> Alerts(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/alerts");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await _http.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<HttpStatusCode> Notify(string token)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("logout_token", token)]);
        using var answer = await _http.PostAsync("/auth/backchannel-logout", form);
        return answer.StatusCode;
    }
}
