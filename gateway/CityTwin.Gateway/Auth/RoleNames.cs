namespace CityTwin.Gateway.Auth;

/// <summary>Roles as tokens name them.</summary>
public static class RoleNames
{
    private static readonly (string Name, Role Role)[] Table =
    [
        ("operator", Role.Operator),
        ("dispatcher", Role.Dispatcher),
        ("commander", Role.Commander),
        ("officer", Role.Officer),
        ("grid-member", Role.GridMember),
        ("integrator", Role.Integrator),
        ("auditor", Role.Auditor),
        ("admin", Role.Admin),
    ];

    public static IEnumerable<string> All => Table.Select(entry => entry.Name);

    /// <summary>The role of that name; <see cref="Role.None"/> for any other.</summary>
    public static Role Parse(string name) =>
        Array.Find(Table, entry => entry.Name == name).Role;

    public static string Describe(Role roles) =>
        string.Join(", ", Table.Where(entry => roles.HasFlag(entry.Role)).Select(entry => entry.Name));
}
