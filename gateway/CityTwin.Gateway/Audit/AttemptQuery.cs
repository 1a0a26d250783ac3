using CityTwin.City;

namespace CityTwin.Gateway.Audit;

/// <summary>Which attempts. Empty means any.</summary>
/// <param name="Area">The reader's.</param>
internal sealed record AttemptQuery(DivisionCode Area, string Principal, string Rpc, string Code, int Max)
{
    public bool Matches(Attempt attempt) =>
        (Principal.Length == 0 || attempt.Principal == Principal)
        && (Rpc.Length == 0 || attempt.Rpc == Rpc)
        && (Code.Length == 0 || attempt.Code == Code)
        && attempt.IsIn(Area);
}

/// <summary>Attempts, newest first.</summary>
/// <param name="Next">Go on with those before that sequence; null on the last page.</param>
internal sealed record AttemptPage(IReadOnlyList<Attempt> Attempts, long? Next);
