namespace CityTwin.Cli.Tokens;

/// <summary>The roles that a gateway knows. A test compares them with the gateway's own.</summary>
public static class Roles
{
    public static IReadOnlyList<string> All { get; } =
        ["operator", "dispatcher", "commander", "officer", "grid-member", "integrator", "auditor", "admin"];
}
