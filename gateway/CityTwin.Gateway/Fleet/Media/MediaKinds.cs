using CityTwin.Gateway.WorkOrders;

namespace CityTwin.Gateway.Fleet.Media;

/// <summary>What an object is, by its first bytes: a picture, a film, or nothing that a browser is to make anything of.</summary>
internal static class MediaKinds
{
    public const string Unknown = "application/octet-stream";

    public static string Of(ReadOnlySpan<byte> beginning) =>
        Pictures.TypeOf(beginning) ?? (IsFilm(beginning) ? "video/mp4" : Unknown);

    /// <summary>The first box of an MP4 names its brand.</summary>
    private static bool IsFilm(ReadOnlySpan<byte> beginning) => beginning.Length > 12 && beginning[4..].StartsWith("ftyp"u8);
}
