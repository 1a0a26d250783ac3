using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Notifications;

/// <summary>How a person wants to be told, and of what. Kept where it can be erased; no log has any of it.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.NotifyPreferences")]
public sealed record NotifyPreferences
{
    /// <summary>The person's principal id.</summary>
    [Id(0)] public required string Subject { get; init; }

    /// <summary>How often they were set; 0 for never.</summary>
    [Id(1)] public int Version { get; init; }

    /// <summary>The area of the person's token when they were set: what is told lies in it.</summary>
    [Id(2)] public DivisionCode Area { get; init; }

    /// <summary>The department of that token.</summary>
    [Id(3)] public string? Department { get; init; }

    /// <summary><c>zh</c> or <c>en</c>.</summary>
    [Id(4)] public string Language { get; init; } = "zh";

    /// <summary>The channels in use besides the screen.</summary>
    [Id(5)] public IReadOnlyList<NotifyChannel> Channels { get; init; } = [];

    [Id(6)] public WebhookTarget? Webhook { get; init; }

    /// <summary>An e-mail address.</summary>
    [Id(7)] public string? Mail { get; init; }

    /// <summary>A registered device that stands in the area.</summary>
    [Id(8)] public string? Device { get; init; }

    [Id(9)] public IReadOnlyList<NotifyKind> Kinds { get; init; } = [];

    /// <summary>Of alerts; empty for all.</summary>
    [Id(10)] public IReadOnlyList<Severity> Severities { get; init; } = [];

    /// <summary>Divisions within the area; empty for all of it.</summary>
    [Id(11)] public IReadOnlyList<DivisionCode> Areas { get; init; } = [];

    [Id(12)] public QuietHours? Quiet { get; init; }

    /// <summary>When they were last set; 0 for before this was kept. Whoever was revoked since is absent.</summary>
    [Id(13)] public long SetAtMs { get; init; }

    /// <summary>Of a person who has set none: nothing by choice, and the screen when on duty.</summary>
    public static NotifyPreferences Of(string subject, DivisionCode area, string? department) =>
        new() { Subject = subject, Area = area, Department = department };

    /// <summary>Names nobody's address.</summary>
    public override string ToString() => $"NotifyPreferences({Subject}, {Version})";
}
