using CityTwin.WorkOrders;

namespace CityTwin.Gateway.Open311;

/// <summary>A category as a service that is asked for.</summary>
internal sealed record Service(CategoryClassDefinition Major, CategoryDefinition Minor)
{
    public string Code { get; } = Major.Code + Minor.Code;

    public string Name(Tongue tongue) => tongue.Say(Minor.NameZh, Minor.NameEn);
}
