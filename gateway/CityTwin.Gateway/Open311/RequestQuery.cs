using CityTwin.WorkOrders;

namespace CityTwin.Gateway.Open311;

/// <summary>Which reports are asked for.</summary>
/// <param name="Ids">These and no others; none for all that match the rest.</param>
/// <param name="Services">Of these services; none for all.</param>
/// <param name="Open">Open or closed ones; null for both.</param>
internal sealed record RequestQuery(
    IReadOnlyList<string> Ids, IReadOnlyList<string> Services, long StartMs, long EndMs, bool? Open)
{
    public const int MaxRows = 1_000;
    private const int MaxIds = 50;
    private const int MaxServices = 20;

    private static readonly TimeSpan Span = TimeSpan.FromDays(90);

    /// <exception cref="Open311Refusal">It cannot be answered; says which argument is wrong.</exception>
    public static RequestQuery Read(IQueryCollection query, ServiceCatalogue services, DateTimeOffset now)
    {
        var ids = List(query, "service_request_id", MaxIds);
        if (ids.Count > 0)
        {
            return new RequestQuery(ids, [], 0, 0, null); // It overrides all else.
        }

        var codes = List(query, "service_code", MaxServices);
        foreach (var code in codes)
        {
            services.Required(code);
        }

        var (start, end) = (Moment(query, "start_date"), Moment(query, "end_date"));
        var to = end ?? (start is { } from && from + Span < now ? from + Span : now);
        var begin = start ?? to - Span;
        return to < begin ? throw Open311Refusal.Bad("end_date lies before start_date.")
            : to - begin > Span ? throw Open311Refusal.Bad(
                $"start_date to end_date is {(to - begin).TotalDays:0.#} days, more than {Span.TotalDays}: ask in parts.")
            : new RequestQuery(ids, codes, begin.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds(), Status(query));
    }

    /// <summary>What the boards of districts are asked.</summary>
    /// <param name="service">One of <see cref="Services"/>; null for all.</param>
    public WorkOrderQuery OfService(string? service, WorkOrderCursor? after) => new(
        Open: Open,
        Category: service,
        Source: WorkOrderSource.Citizen,
        After: after ?? new WorkOrderCursor(EndMs + 1, "~"), // Behind every id, so that the first is one of EndMs itself.
        Max: MaxRows);

    private static bool? Status(IQueryCollection query)
    {
        var asked = List(query, "status", 2);
        return asked.FirstOrDefault(status => status is not ("open" or "closed")) is { } wrong
            ? throw Open311Refusal.Bad($"status '{wrong}' is neither open nor closed.")
            : asked.Contains("open") == asked.Contains("closed") ? null : asked.Contains("open");
    }

    private static DateTimeOffset? Moment(IQueryCollection query, string name)
    {
        var text = query[name].ToString().Replace(' ', '+'); // A plus that was not encoded arrives as a space.
        return text.Length == 0 ? null
            : W3Time.TryParse(text, out var moment) ? moment
            : throw Open311Refusal.Bad($"{name} '{text}' is not a moment with its offset, as 2026-07-01T00:00:00Z is.");
    }

    private static IReadOnlyList<string> List(IQueryCollection query, string name, int most)
    {
        string[] listed =
        [
            .. query[name].SelectMany(text => (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                .Distinct(),
        ];
        return listed.Length <= most ? listed : throw Open311Refusal.Bad($"{name}: {listed.Length} are more than {most} at once.");
    }
}
