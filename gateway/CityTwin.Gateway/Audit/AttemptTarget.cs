using System.Text.RegularExpressions;
using CityTwin.City;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace CityTwin.Gateway.Audit;

/// <summary>Finds the id of what a call was aimed at. Only what has the shape of an id is taken: nobody's words are.</summary>
internal static partial class AttemptTarget
{
    private static readonly string[] Fields =
        ["id", "order_id", "alert_id", "twin_id", "device_id", "cell", "area", "scope", "district"];

    /// <summary>Of a request; empty when it names none.</summary>
    public static string Of(IMessage? request)
    {
        if (request is null)
        {
            return "";
        }

        if (request.Descriptor.FindFieldByName("step")?.Accessor.GetValue(request) is IMessage step)
        {
            return Of(step);
        }

        foreach (var name in Fields)
        {
            if (request.Descriptor.FindFieldByName(name) is { FieldType: FieldType.String, IsRepeated: false } field
                && field.Accessor.GetValue(request) is string { Length: > 0 } text
                && (IsId(text) || (name == "device_id" && DeviceId().IsMatch(text))))
            {
                return text;
            }
        }

        return "";
    }

    /// <summary>Of a REST path, when the call was refused before it was read.</summary>
    public static string Of(HttpContext http)
    {
        foreach (var text in http.Request.RouteValues.Values.OfType<string>())
        {
            if (IsId(text))
            {
                return text;
            }

            // The path has the verb behind the id.
            if (text.LastIndexOf(':') is > 0 and var verb && IsId(text[..verb]))
            {
                return text[..verb];
            }
        }

        return "";
    }

    /// <summary>Where what it names lies; null when it does not say.</summary>
    public static DivisionCode? PlaceOf(string target)
    {
        var parts = target.Split(':');
        return DivisionCode.TryParse(parts.Length > 1 ? parts[1] : target, out var place) ? place : null;
    }

    private static bool IsId(string text) =>
        DivisionCode.TryParse(text, out _) || (Id().IsMatch(text) && PlaceOf(text) is not null);

    [GeneratedRegex(@"^[a-z-]{1,32}:[0-9]{2,15}(:[A-Za-z0-9._-]{1,64})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex DeviceId();
}
