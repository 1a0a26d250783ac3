using System.Security;
using CityTwin.Fleet;
using CityTwin.Gateway.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Fleet.Media;

/// <summary>The ways in and out of the container <c>media</c> for docks: a bucket as S3 has them, and the files they fetch.</summary>
internal sealed class MediaDoor(MediaGate gate, MediaIntake intake, IMediaStore store, MediaKey key, IOptions<MediaOptions> options, TimeProvider clock, ErrorJudge judge)
{
    public async Task Put(HttpContext http, string bucket, string objectKey)
    {
        var request = http.Request;
        var raw = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?', 2);
        var signed = new SignedRequest(request.Method, raw[0], raw.Length > 1 ? raw[1] : "", name =>
            request.Headers.TryGetValue(name, out var values) ? string.Join(',', values.ToArray()) : null);
        if (gate.Judge(signed, bucket, objectKey, request.ContentLength) is { } refusal)
        {
            await Refuse(http, refusal);
            return;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = options.Value.MaxBytes;
        }

        using var within = new CancellationTokenSource(options.Value.Within, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, within.Token);
        await Guard(http, async () =>
        {
            var hash = request.Headers["x-amz-content-sha256"].ToString();
            if (await intake.Take(objectKey, request.Body, request.ContentLength!.Value, hash, stop.Token) is { } wrong)
            {
                await Refuse(http, wrong);
                return;
            }

            http.Response.Headers.ETag = $"\"{hash}\"";
            http.Response.StatusCode = StatusCodes.Status200OK;
        });
    }

    /// <summary>A flight's file, or the city's no-fly areas, to the dock that was given its address.</summary>
    public async Task Get(HttpContext http, string objectKey, string mediaType)
    {
        if (!key.Opens(objectKey, http.Request.Query["token"].ToString(), clock.GetUtcNow().ToUnixTimeSeconds()))
        {
            await Refuse(http, MediaRefusal.Denied("This takes a token that opens this very file and has not expired."));
            return;
        }

        await Guard(http, async () =>
        {
            await using var content = await store.Read(objectKey, http.RequestAborted);
            if (content is null)
            {
                await Refuse(http, new MediaRefusal(StatusCodes.Status404NotFound, "NoSuchKey", $"There is no {objectKey}."));
                return;
            }

            http.Response.ContentType = mediaType;
            http.Response.ContentLength = content.CanSeek ? content.Length : null;
            await content.CopyToAsync(http.Response.Body, http.RequestAborted);
        });
    }

    private async Task Guard(HttpContext http, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception error) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            var status = judge.Judge(error, $"{http.Request.Method} {http.Request.Path}", http, http.RequestAborted).Status;
            await Refuse(http, new MediaRefusal(StatusCodes.Status503ServiceUnavailable,
                status.StatusCode == StatusCode.Cancelled ? "RequestTimeout" : "ServiceUnavailable", status.Detail));
        }
    }

    private static Task Refuse(HttpContext http, MediaRefusal refusal)
    {
        http.Response.StatusCode = refusal.Status;
        http.Response.ContentType = "application/xml";
        return http.Response.WriteAsync($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{refusal.Code}</Code>"
            + $"<Message>{SecurityElement.Escape(refusal.Message)}</Message><RequestId>{SecurityElement.Escape(http.TraceIdentifier)}</RequestId></Error>");
    }
}
