using System.Collections.Concurrent;
using System.Net;
using CityTwin.DevicesSim.Drones.Uploads;
using CityTwin.Testing.Running;

namespace CityTwin.DevicesSim.Tests.Drones.Lines;

/// <summary>A cloud's files and its storage of objects over real HTTP: it gives what it has, and takes what is signed with its key.</summary>
internal sealed class CloudStorage : IDisposable
{
    public const string KeyId = "drone-key";
    public const string KeySecret = "drone-secret";
    public const string Region = "chongqing";
    public const string Token = "session-token";

    private readonly HttpListener _http = new();

    public CloudStorage()
    {
        Endpoint = $"http://127.0.0.1:{FreePorts.Take(1)[0]}";
        _http.Prefixes.Add($"{Endpoint}/");
        _http.Start();
        _ = Serve();
    }

    public string Endpoint { get; }

    /// <summary>By path, such as <c>/f.kmz</c>.</summary>
    public ConcurrentDictionary<string, byte[]> Files { get; } = new();

    /// <summary>What was put, by path as it was sent.</summary>
    public ConcurrentDictionary<string, byte[]> Objects { get; } = new();

    /// <summary>Why something was not taken.</summary>
    public ConcurrentBag<string> Refused { get; } = [];

    /// <summary>So many of the first uploads fail.</summary>
    public int Failing { get; set; }

    public void Dispose() => _http.Close();

    private async Task Serve()
    {
        while (_http.IsListening)
        {
            HttpListenerContext call;
            try
            {
                call = await _http.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var answer = call.Response;
            if (call.Request.HttpMethod == "PUT")
            {
                await Put(call.Request, answer);
            }
            else if (Files.TryGetValue(call.Request.Url!.AbsolutePath, out var file))
            {
                await answer.OutputStream.WriteAsync(file);
            }
            else
            {
                answer.StatusCode = 404;
            }
        }
    }

    private async Task Put(HttpListenerRequest request, HttpListenerResponse answer)
    {
        using var body = new MemoryStream();
        await request.InputStream.CopyToAsync(body);
        if (Failing-- > 0)
        {
            answer.StatusCode = 503;
            return;
        }

        var path = request.RawUrl!;
        var signed = new[] { "host", "x-amz-content-sha256", "x-amz-date", "x-amz-security-token" }.ToDictionary(name => name, name => request.Headers[name] ?? "");
        var expected = AwsSignature.Authorization("PUT", path, signed, Region, KeyId, KeySecret);
        if (request.Headers["Authorization"] != expected || signed["x-amz-content-sha256"] != AwsSignature.Hash(body.ToArray())
            || signed["x-amz-security-token"] != Token)
        {
            Refused.Add(path);
            answer.StatusCode = 403;
            return;
        }

        Objects[path] = body.ToArray();
    }
}
