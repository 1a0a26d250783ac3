namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>What a picture is, by its name.</summary>
internal static class MediaTypes
{
    public static string Of(string key) => Path.GetExtension(key).ToLowerInvariant() switch
    {
        ".jpg" or ".jpeg" => "image/jpeg",
        ".png" => "image/png",
        ".webp" => "image/webp",
        ".tif" or ".tiff" => "image/tiff",
        ".mp4" => "video/mp4",
        _ => "application/octet-stream",
    };
}
