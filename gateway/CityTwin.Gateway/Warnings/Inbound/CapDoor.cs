using CityTwin.Cap;
using CityTwin.Gateway.Audit;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.Rpc;
using CityTwin.Warnings;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;

namespace CityTwin.Gateway.Warnings.Inbound;

/// <summary>
/// <c>POST /cap/v1/alerts</c>: CAP 1.2 of other authorities. It answers the warnings that came of it; a refusal names what is
/// wrong by its path in the message.
/// </summary>
internal sealed class CapDoor(CapIntake intake, ErrorJudge judge, Auditor auditor)
{
    private static readonly string[] MediaTypes = [CapFeed.MediaType, "application/xml", "text/xml"];

    /// <summary>No message may be larger, whatever other calls may send.</summary>
    private static readonly int MaxBytes = new CapLimits().MaxMessageBytes;

    public async Task Answer(HttpContext http)
    {
        try
        {
            var caller = Caller.Of(http);
            var taken = await intake.Take(await Body(http), caller, http.RequestAborted);
            await http.Response.WriteAsJsonAsync(new { warnings = taken.OrderBy(warning => warning.Id.Value, StringComparer.Ordinal).Select(Shown) });
        }
        catch (Exception error) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            await Refuse(http, error);
        }
    }

    private static object Shown(WarningView warning) => new
    {
        id = warning.Id.Value,
        version = warning.Version,
        stage = warning.Stage.ToString().ToLowerInvariant(),
        exercise = warning.Exercise,
        areas = warning.Content.Areas.Select(area => area.Division.Value),
    };

    private static async Task<byte[]> Body(HttpContext http)
    {
        if (!MediaTypes.Contains(http.Request.ContentType?.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase))
        {
            throw new CapRefusal(
                StatusCode.InvalidArgument, StatusCodes.Status415UnsupportedMediaType, "Content-Type",
                $"'{http.Request.ContentType}' is not taken: expected {string.Join(", ", MediaTypes)}.");
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxBytes;
        }

        using var bytes = new MemoryStream();
        try
        {
            await http.Request.Body.CopyToAsync(bytes, http.RequestAborted);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new CapRefusal(
                StatusCode.InvalidArgument, StatusCodes.Status413PayloadTooLarge, "alert", $"has more than {MaxBytes} bytes.");
        }

        return bytes.ToArray();
    }

    private async Task Refuse(HttpContext http, Exception error)
    {
        var refusal = error switch
        {
            CapRefusal ours => ours,
            CapRefusedException broken => new CapRefusal(StatusCode.InvalidArgument, StatusCodes.Status400BadRequest, broken.Problems),
            _ => Of(judge.Judge(error, "POST /cap/v1/alerts", http, http.RequestAborted)),
        };

        // What others wrote is not kept with the refusal: where it was wrong is.
        await auditor.Refused(http, request: null, refusal.Code, $"The CAP message was refused at {refusal.Problems[0].Where}.");
        http.Response.StatusCode = refusal.Http;
        await http.Response.WriteAsJsonAsync(new
        {
            code = (int)refusal.Code,
            message = Refusal.Short(refusal.Message),
            details = refusal.Problems.Select(problem => new { path = problem.Where, line = problem.Line, reason = problem.Reason }),
        });
    }

    private static CapRefusal Of(RpcException refused) =>
        new(refused.StatusCode, PlainRefusal.ToHttp(refused.StatusCode), "alert", refused.Status.Detail);
}
