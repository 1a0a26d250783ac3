using System.Net;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Rpc;
using CityTwin.WorkOrders;
using Microsoft.Net.Http.Headers;

namespace CityTwin.Gateway.Open311;

/// <summary>The calls of GeoReport v2. Every answer and every refusal is in the format that was asked for.</summary>
internal sealed class Open311Door(
    ServiceCatalogue services, PublicOrders orders, RequestSheets sheets, CitizenIntake intake, CitizenRates rates, CityModel city,
    ErrorJudge judge, TimeProvider clock)
{
    private const string RetryAfterSeconds = "60";

    public Task Services(HttpContext http, string? format) => Answer(http, format, tongue =>
    {
        Enter(http);
        return Task.FromResult(services.Sheets(tongue));
    });

    public Task Service(HttpContext http, string file)
    {
        var (code, format) = Split(file);
        return Serve(http, format, (shape, tongue) =>
        {
            Enter(http);
            var definition = ServiceCatalogue.Definition(services.Required(code), tongue);
            return Task.FromResult((shape.IsJson ? SheetWriter.Json(definition) : SheetWriter.Xml("service_definition", definition), HttpStatusCode.OK));
        });
    }

    public Task Requests(HttpContext http, string? format) => Answer(http, format, async tongue =>
    {
        Enter(http);
        var query = RequestQuery.Read(http.Request.Query, services, clock.GetUtcNow());
        return sheets.Many(await orders.List(query, http.RequestAborted), tongue);
    });

    public Task Request(HttpContext http, string file)
    {
        var (id, format) = Split(file);
        return Answer(http, format, async tongue =>
        {
            Enter(http);
            return await sheets.Whole(await Find("service_request_id", id), tongue);
        });
    }

    /// <summary>Reports get their id at once, so that there are no tokens; who takes an id for one is given it back.</summary>
    public Task Token(HttpContext http, string file)
    {
        var (token, format) = Split(file);
        return Answer(http, format, async _ =>
        {
            Enter(http);
            return RequestSheets.OfToken(await Find("token", token), token);
        });
    }

    public Task Report(HttpContext http, string? format) => Serve(http, format, async (shape, tongue) =>
    {
        Enter(http);
        var (taken, service) = await intake.Take(http.Request, CheckJurisdiction, http.RequestAborted);
        var receipt = sheets.Receipt(taken.Order, service, tongue);
        return (Bytes(receipt, shape), taken.IsNew ? HttpStatusCode.Created : HttpStatusCode.OK);
    });

    public Task Nothing(HttpContext http) => Serve(http, Split(http.Request.Path.Value ?? "").Format, (_, _) =>
        throw Open311Refusal.Missing(
            $"{http.Request.Method} {http.Request.Path} is no call of GeoReport v2; there are services, services/CODE, requests, requests/ID and tokens/TOKEN."));

    private Task Answer(HttpContext http, string? format, Func<Tongue, Task<SheetList>> answer) =>
        Serve(http, format, async (shape, tongue) => (Bytes(await answer(tongue), shape), HttpStatusCode.OK));

    private async Task Serve(HttpContext http, string? format, Func<Shape, Tongue, Task<(byte[] Body, HttpStatusCode Status)>> answer)
    {
        var shape = Shape.Of(format, http.Request);
        var tongue = Tongue.Of(http.Request);
        byte[] body;
        try
        {
            (body, var status) = await answer(shape ?? throw Open311Refusal.Missing($"There is no format '{format}'; there are json and xml."), tongue);
            http.Response.StatusCode = (int)status;
        }
        catch (Exception error) when (!http.RequestAborted.IsCancellationRequested)
        {
            shape ??= Shape.Xml;
            var (status, why) = Refused(error, http);
            http.Response.StatusCode = status;
            body = Bytes(new SheetList("errors", "error", [new Sheet(("code", status), ("description", why))]), shape);
            if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
            {
                http.Response.Headers.RetryAfter = RetryAfterSeconds;
            }
        }

        http.Response.ContentType = shape.MediaType;
        http.Response.Headers.ContentLanguage = tongue.Code;
        http.Response.Headers.Vary = HeaderNames.AcceptLanguage;
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    private (int Status, string Why) Refused(Exception error, HttpContext http)
    {
        switch (error)
        {
            case Open311Refusal refusal:
                return (refusal.Status, refusal.Message);
            case BadHttpRequestException bad:
                return (bad.StatusCode, bad.Message);
            default:
                var judged = judge.Judge(error, $"{http.Request.Method} {http.Request.Path}", http, http.RequestAborted);
                return (PlainRefusal.ToHttp(judged.StatusCode), judged.Status.Detail);
        }
    }

    private void Enter(HttpContext http)
    {
        rates.Read(http.Connection.RemoteIpAddress);
        CheckJurisdiction(http.Request.Query["jurisdiction_id"].ToString());
    }

    private void CheckJurisdiction(string id)
    {
        if (id.Length > 0 && id != city.Code.Value && id != city.Facts.Package)
        {
            throw Open311Refusal.Missing($"jurisdiction_id '{id}' was not found; this is {city.Code} ({city.Facts.Package}), and it may be left away.");
        }
    }

    private async Task<WorkOrderView> Find(string field, string id) => await orders.Find(id)
        ?? throw Open311Refusal.Missing($"{field} '{id}' was not found.");

    private static byte[] Bytes(SheetList list, Shape shape) => shape.IsJson ? SheetWriter.Json(list) : SheetWriter.Xml(list);

    private static (string Name, string? Format) Split(string file) =>
        file.LastIndexOf('.') is >= 0 and var dot ? (file[..dot], file[(dot + 1)..]) : (file, null);
}
