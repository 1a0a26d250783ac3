using System.Globalization;
using CityTwin.Gateway.Rpc;

namespace CityTwin.Gateway.Audit;

/// <summary>Attempts as the API shows them.</summary>
internal static class AttemptMapping
{
    public static V1.Attempt ToProto(this Attempt attempt)
    {
        var shown = new V1.Attempt
        {
            Sequence = attempt.Sequence,
            At = Moments.At(attempt.AtMs),
            Principal = attempt.Principal,
            Area = attempt.Area,
            Rpc = attempt.Rpc,
            Target = attempt.Target,
            Code = attempt.Code,
            Why = attempt.Why,
        };
        shown.Roles.AddRange(attempt.Roles);
        return shown;
    }

    public static string WriteCursor(long before) => before.ToString(CultureInfo.InvariantCulture);

    public static long? ReadCursor(string? text) =>
        text is null ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before
        : throw PageToken.Unreadable();
}
