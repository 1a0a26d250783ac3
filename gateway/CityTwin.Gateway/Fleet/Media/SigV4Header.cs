namespace CityTwin.Gateway.Fleet.Media;

/// <summary>What the header <c>Authorization</c> says.</summary>
/// <param name="Date">As <c>20150830</c>.</param>
/// <param name="SignedHeaders">In lower case, in order.</param>
internal sealed record SigV4Header(
    string AccessKeyId, string Date, string Region, string Service, IReadOnlyList<string> SignedHeaders, string Signature)
{
    private const int MaxLength = 2_048;
    private const int MaxHeaders = 32;

    /// <summary>Null when it is no header of this kind.</summary>
    public static SigV4Header? Read(string? text)
    {
        if (text is null || text.Length > MaxLength || !text.StartsWith($"{SigV4.Algorithm} ", StringComparison.Ordinal))
        {
            return null;
        }

        var parts = text[(SigV4.Algorithm.Length + 1)..].Split(',', StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2)).Where(part => part.Length == 2).GroupBy(part => part[0]).ToDictionary(part => part.Key, part => part.First()[1]);
        return parts.GetValueOrDefault("Credential")?.Split('/') is [var id, var date, var region, var service, "aws4_request"]
            && parts.GetValueOrDefault("SignedHeaders")?.Split(';') is { Length: <= MaxHeaders } headers
            && parts.GetValueOrDefault("Signature") is { Length: 64 } signature
            ? new SigV4Header(id, date, region, service, headers, signature)
            : null;
    }
}
