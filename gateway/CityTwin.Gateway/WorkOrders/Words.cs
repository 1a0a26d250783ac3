using CityTwin.Gateway.Rpc;
using CityTwin.WorkOrders;

namespace CityTwin.Gateway.WorkOrders;

/// <summary>Reads fields that say one of a few words.</summary>
internal static class Words
{
    public static T? Optional<T>(string field, string text)
        where T : struct, Enum => text.Length == 0 ? null : Required<T>(field, text);

    public static T Required<T>(string field, string text)
        where T : struct, Enum => WireName.TryParse<T>(text, out var value)
            ? value
            : throw Refusal.Invalid(field, $"'{text}' is none of {string.Join(", ", WireName.All<T>())}.");
}
