using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using CityTwin.Fleet;
using CityTwin.Gateway.Fleet.Media;
using CityTwin.Gateway.Rpc;
using CityTwin.Testing.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CityTwin.Gateway.Tests.Fleet;

/// <summary>A dock puts pictures by the credentials that a silo derived from the same key.</summary>
public sealed class MediaTests : IAsyncLifetime
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)(i * 7))];
    private static readonly byte[] Picture = [0xFF, 0xD8, 0xFF, .. Encoding.ASCII.GetBytes("a picture; SIMULATED")];

    private readonly MemoryMedia _media = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero));
    private readonly MediaKey _key = new(Key);
    private readonly string _keyFile = Path.GetTempFileName();
    private readonly int _port = FreePorts.Take(1)[0];
    private WebApplication _gateway = null!;
    private HttpClient _http = null!;

    private MediaCredentials Dock1 => _key.Issue("DOCK1", _clock.GetUtcNow().AddHours(1).ToUnixTimeSeconds());

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(_keyFile, Convert.ToBase64String(Key));
        var builder = WebApplication.CreateSlimBuilder(
            [$"--Media:KeyFile={_keyFile}", "--Media:MaxBytes=3000000", "--Media:ConnectionString=UseDevelopmentStorage=true"]);
        builder.WebHost.UseUrls($"http://127.0.0.1:{_port}");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(_clock);
        builder.Services.AddSingleton<ErrorJudge>();
        builder.AddMedia();
        builder.Services.AddSingleton<IMediaStore>(_media);
        _gateway = builder.Build();
        _gateway.MapMedia();
        await _gateway.StartAsync();
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_port}") };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _gateway.DisposeAsync();
        File.Delete(_keyFile);
    }

    [Fact]
    public async Task A_picture_that_is_signed_is_kept_under_its_key()
    {
        (await Put("docks/DOCK1/f1.0.v1-1/DJI 1 é.jpeg", Picture, Dock1)).ShouldBe((HttpStatusCode.OK, null));
        var (bytes, type, isSimulated) = _media.Objects["docks/DOCK1/f1.0.v1-1/DJI 1 é.jpeg"];
        bytes.ShouldBe(Picture);
        (type, isSimulated).ShouldBe(("image/jpeg", true));
    }

    [Fact]
    public async Task A_picture_that_is_there_is_replaced_by_no_other()
    {
        (await Put("docks/DOCK1/a.jpeg", Picture, Dock1)).ShouldBe((HttpStatusCode.OK, null));
        (await Put("docks/DOCK1/a.jpeg", [.. Picture, 1], Dock1)).ShouldBe((HttpStatusCode.Conflict, "ObjectAlreadyExists"));
        (await Put("docks/DOCK1/a.jpeg", Picture, Dock1)).ShouldBe((HttpStatusCode.OK, null));
        _media.Objects.Single().Value.Bytes.ShouldBe(Picture);
    }

    [Theory]
    [InlineData("<html><script>alert(1)</script></html>", "application/octet-stream")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>", "application/octet-stream")]
    [InlineData("\0\0\0\u0018ftypmp42\0\0\0\0", "video/mp4")]
    public async Task What_it_is_its_bytes_say_and_not_the_header(string content, string mediaType)
    {
        (await Put("docks/DOCK1/a.jpeg", Encoding.ASCII.GetBytes(content), Dock1)).ShouldBe((HttpStatusCode.OK, null));
        _media.Objects.Single().Value.MediaType.ShouldBe(mediaType);
    }

    [Fact]
    public async Task Who_has_not_the_secret_the_token_or_the_prefix_puts_nothing()
    {
        (await Put("docks/DOCK1/a.jpeg", Picture, Dock1 with { SecretAccessKey = "guess" })).ShouldBe((HttpStatusCode.Forbidden, "SignatureDoesNotMatch"));
        (await Put("docks/DOCK1/a.jpeg", Picture, Dock1 with { SessionToken = "guess" })).ShouldBe((HttpStatusCode.BadRequest, "InvalidToken"));
        (await Put("docks/DOCK2/a.jpeg", Picture, Dock1)).ShouldBe((HttpStatusCode.Forbidden, "AccessDenied"));
        (await Put("docks/DOCK10/a.jpeg", Picture, Dock1)).ShouldBe((HttpStatusCode.Forbidden, "AccessDenied"));
        (await Put("flights/f1.kmz", Picture, Dock1)).ShouldBe((HttpStatusCode.Forbidden, "AccessDenied"));
        (await Put("docks/DOCK1/a.jpeg", Picture, Dock1, bucket: "other")).ShouldBe((HttpStatusCode.NotFound, "NoSuchBucket"));
        (await Put("docks/DOCK1/a.jpeg", Picture, _key.Issue("DOCK2", Dock1.ExpiresAtS))).ShouldBe((HttpStatusCode.Forbidden, "AccessDenied"));
        (await _http.PutAsync("/media/media/docks/DOCK1/a.jpeg", new ByteArrayContent(Picture))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        _media.Objects.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_credential_says_of_itself_cannot_be_changed()
    {
        var forged = Dock1 with { AccessKeyId = _key.Issue("DOCK2", Dock1.ExpiresAtS + 1_000_000).AccessKeyId };
        (await Put("docks/DOCK2/a.jpeg", Picture, forged)).ShouldBe((HttpStatusCode.Forbidden, "SignatureDoesNotMatch"));
        _key.Read("ct1.1.zz.zz").ShouldBeNull();
        _key.Read("AKIAIOSFODNN7EXAMPLE").ShouldBeNull();
    }

    [Fact]
    public async Task A_credential_ends_and_so_does_a_signature()
    {
        var credentials = Dock1;
        _clock.Advance(TimeSpan.FromHours(1));
        (await Put("docks/DOCK1/a.jpeg", Picture, credentials)).ShouldBe((HttpStatusCode.BadRequest, "ExpiredToken"));
        (await Put("docks/DOCK1/a.jpeg", Picture, Dock1, at: _clock.GetUtcNow().AddMinutes(-20))).ShouldBe((HttpStatusCode.Forbidden, "RequestTimeTooSkewed"));
        _media.Objects.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_that_was_not_signed_or_is_too_large_leaves_nothing()
    {
        (await Put("docks/DOCK1/a.jpeg", Picture, Dock1, signed: [1, 2, 3])).ShouldBe((HttpStatusCode.BadRequest, "XAmzContentSHA256Mismatch"));
        (await Put("docks/DOCK1/a.jpeg", new byte[3_000_001], Dock1)).ShouldBe((HttpStatusCode.BadRequest, "EntityTooLarge"));
        (await Put("docks/DOCK1/a.jpeg", Picture, Dock1, hash: "UNSIGNED-PAYLOAD")).ShouldBe((HttpStatusCode.BadRequest, "XAmzContentSHA256Mismatch"));
        _media.Objects.ShouldBeEmpty();
        (await Put("docks/DOCK1/a.jpeg", new byte[2_500_000], Dock1)).ShouldBe((HttpStatusCode.OK, null));
        _media.Objects.Single().Value.Bytes.Length.ShouldBe(2_500_000);
    }

    [Fact]
    public async Task One_that_broke_off_leaves_nothing_and_is_put_again()
    {
        var bytes = new byte[2_500_000];
        var request = Request("docks/DOCK1/a.jpeg", bytes, Dock1, "media", _clock.GetUtcNow(), null, null);
        using (var half = new TcpClient())
        {
            await half.ConnectAsync(IPAddress.Loopback, _port);
            var head = new StringBuilder($"PUT {request.RequestUri} HTTP/1.1\r\nContent-Length: {bytes.Length}\r\n");
            foreach (var (name, values) in request.Headers)
            {
                head.Append($"{name}: {string.Join(',', values)}\r\n");
            }

            await half.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"{head}\r\n"));
            await half.GetStream().WriteAsync(bytes.AsMemory(0, 1_500_000));
            await _media.FirstBlock.Task;
        }

        _media.Objects.ShouldBeEmpty();
        (await Put("docks/DOCK1/a.jpeg", bytes, Dock1)).ShouldBe((HttpStatusCode.OK, null));
        (await Put("docks/DOCK1/a.jpeg", bytes, Dock1)).ShouldBe((HttpStatusCode.OK, null), "putting it again is no mistake");
    }

    [Fact]
    public async Task A_flights_file_is_given_to_who_has_its_address_and_for_so_long()
    {
        _media.Objects[MediaKey.FlightFile("f1.0.m1-1")] = (Picture, "", false);
        var token = _key.TokenFor(MediaKey.FlightFile("f1.0.m1-1"), _clock.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds());
        (await _http.GetByteArrayAsync($"/media/flights/f1.0.m1-1.kmz?token={token}")).ShouldBe(Picture);
        (await Status("f2.0.m1-1", token)).ShouldBe(HttpStatusCode.Forbidden);
        (await Status("f1.0.m1-1", token + "0")).ShouldBe(HttpStatusCode.Forbidden);
        (await Status("f1.0.m1-1", "")).ShouldBe(HttpStatusCode.Forbidden);
        _clock.Advance(TimeSpan.FromMinutes(5));
        (await Status("f1.0.m1-1", token)).ShouldBe(HttpStatusCode.Forbidden);

        async Task<HttpStatusCode> Status(string flight, string opens) => (await _http.GetAsync($"/media/flights/{flight}.kmz?token={opens}")).StatusCode;
    }

    [Fact]
    public async Task The_citys_areas_are_given_to_who_has_their_address_and_a_token_of_a_flight_does_not_open_them()
    {
        _media.Objects[MediaKey.AreaFile("ab12")] = (Picture, "", false);
        var untilS = _clock.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds();
        using var answer = await _http.GetAsync($"/media/areas/ab12.json?token={_key.TokenFor(MediaKey.AreaFile("ab12"), untilS)}");
        (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType).ShouldBe((HttpStatusCode.OK, "application/json"));
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(Picture);
        (await _http.GetAsync($"/media/areas/ab12.json?token={_key.TokenFor(MediaKey.FlightFile("ab12"), untilS)}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<(HttpStatusCode, string?)> Put(
        string key, byte[] body, MediaCredentials by, string bucket = "media", DateTimeOffset? at = null, byte[]? signed = null, string? hash = null)
    {
        using var request = Request(key, body, by, bucket, at ?? _clock.GetUtcNow(), signed, hash);
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Split("<Code>").ElementAtOrDefault(1)?.Split('<')[0]);
    }

    private HttpRequestMessage Request(
        string key, byte[] body, MediaCredentials by, string bucket, DateTimeOffset at, byte[]? signed, string? hash)
    {
        var path = $"/media/{bucket}/{string.Join('/', key.Split('/').Select(Uri.EscapeDataString))}";
        var time = at.UtcDateTime.ToString(SigV4.TimeFormat, System.Globalization.CultureInfo.InvariantCulture);
        var headers = new Dictionary<string, string>
        {
            ["host"] = $"127.0.0.1:{_port}", ["x-amz-content-sha256"] = hash ?? Convert.ToHexStringLower(SHA256.HashData(signed ?? body)),
            ["x-amz-date"] = time, ["x-amz-security-token"] = by.SessionToken,
        };
        var said = new SigV4Header(by.AccessKeyId, time[..8], "citytwin", "s3", [.. headers.Keys], "");
        var signature = SigV4.Sign(new SignedRequest("PUT", path, "", headers.GetValueOrDefault), said, time, headers["x-amz-content-sha256"], by.SecretAccessKey);
        var request = new HttpRequestMessage(HttpMethod.Put, new Uri(path, UriKind.Relative)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("image/jpeg");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Headers.TryAddWithoutValidation(
            "authorization", $"AWS4-HMAC-SHA256 Credential={said.AccessKeyId}/{said.Date}/citytwin/s3/aws4_request, SignedHeaders={string.Join(';', headers.Keys)}, Signature={signature}");
        return request;
    }
}
