using System.Globalization;
using CityTwin.Gateway.Rpc;
using CityTwin.Ledger;
using CityTwin.WorkOrders;

namespace CityTwin.Gateway.WorkOrders;

/// <summary>Work orders as the API shows them.</summary>
internal static class OrderMapping
{
    public static V1.Order ToProto(this WorkOrderView order, long nowMs)
    {
        var shown = new V1.Order
        {
            Id = order.Id.Value,
            Number = string.Create(CultureInfo.InvariantCulture, $"{order.Cell.District}-{order.Number:D7}"),
            Version = order.Version,
            CorrelationId = order.CorrelationId,
            Source = order.Source.ToWire(),
            State = order.State.ToWire(),
            Category = order.Category,
            Urgency = order.Urgency.ToWire(),
            Area = order.Cell.Value,
            Longitude = order.Longitude,
            Latitude = order.Latitude,
            Lead = order.Lead.Value,
            ReportedAt = Moments.At(order.ReportedAtMs),
            UpdatedAt = Moments.At(order.UpdatedAtMs),
            EstablishedAt = Moments.At(order.EstablishedAtMs),
            ClosedAt = Moments.At(order.ClosedAtMs),
            Description = order.Description?.ToProto(),
            Reporter = order.Reporter?.ToProto(),
            Verification = order.Verified switch { true => "found", false => "not-found", null => "" },
            RejectedBecause = order.RejectedBecause ?? "",
            MergedInto = order.MergedInto?.Value ?? "",
            Absorbed = order.Absorbed,
            Reworks = order.Reworks,
            Returns = order.Returns,
            SupervisedBy = order.SupervisedBy?.Value ?? "",
            SuspendedBecause = order.SuspendedBecause ?? "",
            Rating = order.Rating ?? 0,
            Exercise = order.Exercise,
            DueAt = Moments.At(order.DueMs),
        };
        shown.Alerts.AddRange(order.Alerts);
        shown.Photos.AddRange(order.Photos.Select(ToProto));
        shown.Assignments.AddRange(order.Assignments.Select(ToProto));
        shown.Clocks.AddRange(order.Clocks.Select(clock => clock.ToProto(nowMs)));
        shown.Sequences.AddRange(order.Trail.Sequences);
        return shown;
    }

    public static V1.TimelineEvent ToTimeline(this LoggedEvent logged) => new()
    {
        District = logged.Entry.District.Value,
        Sequence = logged.Entry.Sequence,
        Type = logged.Entry.Type,
        Entity = logged.Entry.Entity,
        OccurredAt = Moments.At(logged.Entry.OccurredAtMs),
        RecordedAt = Moments.At(logged.Entry.RecordedAtMs),
        Payload = System.Text.Encoding.UTF8.GetString(logged.Entry.Payload),
        Version = logged.Version,
    };

    public static V1.LikelyDuplicate ToProto(LikelyDuplicate likely) => new()
    {
        OrderId = likely.Order.Value, Score = likely.Score, Reason = likely.ReasonZh, ReasonEn = likely.ReasonEn,
    };

    public static V1.WorkSuggestion ToProto(WorkOrderSuggestion suggestion)
    {
        var shown = new V1.WorkSuggestion
        {
            Category = suggestion.Category,
            Department = suggestion.Department,
            Urgency = suggestion.Urgency.ToWire(),
            Score = suggestion.Score,
        };
        shown.Reasons.AddRange(suggestion.Reasons.Select(reason => new V1.SuggestionReason
        {
            Code = reason.Code, Subject = reason.Subject, Count = reason.Count, Of = reason.Of,
        }));
        return shown;
    }

    private static V1.Item ToProto(this SealedItem item) => new()
    {
        Commitment = item.Commitment, MediaType = item.MediaType, LengthBytes = item.LengthBytes,
    };

    private static V1.Assignment ToProto(this WorkAssignment part) => new()
    {
        Department = part.Department,
        Area = part.Area.Value,
        Part = part.IsLead ? "lead" : "support",
        State = part.State.ToWire(),
        Since = Moments.At(part.SinceMs),
        Officer = part.Officer ?? "",
    };

    private static V1.Clock ToProto(this StageClock clock, long nowMs) => new()
    {
        Stage = clock.Stage.ToWire(),
        StartedAt = Moments.At(clock.StartMs),
        DueAt = Moments.At(clock.DueMs),
        EndedAt = Moments.At(clock.EndedAtMs),
        PausedAt = Moments.At(clock.PausedAtMs),
        Late = clock.IsLate(nowMs),
    };
}
