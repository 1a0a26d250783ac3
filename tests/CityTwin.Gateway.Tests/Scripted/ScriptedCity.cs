using System.Net;
using System.Security.Cryptography;
using System.Text;
using CityTwin.City;
using CityTwin.Gateway.Auth;
using CityTwin.Governance;
using CityTwin.Sensing;
using CityTwin.Testing.Running;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Orleans.Hosting;

namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>The real gateway on real sockets, before a silo whose grains follow a script: only so can pushes be lost on purpose.</summary>
public sealed class ScriptedCity : IAsyncLifetime
{
    private readonly string _package = TinyCity.Write();
    private readonly byte[] _key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private readonly List<GrpcChannel> _channels = [];
    private IHost _silo = null!;
    private WebApplication _gateway = null!;

    /// <summary>The key of an app named <c>app</c>, which may send three reports.</summary>
    public const string ApiKey = "the-apps-own-key";

    /// <summary>An authority whose messages two principals bring, and they alone.</summary>
    public const string NamedSender = "named@bureau.example";

    /// <summary>Who brings messages of <see cref="NamedSender"/> and of nobody else.</summary>
    public static readonly string[] Bringers = ["bringer-1", "bringer-2"];

    /// <summary>The OpenID Connect issuer that the gateway trusts; null for tokens of the local start.</summary>
    public string? Authority { get; init; }

    public Script Script { get; } = new();

    /// <summary>Where the gateway keeps what it refused.</summary>
    public string AuditFolder => Path.Combine(Path.GetDirectoryName(_package)!, "audit");

    public Uri Http { get; private set; } = null!;

    public Uri Grpc { get; private set; } = null!;

    public IGrainFactory Grains => _silo.Services.GetRequiredService<IGrainFactory>();

    public async ValueTask InitializeAsync()
    {
        var ports = FreePorts.Take(4);
        (Http, Grpc) = (new Uri($"http://127.0.0.1:{ports[2]}"), new Uri($"http://127.0.0.1:{ports[3]}"));
        var silo = Host.CreateApplicationBuilder();
        silo.Logging.ClearProviders();
        silo.Services.AddSingleton(Script);
        silo.Services.AddSingleton(TimeProvider.System);
        silo.UseOrleans(orleans => orleans.UseLocalhostClustering(ports[0], ports[1], null, "scripted", "scripted"));
        _silo = silo.Build();
        await _silo.StartAsync();
        _gateway = GatewayHost.Build(
            [
                $"--City:Path={_package}", $"--Http:Port={ports[2]}", $"--Grpc:Port={ports[3]}",
                $"--Cluster:GatewayPort={ports[1]}", "--Cluster:ClusterId=scripted", "--Cluster:ServiceId=scripted",
                .. Trusted(), "--Live:HeadCheckEvery=00:00:00.1", "--Live:RenewEvery=00:00:00.3",
                "--Live:DeltaGrace=00:00:00.1", "--Live:HeartbeatEvery=00:00:00.2", "--Limits:CallsPerSecond=100000", "--Limits:CallBurst=100000",
                "--Logging:LogLevel:Default=Warning",
                "--Open311:ReportBurstPerAddress=100000", "--Open311:ReadsPerMinutePerAddress=100000", "--Open311:ReportBurstPerKey=3",
                $"--Open311:ApiKeys:app={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ApiKey)))}",
                "--Open311:ReportsPerHourPerKey=1",
                .. Bringers.SelectMany((bringer, i) => new[] { $"--Warnings:Bringers:{i}:Principal={bringer}", $"--Warnings:Bringers:{i}:Senders:0={NamedSender}" }),
            ]);
        await _gateway.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _channels.ForEach(channel => channel.Dispose());
        await _gateway.StopAsync();
        await _gateway.DisposeAsync();
        await _silo.StopAsync();
        _silo.Dispose();
        Directory.Delete(Path.GetDirectoryName(_package)!, recursive: true);
    }

    /// <summary>Stops the gateway and leaves the silo.</summary>
    public Task StopGateway() => _gateway.StopAsync();

    public GrpcChannel Channel()
    {
        var channel = GrpcChannel.ForAddress(Grpc);
        _channels.Add(channel);
        return channel;
    }

    /// <summary>The header of a caller of this role and area.</summary>
    public Metadata As(
        string role, string area = "50", TimeSpan? validFor = null, string? subject = null, string? tokenId = null,
        string? session = null, TimeSpan? issuedIn = null, string? department = null) =>
        new() { { "authorization", $"Bearer {Token(role, area, validFor, subject, tokenId, session, issuedIn, department)}" } };

    public string Token(
        string role, string area = "50", TimeSpan? validFor = null, string? subject = null, string? tokenId = null,
        string? session = null, TimeSpan? issuedIn = null, string? department = null)
    {
        var claims = new Dictionary<string, object> { ["sub"] = subject ?? $"test-{role}", ["role"] = role, ["area"] = area };
        if (tokenId is not null)
        {
            claims["jti"] = tokenId;
        }

        if (department is not null)
        {
            claims["department"] = department;
        }

        if (session is not null)
        {
            claims["sid"] = session;
        }

        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = AuthOptions.LocalIssuer,
            Audience = "citytwin",
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime + (validFor ?? TimeSpan.FromHours(1)),
            NotBefore = TimeProvider.System.GetUtcNow().UtcDateTime - TimeSpan.FromHours(2),
            IssuedAt = TimeProvider.System.GetUtcNow().UtcDateTime + (issuedIn ?? TimeSpan.FromHours(-2)),
            Claims = claims,
            SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(_key), SecurityAlgorithms.HmacSha256),
        });
    }

    public HttpClient Client(string role, string area = "50", string? subject = null)
    {
        var http = new HttpClient { BaseAddress = Http, DefaultRequestVersion = HttpVersion.Version11 };
        http.DefaultRequestHeaders.Authorization = new("Bearer", Token(role, area, subject: subject));
        return http;
    }

    /// <summary>The gateway's own line to the silo.</summary>
    public IClusterClient Cluster => _gateway.Services.GetRequiredService<IClusterClient>();

    public IScriptedLog Log(string district) => Grains.GetGrain<IScriptedLog>(district);

    public IScriptedStreet Street(string street) => Grains.GetGrain<IScriptedStreet>($"centre:{street}");

    public static TwinRow Row(string cell, string serial, long version) => new(
        TwinId.Sensor(DivisionCode.Parse(cell), serial), version, "river-level", serial, DivisionCode.Parse(cell), null,
        new GeoPoint(106.56, 29.56), SensorHealth.Online, Severity.None, 0, [new MetricSample("levelM", version, version)], serial);

    private string[] Trusted() => Authority is null
        ? [$"--Auth:LocalKeyFile={KeyFile()}"]
        : [$"--Auth:Authority={Authority}", "--Auth:RequireHttps=false", "--Auth:ClientId=console", $"--Audit:Path={AuditFolder}"];

    private string KeyFile()
    {
        var file = Path.Combine(Path.GetDirectoryName(_package)!, "token.key");
        File.WriteAllText(file, Convert.ToBase64String(_key));
        return file;
    }
}
