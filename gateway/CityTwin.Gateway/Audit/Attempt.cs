using System.Text;
using CityTwin.City;
using Grpc.Core;

namespace CityTwin.Gateway.Audit;

/// <summary>A call that would have changed something and was refused. Nothing of what was sent is in it but its target's id.</summary>
/// <param name="Sequence">Given when it is written.</param>
/// <param name="Principal">The <c>sub</c> claim.</param>
/// <param name="Area">The <c>area</c> claim, as it was.</param>
/// <param name="Target">Id of what it was aimed at; empty when it named none or was refused unread.</param>
/// <param name="Code">gRPC status by name.</param>
internal sealed record Attempt(
    long Sequence, long AtMs, string Principal, IReadOnlyList<string> Roles, string Area, string Rpc, string Target, string Code,
    string Why)
{
    /// <summary>What a caller can do something about: the others are failures of ours.</summary>
    private static readonly StatusCode[] Refusals =
    [
        StatusCode.InvalidArgument, StatusCode.NotFound, StatusCode.AlreadyExists, StatusCode.PermissionDenied,
        StatusCode.ResourceExhausted, StatusCode.FailedPrecondition, StatusCode.Aborted, StatusCode.OutOfRange,
    ];

    public static IReadOnlyList<string> Codes { get; } = [.. Refusals.Select(NameOf)];

    public static bool IsRefusal(StatusCode code) => Refusals.Contains(code);

    /// <summary>As gRPC writes them: <c>PERMISSION_DENIED</c>.</summary>
    public static string NameOf(StatusCode code)
    {
        var text = new StringBuilder();
        foreach (var letter in code.ToString())
        {
            _ = char.IsAsciiLetterUpper(letter) && text.Length > 0 ? text.Append('_') : text;
            text.Append(char.ToUpperInvariant(letter));
        }

        return text.ToString();
    }

    /// <summary>Whether a reader of that area sees it: who tried is of it, or what was tried on lies in it.</summary>
    public bool IsIn(DivisionCode area) =>
        (DivisionCode.TryParse(Area, out var own) && area.Contains(own))
        || (AttemptTarget.PlaceOf(Target) is { } place && area.Contains(place));
}
