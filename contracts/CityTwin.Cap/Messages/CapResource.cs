namespace CityTwin.Cap;

/// <summary>A file that goes with the information: the <c>resource</c> element.</summary>
public sealed record CapResource
{
    public required string Description { get; init; }

    /// <summary>As <c>image/png</c>.</summary>
    public required string MimeType { get; init; }

    public long? SizeBytes { get; init; }

    /// <summary>Where it is: absolute, or the name of what <see cref="DerefUri"/> holds.</summary>
    public string? Uri { get; init; }

    /// <summary>The file itself in base 64, for networks that have no way back.</summary>
    public string? DerefUri { get; init; }

    /// <summary>SHA-1 of the file, 40 hexadecimal digits: CAP 1.2 knows no other.</summary>
    public string? Digest { get; init; }
}
