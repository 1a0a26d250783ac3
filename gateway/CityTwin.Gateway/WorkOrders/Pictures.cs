using CityTwin.Gateway.Rpc;
using CityTwin.WorkOrders;

namespace CityTwin.Gateway.WorkOrders;

/// <summary>Pictures that come with a report or a step: of few kinds, of bounded size, and what they say they are.</summary>
internal static class Pictures
{
    public const int MaxAtOnce = 4;
    public const int MaxBytes = 2 * 1024 * 1024;

    private static readonly (string MediaType, Func<ReadOnlySpan<byte>, bool> Is)[] Kinds =
    [
        ("image/jpeg", bytes => bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])),
        ("image/png", bytes => bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])),
        ("image/webp", bytes => bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8)),
    ];

    public static IReadOnlyList<SealedContent> Read(string field, IReadOnlyList<V1.Attachment> photos) => photos.Count > MaxAtOnce
        ? throw Refusal.Invalid(field, $"{photos.Count} pictures are more than {MaxAtOnce} at once.")
        : [.. photos.Select((photo, i) => Read($"{field}[{i}]", photo.MediaType, photo.Content.ToByteArray()))];

    public static SealedContent Read(string field, string mediaType, byte[] content)
    {
        if (content.Length is 0 or > MaxBytes)
        {
            throw Refusal.Invalid(field, $"a picture has 1 to {MaxBytes} bytes; this one has {content.Length}.");
        }

        var kind = Array.Find(Kinds, kind => kind.MediaType == mediaType);
        return kind.Is is null
            ? throw Refusal.Invalid(field, $"'{mediaType}' is not taken: expected {string.Join(", ", Kinds.Select(k => k.MediaType))}.")
            : kind.Is(content)
                ? new SealedContent(mediaType, content)
                : throw Refusal.Invalid(field, $"the bytes are not {mediaType}.");
    }

    /// <summary>The type of a picture by its first bytes; null when it is none that is taken.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> content)
    {
        foreach (var (mediaType, isKind) in Kinds)
        {
            if (isKind(content))
            {
                return mediaType;
            }
        }

        return null;
    }
}
