using System.Globalization;
using CityTwin.City;

namespace CityTwin.Notifications.Channels;

/// <summary>What one person is told by one message.</summary>
internal sealed record OutgoingMessage
{
    /// <summary>The same at every attempt.</summary>
    public required string MessageId { get; init; }

    public required DivisionCode District { get; init; }

    public required string Recipient { get; init; }

    /// <summary><c>zh</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    public required long AtMs { get; init; }

    /// <summary>The gravest first.</summary>
    public IReadOnlyList<SaidNotification> Items { get; init; } = [];

    /// <summary>How many it is about: more than there are items in a storm.</summary>
    public int Count { get; init; }

    public string? AckToken { get; init; }

    public string? AckUrl { get; init; }

    public bool IsTest { get; init; }

    public static OutgoingMessage Test(DivisionCode district, string recipient, string language, long atMs) => new()
    {
        MessageId = string.Create(CultureInfo.InvariantCulture, $"{district}-test{atMs}"),
        District = district, Recipient = recipient, Language = language, AtMs = atMs, IsTest = true,
    };
}
