using System.Net.Http.Headers;
using CityTwin.DevicesSim.Drones.Ground;
using CityTwin.DevicesSim.Drones.Pictures;

namespace CityTwin.DevicesSim.Drones.Uploads;

/// <summary>Runs docks' errands over HTTP: fetches files, paints pictures and puts them into the cloud's storage.</summary>
/// <param name="atOnce">Errands of all docks together; further ones wait for their turn.</param>
internal sealed class ErrandRunner(HttpClient http, Terrain terrain, TimeProvider clock, TimeSpan within, int atOnce) : IDisposable
{
    private readonly SemaphoreSlim _places = new(atOnce);

    public async Task<ErrandAnswer> Run(Errand errand, CancellationToken stop)
    {
        await _places.WaitAsync(stop);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(within);
        try
        {
            return new ErrandAnswer(errand.Id, errand.Upload is { } upload
                ? await Upload(upload, limit.Token)
                : await Fetch(errand, limit.Token));
        }
        catch (Exception e) when (!stop.IsCancellationRequested
            && e is HttpRequestException or OperationCanceledException or IOException or InvalidOperationException or UriFormatException)
        {
            return new ErrandAnswer(errand.Id, null, e is OperationCanceledException ? $"no answer within {within.TotalSeconds} s." : e.Message);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task<byte[]> Fetch(Errand errand, CancellationToken stop)
    {
        if (!Uri.TryCreate(errand.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            throw new HttpRequestException($"'{errand.Url}' is not an address of http or https.");
        }

        using var answer = await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, stop);
        answer.EnsureSuccessStatusCode();
        await using var stream = await answer.Content.ReadAsStreamAsync(stop);
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, stop)) > 0)
        {
            if (bytes.Length + read > errand.MaxBytes)
            {
                throw new HttpRequestException($"more than {errand.MaxBytes} bytes came from {url.Host}.");
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    private async Task<byte[]> Upload(UploadOrder order, CancellationToken stop)
    {
        if (order.FailsOnPurpose)
        {
            throw new HttpRequestException("the upload fails, as the faults plan has it.");
        }

        // Painting takes a core for a tenth of a second: not on the loop of a dock.
        var picture = await Task.Run(() => AerialPicture.Paint(order.Shot, terrain), stop);
        using var request = Put(order, picture, clock.GetUtcNow());
        using var answer = await http.SendAsync(request, stop);
        answer.EnsureSuccessStatusCode();
        return [];
    }

    /// <summary>In path style: the bucket is the first part of the path, whatever the endpoint has before it.</summary>
    internal static HttpRequestMessage Put(UploadOrder order, byte[] picture, DateTimeOffset at)
    {
        var storage = order.Storage;
        var path = AwsSignature.Path($"{storage.Endpoint.AbsolutePath.TrimEnd('/')}/{storage.Bucket}/{order.ObjectKey}");
        var host = storage.Endpoint.IsDefaultPort ? storage.Endpoint.Host : $"{storage.Endpoint.Host}:{storage.Endpoint.Port}";
        var signed = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = host, ["x-amz-content-sha256"] = AwsSignature.Hash(picture), ["x-amz-date"] = AwsSignature.Time(at),
        };
        if (storage.SecurityToken.Length > 0)
        {
            signed["x-amz-security-token"] = storage.SecurityToken;
        }

        var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"{storage.Endpoint.Scheme}://{host}{path}"))
        {
            Content = new ByteArrayContent(picture) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } },
        };
        foreach (var (name, value) in signed.Where(header => header.Key != "host"))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Headers.TryAddWithoutValidation("Authorization", AwsSignature.Authorization(
            "PUT", path, signed, storage.Region, storage.KeyId, storage.KeySecret));
        return request;
    }
}
