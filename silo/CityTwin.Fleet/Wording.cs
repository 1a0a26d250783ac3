namespace CityTwin.Fleet;

/// <summary>A sentence for people, in the languages of the console.</summary>
/// <param name="Zh">Simplified Chinese.</param>
/// <param name="En">British English.</param>
public sealed record Wording(string Zh, string En)
{
    /// <summary>One sentence after the other; Chinese needs no space between.</summary>
    public Wording Then(Wording next) => new(Zh + next.Zh, $"{En} {next.En}");
}
