using CityTwin.Gateway.Auth;
using CityTwin.Gateway.Rpc;
using CityTwin.WorkOrders;
using Grpc.Core;

namespace CityTwin.Gateway.WorkOrders;

/// <summary>Takes in reports that another system holds under numbers of its own, each by itself.</summary>
internal sealed class OrderImport(ReportIntake intake, DeskDefinition desk, ErrorJudge judge)
{
    private const int MaxReports = 200;

    /// <summary>Reports taken in at once.</summary>
    private const int Parallelism = 16;

    public async Task<V1.ImportOrdersResponse> Take(V1.ImportOrdersRequest request, Caller caller, ServerCallContext context)
    {
        var source = Words.Required<WorkOrderSource>("source", request.Source);
        if (source == WorkOrderSource.Alert)
        {
            throw Refusal.Invalid("source", "orders from alerts are made by the city's intake.");
        }

        if (request.Reports.Count is 0 or > MaxReports)
        {
            throw Refusal.Invalid("reports", $"{request.Reports.Count} reports: expected 1 to {MaxReports}.");
        }

        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var twice = request.Reports.Index().Where(report => !first.TryAdd(report.Item.Number, report.Index)).Select(report => report.Index).ToHashSet();
        var outcomes = await Bounded.Select(
            [.. request.Reports.Index()], Parallelism,
            report => twice.Contains(report.Index) && report.Item.Number.Length > 0
                ? Task.FromResult(Outcome(report.Item, "refused", why: $"number: '{report.Item.Number}' is given twice."))
                : Take(source, report.Item, request.Exercise, caller, context),
            context.CancellationToken);
        return new V1.ImportOrdersResponse { Outcomes = { outcomes } };
    }

    private async Task<V1.ImportOutcome> Take(
        WorkOrderSource source, V1.ImportedReport report, bool exercise, Caller caller, ServerCallContext context)
    {
        try
        {
            var number = OrderDoor.Key("number", report.Number) ?? throw Refusal.Invalid("number", "the report's own number is required.");
            var taken = await intake.Take(new IncomingReport(source, caller.Subject, "import", number)
            {
                Category = CategoryOf(report.Category),
                Urgency = Words.Optional<Urgency>("urgency", report.Urgency),
                Longitude = report.Longitude,
                Latitude = report.Latitude,
                OccurredAtMs = report.OccurredAt?.ToDateTimeOffset().ToUnixTimeMilliseconds(),
                Description = Asked.AtMost("description", report.Description, ReportIntake.MaxDescriptionLength),
                Reporter = Asked.AtMost("reporter", report.Reporter, ReportIntake.MaxReporterLength),
                Exercise = exercise,
                Admit = caller.MustReach,
            });
            return Outcome(report, taken.IsNew ? "taken" : "known", taken.Order.Id.Value);
        }
        catch (Exception error) when (!context.CancellationToken.IsCancellationRequested)
        {
            var refusal = judge.Judge(error, context.Method, context.GetHttpContext(), context.CancellationToken);
            var again = refusal.StatusCode is StatusCode.Unavailable or StatusCode.Internal or StatusCode.ResourceExhausted;
            return Outcome(report, again ? "unavailable" : "refused", why: refusal.Status.Detail);
        }
    }

    /// <summary>Other systems have the names of the catalogue, and rarely its codes.</summary>
    private string CategoryOf(string text)
    {
        if (desk.FindCategory(text) is { } known)
        {
            return known.Code;
        }

        var named = desk.CategoriesNamed(text);
        return named.Count switch
        {
            1 => named[0],
            0 => throw Refusal.Invalid("category", $"this city has no category '{text}', neither by code nor by name; GetDesk names them."),
            _ => throw Refusal.Invalid("category", $"'{text}' is the name of {string.Join(", ", named)}: give the code."),
        };
    }

    private static V1.ImportOutcome Outcome(V1.ImportedReport report, string result, string order = "", string why = "") => new()
    {
        Number = report.Number, Result = result, OrderId = order, Reason = why,
    };
}
