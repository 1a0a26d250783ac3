using System.Security.Claims;
using CityTwin.City;
using CityTwin.Gateway.Auth;
using Grpc.Core;

namespace CityTwin.Gateway.Tests.Auth;

public class CallerTests
{
    [Fact]
    public void A_whole_token_names_its_caller()
    {
        var caller = Read(("sub", "li.wei"), ("role", "operator"), ("role", "dispatcher"), ("area", "500103"),
            ("department", "water"), ("exp", "2000000000"));
        caller!.Subject.ShouldBe("li.wei");
        caller.Roles.ShouldBe(Role.Operator | Role.Dispatcher);
        caller.Area.ShouldBe(DivisionCode.Parse("500103"));
        caller.Department.ShouldBe("water");
        caller.Expires.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(2_000_000_000));
    }

    [Theory]
    [InlineData("role", "mayor", "role")]
    [InlineData("role", null, "role")]
    [InlineData("area", "5001", "5001")]
    [InlineData("area", null, "area")]
    [InlineData("sub", "  ", "sub")]
    [InlineData("sub", null, "sub")]
    [InlineData("exp", "soon", "exp")]
    [InlineData("exp", "-5", "exp")]
    [InlineData("exp", "99999999999999999", "exp")]
    [InlineData("exp", null, "exp")]
    public void A_claim_that_is_missing_or_wrong_is_named(string claim, string? value, string mentions)
    {
        var claims = new Dictionary<string, string?>
        {
            ["sub"] = "li.wei", ["role"] = "operator", ["area"] = "50", ["exp"] = "2000000000", [claim] = value,
        };
        Read([.. claims.Where(c => c.Value is not null).Select(c => (c.Key, c.Value!))], out var reason).ShouldBeNull();
        reason.ShouldContain(mentions);
    }

    [Fact]
    public void An_area_is_a_prefix_of_codes_and_never_of_digits_alone()
    {
        var caller = Read(("sub", "a"), ("role", "operator"), ("area", "500103001"), ("exp", "2000000000"))!;
        caller.MaySee(DivisionCode.Parse("500103001001007")).ShouldBeTrue();
        caller.MaySee(DivisionCode.Parse("500103001")).ShouldBeTrue();
        caller.MaySee(DivisionCode.Parse("500103")).ShouldBeFalse();
        caller.MaySee(DivisionCode.Parse("500103002")).ShouldBeFalse();
        caller.AreaOrOwn("area", "").ShouldBe(caller.Area);
        Should.Throw<RpcException>(() => caller.AreaOrOwn("area", "50")).StatusCode.ShouldBe(StatusCode.PermissionDenied);
        Should.Throw<RpcException>(() => caller.AreaOrOwn("area", "yuzhong")).StatusCode.ShouldBe(StatusCode.InvalidArgument);
    }

    private static Caller? Read(params (string Type, string Value)[] claims) => Read(claims, out _);

    private static Caller? Read((string Type, string Value)[] claims, out string reason) => Caller.Read(
        new ClaimsPrincipal(new ClaimsIdentity(claims.Select(claim => new Claim(claim.Type, claim.Value)))), out reason);
}
