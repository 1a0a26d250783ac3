using System.Security.Claims;
using CityTwin.Cli.Tokens;
using CityTwin.Gateway.Auth;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CityTwin.Cli.Tests.Tokens;

/// <summary>What the command line issues is judged by the gateway as it is really set up.</summary>
public sealed class TokenIssuerTests : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 7, 1, 8, 0, 0, TimeSpan.Zero));

    public TokenIssuerTests() => LocalKey.Ensure(_data.Path);

    private TokenIssuer Issuer => new(LocalKey.Read(_data.Path), _clock);

    [Fact]
    public async Task The_gateway_reads_the_caller_from_it()
    {
        var caller = await Caller(Issuer.Issue("officer", "500103", "fire", hours: 2));
        caller.Roles.ShouldBe(Role.Officer);
        caller.Area.Value.ShouldBe("500103");
        caller.Department.ShouldBe("fire");
        caller.Subject.ShouldNotBeEmpty();
        caller.Expires.ShouldBe(_clock.GetUtcNow().AddHours(2));
    }

    [Fact]
    public async Task Every_role_of_the_gateway_can_be_had_and_no_other()
    {
        Roles.All.ShouldBe(RoleNames.All, ignoreOrder: true);
        foreach (var role in Roles.All)
        {
            (await Caller(Issuer.Issue(role, "50", null, hours: 1))).Roles.ShouldBe(RoleNames.Parse(role));
        }
    }

    [Fact]
    public async Task It_ends_when_it_said_it_would()
    {
        var token = Issuer.Issue("admin", "50", null, hours: 1);
        _clock.Advance(TimeSpan.FromMinutes(59));
        (await Judge(token)).IsValid.ShouldBeTrue();
        _clock.Advance(TimeSpan.FromMinutes(2));
        (await Judge(token)).Exception.ShouldBeOfType<SecurityTokenExpiredException>();
    }

    [Fact]
    public async Task Another_city_s_is_not_taken()
    {
        using var other = new TemporaryFolder();
        LocalKey.Ensure(other.Path);
        var token = new TokenIssuer(LocalKey.Read(other.Path), _clock).Issue("admin", "50", null, hours: 1);
        (await Judge(token)).IsValid.ShouldBeFalse();
    }

    [Fact]
    public void An_unknown_role_is_refused_with_those_there_are() =>
        Should.Throw<CliException>(() => Issuer.Issue("mayor", "50", null, 1)).Message.ShouldContain("grid-member");

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("chongqing")]
    [InlineData("5001031")]
    public void What_is_no_area_is_refused_with_what_one_looks_like(string area) =>
        Should.Throw<CliException>(() => Issuer.Issue("admin", area, null, 1)).Message.ShouldContain("6 (a district)");

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(1_000_000)]
    public void It_holds_for_an_hour_at_least_and_a_year_at_most(int hours) =>
        Should.Throw<CliException>(() => Issuer.Issue("admin", "50", null, hours)).Message.ShouldContain("--hours");

    public void Dispose() => _data.Dispose();

    private async Task<Caller> Caller(string token)
    {
        var judged = await Judge(token);
        judged.IsValid.ShouldBeTrue(judged.Exception?.ToString());
        return CityTwin.Gateway.Auth.Caller.Read(new ClaimsPrincipal(judged.ClaimsIdentity), out var reason)
            ?? throw new ShouldAssertException(reason);
    }

    private Task<TokenValidationResult> Judge(string token)
    {
        var builder = WebApplication.CreateSlimBuilder(["--Auth:LocalKeyFile", LocalKey.FileIn(_data.Path)]);
        builder.Services.AddSingleton<TimeProvider>(_clock);
        builder.AddCallers();
        using var services = builder.Services.BuildServiceProvider();
        var bearer = services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>()
            .Get(JwtBearerDefaults.AuthenticationScheme);
        return new JsonWebTokenHandler { MapInboundClaims = bearer.MapInboundClaims }
            .ValidateTokenAsync(token, bearer.TokenValidationParameters);
    }
}
