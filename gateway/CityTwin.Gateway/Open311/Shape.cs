namespace CityTwin.Gateway.Open311;

/// <summary>JSON or XML.</summary>
internal sealed record Shape(bool IsJson)
{
    public static readonly Shape Json = new(true);
    public static readonly Shape Xml = new(false);

    public string MediaType => IsJson ? "application/json; charset=utf-8" : "text/xml; charset=utf-8";

    /// <summary>By the ending of the address; without one by what the caller accepts, XML if it does not say.</summary>
    /// <returns>Null for an ending that is neither.</returns>
    public static Shape? Of(string? ending, HttpRequest request) => ending?.ToLowerInvariant() switch
    {
        "json" => Json,
        "xml" => Xml,
        null => request.Headers.Accept.ToString().Contains("json", StringComparison.OrdinalIgnoreCase) ? Json : Xml,
        _ => null,
    };
}
