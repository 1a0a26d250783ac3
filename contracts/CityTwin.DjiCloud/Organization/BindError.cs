namespace CityTwin.DjiCloud;

public sealed record BindError(string Sn, int ErrCode)
{
    /// <summary>The binding code, or the organization, is not ours.</summary>
    public const int WrongCode = 210231;
}

/// <summary>The output of <c>airport_organization_get</c>.</summary>
public sealed record OrganizationName([property: System.Text.Json.Serialization.JsonPropertyName("organization_name")] string Name);
