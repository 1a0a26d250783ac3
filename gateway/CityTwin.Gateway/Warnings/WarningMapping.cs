using CityTwin.Gateway.Rpc;
using CityTwin.Sensing;
using CityTwin.Warnings;
using Google.Protobuf.WellKnownTypes;

namespace CityTwin.Gateway.Warnings;

/// <summary>Public warnings as the API shows and reads them.</summary>
internal static class WarningMapping
{
    public static V1.Warning ToProto(this WarningView warning)
    {
        var shown = new V1.Warning
        {
            Id = warning.Id.Value,
            Version = warning.Version,
            Stage = warning.Stage.ToString().ToLowerInvariant(),
            Exercise = warning.Exercise,
            CorrelationId = warning.CorrelationId ?? "",
            Content = ToProto(warning.Content),
            DraftedAt = Moments.At(warning.DraftedAtMs),
            DraftedBy = warning.DraftedBy,
            IssuedAt = Moments.At(warning.IssuedAtMs),
            IssuedBy = warning.IssuedBy ?? "",
            EndedAt = Moments.At(warning.EndedAtMs),
            EndedBy = warning.EndedBy ?? "",
            Reason = warning.Reason ?? "",
        };
        if (warning.Origin is { } origin)
        {
            shown.Received = new V1.WarningOrigin
            {
                Sender = origin.Sender, SenderName = origin.SenderName, Status = origin.Status.ToString().ToLowerInvariant(), BroughtBy = origin.BroughtBy,
            };
        }

        shown.Messages.AddRange(warning.Messages.Select(message => new V1.WarningMessage
        {
            Version = message.Version, Identifier = message.Identifier, SentAt = Moments.At(message.SentAtMs),
        }));
        return shown;
    }

    /// <exception cref="Grpc.Core.RpcException">A word is none of those there are.</exception>
    public static WarningContent Read(V1.WarningContent? content, WarningAreas areas)
    {
        content ??= new V1.WarningContent();
        return new WarningContent(
            content.EventType,
            [.. content.Categories.Select(word => Word<WarningCategory>("content.categories", word))],
            [.. content.Responses.Select(word => Word<WarningResponse>("content.responses", word))],
            Word<WarningUrgency>("content.urgency", content.Urgency),
            SensingNames.TryParseSeverity(content.Severity, out var severity)
                ? severity
                : throw Refusal.Invalid("content.severity", $"'{content.Severity}' is not a severity: expected I, II, III or IV."),
            Word<WarningCertainty>("content.certainty", content.Certainty),
            Read(content.Zh) ?? new WarningText("", "", ""),
            Read(content.En),
            Ms(content.EffectiveAt),
            Ms(content.OnsetAt),
            Ms(content.ExpiresAt) ?? throw Refusal.Invalid("content.expires_at", "a warning holds until some time: say which."),
            areas.Of("content.areas", content.Areas));
    }

    private static V1.WarningContent ToProto(WarningContent content)
    {
        var shown = new V1.WarningContent
        {
            EventType = content.EventType,
            Urgency = content.Urgency.ToString(),
            Severity = content.Severity.ToWire(),
            Certainty = content.Certainty.ToString(),
            Zh = ToProto(content.Zh),
            En = content.En is { } english ? ToProto(english) : null,
            EffectiveAt = Moments.At(content.EffectiveAtMs),
            OnsetAt = Moments.At(content.OnsetAtMs),
            ExpiresAt = Moments.At(content.ExpiresAtMs),
        };
        shown.Categories.AddRange(content.Categories.Select(category => category.ToString()));
        shown.Responses.AddRange(content.Responses.Select(response => response.ToString()));
        shown.Areas.AddRange(content.Areas.Select(area => area.Division.Value));
        return shown;
    }

    private static V1.WarningText ToProto(WarningText text) => new()
    {
        Event = text.Event, Headline = text.Headline, Description = text.Description, Instruction = text.Instruction ?? "",
    };

    private static WarningText? Read(V1.WarningText? text) => text is null
        ? null
        : new WarningText(text.Event, text.Headline, text.Description, text.Instruction.Length > 0 ? text.Instruction : null);

    private static long? Ms(Timestamp? moment) => moment?.ToDateTimeOffset().ToUnixTimeMilliseconds();

    private static T Word<T>(string field, string text)
        where T : struct, System.Enum => System.Enum.GetNames<T>().Contains(text)
            ? System.Enum.Parse<T>(text)
            : throw Refusal.Invalid(field, $"'{text}' is none of {string.Join(", ", System.Enum.GetNames<T>())}.");
}
